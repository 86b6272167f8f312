"""A coach asks the young person for what is not known of a pair: who may, what she reads, how often."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import ORDER
from marketplace.reference.vocabulary.states import Education
from matching.suggestions.asking.queries import QUESTIONS, untold_of
from matching.suggestions.sentences.about_her import SUBJECTS
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def silent_about(*codes, of="seeker"):
    return {"unknown": [{"code": code, "of": of} for code in codes]}


@pytest.fixture
def pair(cast):
    """Aino has told nothing of what she has done before."""
    return matching.suggestion(*ready_to_meet(cast), reasons=silent_about("experience"))


def ask(client, suggestion, address="suggestions:request_information"):
    return client.post(reverse(address, args=[suggestion.pk]))


def page_of(client, suggestion):
    return client.get(suggestion.get_absolute_url()).content.decode()


def button_of(suggestion):
    return f'action="{reverse("suggestions:request_information", args=[suggestion.pk])}"'


def asked_of(person):
    return Notice.objects.filter(recipient=person, name="information_requested", channel="mail")


def test_aino_reads_who_asks_what_and_comes_straight_to_the_page_that_asks_it(cast, pair, signed_in):
    coach, young = signed_in(cast.kaisa), signed_in(cast.aino)
    assert button_of(pair) in page_of(coach, pair)
    assert ask(coach, pair).url == pair.get_absolute_url()
    told = asked_of(cast.aino).get()
    subject, text = words_of(told)
    assert cast.kaisa.full_name in subject
    assert f"{cast.kaisa.full_name} kysyy: Mitä olet tehnyt ennen? Vastaaminen on vapaaehtoista." in text
    assert pair.listing.title not in subject + text
    assert "Mitä olet tehnyt" in young.get(told.link).content.decode()
    draft_page = young.post(told.link).url
    draft = Profile.objects.being_written().get()
    assert draft_page == reverse("profiles:edit_experience", args=[draft.pk]) + "?check=1"
    assert young.get(told.link).url == draft_page, "a draft that is there is gone on with"
    assert Entry.objects.filter(verb="suggestions.request_information", actor=cast.kaisa, person=cast.aino).count() == 1


@pytest.mark.parametrize("who", ["aino", "mikko", "ville", "sofia", "liisa"])
def test_nobody_else_asks(cast, pair, signed_in, who):
    other = accounts.coach("Liisa") if who == "liisa" else getattr(cast, who)
    pair.source, pair.said_yes_at = "young", timezone.now()  # so that Aino sees it herself
    pair.save()
    for address in ("suggestions:request_information", "api-suggestions-request-information"):
        assert ask(signed_in(other), pair, address).status_code in (403, 404)
    assert not asked_of(cast.aino).exists()


def test_the_api_asks_as_the_page_does(cast, pair, signed_in):
    client = signed_in(cast.kaisa)
    assert ask(client, pair, "api-suggestions-request-information").status_code == 200
    assert ask(client, pair, "api-suggestions-request-information").status_code == 422
    assert asked_of(cast.aino).count() == 1


def test_a_coach_with_a_tie_to_the_workplace_does_not_ask_and_her_colleague_does(cast, pair, signed_in):
    cast.bakery.ties.create(person=cast.kaisa, kind="relative")
    assert ask(signed_in(cast.kaisa), pair).status_code == 403
    assert ask(signed_in(accounts.coach("Liisa")), pair).status_code == 302
    assert asked_of(cast.aino).count() == 1


def test_the_same_is_asked_once_a_week_whichever_place_it_is_about(cast, pair, signed_in):
    client = signed_in(cast.kaisa)
    other = matching.suggestion(
        pair.profile, marketplace.listing(cast.bakery, title="Toinen"), reasons=silent_about("experience", "education")
    )
    ask(client, pair)
    again = ask(client, pair)
    assert again.status_code == 422
    assert again.context["form"].non_field_errors()[0] in again.content.decode()
    day = timezone.localdate()
    text = page_of(client, pair)
    assert button_of(pair) not in text
    assert f"Kysytty {day.day}.{day.month}.{day.year}" in text
    ask(client, other)
    assert [one.facts["factors"] for one in asked_of(cast.aino).order_by("pk")] == ["experience", "education"]
    Notice.objects.update(created_at=timezone.now() - dt.timedelta(days=7, minutes=1))
    assert ask(client, pair).status_code == 302


def test_what_she_has_told_meanwhile_is_not_asked(cast, pair, signed_in):
    pair.reasons = silent_about("experience", "education")
    pair.save()
    draft = marketplace.profile(cast.aino, "draft", version=2, has_no_experience=True)
    ask(signed_in(cast.kaisa), pair)
    assert asked_of(cast.aino).get().facts["factors"] == "education"
    Notice.objects.all().delete()
    draft.education = Education.BASIC
    draft.save()
    assert button_of(pair) not in page_of(signed_in(cast.kaisa), pair)
    assert ask(signed_in(cast.kaisa), pair).status_code == 422


@pytest.mark.parametrize("reasons", [{}, silent_about("experience", of="opening"), silent_about("employer", "support")])
def test_what_she_cannot_tell_is_not_asked(cast, pair, signed_in, reasons):
    pair.reasons = reasons
    pair.save()
    assert button_of(pair) not in page_of(signed_in(cast.kaisa), pair)
    assert ask(signed_in(cast.kaisa), pair).status_code == 422
    assert not asked_of(cast.aino).exists()


def test_a_decided_pair_is_not_asked_about(cast, pair, signed_in):
    pair.state, pair.decided_by, pair.decided_at = "declined", cast.kaisa, timezone.now()
    pair.coach_reason = "travel"
    pair.save()
    assert button_of(pair) not in page_of(signed_in(cast.kaisa), pair)
    assert ask(signed_in(cast.kaisa), pair).status_code == 409


def test_who_needs_extra_protection_is_never_asked_for_her_home(cast, pair):
    Profile.objects.update(municipality=None)
    pair.reasons = silent_about("commute")
    assert untold_of(pair).to_ask == ("commute",)
    type(cast.aino).objects.filter(pk=cast.aino.pk).update(is_safety_flagged=True)
    assert untold_of(pair).to_ask == ()


def test_every_question_has_a_page_and_a_subject():
    assert {one.part for one in QUESTIONS.values()} <= set(ORDER)
    assert set(SUBJECTS) - set(QUESTIONS) == {"employer"}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_she_is_asked_in_her_own_language(cast, pair, signed_in, language):
    pair.person.language = language
    pair.person.save()
    ask(signed_in(cast.kaisa), pair)
    with translation.override(language):
        assert asked_of(cast.aino).get().facts["questions"] == str(QUESTIONS["experience"].words)
