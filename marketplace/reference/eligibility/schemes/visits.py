"""Days to come and try the work (380/2023 § 54 subsection 3): a trial of a day or some, with every rule of a trial."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from marketplace.reference.eligibility.basis.answers import Answer
from marketplace.reference.eligibility.basis.facts import Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.trial import may_try


def may_visit(person: Person, place: Place, law: Law, today: dt.date) -> Answer:
    """The answer of a trial; without a last day it is for one day, and each day counts against the months."""
    return may_try(person, replace(place, ends_on=place.ends_on or place.starts_on), law, today)
