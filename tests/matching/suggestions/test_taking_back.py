"""Ten minutes in which a young person takes her no back."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from matching.suggestions import actions
from matching.suggestions.models import Suggestion
from matching.suggestions.states import UNDO_NO, SuggestionState
from tests.after import code_of, fresh
from tests.factories import accounts, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(cast):
    """A place that Aino has just said no to."""
    profile, place = ready_to_meet(cast)
    pair = matching.suggestion(profile, place, SuggestionState.ASKED, decided_by=cast.kaisa)
    return actions.say_no(pair, young_reason="travel", by=cast.aino)


def test_after_her_no_the_page_offers_to_take_it_back_and_the_place_waits_again(cast, signed_in):
    profile, place = ready_to_meet(cast)
    pair = matching.suggestion(profile, place, SuggestionState.ASKED, decided_by=cast.kaisa)
    client = signed_in(cast.aino)
    after = client.post(reverse("suggestions:say_no", args=[pair.pk]), {"young_reason": "travel"}).url
    address = reverse("suggestions:take_back_no", args=[pair.pk])
    assert f'action="{address}"' in client.get(after).content.decode()
    assert client.post(address).status_code == 302
    again = fresh(pair)
    assert (again.state, again.young_reason) == (SuggestionState.ASKED, "")
    assert address not in client.get(after).content.decode()


def test_after_ten_minutes_the_no_stands(cast, refused, signed_in):
    with time_machine.travel(timezone.now() + UNDO_NO + dt.timedelta(seconds=1)):
        assert code_of(actions.take_back_no, refused, by=cast.aino) == "move_refused"
    assert fresh(refused).state == SuggestionState.REFUSED


def test_nobody_else_takes_it_back_for_her(cast, refused):
    for somebody in (cast.kaisa, cast.mikko, accounts.young("Bella", cast.kaisa)):
        with pytest.raises(ValidationError):
            actions.take_back_no(refused, by=somebody)
    assert Suggestion.objects.get().state == SuggestionState.REFUSED


def test_a_place_that_has_closed_meanwhile_stays_closed(cast, refused):
    type(refused.listing).objects.filter(pk=refused.listing_id).update(state="filled")
    assert code_of(actions.take_back_no, refused, by=cast.aino) == "place_closed"
