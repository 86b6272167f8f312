"""A coach on leave in a browser, with and without scripts: who answers meanwhile is known, asked, and answers."""

import datetime as dt
import json
import re

import pytest
from django.utils import timezone

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Finger, Keys
from tests.journeys.signing_in import come_to_work

pytestmark = pytest.mark.browser
QUESTION, ANSWER = "Pääsenkö maanantaina kurssille?", "Pääset, nähdään kello 9."


@pytest.fixture(params=["", "nojs"], ids=["with scripts", "without scripts"])
def story(request, house, window):
    options = {"java_script_enabled": False} if request.param else {}
    return Story(house, window, request.node.originalname.split("_")[1] + request.param, options)


def said(day):
    """A day as the pages say it."""
    return f"{day.day}.{day.month}.{day.year}"


class Story:
    """Aino on her phone; Kerttu her coach, by keyboard, and Pekka who stands in, at their desks."""

    def __init__(self, house, window, suffix, options):
        self.house, self.suffix = house, suffix
        self.begun = json.loads(house.run("tests.journeys.first_leave", suffix))
        self.kerttu_name, self.pekka_name = f"Kerttu{suffix} Kallio", f"Pekka{suffix} Pelto"
        self.today = timezone.localdate()
        self.aino = Finger(window(PHONE, **options))
        self.kerttu, self.pekka = Keys(window(DESK, **options)), Finger(window(DESK, **options))
        self.aino.open("/people/join/")
        self.aino.write("code", self.begun["code"])
        self.aino.send()
        come_to_work(self.kerttu, house, self.address("kerttu"))
        come_to_work(self.pekka, house, self.address("pekka"))

    def address(self, who):
        return f"{who}{self.suffix}@demo.test"

    def kerttu_names_pekka(self, first, last):
        """From her hours to the page of deputies."""
        kerttu = self.kerttu
        kerttu.open("/appointments/hours/")
        kerttu.press("main a[href='/caseloads/deputise/']")
        kerttu.pick("deputy", self.pekka_name)
        kerttu.write("starts_on", said(first))
        kerttu.write("ends_on", said(last))
        kerttu.send()
        assert kerttu.says(f"{self.kerttu_name} → {self.pekka_name}, {said(first)} – {said(last)}")
        self.house.mail_about(self.address("pekka"), f"Sijaistat valmentajaa: {self.kerttu_name}")

    def aino_asks(self):
        """From the card of her coach."""
        aino = self.aino
        aino.open("/")
        aino.press("section[aria-labelledby=my-coach] a.button:not(.secondary)")
        aino.write("text", QUESTION)
        aino.send()
        assert aino.says(QUESTION)
        assert aino.fits()

    def card_says(self, words):
        """On a phone, without a sideways scroll."""
        self.aino.open("/")
        assert self.aino.fits()
        card = self.aino.page.locator("section[aria-labelledby=my-coach]").inner_text()
        return words in re.sub(r"\s+", " ", card)

    def pekka_answers(self, subject):
        """The mail calls him, his home leads him there."""
        pekka = self.pekka
        link = self.house.link_in(self.house.mail_about(self.address("pekka"), subject))
        pekka.open("/")
        pekka.press(f"section[aria-labelledby=my-turn] a[href='{link}']")
        assert pekka.says(QUESTION)
        assert pekka.says("Tämä odottaa vastaustasi")
        pekka.write("text", ANSWER)
        pekka.send()

    def aino_reads_who_answered(self):
        """From her mail, which tells the writer's name and none of the words."""
        letter = self.house.mail_about(self.address("aino"), "Viesti sinulle")
        assert f"Pekka{self.suffix}" in letter.get_content()
        assert ANSWER not in letter.get_content()
        aino = self.aino
        aino.open(self.house.link_in(letter))
        newest = aino.page.locator("ol.talk > li").last
        assert newest.locator("strong").inner_text() == f"Pekka{self.suffix}"
        assert ANSWER in newest.inner_text()
        assert aino.fits()
        assert not self.card_says("vastaa viimeistään"), "nothing waits any more"


def test_while_the_coach_is_on_leave_her_deputy_is_on_the_card_by_name_and_answers(story):
    kerttu, last = story.kerttu, story.today + dt.timedelta(days=10)
    kerttu.open("/appointments/hours/")
    kerttu.press("a[href$='/away/add/']")
    kerttu.write("first_on", said(story.today))
    kerttu.write("last_on", said(last))
    kerttu.send()
    assert kerttu.says(f"{story.kerttu_name}: {said(story.today)}")
    story.kerttu_names_pekka(story.today, last)
    assert story.card_says(f"Poissa {said(last)} asti. Sillä välin sinua auttaa {story.pekka_name}.")
    assert story.aino.page.locator("a[href='tel:+358401112233']").is_visible()
    story.aino_asks()
    assert story.card_says(f"Pekka{story.suffix} vastaa viimeistään")
    story.pekka_answers("Viesti odottaa vastaustasi")
    story.aino_reads_who_answered()


def test_what_the_coach_did_not_answer_in_time_is_answered_by_her_deputy(story):
    later = story.today + dt.timedelta(days=30)
    story.kerttu_names_pekka(later, later + dt.timedelta(days=7))
    assert not story.card_says(story.pekka_name), "Kerttu is there today"
    story.aino_asks()
    assert story.card_says(f"Kerttu{story.suffix} vastaa viimeistään")
    talk = story.aino.page.locator("section[aria-labelledby=my-coach] a.button").first.get_attribute("href")
    story.pekka.open(talk)
    assert not story.pekka.says(QUESTION), "it is not his turn yet"
    story.house.run("tests.journeys.message_waits", story.address("aino"))
    assert story.card_says(f"Pekka{story.suffix} vastaa viimeistään")
    told = story.house.mail_about(story.address("aino"), "vastaa nyt viestiisi").get_content()
    assert f"Pekka{story.suffix}" in told
    story.pekka_answers("Vastaa kollegan puolesta")
    story.aino_reads_who_answered()
