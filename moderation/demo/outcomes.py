"""Demo hirings: what ended placements have led to, in every state, by the product's own actions."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from pypdf import PdfWriter

from marketplace.reference.eligibility.schemes.employment import QUESTIONS, Said
from marketplace.work.outcomes import actions
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.states import Decision, HiringKind, Length, Scheme
from marketplace.work.placements.models import Placement
from moderation.demo.cast import Cast
from moderation.demo.material import Material

GROWN_UP_YEARS = 19
PAY: dict[str, Any] = {
    "euros_an_hour": Decimal("12.40"), "collective_agreement": "Alan yleissitova sopimus", "pays_agreed_wage": True,
}  # fmt: skip
HOST: dict[str, Any] = {
    "host_form": "company", "is_for_business": True, "dismissed_lately": False, "has_debts": False,
    "had_support_for_her": False, "hours_per_week": Decimal(30), "hours_per_day": Decimal(6),
}  # fmt: skip
SCHOOL = {"provider_name": "Koulutuskeskus Salpaus", "provider_contact": "Seija Salo", "study_title": "Perustutkinto"}


class Steps:
    """Begins hirings for one placement after the other, each by her own coach."""

    def __init__(self, material: Material, cast: Cast) -> None:
        self.material, self.cast = material, cast
        self.placements = iter(_placements(material, cast))

    def begin(self, kind: str, day: int, **terms: Any) -> tuple[Hiring, Any]:
        """A hiring of a kind that begins so many days from today, and who leads it."""
        placement = next(self.placements)
        coach = self.cast.coach_of[placement.person_id]
        hiring = actions.begin(placement, kind=kind, by=coach)
        return actions.edit(hiring, starts_on=self.material.day(day), by=coach, **terms), coach

    def job(self, day: int) -> tuple[Hiring, Any]:
        """A lasting job with everything named."""
        return self.begin(HiringKind.JOB, day, length=Length.PERMANENT, **PAY, **HOST)

    def applied(self, hiring: Hiring, coach: Any, day: int) -> Case:
        """A pay subsidy that was applied for on a day."""
        case = actions.open_case(hiring, scheme=Scheme.SUBSIDY, by=coach)
        facts = {"unemployed_since": self.material.day(-400), "has_upper_secondary": False}
        actions.estimate(case, by=coach, **facts)
        return actions.apply(case, applied_on=self.material.day(day), by=coach)

    def granted(self, hiring: Hiring, coach: Any, day: int) -> Case:
        """One that was granted on a day."""
        case = self.applied(hiring, coach, day - 20)
        return actions.grant(case, decided_on=self.material.day(day), months=5, by=coach)


def make_outcomes(material: Material, cast: Cast) -> None:
    """A dozen hirings, so that no state of a hiring, a contract or a case is missing."""
    steps = Steps(material, cast)
    _paid_job(steps)
    _ended_job(steps)
    hiring, coach = steps.job(20)
    actions.open_case(hiring, scheme=Scheme.VOUCHER, by=coach)
    hiring, coach = steps.job(25)
    steps.applied(hiring, coach, -5)
    actions.agree(hiring, by=coach)
    hiring, coach = steps.job(30)
    steps.granted(hiring, coach, -3)
    hiring, coach = steps.job(14)
    case = steps.applied(hiring, coach, -20)
    actions.refuse(case, decided_on=material.day(-4), reason="Ehdot eivät täyty", by=coach)
    hiring, coach = steps.job(9)
    actions.open_case(hiring, scheme=Scheme.SUBSIDY, by=coach)
    actions.cancel(hiring, reason="Nuori aloitti opinnot", by=coach)
    _learning(steps)
    _business(steps)


def _paid_job(steps: Steps) -> None:
    hiring, coach = steps.job(-70)
    case = steps.granted(hiring, coach, -80)
    actions.agree(hiring, by=coach)
    actions.start(hiring, by=coach)
    days = {name: steps.material.day(day) for name, day in (("first_on", -70), ("last_on", -41), ("paid_on", -30))}
    actions.pay(case, euros=Decimal("806.40"), by=coach, **days)


def _ended_job(steps: Steps) -> None:
    hiring, coach = steps.job(-200)
    case = steps.granted(hiring, coach, -210)
    actions.agree(hiring, by=coach)
    actions.start(hiring, by=coach)
    actions.close(case, reason="Kaikki jaksot on maksettu", by=coach)
    actions.end(hiring, ended_on=steps.material.day(-10), by=coach)


def _learning(steps: Steps) -> None:
    """An apprenticeship whose contracts are on their way, and a training agreement that is ready."""
    ends_on = steps.material.day(380)
    hiring, coach = steps.begin(HiringKind.APPRENTICESHIP, 20, ends_on=ends_on, **PAY, **HOST, **SCHOOL)
    actions.send(hiring.contracts.all()[0], sent_on=steps.material.day(-2), by=coach)
    told = {name: value for name, value in HOST.items() if name in {"host_form", "hours_per_week", "hours_per_day"}}
    hiring, coach = steps.begin(HiringKind.TRAINING, 12, ends_on=ends_on, **told, **SCHOOL)
    actions.attach(hiring, study_plan=_plan(), by=coach)
    actions.sign(hiring.contracts.get(), signed_on=steps.material.day(-1), by=coach)
    actions.agree(hiring, by=coach)


def _business(steps: Steps) -> None:
    """An opening that was checked, with a start-up grant for which a document is missing; and one that was a job."""
    hiring, coach = steps.begin(HiringKind.BUSINESS, 40)
    actions.check(hiring, answers=dict.fromkeys(QUESTIONS, Said.YES), decision=Decision.BUSINESS, by=coach)
    case = actions.open_case(hiring, scheme=Scheme.GRANT, by=coach)
    actions.ask(case, documents="Liiketoimintasuunnitelma", by=coach)
    hiring, coach = steps.begin(HiringKind.BUSINESS, 15)
    answers = dict.fromkeys(QUESTIONS, Said.YES) | {"own_time": Said.NO, "own_customers": Said.NO}
    actions.check(hiring, answers=answers, decision=Decision.EMPLOYMENT, by=coach)


def _placements(material: Material, cast: Cast) -> list[Placement]:
    """Ended placements of grown-ups by day, Mikko's first; nobody twice."""
    mikko, born_by = cast.companies[0].organisation.pk, material.day(-GROWN_UP_YEARS * 366)
    rows = Placement.objects.over().filter(
        person__in=list(cast.coach_of), person__birth_on__lte=born_by, listing__alcohol=False, listing__hazards=False
    )  # fmt: skip
    found: dict[int, Placement] = {}
    for placement in sorted(rows, key=lambda one: (one.organisation_id != mikko, one.pk)):
        found.setdefault(placement.person_id, placement)
    return list(found.values())


def _plan() -> ContentFile:
    """An empty page that stands for a study plan."""
    writer, sheet = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(sheet)
    return ContentFile(sheet.getvalue(), name=f"{timezone.localdate()}.pdf")
