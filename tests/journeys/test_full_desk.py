"""A coach of 117 young people with 470 undecided pairs: her pages stay short, and every number is the same."""

import json
import re

import pytest

from tests.journeys.conftest import DESK
from tests.journeys.first_full_desk import PEOPLE
from tests.journeys.hands import Keys
from tests.journeys.signing_in import come_to_work

pytestmark = pytest.mark.browser

TALLEST_HOME = 1600
ROWS = 7  # of the list on the home page


@pytest.fixture
def leena(house, window):
    """At her desk, signed in."""
    begun = json.loads(house.run("tests.journeys.first_full_desk", "Leenalapista"))
    leena = Keys(window(DESK))
    come_to_work(leena, house, begun["coach"])
    return leena


def number_in(leena, css):
    return int(re.search(r"\d+", leena.page.locator(css).first.inner_text())[0])


def test_leena_sees_what_is_first_and_the_same_number_everywhere(leena):
    leena.open("/")
    assert leena.page.evaluate("document.documentElement.scrollHeight") <= TALLEST_HOME
    rows = leena.page.locator("[aria-labelledby=my-turn] .work-item").all_inner_texts()
    assert (len(rows), len(set(rows))) == (ROWS, ROWS)
    assert number_in(leena, "#my-turn") == PEOPLE
    leena.open("/to-do/")
    assert number_in(leena, "nav.tabs [aria-current]") == PEOPLE
    leena.open("/queue/?kind=suggestion")
    assert number_in(leena, ".desk-list > p") == PEOPLE
    leena.open("/caseloads/")
    assert leena.fits()
