"""A plan in a browser: begun, written by both, accepted by both, changed, ticked by the trial that serves it."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Finger
from tests.journeys.test_every_page import AXE, FIND, RULES

pytestmark = pytest.mark.browser
WORDS = {
    "fi": {
        "ready": "Suoritan hygieniapassin", "waits": "Suunnitelma odottaa hyväksyntääsi",
        "agreed": "Suunnitelmastasi on sovittu", "done": "Tehty", "me": "Kyllä, juuri minä",
    },
    "sv": {
        "ready": "Jag tar hygienpasset", "waits": "Planen väntar på ditt ja", "agreed": "Din plan är överenskommen",
        "done": "Klart", "me": "Ja, det är jag",
    },
}  # fmt: skip
GOAL, TRIAL = "Leipuriksi omaan kaupunkiin", "Kahvilan työkokeilu"


class Story:
    """Aino on her phone, Kaisa at her desk."""

    def __init__(self, house, window, suffix, language="fi", **options):
        self.house, self.suffix, self.said = house, suffix, WORDS[language]
        self.has_scripts = options.get("java_script_enabled", True)
        self.code = json.loads(house.run("tests.journeys.first_middle", suffix, language))["code"]
        self.aino = Finger(window(PHONE, **options))
        self.kaisa = Finger(window(DESK, **options))

    def reads_well(self, reader):
        """By machine, and nothing sticks out."""
        assert reader.fits()
        if self.has_scripts:
            reader.page.evaluate(AXE)
            found = reader.page.evaluate(FIND, RULES)
            assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []

    def aino_tells_her_strengths(self):
        """Some sentences of two pages; she stops, comes back to what was kept, and sends it."""
        aino = self.aino
        aino.open("/people/join/")
        aino.write("code", self.code)
        aino.send()
        aino.set_own_password()
        aino.open("/")
        aino.press("a[href='/plans/strengths/begin/']")
        aino.send()
        self.reads_well(aino)
        aino.choose("team", "well")
        aino.send()
        aino.open("/")
        aino.press("section[aria-labelledby=my-turn] a[href^='/plans/strengths/']")
        assert aino.says(self.said["me"])
        aino.press("main a[href$='/own/']")
        aino.write("own_words", "Leivoin koko luokalle.")
        self.reads_well(aino)
        aino.send()
        aino.press("a[href$='/give/']")
        aino.send()
        assert aino.says("Leivoin koko luokalle.")

    def aino_begins_the_plan(self):
        """A goal in her own words, a ready-made step with its day."""
        aino = self.aino
        aino.open("/")
        aino.press("a[href^='/plans/of/']")
        aino.send()
        self.plan = aino.page.url
        aino.press("a[href$='/add-goal/']")
        aino.write("title", GOAL)
        aino.send()
        aino.press("a[href$='/propose/']")
        aino.page.locator("details.fold summary").click()
        aino.press("a[href='?sample=hygiene']")
        assert aino.page.locator("[name=title]").input_value() == self.said["ready"]
        aino.pick("goal", GOAL)
        self.reads_well(aino)
        aino.send()
        assert aino.says(GOAL)
        self.reads_well(aino)

    def kaisa_adds_the_trial_and_says_yes(self):
        """From the page of the trial: it serves the new step. Then her yes."""
        kaisa = self.kaisa
        kaisa.open("/account/login/")
        kaisa.press("button[value=kaisa]")
        kaisa.open("/placements/")
        kaisa.press(f"a:has-text('Aino{self.suffix} Aalto')")
        self.trial = kaisa.page.url
        kaisa.press("a[href*='/propose/?subject=marketplace.placement']")
        kaisa.write("title", TRIAL)
        kaisa.write("due_on", (timezone.localdate() + dt.timedelta(days=30)).isoformat())
        kaisa.send()
        assert kaisa.page.url == self.trial
        assert kaisa.says(TRIAL)
        self.reads_well(kaisa)
        kaisa.open(self.plan)
        kaisa.press("form[action$='/accept/'] button")

    def aino_says_yes(self):
        """From her mail; the plan is in force."""
        aino = self.aino
        aino.open(self.house.link_in(self.mail(self.said["waits"])))
        assert aino.says(TRIAL)
        aino.press("form[action$='/accept/'] button")
        self.mail(self.said["agreed"])
        assert aino.page.locator("form[action$='/accept/']").count() == 0
        assert aino.page.locator("form[action$='/start/']").count() == 2

    def mail(self, words):
        """The newest mail to Aino about something."""
        return self.house.mail_about(f"aino{self.suffix}@demo.test", words)

    def they_change_it(self):
        """A new day makes a second version, which both accept; the first one stays readable."""
        aino, kaisa = self.aino, self.kaisa
        aino.press("a[href$='/edit/'][href*='/steps/']")
        aino.write("title", "Leivon joka viikko")
        aino.send()
        for one in (aino, kaisa):
            one.open(self.plan)
            assert one.says("Leivon joka viikko")
            one.press("form[action$='/accept/'] button")
        kaisa.press("a[href^='/plans/versions/'] >> nth=0")
        assert kaisa.page.locator("ins", has_text="Leivon joka viikko").count() == 1
        self.reads_well(kaisa)
        kaisa.open(self.plan)
        kaisa.press("a[href^='/plans/versions/'] >> nth=1")
        assert not kaisa.says("Leivon joka viikko")
        assert kaisa.says(GOAL)

    def the_end_of_the_trial_ticks_its_step(self):
        """Kaisa writes the end of the trial; nobody ticks anything."""
        kaisa, aino = self.kaisa, self.aino
        aino.open(self.plan)
        open_steps = aino.page.locator("form[action$='/finish/']").count()
        kaisa.open(f"{self.trial}end/")
        kaisa.choose("outcome", "studies")
        kaisa.send()
        aino.open(self.plan)
        assert aino.page.locator("form[action$='/finish/']").count() == open_steps - 1
        assert aino.says(self.said["done"])
        aino.press("form[action$='/finish/'] button")
        assert aino.page.locator("form[action$='/finish/']").count() == open_steps - 2
        assert aino.fits()

    def they_look_at_it_together(self):
        """Kaisa writes that they have, with an earlier day; then the clock of the guarantee."""
        kaisa, soon = self.kaisa, timezone.localdate() + dt.timedelta(days=10)
        kaisa.open(self.plan)
        kaisa.press("a[href$='/review/']")
        kaisa.write("review_on", soon.isoformat())
        kaisa.send()
        kaisa.open("/")
        kaisa.press("a[href='/plans/']")
        row = kaisa.page.locator("main tr", has_text=f"Aino{self.suffix} Aalto")
        assert f"{soon.day}.{soon.month}.{soon.year}" in row.inner_text()
        kaisa.open("/caseloads/")
        kaisa.write("q", f"Aino{self.suffix}")  # journeys share Kaisa, whose list has many pages
        kaisa.press("form.filters button")
        kaisa.press(f"a:has-text('Aalto Aino{self.suffix}')")
        kaisa.press("nav.subnav a[href$='/plan/']")
        kaisa.press("a[href$='/guarantee/']")
        kaisa.write("since_on", (timezone.localdate() - dt.timedelta(days=150)).isoformat())
        kaisa.send()
        assert kaisa.page.locator("#plan-of ~ ul .state.bad").count() == 1
        self.reads_well(kaisa)
        kaisa.open("/caseloads/")
        self.reads_well(kaisa)

    def tell(self):
        """The whole story in its order."""
        self.aino_tells_her_strengths()
        self.aino_begins_the_plan()
        self.kaisa_adds_the_trial_and_says_yes()
        self.aino_says_yes()
        self.they_change_it()
        self.the_end_of_the_trial_ticks_its_step()
        self.they_look_at_it_together()


def test_a_plan_is_made_accepted_changed_and_ticked(house, window):
    Story(house, window, "plan").tell()


def test_the_same_plan_is_made_without_javascript(house, window):
    Story(house, window, "plannojs", java_script_enabled=False).tell()


def test_the_same_plan_is_made_in_swedish(house, window):
    Story(house, window, "plansv", language="sv").tell()
