"""What stands beside the list of the queue, and who is noted to have looked at it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from accounts.audit.models import Entry
from marketplace.work.listings.models import Listing
from marketplace.work.listings.wording import flagged_phrases
from matching.suggestions.models import Suggestion
from tests.factories import accounts, marketplace, matching
from tests.queue_pages import beside

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    """Aino and a place of the bakery, waiting for Kaisa."""
    return matching.suggestion(marketplace.profile(cast.aino), marketplace.listing(cast.bakery, title="Ehdotettu"))


def test_a_doubtful_phrase_is_shown_with_its_reason(cast, signed_in):
    place = marketplace.listing(
        cast.bakery, "submitted", title="Apulainen", tasks="Haemme vain nuorta miestä. <b>Kuva mukaan</b>."
    )
    good = marketplace.listing(cast.bakery, "submitted", title="Hyvä paikka")
    flags = list(flagged_phrases(place))
    assert flags
    item = beside(signed_in(cast.kaisa), "listing", place)
    for flag in flags:
        assert f"<q>{flag.phrase}</q>" in item
        assert str(flag.why) in item
    assert "<b>Kuva" not in item
    assert "<q>" not in beside(signed_in(cast.kaisa), "listing", good)


def test_a_place_of_an_unchecked_employer_leads_to_the_check_first(cast, signed_in):
    shed = accounts.employer("Uusi Oy")
    place = marketplace.listing(shed, "submitted", title="Odottava paikka")
    item = beside(signed_in(cast.kaisa), "listing", place)
    assert reverse("listings:publish", args=[place.pk]) not in item
    assert shed.get_absolute_url() in item


def test_beside_a_pair_stand_its_way_its_days_and_the_others_for_the_place(cast, pair, signed_in):
    Suggestion.objects.filter(pk=pair.pk).update(features={"km": 4.2, "minutes": 17.0})
    Listing.objects.filter(pk=pair.listing_id).update(starts_on=timezone.localdate() + dt.timedelta(days=20))
    niko = marketplace.profile(accounts.young("Niko", cast.kaisa))
    matching.suggestion(niko, pair.listing, "asked", decided_by=cast.kaisa)
    stranger = marketplace.profile(accounts.young("Vieras", accounts.coach("Liisa")))
    matching.suggestion(stranger, pair.listing)
    item = beside(signed_in(cast.kaisa), "suggestion", pair)
    assert "4 km" in item
    assert "17 min" in item
    assert gettext("the place starts") in item
    assert "Niko" in item
    assert "Vieras" not in item


def test_a_look_at_young_people_is_noted_for_what_is_open_alone(cast, pair, signed_in):
    draft = marketplace.profile(accounts.young("Otso", cast.kaisa), "draft", coach_asked_at=timezone.now())
    place = marketplace.listing(cast.bakery, "submitted")

    def noted():
        return list(Entry.objects.filter(verb__endswith=".view").values_list("verb", "subject_id", "actor"))

    client = signed_in(cast.kaisa)
    beside(client, "listing", place)
    assert noted() == []
    beside(client, "suggestion", pair)
    assert noted() == [("suggestions.view", str(pair.pk), cast.kaisa.pk)]
    beside(client, "profile", draft)
    assert noted()[1:] == [("profiles.view", str(draft.pk), cast.kaisa.pk)]
