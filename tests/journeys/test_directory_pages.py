"""Every card of the demo's directory, on a phone and at a desk: readable by machine, and unfresh ones say so."""

import pytest

from tests.journeys.conftest import DESK, PATIENCE, PHONE
from tests.journeys.test_every_page import AXE, FIND, RULES

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


def test_each_card_of_the_directory_reads_well(demo_house, chromium):
    context = chromium.new_context(base_url=demo_house.url, viewport=DESK, locale="fi-FI")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    cards, troubles, unfresh = cards_of(page), [], 0
    for path in cards:
        page.goto(path)
        unfresh += page.locator(".notice.warning").count()
        page.evaluate(AXE)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                troubles.append(f"{path} is wider than {size['width']}")
            found = page.evaluate(FIND, RULES)
            troubles += [f"{path} {size['width']}: {one['id']}" for one in found]
    context.close()
    assert len(cards) >= 60
    assert 5 <= unfresh <= 20
    assert troubles == []
