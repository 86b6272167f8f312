"""Referrals: nothing leaves before her yes, the service always answers or the coach hears of the silence."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.caseloads.models import Deputy
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.organisations.models import Membership
from accounts.privacy.actions import erase, withdraw_consent
from accounts.privacy.models import Consent, Purpose
from marketplace.services.directory.actions import close
from marketplace.services.referrals import actions, rules
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.queries import responsible_for
from marketplace.services.referrals.states import LIVE, OVER, TRANSITIONS, ReferralState
from marketplace.services.referrals.tasks import watch_referrals
from tests.factories import accounts, services

SECRETS = ("Aino", "Aalto", "+358401234567", "Mielen talo", "Mielenterveys", "mind", "Puhutaan")


@pytest.fixture
def card(cast):
    """A service of a kind that nobody else may learn of from a mail."""
    house = services.provider("Mielen talo")
    return services.service(house, kind="mind", texts={"fi": {"name": "Mielenterveysneuvola", "about": "Puhutaan."}})


def proposed(cast, card):
    return actions.propose(cast.aino, service=card, why="Voisi auttaa", by=cast.kaisa)


def sent(cast, card, **facts):
    return services.referral(cast.aino, card, cast.kaisa, **facts)


def mails(**about):
    """Subject and text of the notices, as they go out."""
    return {row: " ".join(words_of(row)) for row in Notice.objects.filter(**about)}


def test_a_proposal_tells_the_service_nothing(cast, card):
    referral = proposed(cast, card)
    assert (referral.state, referral.released) == ("asked", {})
    worker = accounts.user("employer", "Oona")
    Membership.objects.create(organisation=card.organisation, person=worker)
    assert [rules.can_view(one, referral) for one in (cast.aino, cast.kaisa, worker)] == [True, True, False]
    assert list(Notice.objects.values_list("name", "recipient")) == [("referral_question", cast.aino.pk)]
    assert not Consent.objects.exists()


def test_her_yes_is_recorded_and_only_what_she_ticked_is_told(cast, card):
    referral = actions.agree(proposed(cast, card), ticked=["phone"], words="Soita illalla", by=cast.aino)
    told = {"given_name": "Aino", "phone": "+358401234567", "words": "Soita illalla"}
    assert (referral.state, referral.released) == ("sent", told)
    consent = Consent.objects.get()
    assert (consent.person, consent.purpose, consent.about) == (cast.aino, Purpose.REFERRAL, f"service {card.pk}")
    assert Notice.objects.get(name="referral_sent").address == "lahetteet@talo.example"


@pytest.mark.parametrize("verb", ["agree", "turn_down"])
def test_nobody_says_yes_or_no_for_her(cast, card, verb):
    referral = proposed(cast, card)
    given = {"ticked": []} if verb == "agree" else {}
    with pytest.raises(ValidationError) as refusal:
        getattr(actions, verb)(referral, by=cast.kaisa, **given)
    assert refusal.value.code == "not_hers"


def test_after_her_no_the_service_never_knew(cast, card):
    referral = actions.turn_down(proposed(cast, card), by=cast.aino)
    assert referral.state == "refused"
    assert not Notice.objects.exclude(address="").exists()


def test_she_may_turn_to_a_service_herself(cast, card):
    referral = actions.ask(card, ticked=["email", "age", "coach"], by=cast.aino)
    assert set(referral.released) == {"given_name", "email", "age", "coach"}
    assert "Kaisa Korhonen" in referral.released["coach"]
    assert Notice.objects.filter(recipient=cast.kaisa, name="referral_news_coach").exists()


def test_a_last_name_that_could_lead_to_somebody_who_needs_protection_stays(cast, card):
    cast.aino.is_safety_flagged = True
    cast.aino.save()
    assert "family_name" not in actions.ask(card, ticked=["family_name"], by=cast.aino).released


def test_no_mail_says_who_is_referred_or_to_what(cast, card):
    """The canary: neither her name nor the service's kind or name stands in any mail but her coach's."""
    referral = actions.agree(proposed(cast, card), ticked=["phone", "family_name"], words="Puhutaan", by=cast.aino)
    actions.remind(referral, by=cast.kaisa)
    actions.accept(referral, worker="Oona", word="Tervetuloa", by=cast.kaisa)
    actions.start(referral, by=cast.kaisa)
    actions.withdraw(referral, by=cast.kaisa)
    to_service = mails(recipient__isnull=True)
    to_aino = mails(recipient=cast.aino)
    assert {row.name for row in to_service} == {"referral_sent", "referral_reminder", "referral_withdrawn"}
    assert {row.name for row in to_aino} == {"referral_question", "referral_news"}
    assert [text for text in to_service.values() if any(word in text for word in SECRETS)] == []
    own = [word for word in SECRETS if word != "Aino"]  # a mail greets her by her own name
    assert [text for text in to_aino.values() if any(word in text for word in own)] == []
    for text in mails(recipient=cast.kaisa).values():
        assert not any(word in text for word in SECRETS[3:])


def test_an_answer_names_who_takes_care_of_her(cast, card):
    referral = actions.accept(sent(cast, card), worker="Oona Ohjaaja", worker_phone="000 555", by=cast.kaisa)
    found = responsible_for(referral)
    assert (found.coach, found.worker, found.worker_phone) == (cast.kaisa, "Oona Ohjaaja", "000 555")


def test_before_the_answer_the_name_on_the_card_is_shown_and_the_deputy_while_the_coach_is_away(cast, card):
    leena, today = accounts.coach("Leena"), timezone.localdate()
    Deputy.objects.create(coach=cast.kaisa, deputy=leena, authority=leena.authority, starts_on=today, ends_on=today)
    found = responsible_for(sent(cast, card))
    assert (found.worker, found.deputies) == ("Oona Ohjaaja", [leena.full_name])


@pytest.mark.both_databases
def test_the_database_wants_a_name_with_every_yes(cast, card):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.accept(sent(cast, card), worker="", by=cast.kaisa)


def test_when_it_is_over_the_service_holds_nothing_and_her_yes_ends(cast, card):
    for verb, given in (("decline", {"decline_reason": "full"}), ("withdraw", {}), ("expire", {})):
        referral = actions.agree(proposed(cast, card), ticked=["phone"], by=cast.aino)
        getattr(actions, verb)(referral, by=cast.kaisa, **given)
        assert referral.released == {}
        assert not Consent.objects.standing().exists()


@pytest.mark.both_databases
@pytest.mark.parametrize("state", OVER)
def test_the_database_keeps_nothing_told_when_it_is_over(cast, card, state):
    with pytest.raises(IntegrityError), transaction.atomic():
        sent(cast, card, state=state, released={"given_name": "Aino"})


@pytest.mark.both_databases
@pytest.mark.parametrize("state", LIVE)
def test_the_database_sends_nothing_without_her_yes(cast, card, state):
    with pytest.raises(IntegrityError), transaction.atomic():
        sent(cast, card, state=state, said_yes_at=None)


def test_one_open_referral_to_a_service(cast, card):
    proposed(cast, card)
    with pytest.raises(ValidationError) as refusal:
        actions.ask(card, ticked=[], by=cast.aino)
    assert refusal.value.code == "open_already"


def test_a_service_that_takes_none_gets_none(cast, card):
    card.referral_email = ""
    with pytest.raises(ValidationError) as refusal:
        actions.ask(card, ticked=[], by=cast.aino)
    assert refusal.value.code == "closed"


GIVEN = {
    "agree": {"ticked": []}, "accept": {"worker": "Oona"}, "decline": {"decline_reason": "full"},
    "waitlist": {"worker": "Oona", "due_on": timezone.localdate() + dt.timedelta(days=9)},
}  # fmt: skip


@pytest.mark.parametrize("verb", sorted(TRANSITIONS))
@pytest.mark.parametrize("state", ReferralState.values)
def test_a_verb_is_refused_in_every_state_that_it_does_not_start_from(cast, card, verb, state):
    referral = sent(cast, card, state=state)
    by = cast.aino if verb in ("agree", "turn_down") else cast.kaisa
    if state in TRANSITIONS[verb].sources:
        getattr(actions, verb)(referral, by=by, **GIVEN.get(verb, {}))
        assert referral.state == TRANSITIONS[verb].target
        assert Entry.objects.about(referral).get(state_before=state).state_after == referral.state
    else:
        with pytest.raises(TransitionRefusedError):
            getattr(actions, verb)(referral, by=by, **GIVEN.get(verb, {}))


def long_ago(referral, days):
    Referral.objects.filter(pk=referral.pk).update(sent_at=timezone.now() - dt.timedelta(days=days))


@pytest.mark.parametrize(("days", "asked"), [(9, 0), (10, 1), (20, 1)])
def test_a_silent_service_is_asked_once_more_at_ten_days(cast, card, days, asked):
    long_ago(sent(cast, card), days)
    assert watch_referrals.func()["reminded"] == asked
    assert watch_referrals.func()["reminded"] == 0


@pytest.mark.parametrize(("left", "expired"), [(0, 0), (-1, 1)])
def test_silence_ends_on_the_day_that_the_operator_sets(cast, card, settings, left, expired):
    settings.REFERRAL_DAYS = 14
    referral = actions.agree(proposed(cast, card), ticked=[], by=cast.aino)
    assert referral.due_on == timezone.localdate() + dt.timedelta(days=14)
    Referral.objects.update(due_on=timezone.localdate() + dt.timedelta(days=left))
    assert watch_referrals.func()["expired"] == expired
    assert Notice.objects.filter(recipient=cast.aino, name="referral_news").count() == expired


def test_a_reminder_of_what_was_answered_is_never_sent(cast, card):
    referral = sent(cast, card)
    actions.remind(referral, by=cast.kaisa)
    actions.accept(referral, worker="Oona", by=cast.kaisa)
    assert Notice.objects.get(name="referral_reminder").state == "cancelled"
    long_ago(referral, 40)
    assert watch_referrals.func()["reminded"] == 0


def test_a_waiting_list_has_a_day_and_on_it_the_service_is_asked_and_the_coach_told(cast, card):
    day = timezone.localdate() + dt.timedelta(days=5)
    referral = actions.waitlist(sent(cast, card), worker="Oona", due_on=day, by=cast.kaisa)
    assert referral.due_on == day
    Notice.objects.all().delete()
    Referral.objects.update(due_on=timezone.localdate() - dt.timedelta(days=1))
    assert watch_referrals.func()["postponed"] == 1
    assert set(Notice.objects.values_list("name", flat=True)) == {"referral_reminder", "referral_news_coach"}
    assert Referral.objects.get().due_on > timezone.localdate()


def test_a_day_that_has_gone_is_no_day_to_wait_for(cast, card):
    with pytest.raises(ValidationError, match="."):
        actions.waitlist(
            sent(cast, card), worker="Oona", due_on=timezone.localdate() - dt.timedelta(days=1), by=cast.kaisa
        )


def test_taking_back_a_permission_ends_the_referral_that_stood_on_it(cast, card):
    referral = actions.agree(proposed(cast, card), ticked=["phone"], by=cast.aino)
    withdraw_consent(Consent.objects.get(), by=cast.aino)
    referral.refresh_from_db()
    assert (referral.state, referral.released) == ("withdrawn", {})
    assert Notice.objects.filter(name="referral_withdrawn").count() == 1


def test_nobody_waits_for_a_service_that_has_ended(cast, card):
    referral = sent(cast, card)
    close(card, reason="Rahoitus loppui", by=cast.kaisa)
    referral.refresh_from_db()
    assert referral.state == "withdrawn"
    assert Notice.objects.filter(recipient=cast.aino, name="referral_news").exists()


def test_whoever_is_erased_leaves_no_referral_and_the_service_is_told(cast, card):
    sent(cast, card)
    erase(cast.aino, by=cast.aino)
    assert not Referral.objects.exists()
    assert Notice.objects.filter(name="referral_withdrawn").count() == 1
