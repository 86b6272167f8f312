"""From a coach's home to what is done with a young person: how many clicks it takes, beside her page and without leaving.

A click is a tap or a form that is sent; typing is none.
"""

import pytest
from django.utils import timezone

from tests import template
from tests.journeys.conftest import own_house
from tests.journeys.test_every_page import enter, page  # noqa: F401

HER = "Aino Aalto"
OPEN = "dialog.side-panel[open]"
pytestmark = pytest.mark.browser


class Clicks:
    """A hand that counts."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def find(self, words):
        """From home by the search of the head; what is the only thing found opens at once."""
        self.page.goto("/")
        self.count = 0
        self.page.locator("#find-words").fill(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.count += 1
        self.address = self.page.url

    def tap(self, css):
        """Click on what is there, once it is there."""
        self.page.locator(css).first.click()
        self.count += 1

    def open(self, action):
        """One of the actions, beside the page."""
        self.tap(f".person-actions a[href*='{action}']")
        self.page.locator(f"{OPEN} form").first.wait_for()

    def says(self, words):
        """Whether the page, which was not left, tells what was done."""
        self.page.locator(".messages .good", has_text=words).wait_for()
        return self.page.url == self.address and not self.page.locator(OPEN).count()


# What is done here would show on the pages that other tests go through.
demo_house = own_house("clicks", template.demo)


@pytest.fixture
def kaisa(page):
    enter(page, "kaisa")
    return Clicks(page)


def write(kaisa, name, text):
    kaisa.page.locator(f"{OPEN} [name={name}]").fill(text)


def begin(kaisa, link):
    """From her home to the form of one thing beside the page of a young person."""
    kaisa.find(HER)
    kaisa.open(link)


def said_after(kaisa, words):
    """How many clicks it took until the page said that it was done."""
    assert kaisa.says(words)
    return kaisa.count


def test_six_things_take_three_or_four_clicks_and_the_page_is_not_left(kaisa):
    begin(kaisa, "/write/")
    write(kaisa, "text", "Puhuimme matkoista.")
    kaisa.tap(f"{OPEN} button[value=coaches]")
    assert said_after(kaisa, "Muistiinpano on tallennettu") == 3

    begin(kaisa, "/appointments/for/")
    kaisa.tap(f"{OPEN} button[name=slots]")
    assert said_after(kaisa, "Tarjottu") == 3

    begin(kaisa, "/referrals/of/")
    write(kaisa, "service_search", "asumis")
    kaisa.tap(f"{OPEN} label.choice")
    kaisa.tap(f"{OPEN} form.form button:not([name])")
    assert said_after(kaisa, "Ehdotettu") == 4

    begin(kaisa, "/suggestions/people/")
    kaisa.tap(f"{OPEN} button[name=listing]")
    assert said_after(kaisa, "Ehdotettu") == 3

    begin(kaisa, "/talks/")
    write(kaisa, "text", "Nähdään maanantaina.")
    kaisa.tap(f"{OPEN} form.form button")
    assert said_after(kaisa, "Lähetetty") == 3

    begin(kaisa, "/plans/")
    write(kaisa, "title", "Soitan opolle")
    write(kaisa, "due_on", f"31.12.{timezone.localdate().year + 1}")
    kaisa.tap(f"{OPEN} form.form button")
    assert said_after(kaisa, "Askel on suunnitelmassa") <= 4
    assert kaisa.page.troubles == []


def test_what_a_workplace_says_on_the_phone_is_written_down_in_two_clicks(kaisa):
    page = kaisa.page
    page.goto("/to-do/")
    with page.expect_navigation():
        kaisa.tap(".work-item a:has-text('Soita työpaikalle')")
    with page.expect_navigation():
        kaisa.tap("button:has-text('Sanoi kyllä')")
    page.locator(".messages .good", has_text="Kirjattu").wait_for()
    assert kaisa.count == 2
    assert page.troubles == []


def test_who_stands_still_is_decided_about_in_one_click_and_one_key(kaisa):
    page = kaisa.page
    page.goto("/standstills/")
    with page.expect_navigation():
        kaisa.tap("td a[href*='item=suggestion']")
    pair = page.locator("#desk .desk-place[aria-current] h3").inner_text()
    page.keyboard.press("a")
    page.wait_for_function(
        "pair => document.querySelector('#desk .desk-place[aria-current] h3')?.innerText !== pair", arg=pair
    )
    assert kaisa.count == 1
    assert page.troubles == []


def test_what_is_wrong_is_said_in_the_panel_and_what_is_unsent_survives_closing(kaisa):
    begin(kaisa, "/write/")
    page = kaisa.page
    assert page.evaluate("document.activeElement.name") == "text"
    write(kaisa, "text", "Sovimme uuden ajan.")
    write(kaisa, "happened_on", "40.1.2026")
    kaisa.tap(f"{OPEN} button[value=coaches]")
    page.locator(f"{OPEN} .error-summary:focus").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator(OPEN).count()
    assert page.evaluate("document.activeElement.matches('.person-actions a')")
    kaisa.tap(".person-actions a[href*='/write/']")
    assert page.locator(f"{OPEN} [name=text]").input_value() == "Sovimme uuden ajan."
    write(kaisa, "happened_on", "")
    kaisa.tap(f"{OPEN} button[value=coaches]")
    assert kaisa.says("Muistiinpano on tallennettu")
    assert [one for one in page.troubles if "422" not in one] == []
