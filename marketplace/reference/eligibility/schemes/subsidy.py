"""Pay subsidy in its groups (380/2023 § 81-94): what may be possible, never what somebody is entitled to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from marketplace.reference.eligibility.basis.answers import (
    Answer,
    Finding,
    Tristate,
    all_of,
    any_of,
    opposite,
    verdict_of,
)
from marketplace.reference.eligibility.basis.facts import HostForm, Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, Period, days_within, months_later

SKILLS, ABILITY, ASSOCIATION, APPRENTICE = "skills", "ability", "association", "apprentice"
GROUPS = (SKILLS, ABILITY, ASSOCIATION, APPRENTICE)
CONDITIONS, LEVEL = "380/2023 § 83", "380/2023 § 84"
MUNICIPAL_GROUPS = frozenset({ABILITY})  # § 83: a municipality gets it for reduced work ability (or for the over-60s)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Subsidy:
    """One group: its answer, the share of the pay cost (0–1), euros a month at most, months."""

    group: str
    answer: Answer
    share: Decimal
    most_a_month: Decimal
    months: int | None  # None where the authority judges how long

    def by_month(self, pay_cost: Decimal) -> Decimal:
        """Euros of subsidy in a month that costs so much in pay and side costs; never more than the cost (§ 93)."""
        return _euros(pay_cost, self.share, self.most_a_month)


def euros_of(group: str, pay_cost: Decimal, law: Law) -> Decimal:
    """The same for a group by the law of a day, before anybody has judged whether it may be."""
    return _euros(pay_cost, _share(group, law), law.number(f"subsidy-{group}-euros-month"))


def _euros(pay_cost: Decimal, share: Decimal, most: Decimal) -> Decimal:
    return min(pay_cost * share, most, pay_cost).quantize(CENT)


def _share(group: str, law: Law) -> Decimal:
    return law.number(f"subsidy-{group}-percent") / 100


def may_begin(decided_on: dt.date | None, begins_on: dt.date) -> Finding:
    """§ 83: nothing is paid for a job that began before the decision; unknown while nobody has decided.

    The day of the decision counts as too early, like the day of an application: nobody can say which came first.
    """
    return Finding("decided_first", verdict_of(None if decided_on is None else begins_on > decided_on), CONDITIONS)


def apply_by(begins_on: dt.date) -> dt.date:
    """The last day on which a subsidy, a voucher or a grant can be applied for: the eve of the first day."""
    return begins_on - DAY


def may_subsidise(person: Person, place: Place, law: Law, today: dt.date) -> tuple[Subsidy, ...]:
    """Each group with met, not met, unknown, if it is applied for today."""
    common = _common(place, law, today)
    own = {
        SKILLS: _skills(person, place, law),
        ABILITY: Finding("ability", verdict_of(None), "380/2023 § 87"),
        ASSOCIATION: _association(person, place, law),
        APPRENTICE: Finding("jobseeker", verdict_of(_is_unemployed(person, place)), "380/2023 § 90"),
    }
    return tuple(
        Subsidy(
            group=group,
            answer=Answer((own[group], _municipal(place, group), *common)),
            share=_share(group, law),
            most_a_month=law.number(f"subsidy-{group}-euros-month"),
            months=_months(person, place, group, law),
        )
        for group in GROUPS
    )


def months_without_dismissals(law: Law) -> int:
    """For how many months nobody may have been dismissed for financial or production reasons (§ 83-84)."""
    return law.whole("subsidy-dismissal-months")


def _common(place: Place, law: Law, today: dt.date) -> tuple[Finding, ...]:
    """What § 83-84 ask of every group."""
    begun = (place.began_on or place.starts_on) <= today
    lately: dict[str, object] = {"months": months_without_dismissals(law)}
    return (
        Finding("not_begun", verdict_of(not begun), CONDITIONS),
        Finding("no_state", verdict_of(opposite(place.is_hosted_by(HostForm.STATE))), CONDITIONS),
        Finding("business", verdict_of(_for_business(place)), CONDITIONS),
        Finding("no_dismissals", verdict_of(opposite(place.dismissed_lately)), CONDITIONS, lately),
        Finding("no_debts", verdict_of(opposite(place.has_debts)), CONDITIONS),
        Finding("competition", verdict_of(opposite(place.distorts_competition)), CONDITIONS),
        Finding("not_again", verdict_of(opposite(place.had_support_for_her)), CONDITIONS),
        Finding("not_by_results", verdict_of(opposite(place.paid_by_results)), LEVEL),
        Finding("wage", verdict_of(place.pays_agreed_wage), LEVEL),
    )


def _skills(person: Person, place: Place, law: Law) -> Finding:
    """§ 82: too few skills; presumed of some groups, but whether it explains the unemployment, people judge."""
    age, least, most = person.age_on(place.starts_on), "subsidy-skills-age-least", "subsidy-skills-age-most"
    youth = None if age is None else law.whole(least) <= age <= law.whole(most)
    no_degree = opposite(person.has_upper_secondary)
    is_in_group = any_of((youth, no_degree, person.has_integration_plan, _without_work(person, place, law)))
    # even where the group is sure, § 82 asks for a judgement that no software makes
    return Finding("skills_group", verdict_of(None if is_in_group else is_in_group), "380/2023 § 82")


def _without_work(person: Person, place: Place, law: Law) -> Tristate:
    if person.worked_before is False:
        return True
    if person.last_paid_work_on is None:
        return None
    return months_later(person.last_paid_work_on, law.whole("subsidy-skills-idle-months")) <= place.starts_on


def _association(person: Person, place: Place, law: Law) -> Finding:
    """§ 88: an association or the like, not for business, for somebody long unemployed."""
    good = (
        place.is_hosted_by(HostForm.ASSOCIATION),
        opposite(place.is_for_business),
        _unemployed_of(person, place.starts_on, law, "subsidy-association"),
    )
    return Finding("association_group", verdict_of(all_of(good)), "380/2023 § 88")


def _municipal(place: Place, group: str) -> Finding:
    barred = all_of((group not in MUNICIPAL_GROUPS, place.is_hosted_by(HostForm.MUNICIPALITY)))
    return Finding("municipality", verdict_of(opposite(barred)), CONDITIONS)


def _for_business(place: Place) -> Tristate:
    """A private person gets it only for business."""
    return any_of((opposite(place.is_hosted_by(HostForm.TRADER, HostForm.HOUSEHOLD)), place.is_for_business))


def _is_unemployed(person: Person, place: Place) -> Tristate:
    if person.unemployed is None:
        return None
    eve = place.starts_on - DAY
    return any(spell.last >= eve for spell in person.unemployed)


def _months(person: Person, place: Place, group: str, law: Law) -> int | None:
    """How long: longer in the skills group for the long unemployed (§ 86); of apprentices the authority judges."""
    if group == APPRENTICE:
        return None
    is_long = group == SKILLS and _unemployed_of(person, place.starts_on, law, "subsidy-skills-long")
    return law.whole("subsidy-skills-long-months" if is_long else f"subsidy-{group}-months")


def _unemployed_of(person: Person, day: dt.date, law: Law, key: str) -> Tristate:
    """Whether she was unemployed for so many of so many months before a day, by days."""
    if person.unemployed is None:
        return None
    window = Period(months_later(day, -law.whole(f"{key}-window-months")), day - DAY)
    needed = (day - months_later(day, -law.whole(f"{key}-unemployed-months"))).days
    return days_within(person.unemployed, window) >= needed
