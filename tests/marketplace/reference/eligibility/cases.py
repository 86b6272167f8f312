"""Aino and a café, as the tables of the law's tests begin with them."""

import datetime as dt
from decimal import Decimal

from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.basis.facts import HostForm, Person, Place
from marketplace.reference.eligibility.basis.periods import Period

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
TODAY = dt.date(2026, 11, 22)
START = dt.date(2026, 12, 1)


def day(text):
    """A day from its usual Finnish form."""
    return dt.datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a day has no zone


def stay(first, last):
    return Period(day(first), day(last))


def aino(**facts):
    plain = {
        "born_on": day("4.9.2007"), "earlier_trials": (), "unemployed": (stay("1.3.2026", "22.11.2026"),),
        "employers": frozenset(), "is_in_plan": True, "finished_basic_school": True, "has_upper_secondary": False,
        "has_integration_plan": False, "worked_before": True, "last_paid_work_on": day("28.2.2026"),
    }  # fmt: skip
    return Person(**plain | facts)


def cafe(**facts):
    plain = {
        "starts_on": START, "ends_on": day("28.2.2027"), "host": "0737546-2", "host_form": HostForm.COMPANY,
        "is_for_business": True, "aim": "explore", "hours_per_day": Decimal(6), "days_per_week": 5,
        "hours_per_week": Decimal(30), "guide_named": True, "is_paid": True, "pays_agreed_wage": True,
        "is_written": True, "provider_named": True, "has_study_plan": True, "dismissed_lately": False,
        "evenings_until": 18, "mornings_from": 9, "nights": False, "hazards": False, "alcohol": False,
        "needs_licence": False,
    }  # fmt: skip
    return Place(**plain | facts)


def finding(answer, code):
    """The one finding of a code."""
    (found,) = [one for one in answer.findings if one.code == code]
    return found
