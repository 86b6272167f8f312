"""A protected person in a browser, with and without scripts: one switch of her coach's, and everybody sees less."""

import datetime as dt
import json
import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.utils import timezone

from tests.factories.accounts import TOTP_SECRET
from tests.journeys.conftest import PHONE
from tests.journeys.hands import Finger

pytestmark = pytest.mark.browser
WHERE, WHY = "Torikatu 5", "Vaara on ohi"


@pytest.fixture(params=["", "nojs"], ids=["with scripts", "without scripts"])
def story(request, house, window):
    options = {"java_script_enabled": False} if request.param else {}
    return Story(house, window, f"piilo{request.param}", options)


class Story:
    """Kirsi the coach and Martti of the workplace, both on a phone; Aino reads her mails."""

    def __init__(self, house, window, suffix, options):
        self.house, self.suffix = house, suffix
        begun = json.loads(house.run("tests.journeys.first_protected", suffix))
        self.her_page = f"/caseloads/{begun['aino']}/"
        self.introduction = f"/introductions/{begun['introduction']}/"
        self.kirsi, self.martti = Finger(window(PHONE, **options)), Finger(window(PHONE, **options))
        self.comes_in(self.kirsi, "kirsi")
        counters = list(yield_hotp_counters_from_time())
        self.kirsi.write("code", format_hotp_value(hotp_value(TOTP_SECRET, counters[len(counters) // 2])))
        self.kirsi.send()
        self.comes_in(self.martti, "martti")

    def comes_in(self, hand, who):
        """By a code to the mailbox."""
        address = f"{who}{self.suffix}@demo.test"
        hand.open("/account/login/code/")
        hand.write("email", address)
        hand.send()
        letter = self.house.mail_about(address, "").get_content()
        hand.write("code", re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", letter, re.MULTILINE).group(1))
        hand.send()

    def martti_reads(self, *words):
        """Which of the words the workplace's page says."""
        self.martti.open(self.introduction)
        assert self.martti.fits()
        return [word for word in words if self.martti.says(word)]

    def martti_proposes_a_meeting(self):
        """From the page of the introduction."""
        soon = timezone.localtime() + dt.timedelta(days=3)
        self.martti.open(f"{self.introduction}meet/")
        self.martti.write("meeting_at", soon.strftime("%Y-%m-%dT%H:%M"))
        self.martti.write("meeting_place", WHERE)
        self.martti.send()

    def kirsi_switches_it_on(self, until):
        """From Aino's page, after reading what is out already."""
        kirsi = self.kirsi
        kirsi.open(self.her_page)
        kirsi.press("a[href*='/my-data/protect/']")
        assert kirsi.fits()
        assert kirsi.says(f"Mylly{self.suffix}: Leipomon apulainen")
        kirsi.choose("kind", "judgement")
        kirsi.write("words", "Entinen ystävä etsii häntä")
        kirsi.write("review_on", f"{until.day}.{until.month}.{until.year}")
        kirsi.send()
        assert kirsi.says("Erityinen suoja on käytössä")
        assert kirsi.fits()

    def kirsi_switches_it_off(self):
        """With a reason, which the trail keeps."""
        kirsi = self.kirsi
        kirsi.press("section[aria-labelledby=protection] a[href$='/unprotect/']")
        kirsi.send()
        assert kirsi.page.locator("[name=reason][aria-invalid=true]").count() == 1
        kirsi.write("reason", WHY)
        kirsi.send()
        assert kirsi.says("Erityinen suoja on poistettu")
        assert kirsi.says("Ota erityinen suoja käyttöön")


def test_one_switch_and_a_workplace_and_a_mailbox_learn_no_more(story):
    private = ("Salaniemi", "Lahti")
    assert story.martti_reads(*private) == list(private)
    until = timezone.localdate() + dt.timedelta(days=60)
    story.kirsi_switches_it_on(until)
    assert story.martti_reads(*private, "rityinen suoja") == []
    story.martti_proposes_a_meeting()
    letter = story.house.mail_about(f"aino-s{story.suffix}@demo.test", "Sinulle on uutta")
    assert not re.search(f"{WHERE}|Mylly|klo|{timezone.localdate().year}", letter["Subject"] + letter.get_content())
    story.kirsi.open("/caseloads/")
    assert story.kirsi.says("erityinen suoja")
    assert story.kirsi.fits()
    story.kirsi.open(story.her_page)
    assert story.kirsi.says(f"Katsotaan uudelleen {until.day}.{until.month}.{until.year}")
    story.kirsi_switches_it_off()
    assert story.martti_reads(*private) == list(private)
