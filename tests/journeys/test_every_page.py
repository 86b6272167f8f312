"""Every page of everybody, in three languages and two widths: readable by machine, nothing sticks out, nothing leaks."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import DESK, PATIENCE, PHONE

pytestmark = pytest.mark.browser

PEOPLE = ("", "aino", "kaisa", "mikko", "sofia", "admin")  # Ville has the pages of Kaisa
NOT_PAGES = re.compile(
    r"/(account/logout|static|support-desk|api|my-data/export/file|numbers/export|agreements/\d+/pdf|hirings/\d+/study-plan"
    r"|diary/\d+/picture|events/calendar\.ics|appointments/(\d+|m/[^/]+)/calendar\.ics)"
)
AXE = Axe().axe_script
FIND = "options => axe.run(options).then(found => found.violations)"  # the rest would be long to hand over
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # what passes needs no list of its places, which takes most of the time
}
MOST_PAGES = 200  # more kinds than this are a door that makes addresses without end


def shape(path):
    """Addresses of the same kind look the same: numbers and secrets are taken out."""
    plain = re.sub(r"/\d+/", "/N/", urlsplit(path).path)
    return re.sub(r"/(join|answer|wall|v|p|how)/[^/]+/", r"/\1/S/", plain)


def links_on(page):
    """Addresses of this house that the page leads to."""
    found = page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))")
    return [path for path in found if not NOT_PAGES.match(path)]


def pages_of(page):
    """One address of each kind that can be reached by links, breadth first."""
    known, waiting, found = {"/"}, ["/"], []
    while waiting and len(found) < MOST_PAGES:
        path = waiting.pop(0)
        page.goto(path)
        found.append(path)
        for link in links_on(page):
            if shape(link) not in known:
                known.add(shape(link))
                waiting.append(link)
    return found


def speak(page, language):
    """Switch the language by the button of the page."""
    page.goto("/")
    button = page.locator(f"button[name=language][value={language}]").first
    page.locator("details.menu", has=button).locator("summary").first.click()
    with page.expect_navigation():
        button.click()


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who or "visitor")
def test_every_page_reads_well_in_three_languages_and_two_widths(demo_house, chromium, who):
    context = chromium.new_context(base_url=demo_house.url, viewport=DESK, locale="fi-FI")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    troubles = []
    page.on("request", lambda one: troubles.append(one.url) if urlsplit(one.url).hostname != "127.0.0.1" else None)
    page.on("console", lambda line: troubles.append(f"{page.url} {line.text}") if line.type == "error" else None)
    if who:
        page.goto("/account/login/")
        with page.expect_navigation():
            page.locator(f"button[value={who}]").first.click()
    paths = pages_of(page)
    for language in ("fi", "sv", "en"):
        speak(page, language)
        for path in paths:
            page.goto(path)
            page.evaluate(AXE)
            for size in (DESK, PHONE):
                page.set_viewport_size(size)
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > size["width"]:
                    troubles.append(f"{language} {size['width']} {path}: {wide} px wide")
                for finding in page.evaluate(FIND, RULES):
                    where = [node["target"] for node in finding["nodes"]][:2]
                    troubles.append(f"{language} {size['width']} {path}: {finding['id']} {where}")
    context.close()
    assert 5 <= len(paths) < MOST_PAGES
    assert troubles == []
