"""A workplace asks again for somebody whom it said yes to: only for its own places, and her coach reads it first."""

import pytest
from django.urls import reverse

from marketplace.work.introductions.states import IntroductionState
from matching.suggestions.models import Suggestion
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.ACCEPTED)


def url_of(met):
    return reverse("suggestions:ask_again", args=[met.pk])


def test_a_workplace_asks_again_and_the_coach_reads_it_first(cast, met, signed_in):
    other = marketplace.listing(cast.bakery, title="Kahvilan apulainen")
    answer = signed_in(cast.mikko).post(url_of(met), {"listing": other.pk})
    assert answer.url == met.get_absolute_url()
    suggestion = Suggestion.objects.get()
    assert (suggestion.person, suggestion.listing, suggestion.source) == (cast.aino, other, "employer")
    assert suggestion.state == "proposed"
    assert suggestion in Suggestion.objects.for_decision_of(cast.kaisa)


def test_only_its_own_open_places_can_be_chosen(cast, met, signed_in):
    rival = marketplace.listing(accounts.employer("Kilpailija", verified_by=cast.kaisa), title="Muu paikka")
    closed = marketplace.listing(cast.bakery, state="filled", title="Mennyt paikka")
    client = signed_in(cast.mikko)
    text = client.get(url_of(met)).content.decode()
    assert f"{met.listing.title}, Lahti</option>" in text
    assert not any(title in text for title in ("Muu paikka", "Mennyt paikka"))
    for wrong in (rival.pk, closed.pk, "", "x", "9" * 30):
        answer = client.post(url_of(met), {"listing": wrong})
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["listing"]
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize("why", ["no yes", "she paused", "twice"])
def test_what_cannot_be_asked_is_refused_in_words_that_tell_nothing_of_her(cast, met, signed_in, why):
    other, client = marketplace.listing(cast.bakery), signed_in(cast.mikko)
    if why == "no yes":
        met = marketplace.introduction(cast.aino, other, cast.kaisa, IntroductionState.SEEN)
    elif why == "she paused":
        cast.aino.profiles.update(state="paused")
    else:
        client.post(url_of(met), {"listing": other.pk})
    before = Suggestion.objects.count()
    answer = client.post(url_of(met), {"listing": other.pk})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    text = answer.content.decode()
    assert not any(secret in text for secret in ("Aalto", cast.aino.phone, cast.aino.email))
    assert Suggestion.objects.count() == before


def test_nobody_else_asks_for_the_workplace(cast, met, signed_in):
    rival = accounts.employer("Kilpailija", verified_by=cast.kaisa).memberships.get().person
    for person, status in ((rival, 404), (cast.aino, 403), (cast.kaisa, 403), (cast.ville, 404)):
        assert signed_in(person).post(url_of(met), {"listing": met.listing_id}).status_code == status
    assert Suggestion.objects.count() == 0
