"""Cards of services: written in several languages, published, checked, hidden, ended; keepers are reminded."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from accounts.audit.models import Entry
from accounts.audit.transition_table import ReasonMissingError, TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.services.directory import actions
from marketplace.services.directory.models import Service
from marketplace.services.directory.states import TRANSITIONS, CardState
from marketplace.services.directory.tasks import ask_keepers
from tests.factories import services

FI = {"fi": {"name": "Velkaneuvonta", "about": "Autamme laskujen kanssa."}}
TODAY = timezone.localdate


def days_ago(days):
    return TODAY() - dt.timedelta(days=days)


def written(cast, texts=None, **facts):
    owner = services.provider()
    card = Service(organisation=owner, municipality=owner.municipality, kind="money", way_in="walk_in", **facts)
    return actions.write(card, texts=FI if texts is None else texts, by=cast.kaisa)


def test_a_new_card_is_a_draft_of_the_authority_of_its_place(cast):
    card = written(cast)
    assert (card.state, card.authority) == ("draft", cast.kaisa.authority)
    assert Entry.objects.about(card).get().verb == "directory.write"


def test_a_card_without_any_words_is_refused(cast):
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        written(cast, texts={"fi": {"name": "", "about": ""}})
    assert refusal.value.code == "no_text"
    assert not Service.objects.exists()


def test_a_card_speaks_the_language_of_its_reader_else_finnish_else_what_there_is(cast):
    card = written(cast, {**FI, "sv": {"name": "Skuldrådgivning", "about": "Vi hjälper."}})
    with translation.override("sv"):
        assert (card.name, card.text.language) == ("Skuldrådgivning", "sv")
    with translation.override("en"):
        assert (card.name, card.text.language) == ("Velkaneuvonta", "fi")
    only = services.service(texts={"en": {"name": "Newcomers", "about": "We help."}})
    assert (only.name, only.text.language) == ("Newcomers", "en")


def test_an_emptied_language_is_taken_away(cast):
    card = written(cast, {**FI, "sv": {"name": "Skuldrådgivning", "about": "Vi hjälper."}})
    actions.edit(card, texts={**FI, "sv": {"name": "", "about": ""}}, by=cast.kaisa)
    assert [text.language for text in card.texts.all()] == ["fi"]


def test_publishing_says_that_the_card_is_right_today(cast):
    card = actions.publish(written(cast), by=cast.kaisa)
    assert (card.state, card.verified_on) == ("published", TODAY())
    assert Service.objects.on_show().get() == card


@pytest.mark.both_databases
def test_the_database_refuses_a_published_card_that_nobody_has_checked(cast):
    card = written(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=card.pk).update(state="published")


def test_a_hidden_card_comes_back_and_an_ended_one_does_not(cast):
    card = services.service()
    actions.hide(card, by=cast.kaisa)
    assert not Service.objects.on_show().exists()
    actions.publish(card, by=cast.kaisa)
    actions.close(card, reason="Rahoitus loppui", by=cast.kaisa)
    with pytest.raises(TransitionRefusedError):
        actions.publish(card, by=cast.kaisa)


def test_ending_needs_a_reason(cast):
    with pytest.raises(ReasonMissingError):
        actions.close(services.service(), reason=" ", by=cast.kaisa)


@pytest.mark.parametrize("verb", sorted(TRANSITIONS))
@pytest.mark.parametrize("state", CardState.values)
def test_a_verb_is_refused_in_every_state_that_it_does_not_start_from(cast, verb, state):
    card = services.service(state=state)
    reason = {"reason": "Siksi"} if verb == "close" else {}
    if state in TRANSITIONS[verb].sources:
        getattr(actions, verb)(card, by=cast.kaisa, **reason)
        assert card.state == TRANSITIONS[verb].target
    else:
        with pytest.raises(TransitionRefusedError):
            getattr(actions, verb)(card, by=cast.kaisa, **reason)


@pytest.mark.parametrize(("days", "fresh"), [(0, True), (180, True), (181, False)])
def test_a_card_is_unfresh_from_half_a_year_on(db, days, fresh):
    card = services.service(verified_on=days_ago(days))
    assert card.is_fresh is fresh
    assert (card in Service.objects.unfresh()) is not fresh


@pytest.mark.parametrize(
    ("days", "before", "asked"), [(89, 0, 0), (90, 0, 1), (90, 1, 0), (179, 1, 0), (180, 1, 1), (300, 2, 0)]
)
def test_keepers_are_asked_at_ninety_days_and_once_more_at_a_hundred_and_eighty(db, days, before, asked):
    services.service(verified_on=days_ago(days), reminders=before)
    assert ask_keepers.func()["done"] == asked
    assert ask_keepers.func()["done"] == 0
    assert Notice.objects.filter(name="card_check", address="kortti@talo.example").count() == asked


def test_nobody_is_asked_about_a_card_that_is_not_on_show(db):
    for state in ("draft", "hidden", "closed"):
        services.service(state=state, verified_on=days_ago(200))
    assert ask_keepers.func()["done"] == 0


def test_a_check_starts_the_clock_anew_and_stops_the_mail_that_waits(cast):
    card = services.service(verified_on=days_ago(100))
    ask_keepers.func()
    actions.verify(Service.objects.get(), by=cast.kaisa)
    card.refresh_from_db()
    assert (card.verified_on, card.reminders) == (TODAY(), 0)
    assert Notice.objects.get(name="card_check").state == "cancelled"


def test_a_notice_holds_no_secret_and_a_second_question_takes_the_place_of_the_first(cast):
    card = actions.send_link(services.service(), by=cast.kaisa)
    actions.send_link(card, by=cast.kaisa)
    waiting = Notice.objects.get(name="card_check", state="waiting")
    assert (waiting.link, waiting.link_page, waiting.link_subject) == ("", "directory.card", str(card.pk))


def test_a_link_needs_somebody_to_go_to(cast):
    with pytest.raises(ValidationError) as refusal:
        actions.send_link(services.service(owner_email=""), by=cast.kaisa)
    assert refusal.value.code == "no_keeper"


def test_whoever_changes_a_card_on_show_has_checked_it(cast):
    card = services.service(verified_on=days_ago(200))
    actions.edit(card, texts=FI, by=cast.kaisa)
    assert card.is_fresh
    assert card.name == "Velkaneuvonta"
