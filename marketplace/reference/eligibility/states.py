"""The words of the limits and of their units, for the page of the law and for lists of sources."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Promise] = {
    "adult-age": _("Age of majority"),
    "allowance-euros-day": _("Expense allowance"),
    "allowance-euros-day-raised": _("Raised expense allowance"),
    "apprenticeship-age-least": _("Youngest age of an apprentice"),
    "apprenticeship-hours-week-least": _("Fewest hours a week in an apprenticeship"),
    "commuting-km": _("How far the commuting area reaches"),
    "employer-side-percent": _("Side costs on top of pay"),
    "full-time-hours-week": _("Hours of full-time work a week"),
    "guarantee-age-under": _("Youth Guarantee: under this age"),
    "guarantee-graduate-age-under": _("Youth Guarantee: under this age with a new degree"),
    "guarantee-graduated-months": _("Youth Guarantee: how new the degree is"),
    "guarantee-months": _("Youth Guarantee: time for an offer"),
    "minor-age-least": _("Youngest age at work"),
    "minor-daily-rest": _("Daily rest under 18"),
    "minor-hours-day": _("Most hours a day under 18"),
    "minor-hours-week": _("Most hours a week under 18"),
    "minor-weekly-rest": _("Weekly rest under 18"),
    "minor-work-from": _("Work under 18 begins at the earliest"),
    "minor-work-until": _("Work under 18 ends at the latest"),
    "plan-review-months": _("Longest time between two reviews of a plan"),
    "startup-euros-day": _("Start-up grant for a day"),
    "startup-first-months": _("First period of the start-up grant"),
    "startup-months-most": _("Longest time of the start-up grant"),
    "subsidy-ability-euros-month": _("Pay subsidy, reduced work ability: most a month"),
    "subsidy-ability-months": _("Pay subsidy, reduced work ability: first period"),
    "subsidy-ability-percent": _("Pay subsidy, reduced work ability: share of the pay cost"),
    "subsidy-apprentice-euros-month": _("Pay subsidy, apprenticeship: most a month"),
    "subsidy-apprentice-percent": _("Pay subsidy, apprenticeship: share of the pay cost"),
    "subsidy-association-euros-month": _("Pay subsidy, association: most a month"),
    "subsidy-association-factor": _("Pay subsidy, association: pay with side costs"),
    "subsidy-association-hours-percent": _("Pay subsidy, association: part of full time that counts"),
    "subsidy-association-months": _("Pay subsidy, association: length"),
    "subsidy-association-percent": _("Pay subsidy, association: share of the pay cost"),
    "subsidy-association-unemployed-months": _("Pay subsidy, association: months without work"),
    "subsidy-association-window-months": _("Pay subsidy, association: months that are looked at"),
    "subsidy-dismissal-months": _("Pay subsidy: months without dismissals for financial reasons"),
    "subsidy-skills-age-least": _("Pay subsidy, skills: youngest age of the young"),
    "subsidy-skills-age-most": _("Pay subsidy, skills: oldest age of the young"),
    "subsidy-skills-euros-month": _("Pay subsidy, skills: most a month"),
    "subsidy-skills-idle-months": _("Pay subsidy, skills: months without paid work"),
    "subsidy-skills-long-months": _("Pay subsidy, skills: length for the long unemployed"),
    "subsidy-skills-long-unemployed-months": _("Pay subsidy, skills: months without work for the longer time"),
    "subsidy-skills-long-window-months": _("Pay subsidy, skills: months that are looked at for the longer time"),
    "subsidy-skills-months": _("Pay subsidy, skills: length"),
    "subsidy-skills-percent": _("Pay subsidy, skills: share of the pay cost"),
    "trial-days-a-month": _("Days of a work trial that make a month"),
    "trial-days-week-most": _("Most days a week in a work trial"),
    "trial-hours-day-least": _("Fewest hours a day in a work trial"),
    "trial-hours-day-most": _("Most hours a day in a work trial"),
    "trial-months": _("Most months of work trials in all"),
    "trial-restart-months": _("Months without work after which trials count anew"),
    "trial-restart-young-age": _("Age under which trials count anew sooner"),
    "trial-restart-young-months": _("Months without work after which trials of the young count anew"),
    "trial-absent-days": _("Days away in a row without leave that raise the question of ending"),
    "voucher-age-least": _("Voucher: youngest age"),
    "voucher-age-most": _("Voucher: oldest age"),
    "voucher-euros-all": _("Voucher: most in all"),
    "voucher-euros-month": _("Voucher: most a month"),
    "voucher-hours-week-least": _("Voucher: fewest hours a week"),
    "voucher-months": _("Voucher: months that the firm promises"),
    "voucher-percent": _("Voucher: share of the pay"),
    "voucher-unemployed-months": _("Voucher: months without work"),
    "voucher-unemployed-months-basic": _("Voucher: months without work with only basic school"),
    "voucher-window-months": _("Voucher: months that are looked at"),
    "weeks-a-month": _("Weeks in a month"),
}
UNITS: dict[str, Promise] = {
    "days": _("days"),
    "euros": _("euros"),
    "euros a day": _("euros a day"),
    "euros a month": _("euros a month"),
    "hour of day": _("o'clock"),
    "hours": _("hours"),
    "kilometres": _("kilometres"),
    "months": _("months"),
    "percent": _("percent"),
    "times": _("times the pay"),
    "weeks": _("weeks"),
    "years": _("years"),
}

OWN_SECTIONS: dict[str, Promise] = {"own reading": _("own reading"), "own estimate": _("own estimate")}


SECTION = re.compile(r"(\d+/\d{4}) § ([\d-]+)")


def section_of(section: str) -> str:
    """The section as the reader's language writes it: 380/2023 § 55, in Finnish and Swedish 380/2023, 55 §."""
    own = str(OWN_SECTIONS.get(section, section))
    return own if get_language() == "en" else SECTION.sub(r"\1, \2 §", own)


def label_of(key: str) -> str:
    """The name of a limit in the reader's language; a key of an administrator's own stands for itself."""
    return str(LABELS.get(key, key))


def unit_of(unit: str) -> str:
    """The name of a unit in the reader's language."""
    return str(UNITS.get(unit, unit))
