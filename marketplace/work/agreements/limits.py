"""What stops a verb on an agreement: missing text, the law, an altered text, a missing mandate."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.people.models import User
from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.words import with_section
from marketplace.work.agreements.content import MUST, WRITTEN, typed, unprintable
from marketplace.work.agreements.mandates.queries import officials_of
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import judge
from marketplace.work.agreements.signing.seals import is_sealed
from marketplace.work.agreements.words import name_of, what_stops
from marketplace.work.placements.states import PlacementState


def refuse_unfinished(agreement: Agreement) -> None:
    """Raise ValidationError that names the fields which are missing."""
    missing = [name_of(field) for field in MUST if not agreement.content.get(field)]
    if missing:
        raise ValidationError(_("Still missing: %(fields)s.") % {"fields": ", ".join(missing)}, code="unfinished")
    values = typed(agreement.content)
    if values["ends_on"] < values["starts_on"]:
        raise ValidationError(_("The last day is before the first day."), code="days")


def refuse_unprintable(agreement: Agreement) -> None:
    """Raise ValidationError that names the letters of the written text which the paper cannot show.

    What the house knows by itself (names of people and places) is nobody's to change here: it is printed by number.
    """
    for field in WRITTEN:
        letters = unprintable(str(agreement.content.get(field) or ""))
        if letters:
            said = {"field": name_of(field), "letters": " ".join(letters)}
            text = _("%(field)s: these cannot be printed: %(letters)s. Take them out.") % said
            raise ValidationError(text, code="unprintable")


def refuse_by_law(agreement: Agreement, *, word: str | None = None) -> None:
    """Raise ValidationError for what the law does not allow; with ``word``, also for the unknown without a word."""
    answer = judge(agreement)
    if answer.verdict == Verdict.NOT_MET:
        said = [_("The law does not allow this. Change the agreement:"), *what_stops(answer)]
        raise ValidationError([ValidationError(text, code="law") for text in said])
    if word is not None and answer.verdict == Verdict.UNKNOWN and not word.strip():
        untold = "; ".join(with_section(finding) for finding in answer.of(Verdict.UNKNOWN))
        text = _("Write how you have checked this: %(demands)s.") % {"demands": untold}
        raise ValidationError({"word": text}, code="word_missing")


def refuse_impossible_change(agreement: Agreement) -> None:
    """Raise ValidationError where an amendment moves a first day that has been, or ends a trial in the past."""
    values, placement = typed(agreement.content), agreement.placement
    if agreement.number == 1 or placement.state not in (PlacementState.CONFIRMED, PlacementState.RUNNING):
        return
    if placement.state == PlacementState.RUNNING and values["starts_on"] != placement.starts_on:
        raise ValidationError(_("The trial has begun: its first day stays."), code="has_begun")
    if values["ends_on"] != placement.ends_on and values["ends_on"] < timezone.localdate():
        raise ValidationError(_("The last day has been already. Stop the trial instead."), code="past_end")


def refuse_unready(agreement: Agreement) -> None:
    """Raise ValidationError with everything that stops a text from being sent out, so that one mending is enough."""
    checks = [refuse_unfinished, refuse_unprintable]
    if agreement.content.get("starts_on") and agreement.content.get("ends_on"):
        checks += [refuse_impossible_change, refuse_by_law]
    said: list[ValidationError] = []
    for refuse in checks:
        try:
            refuse(agreement)
        except ValidationError as refusal:
            said.append(refusal)
    if len(said) == 1:
        raise said[0]
    if said:
        raise ValidationError(said)


def refuse_altered(agreement: Agreement) -> None:
    """Raise ValidationError where the text is not the one that was sent out, or a signature does not belong to it."""
    if not is_sealed(agreement):
        raise ValidationError(_("The text is not the one that was sent out. Withdraw it."), code="altered")


def refuse_too_soon(agreement: Agreement, party: str) -> None:
    """Raise ValidationError where a side was sent its link some hours ago only."""
    last = agreement.links.filter(party=party).order_by("-sent_at").first()
    hours = settings.RESEND_HOURS
    if last and timezone.now() - last.sent_at < dt.timedelta(hours=hours):
        raise ValidationError(
            _("A link was sent less than %(hours)s hours ago. Wait before you send a new one.") % {"hours": hours},
            code="too_soon",
        )


def refuse_without_mandate(agreement: Agreement, official: User) -> None:
    """Raise ValidationError where somebody may not sign for the authority today."""
    if not officials_of(agreement.authority_id).filter(pk=official.pk).exists():
        raise ValidationError(
            _("You have no mandate to sign for the authority today. Ask the coordinator for one."), code="no_mandate"
        )
