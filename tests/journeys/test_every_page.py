"""Every page of everybody, in three languages and two widths: readable by machine, nothing sticks out, nothing leaks."""

from collections import Counter
from itertools import groupby
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import DESK, PATIENCE, PHONE
from tests.journeys.survey import MOST_PAGES, PEOPLE

pytestmark = pytest.mark.browser

LANGUAGES = ("fi", "sv", "en")
PARTS = 4  # of the pages of one language, so that all browsers are busy to the end
AXE = Axe().axe_script
FIND = "options => axe.run(options).then(found => found.violations)"  # the rest would be long to hand over
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # what passes needs no list of its places, which takes most of the time
}


def enter(page, who):
    """Sign in as one of the demo's people, or stay a visitor."""
    page.context.clear_cookies()
    if who:
        page.goto("/account/login/")
        with page.expect_navigation():
            page.locator(f"button[value={who}]").first.click()


def speak(page, language):
    """Switch the language by the button of the page."""
    page.goto("/")
    button = page.locator(f"button[name=language][value={language}]").first
    page.locator("details.menu", has=button).locator("summary").first.click()
    with page.expect_navigation():
        button.click()


def flaws_of(page, path, sizes, read_in):
    """What sticks out in each width, and what cannot be read by machine in those to be read in; loaded once."""
    page.goto(path)
    flaws = []
    for size in sizes:
        if page.viewport_size != size:
            page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            flaws.append(f"{size['width']} {path}: {wide} px wide")
        for finding in page.evaluate(FIND, RULES) if size in read_in else ():
            where = [node["target"] for node in finding["nodes"]][:2]
            flaws.append(f"{size['width']} {path}: {finding['id']} {where}")
    return flaws


@pytest.fixture
def page(chromium, demo_house):
    """A window on the demo that notes every request to elsewhere and every error of a script or of the policy."""
    context = chromium.new_context(base_url=demo_house.url, viewport=DESK, locale="fi-FI")
    context.add_init_script(AXE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.troubles = []
    page.on("request", lambda one: page.troubles.append(one.url) if urlsplit(one.url).hostname != "127.0.0.1" else None)
    page.on("console", lambda line: page.troubles.append(f"{page.url} {line.text}") if line.type == "error" else None)
    yield page
    context.close()


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_reads_well_in_three_languages_and_two_widths(page, worth_a_look, language, part):
    begin, end = (len(worth_a_look) * edge // PARTS for edge in (part, part + 1))
    sizes = [DESK, PHONE]
    # What a machine can read hangs on the structure, which is the same in all languages, and on the words.
    read_in = sizes.copy() if language == LANGUAGES[0] else [PHONE]
    for who, sights in groupby(worth_a_look[begin:end], key=lambda sight: sight.who):
        enter(page, who)
        speak(page, language)
        for sight in sights:
            page.troubles += [f"{language} {who} {flaw}" for flaw in flaws_of(page, sight.path, sizes, read_in)]
            sizes.reverse()  # the next page begins in the width in which this one ended
    assert page.troubles == []


def test_everybody_has_pages_and_none_makes_addresses_without_end(sights):
    pages = Counter(sight.who for sight in sights)
    assert set(pages) == set(PEOPLE)
    assert all(5 <= many < MOST_PAGES for many in pages.values())
