"""A limit that an administrator edits is said anew on every form, page, paper, refusal and message."""

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pypdf import PdfReader

from accounts.notices.models import Notice
from accounts.notices.words import words_of
from marketplace.reference.eligibility import actions as law
from marketplace.reference.eligibility.models import Limit
from marketplace.work.agreements import actions
from marketplace.work.agreements.absences.actions import report_absence
from marketplace.work.agreements.proofs.exports import pdf_of
from marketplace.work.listings.limits import problems_of
from tests.factories import marketplace

pytestmark = pytest.mark.django_db
NINE = 9


@pytest.fixture
def edit(cast):
    """From today on the law says another number."""

    def to(key, value=NINE):
        newest = Limit.objects.filter(key=key).latest("valid_from")
        law.edit(
            newest, value=Decimal(value), valid_from=timezone.localdate(), section=newest.section, is_verified=True,
            by=cast.admin,
        )  # fmt: skip

    return to


def text_of(page):
    return " ".join(page.content.decode().split())


def test_the_form_of_a_place_says_the_numbers_of_the_law(cast, signed_in, edit):
    address, client = reverse("listings:write_kind", args=["work_trial"]), signed_in(cast.mikko)
    before = text_of(client.get(address))
    assert "Kokeilut kestävät yhteensä enintään 6 kuukautta." in before
    assert "Päivä on 4–8 tuntia. Viikossa on enintään 5 päivää." in before
    edit("trial-months")
    edit("trial-hours-day-most")
    edit("trial-days-week-most", 1)
    after = text_of(client.get(address))
    assert "Kokeilut kestävät yhteensä enintään 9 kuukautta." in after
    assert "Päivä on 4–9 tuntia. Viikossa on enintään 1 päivä." in after


def test_the_choice_of_kinds_says_the_hours_of_an_apprenticeship(cast, signed_in, edit):
    client = signed_in(cast.mikko)
    assert "vähintään 25 tuntia viikossa" in text_of(client.get(reverse("listings:write")))
    edit("apprenticeship-hours-week-least", "9.5")
    assert "vähintään 9,5 tuntia viikossa" in text_of(client.get(reverse("listings:write")))


def test_a_place_that_lasts_too_long_is_refused_with_the_number_of_the_law(cast, edit):
    edit("trial-months")
    place = marketplace.listing(cast.bakery, ends_on=timezone.localdate() + dt.timedelta(days=400))
    assert problems_of(place)["ends_on"] == "Kokeilut kestävät yhteensä enintään 9 kuukautta (380/2023, 55 §)."


def test_the_page_of_an_agreement_and_its_paper_say_the_numbers_of_its_first_day(cast, version, signed_in, edit):
    edit("trial-months")
    edit("trial-hours-day-most")
    page = text_of(signed_in(cast.kaisa).get(version.get_absolute_url()))
    paper = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(pdf_of(version, "fi"))).pages).split())
    for said in ("enintään 9 kuukautta", "4–9 tuntia"):
        assert said in page
        assert said in paper


def test_the_paper_says_the_numbers_in_the_language_of_its_reader(version, edit):
    edit("trial-months")
    paper = PdfReader(BytesIO(pdf_of(version, "sv")))
    assert "högst 9 månader" in " ".join(" ".join(one.extract_text() for one in paper.pages).split())


def test_an_agreement_against_the_law_is_refused_with_the_number_of_the_law(cast, placement, edit):
    edit("trial-hours-day-most", 5)
    edit("trial-hours-day-least", 4)
    version = marketplace.agreement(placement, cast.kaisa, hours_per_day=Decimal(6))
    with pytest.raises(ValidationError) as refusal:
        actions.send_out(version, by=cast.kaisa)
    assert "Päivä on 4–5 tuntia (380/2023, 57 §)" in refusal.value.messages


def test_the_page_that_renews_a_trial_says_the_months(cast, standing, signed_in, edit):
    edit("trial-months")
    page = text_of(signed_in(cast.kaisa).get(reverse("agreements:renew", args=[standing.placement_id])))
    assert "Molempien päivät lasketaan yhteen. Kokeilut kestävät yhteensä enintään 9 kuukautta." in page


def test_the_question_about_days_away_says_how_many_they_are(cast, met):
    limit = Limit.objects.get(key="trial-absent-days")
    limit.value = 2
    limit.save()
    running = marketplace.placement(met, "running", starts_on=marketplace.next_monday() - dt.timedelta(days=28))
    for day in (0, 1):
        report_absence(running, day=running.starts_on + dt.timedelta(days=day), was_announced=False, by=cast.mikko)
    with override("fi"):
        subject, text = words_of(Notice.objects.get(name="absences_in_a_row"))
    assert subject == "Aino poissa ilmoittamatta, päiviä peräkkäin: 2"
    assert "Kokeilupäiviä peräkkäin: 2." in text
