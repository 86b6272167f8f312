"""The waiting list of an event: who comes later never passes who waits."""

import pytest

from marketplace.services.events import actions
from marketplace.services.events.models import Event
from tests.factories import accounts, services

pytestmark = pytest.mark.django_db


def test_a_seat_that_nobody_has_passed_on_yet_is_not_for_who_comes_later(cast):
    event = services.event(seats=1)
    for name in ("Bella", "Ville"):
        actions.sign_up(event, by=accounts.young(name, cast.kaisa))
    Event.objects.update(seats=2)
    newcomer = actions.sign_up(event, by=cast.aino)
    assert (newcomer.state, Event.objects.get().seats_taken) == ("waiting", 1)
