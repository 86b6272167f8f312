"""Every card of the demo's directory, on a phone and at a desk: readable by machine, and unfresh ones say so."""

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.survey import Reader
from tests.journeys.test_every_page import flaws_of, page  # noqa: F401

pytestmark = pytest.mark.browser


def cards_of(page):
    """Addresses of all cards, from all pages of the public list."""
    found, path = [], "/services/"
    while path:
        page.goto(path)
        links = page.eval_on_selector_all("main a[href^='/services/']", "all => all.map(one => one.pathname)")
        found += [one for one in links if one.strip("/").split("/")[-1].isdigit() and one not in found]
        onward = page.locator("a[rel=next]")
        path = onward.first.evaluate("one => one.href") if onward.count() else None
    return found


def test_each_card_of_the_directory_reads_well(page):
    """No card is too wide; those which show a part that those before did not show are read by machine."""
    cards, seen, unfresh = cards_of(page), set(), 0
    for path in cards:
        page.goto(path)
        unfresh += page.locator(".notice.warning").count()
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                page.troubles.append(f"{path} is wider than {size['width']}")
        card = Reader()
        card.feed(page.content())
        if card.parts - seen:
            page.troubles += flaws_of(page, path, (PHONE, DESK), (PHONE, DESK))
            seen |= card.parts
    assert len(cards) >= 60
    assert 5 <= unfresh <= 20
    assert page.troubles == []
