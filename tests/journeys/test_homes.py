"""Homes lead: one first thing to do, nothing twice, no longer than a reader's patience."""

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_every_page import enter, page  # noqa: F401

pytestmark = pytest.mark.browser

TALLEST = {("aino", "phone"): 1700, ("kaisa", "desk"): 1600}
SIZES = {"phone": PHONE, "desk": DESK}


@pytest.mark.parametrize(("who", "size"), TALLEST)
def test_a_home_is_short_and_says_each_thing_once(page, who, size):
    enter(page, who)
    page.set_viewport_size(SIZES[size])
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollHeight") <= TALLEST[who, size]
    shown = page.eval_on_selector_all(".work-item > .stack", "all => all.map(one => one.textContent)")
    assert len(shown) == len(set(shown))
    assert page.locator("#my-turn").bounding_box()["y"] < SIZES[size]["height"] / 2
    assert page.troubles == []
