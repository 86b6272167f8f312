"""Where work trials lead, on the home pages: every number for the coach, small ones hidden from the coordinator."""

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.work.placements.models import FollowUp
from moderation.statistics.disclosure import HIDDEN
from moderation.statistics.queries import trials_led_on
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


def ended(cast, outcome, later=""):
    """One ended trial, with the answer of three months after where there is one."""
    person = accounts.young("Nuori", cast.kaisa)
    marketplace.profile(person)
    met = marketplace.introduction(person, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    row = marketplace.placement(met, "ended", outcome=outcome)
    FollowUp.objects.create(
        placement=row, person=person, authority=row.authority, months=3, due_on=timezone.localdate(), situation=later,
        answered_at=timezone.now() if later else None,
    )  # fmt: skip


@pytest.fixture
def trials(cast):
    """Sixteen: six with a job at the end, two without a step; three answers of three months after."""
    for number in range(16):
        outcome = "job_here" if number < 6 else "unemployed" if number < 8 else "studies"
        ended(cast, outcome, {0: "job_here", 1: "unemployed", 2: "job_here"}.get(number, ""))


def shown(user):
    return {str(figure.label): (figure.percent, figure.part, figure.whole) for figure in trials_led_on(user)}


def test_a_coach_sees_every_number_of_her_own_people(cast, trials):
    assert list(shown(cast.kaisa).values()) == [(88, "14", "16"), (38, "6", "16"), (67, "2", "3"), (None, "0", "0")]


def test_a_coordinator_sees_no_number_of_one_to_four_people_nor_one_that_gives_it_away(cast, trials):
    step, work, three, six = shown(cast.sofia).values()
    assert step == (None, HIDDEN, "16"), "two without a step would be sixteen less fourteen"
    assert work == (38, "6", "16")
    assert three == (None, HIDDEN, HIDDEN)
    assert six == (None, "0", "0")


@pytest.mark.parametrize(("who", "hides"), [("kaisa", False), ("sofia", True)])
def test_the_numbers_stand_at_home_with_their_definitions(cast, trials, signed_in, who, hides):
    page = signed_in(getattr(cast, who)).get(reverse("home")).content.decode()
    panel = page.split('aria-labelledby="trials-led-on"')[1].split("</section>")[0]
    assert "38 %" in panel
    assert panel.count("<p>") == (4 if hides else 3)
    assert ("88 %" in panel) is not hides


def test_where_nothing_has_ended_no_share_is_made_up(cast):
    assert [percent for percent, _part, _whole in shown(cast.kaisa).values()] == [None] * 4
