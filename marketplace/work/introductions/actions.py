"""Verbs on introductions: open after two yeses, see, meet, accept, decline, withdraw, hush, close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, lock_for_transition, locked, log, log_access, move
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import Opens, cancel_notifications, notify
from accounts.organisations.models import Organisation
from accounts.people.models import User
from accounts.people.states import Role
from accounts.ratelimits.actions import consume
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.work.introductions.limits import check_what_was_said, refuse_after_the_coach_acted
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import HELD_BACK, VERB_OF, WAITING, PhoneAnswer, Released
from marketplace.work.listings.models import Listing

FACTS: dict[str, Any] = {
    Released.FAMILY_NAME: lambda person, _profile: person.family_name,
    Released.PHONE: lambda person, _profile: person.phone,
    Released.EMAIL: lambda person, _profile: person.email or "",
    Released.PHOTO: lambda _person, profile: profile.photo.name or "",
    Released.MUNICIPALITY: lambda _person, profile: profile.municipality.name_fi if profile.municipality else "",
}


class Call(NamedTuple):
    """A call to the workplace, in columns; all empty where it answers by itself."""

    called_at: dt.datetime | None = None
    said_by: User | None = None
    said_to: User | None = None
    call_again_on: dt.date | None = None


NO_CALL = Call()


def facts_to_release(profile: Profile, ticked: Iterable[str]) -> dict[str, str]:
    """The first name and what the young person ticked, as they are now; nothing else ever leaves."""
    person = profile.person
    held_back = person.held_back(HELD_BACK)
    chosen = {name: FACTS[name](person, profile) for name in ticked if name in FACTS and name not in held_back}
    return {"given_name": person.given_name, **{name: value for name, value in chosen.items() if value}}


@transaction.atomic
def open_between(
    profile: Profile,
    listing: Listing,
    *,
    approved_by: User,
    approved_at: dt.datetime,
    said_yes_at: dt.datetime,
    ticked: Iterable[str],
    by: User,
) -> Introduction:
    """Introduce a young person to a workplace after a coach's approval and her yes; the employer is asked.

    Raises ValidationError when the place has closed, or she has blocked the workplace, in the meantime.
    """
    if not listing.is_open or Block.objects.filter(person=profile.person, organisation=listing.organisation).exists():
        raise ValidationError(_("This place is not open any more."), code="place_closed")
    introduction = Introduction(
        person=profile.person,
        profile=profile,
        listing=listing,
        organisation=listing.organisation,
        authority=profile.authority,
        approved_by=approved_by,
        approved_at=approved_at,
        said_yes_at=said_yes_at,
        released=facts_to_release(profile, ticked),
        answer_by=timezone.localdate() + dt.timedelta(days=settings.ANSWER_DAYS),
    )
    create(introduction, "open", by=by)
    send_link(introduction, listing.contact)
    _tell_young(introduction, "introduction_sent", answer_by=date_format(introduction.answer_by, "SHORT_DATE_FORMAT"))
    return introduction


def send_link(introduction: Introduction, reader: User) -> None:
    """Mail the link of the answer to somebody of the workplace, first and again."""
    notify(
        reader, "introduction_opened", about=introduction,
        link=introduction.get_absolute_url(), opens=Opens("introductions.answer", introduction),
        title=introduction.listing.title, answer_by=date_format(introduction.answer_by, "SHORT_DATE_FORMAT"),
    )  # fmt: skip


@transaction.atomic
def remind_workplace(introduction: Introduction, *, by: User) -> Introduction:
    """Ask the contact once more, with a fresh link, while nobody has answered."""
    lock(introduction)
    if introduction.state in WAITING:
        notify(
            introduction.listing.contact, "introduction_reminder", about=introduction,
            link=introduction.get_absolute_url(), opens=Opens("introductions.answer", introduction),
            title=introduction.listing.title, answer_by=_day(introduction.answer_by),
            call_on=_day(timezone.localdate(introduction.opened_at) + dt.timedelta(days=settings.SILENT_DAYS)),
        )  # fmt: skip
        log(introduction, "remind", by=by)
    return introduction


def follow_contact(introduction: Introduction) -> None:
    """Somebody else answers at the workplace: she gets the question that waits, the young person hears who it is."""
    contact = introduction.listing.contact
    if introduction.state in WAITING:
        cancel_notifications(introduction, "introduction_opened")
        send_link(introduction, contact)
    notify(
        introduction.person, "contact_changed", about=introduction, link=introduction.get_absolute_url(),
        workplace=introduction.organisation.name, contact=contact.full_name,
    )  # fmt: skip


def tell_of_change(introduction: Introduction, changed: Collection[str]) -> None:
    """She said yes to a place that is other than it was: she hears what she relied on and how it is now."""
    listing = introduction.listing
    facts = {
        "pay": listing.pay if "pay" in changed else "",
        "first_day": _day(listing.starts_on) if "starts_on" in changed else "",
        "last_day": _day(listing.ends_on) if "ends_on" in changed else "",
        "hours": str(listing.hours_per_week) if "hours_per_week" in changed else "",
        "has_new_words": not {"title", "purpose", "tasks"}.isdisjoint(changed),
    }
    if any(facts.values()):
        _tell_young(introduction, "place_changed", **facts)


def _day(day: dt.date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else "–"


def look_at(introduction: Introduction, *, by: User) -> None:
    """Somebody opens her card. Raises RateLimitedError where a workplace leafs through many."""
    if by.role == Role.EMPLOYER:
        consume("profile_view", person=by)
    log_access(introduction, by=by)


@transaction.atomic
def see(introduction: Introduction, *, by: User) -> Introduction:
    """The workplace has opened it."""
    move(introduction, "see", by=by)
    return introduction


@transaction.atomic
def meet(
    introduction: Introduction, *, meeting_at: dt.datetime, meeting_place: str, by: User, call: Call = NO_CALL
) -> Introduction:
    """A time to meet is agreed; the young person and her coach are told."""
    move(introduction, "meet", by=by, meeting_at=meeting_at, meeting_place=meeting_place, **call._asdict())
    facts = {"when": date_format(timezone.localtime(meeting_at), "SHORT_DATETIME_FORMAT"), "place": meeting_place}
    _tell_young(introduction, "introduction_meeting", **facts)
    _tell_coach(introduction, "introduction_meeting_coach", unless=by, **facts)
    return introduction


@transaction.atomic
def accept(introduction: Introduction, *, greeting: str = "", by: User, call: Call = NO_CALL) -> Introduction:
    """The workplace says yes; the young person and her coach are told, the coach agrees on the placement next."""
    whose = {"answered_at": timezone.now(), "answered_by": call.said_by or by, **call._asdict()}
    move(introduction, "accept", by=by, greeting=greeting, **whose)
    _tell_young(introduction, "introduction_accepted", greeting=greeting)
    _tell_coach(introduction, "introduction_accepted_coach", unless=by)
    return introduction


@transaction.atomic
def decline(
    introduction: Introduction, *, decline_reason: str, greeting: str = "", by: User, call: Call = NO_CALL
) -> Introduction:
    """The workplace says no with a job-related reason; her details are hidden again.

    A yes can be taken back this way until the coach has acted on it; raises ValidationError afterwards.
    """
    whose = {"answered_at": timezone.now(), "answered_by": call.said_by or by, **call._asdict()}
    refuse_after_the_coach_acted(introduction)
    move(
        introduction, "decline", by=by, reason=decline_reason, decline_reason=decline_reason, greeting=greeting,
        released={}, **whose,
    )  # fmt: skip
    _tell_young(introduction, "introduction_declined", greeting=greeting)
    _tell_coach(introduction, "introduction_declined_coach", unless=by)
    return introduction


@transaction.atomic
def record_answer(
    introduction: Introduction, *, said: str, said_by: User | None = None, by: User, **facts: Any
) -> Introduction:
    """Write down what somebody of the workplace said on the phone, the listing's contact where nobody is named.

    A yes, a no or a time to meet is the workplace's own verb with the ``facts`` of its form; until ``call_again_on``
    it stays open. Who said it, and the contact, get a mail that says what was written down and how to correct it.
    Raises ValidationError for half an answer and for somebody who does not act for the workplace.
    """
    lock_for_transition(introduction, VERB_OF[PhoneAnswer(said)], by)
    speaker = said_by or introduction.listing.contact
    check_what_was_said(introduction, said=said, speaker=speaker, facts=facts)
    call = Call(timezone.now(), speaker, by)
    log(
        introduction, "record_answer", by=by, reason=said if said == PhoneAnswer.AGAIN else f"{said}: user {speaker.pk}"
    )
    greeting = facts.get("greeting", "")
    if said == PhoneAnswer.AGAIN:
        return _call_again(introduction, call._replace(said_by=None, call_again_on=facts["call_again_on"]))
    if said == PhoneAnswer.YES:
        accept(introduction, greeting=greeting, by=by, call=call)
    elif said == PhoneAnswer.NO:
        decline(introduction, decline_reason=facts["decline_reason"], greeting=greeting, by=by, call=call)
    else:
        when = {"meeting_at": facts["meeting_at"], "meeting_place": facts["meeting_place"]}
        meet(introduction, **when, by=by, call=call)
    _tell_what_was_recorded(introduction, said, by=by)
    return introduction


@transaction.atomic
def withdraw(introduction: Introduction, *, by: User) -> Introduction:
    """The young person changes her mind: hidden again on the next request, unsent mails about it are stopped."""
    move(introduction, "withdraw", by=by, released={})
    cancel_notifications(introduction, "introduction_opened")
    notify(introduction.listing.contact, "introduction_withdrawn", about=introduction, title=introduction.listing.title)
    _tell_coach(introduction, "introduction_withdrawn_coach")
    return introduction


@transaction.atomic
def mark_unanswered(introduction: Introduction, *, by: User) -> Introduction:
    """No answer in time: the coach calls the workplace, the young person is told so."""
    move(introduction, "mark_unanswered", by=by)
    _tell_young(introduction, "introduction_silent")
    _tell_coach(introduction, "introduction_silent_coach")
    return introduction


@transaction.atomic
def close(introduction: Introduction, *, reason: str, words: str = "", by: User) -> Introduction:
    """End an introduction from our side; the young person is always told, with the words of the workplace if any."""
    move(introduction, "close", by=by, reason=reason, released={})
    cancel_notifications(introduction, "introduction_opened")
    _tell_young(introduction, "introduction_closed", words=words)
    return introduction


@transaction.atomic
def close_all_of(organisation: Organisation, *, reason: str, by: User) -> int:
    """End everything that is open with an employer that is shut out. Returns how many."""
    open_ones = locked(Introduction.objects.live().filter(organisation=organisation))
    for introduction in open_ones:
        close(introduction, reason=reason, by=by)
    return len(open_ones)


def _call_again(introduction: Introduction, call: Call) -> Introduction:
    for name, value in call._asdict().items():
        setattr(introduction, name, value)
    introduction.save(update_fields=call._fields)
    return introduction


def _tell_what_was_recorded(introduction: Introduction, said: str, *, by: User) -> None:
    """Those of the workplace whose word it is; the answer can be changed from the mail while it is not acted on."""
    speaker: Any = introduction.said_by
    coach = f"{by.full_name}, {by.phone}" if by.phone else by.full_name
    for reader in dict.fromkeys((speaker, introduction.listing.contact)):
        notify(
            reader, "introduction_recorded", about=introduction,
            link=introduction.get_absolute_url(), opens=Opens("introductions.answer", introduction),
            title=introduction.listing.title, said=str(said), who=speaker.full_name, coach=coach,
        )  # fmt: skip


def _tell_young(introduction: Introduction, name: str, **facts: Any) -> None:
    notify(
        introduction.person, name, about=introduction, link=introduction.get_absolute_url(),
        title=introduction.listing.title, workplace=introduction.organisation.name, **facts,
    )  # fmt: skip


def _tell_coach(introduction: Introduction, name: str, *, unless: User | None = None, **facts: Any) -> None:
    title, workplace = introduction.listing.title, introduction.organisation.name
    notify_coach(introduction, name, unless=unless, title=title, workplace=workplace, **facts)
