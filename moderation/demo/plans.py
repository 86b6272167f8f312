"""Demo of plans: in every state, with what serves their steps, the questionnaire, and the Youth Guarantee's clock."""

from __future__ import annotations

from itertools import cycle

from accounts.people.models import User
from marketplace.guidance.plans import actions, beginning_actions
from marketplace.guidance.plans.beginnings import WithoutWork
from marketplace.guidance.plans.models import Plan, Version
from marketplace.guidance.plans.states import Fits, Owner, VersionState
from marketplace.guidance.plans.words import goals, sentences, steps
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState
from moderation.demo.cast import Cast
from moderation.demo.material import Material

PLANS = 40  # of three hundred young people
WITHOUT_WORK = 180
DAYS_WITHOUT = (12, 35, 58, 66, 74, 81, 88, 95, 130)
REVIEWS_IN = (-3, 4, 11, 20, 35, 50, 70)


def make_plans(material: Material, cast: Cast) -> None:
    """Everything by the product's own actions, save the days of the past."""
    aino, kaisa = cast.young[0], cast.coaches[0]
    _aino(material, aino, kaisa)
    mine = [one for one in cast.young[1:] if cast.coach_of[one.pk].pk == kaisa.pk]
    others = [one for one in cast.young[1:] if cast.coach_of[one.pk].pk != kaisa.pk]
    ways = cycle((_agreed, _begun, _half, _changed, _agreed))
    for number, (person, way) in enumerate(zip([*mine[:12], *others][:PLANS], ways, strict=False)):
        way(material, person, cast.coach_of[person.pk], number)
    _reviews(material)
    rows = [
        WithoutWork(person=person, authority_id=cast.coach_of[person.pk].authority_id, since_on=material.day(-days))
        for person, days in zip(cast.young[1 : WITHOUT_WORK + 1], cycle(DAYS_WITHOUT), strict=False)
    ]
    WithoutWork.objects.bulk_create(rows)
    WithoutWork.objects.filter(pk__in=[row.pk for row in rows[::5]]).update(offered_on=material.day(-2))
    for number, person in enumerate(mine[:4]):
        _answer(person, is_given=number % 2 == 0)


def _aino(material: Material, aino: User, kaisa: User) -> None:
    """An accepted plan whose trial goes on, and a change that waits for both."""
    plan = actions.begin(aino, by=kaisa)
    goal = actions.add_goal(plan, title=goals()[2].text, by=aino)
    trial = Placement.objects.filter(person=aino, state=PlacementState.RUNNING).first()
    step = actions.propose(
        aino, by=kaisa, title=steps()[3].text, due_on=material.day(19), priority=1, goal=goal, about=trial
    )
    card = actions.propose(aino, by=aino, title=steps()[4].text, due_on=material.day(3), goal=goal)
    actions.propose(aino, by=kaisa, title=steps()[9].text, due_on=material.day(6), owner=Owner.COACH)
    _accept(plan, kaisa)
    actions.start(step, by=aino)
    actions.finish(card, by=aino)
    actions.propose(aino, by=kaisa, title=steps()[7].text, due_on=material.day(40), goal=goal)
    actions.accept(_waiting(plan), by=kaisa)
    _answer(aino, is_given=True)


def _waiting(plan: Plan) -> Version:
    return Version.objects.get(plan=plan, state=VersionState.DRAFT)


def _accept(plan: Plan, coach: User) -> None:
    version = _waiting(plan)
    actions.accept(version, by=plan.person)
    actions.accept(version, by=coach)


def _begun(material: Material, person: User, coach: User, number: int) -> Plan:
    """Goals and steps that nobody has accepted yet."""
    plan = actions.begin(person, by=coach)
    ready = goals()
    goal = actions.add_goal(plan, title=ready[number % len(ready)].text, by=person)
    chosen = steps()
    for turn in range(3):
        one = chosen[(number * 2 + turn * 5) % len(chosen)]
        actions.propose(person, by=coach, title=one.text, due_on=material.day(one.days), goal=goal if turn else None)
    return plan


def _half(material: Material, person: User, coach: User, number: int) -> None:
    """Her yes is there, the coach's is missing."""
    actions.accept(_waiting(_begun(material, person, coach, number)), by=person)


def _agreed(material: Material, person: User, coach: User, number: int) -> Plan:
    """In force; one step goes on, one is done."""
    plan = _begun(material, person, coach, number)
    _accept(plan, coach)
    first, second, *_rest = plan.steps.all()
    actions.start(first, by=person)
    actions.finish(second, by=person)
    return plan


def _changed(material: Material, person: User, coach: User, number: int) -> None:
    """A second version in force, with one step left out and one that somebody else takes care of."""
    plan = _agreed(material, person, coach, number)
    actions.drop(plan.steps.filter(state="agreed")[0], reason="Ei ole nyt ajankohtainen.", by=person)
    actions.propose(
        person, by=coach, title=steps()[6].text, due_on=material.day(25), owner=Owner.OTHER, owner_name="Opinto-ohjaaja"
    )
    _accept(plan, coach)


def _reviews(material: Material) -> None:
    """Days of review as they lie some weeks after the acceptance: some near, some late."""
    rows = list(Plan.objects.filter(review_on__isnull=False))
    for plan, days in zip(rows, cycle(REVIEWS_IN), strict=False):
        plan.review_on = material.day(days)
    Plan.objects.bulk_update(rows, ["review_on"])


def _answer(person: User, *, is_given: bool) -> None:
    """Half of the sentences, or all of them and sent."""
    survey = beginning_actions.begin_survey(person, by=person)
    asked = sentences() if is_given else sentences()[:6]
    fits = cycle((Fits.WELL, Fits.PARTLY, Fits.WELL, Fits.NOT_YET, Fits.UNSURE))
    answers = {one.code: str(fit) for one, fit in zip(asked, fits, strict=False)}
    beginning_actions.answer(survey, answers=answers, own_words="Leivoin koko luokalle pullat.", by=person)
    if is_given:
        actions.give(survey, by=person)
