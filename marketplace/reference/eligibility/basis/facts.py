"""Plain facts about a person and a place that the law asks for; None means that nobody has told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.reference.eligibility.basis.periods import Period, age_on


class HostForm(models.TextChoices):
    """What kind of employer a workplace is."""

    COMPANY = "company", _("company")
    TRADER = "trader", _("private trader")
    MUNICIPALITY = "municipality", _("municipality or joint authority")
    ASSOCIATION = "association", _("association, foundation or religious community")
    STATE = "state", _("state agency")
    HOUSEHOLD = "household", _("household")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A young person as the law looks at her. Health has no field here: the coach answers that aloud, case by case."""

    born_on: dt.date | None = None
    earlier_trials: tuple[Period, ...] | None = None  # over all hosts
    unemployed: tuple[Period, ...] | None = None  # spells; one that goes on ends on the day of the question
    employers: frozenset[str] | None = None  # business ids of those she works for now
    is_in_plan: bool | None = None
    finished_basic_school: bool | None = None
    has_upper_secondary: bool | None = None  # a vocational or general degree after basic school
    has_integration_plan: bool | None = None
    last_paid_work_on: dt.date | None = None
    worked_before: bool | None = None

    def age_on(self, day: dt.date) -> int | None:
        """Full years on a day."""
        return None if self.born_on is None else age_on(self.born_on, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stay at a workplace that somebody plans."""

    starts_on: dt.date
    ends_on: dt.date | None = None
    is_permanent: bool | None = None  # a job without a last day
    host: str = ""  # business id
    host_form: HostForm | None = None
    is_for_business: bool | None = None  # the work serves the host's business
    aim: str = ""
    hours_per_day: Decimal | None = None
    days_per_week: int | None = None
    hours_per_week: Decimal | None = None
    guide_named: bool | None = None
    is_paid: bool | None = None
    pays_agreed_wage: bool | None = None  # by the collective agreement, or the usual pay where there is none
    is_written: bool | None = None
    provider_named: bool | None = None  # the school that answers for the studies
    has_study_plan: bool | None = None
    began_on: dt.date | None = None  # where the work has begun already
    dismissed_lately: bool | None = None  # for production or financial reasons, within the months of the law
    agreement_named: bool | None = None  # the collective agreement, or said that there is none
    has_debts: bool | None = None  # neglected wages, taxes or payments of law
    paid_by_results: bool | None = None  # by nothing else
    had_support_for_her: bool | None = None  # a subsidy for the same person in the years that § 83 counts
    distorts_competition: bool | None = None
    evenings_until: int | None = None  # hour of day
    mornings_from: int | None = None
    nights: bool | None = None
    hazards: bool | None = None
    alcohol: bool | None = None
    needs_licence: bool | None = None

    def is_hosted_by(self, *forms: HostForm) -> bool | None:
        """Whether the host is one of these forms."""
        return None if self.host_form is None else self.host_form in forms
