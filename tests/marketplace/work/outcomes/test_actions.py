"""Verbs of hirings and contracts: what begins, what the law asks before a yes, what stays when something is refused."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.privacy import actions as privacy
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.eligibility.schemes.employment import QUESTIONS
from marketplace.work.outcomes import actions
from marketplace.work.outcomes.models import BusinessCheck, Hiring
from tests.after import told
from tests.factories.outcomes import case, check, hiring

pytestmark = pytest.mark.django_db
ALL_YES = dict.fromkeys(QUESTIONS, "yes")


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("kind", "contracts"),
    [
        ("apprenticeship", ["employment", "provider"]),
        ("training_agreement", ["training"]),
        ("job", []),
        ("business", []),
    ],
)
def test_what_begins_has_the_contracts_of_its_kind_and_knows_the_guide(cast, trial, kind, contracts):
    made = actions.begin(trial, kind=kind, by=cast.kaisa)
    assert (made.state, made.person, made.organisation) == ("draft", cast.aino, cast.bakery)
    assert [one.kind for one in made.contracts.all()] == contracts
    assert made.instructor_name == trial.guide_name


def test_the_same_kind_begins_once_and_anew_after_a_cancel(cast, trial):
    first = actions.begin(trial, kind="job", by=cast.kaisa)
    with pytest.raises(ValidationError, match="aloitettu|begun"):
        actions.begin(trial, kind="job", by=cast.kaisa)
    actions.begin(trial, kind="apprenticeship", by=cast.kaisa)
    actions.cancel(first, reason="Ei sittenkään", by=cast.kaisa)
    assert actions.begin(trial, kind="job", by=cast.kaisa).pk != first.pk


def test_a_job_is_agreed_with_everything_named_and_both_sides_are_told(cast, trial):
    made = actions.agree(hiring(trial), by=cast.kaisa)
    assert made.state == "agreed"
    assert told("hiring_agreed") == {"Aino", "Mikko"}
    assert Entry.objects.filter(verb="outcomes.agree", subject_id=str(made.pk)).count() == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"starts_on": None}, {"hours_per_week": None}, {"length": ""}, {"collective_agreement": ""},
        {"pays_agreed_wage": None}, {"pays_agreed_wage": False}, {"length": "fixed", "ends_on": None},
    ],
)  # fmt: skip
def test_a_job_is_not_agreed_while_something_is_missing(cast, trial, facts):
    made = hiring(trial, **facts)
    with pytest.raises(ValidationError):
        actions.agree(made, by=cast.kaisa)
    assert Hiring.objects.get(pk=made.pk).state == "draft"


@pytest.mark.parametrize("kind", ["apprenticeship", "training_agreement"])
def test_learning_at_work_is_agreed_with_plan_school_instructor_and_every_contract(cast, trial, kind):
    made = hiring(trial, kind, signed=True, study_plan="study-plans/x.pdf")
    assert actions.agree(made, by=cast.kaisa).state == "agreed"


@pytest.mark.parametrize(
    "facts",
    [
        {"study_plan": ""}, {"provider_name": ""}, {"provider_contact": ""}, {"instructor_name": ""}, {"signed": False},
        {"hours_per_week": Decimal("24.9")}, {"ends_on": None}, {"euros_an_hour": None}, {"euros_an_hour": Decimal(0)},
    ],
)  # fmt: skip
def test_an_apprenticeship_without_one_of_its_parts_is_not_agreed(cast, trial, facts):
    made = hiring(trial, "apprenticeship", **{"signed": True, "study_plan": "study-plans/x.pdf"} | facts)
    with pytest.raises(ValidationError):
        actions.agree(made, by=cast.kaisa)
    assert Hiring.objects.get(pk=made.pk).state == "draft"


def test_an_apprenticeship_of_exactly_the_least_hours_is_agreed_and_follows_a_changed_law(cast, trial):
    made = hiring(trial, "apprenticeship", signed=True, study_plan="study-plans/x.pdf", hours_per_week=Decimal(25))
    Limit.objects.filter(key="apprenticeship-hours-week-least").update(value=26)
    with pytest.raises(ValidationError, match="26"):
        actions.agree(made, by=cast.kaisa)
    Limit.objects.filter(key="apprenticeship-hours-week-least").update(value=25)
    assert actions.agree(made, by=cast.kaisa).state == "agreed"


def test_a_training_agreement_has_no_pay(cast, trial):
    made = hiring(trial, "training_agreement", signed=True, study_plan="study-plans/x.pdf", euros_an_hour=Decimal(9))
    with pytest.raises(ValidationError):
        actions.agree(made, by=cast.kaisa)


def test_somebody_of_seventeen_is_not_hired_for_long_days(cast, trial):
    cast.aino.birth_on = timezone.localdate() - dt.timedelta(days=17 * 366)
    cast.aino.save()
    cast.aino.profiles.update(finished_school=True)
    with pytest.raises(ValidationError):
        actions.agree(hiring(trial, hours_per_day=Decimal("8.5")), by=cast.kaisa)
    Hiring.objects.update(state="cancelled")
    assert actions.agree(hiring(trial, hours_per_day=Decimal(8)), by=cast.kaisa).state == "agreed"


def test_what_is_agreed_is_not_edited(cast, trial):
    made = actions.agree(hiring(trial), by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.edit(made, hours_per_week=Decimal(10), by=cast.kaisa)


@pytest.mark.parametrize(("first", "starts"), [(0, True), (1, False)])
def test_it_starts_on_its_first_day_and_not_before(cast, trial, first, starts):
    made = hiring(trial, state="agreed", starts_on=days(first))
    if starts:
        assert actions.start(made, by=cast.kaisa).state == "running"
        return
    with pytest.raises(ValidationError):
        actions.start(made, by=cast.kaisa)


@pytest.mark.parametrize(("last", "good"), [(0, True), (1, False), (-70, True), (-71, False)])
def test_it_ends_between_its_first_day_and_today(cast, trial, last, good):
    made = hiring(trial, state="running")
    if good:
        assert actions.end(made, ended_on=days(last), by=cast.kaisa).ended_on == days(last)
        return
    with pytest.raises(ValidationError):
        actions.end(made, ended_on=days(last), by=cast.kaisa)


def test_a_contract_goes_out_comes_back_signed_and_may_be_written_anew(cast, trial):
    contract = hiring(trial, "training_agreement").contracts.get()
    actions.send(contract, sent_on=days(-3), by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.sign(contract, signed_on=days(-4), by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.sign(contract, signed_on=days(1), by=cast.kaisa)
    assert actions.sign(contract, signed_on=days(-3), by=cast.kaisa).state == "signed"
    actions.reopen(contract, reason="Tunnit muuttuivat", by=cast.kaisa)
    assert (contract.state, contract.sent_on, contract.signed_on) == ("missing", None, None)


def test_a_signed_contract_of_an_agreed_hiring_stays(cast, trial):
    made = hiring(trial, "training_agreement", state="agreed", signed=True)
    with pytest.raises(ValidationError):
        actions.reopen(made.contracts.get(), reason="Ei", by=cast.kaisa)


def test_a_business_is_agreed_only_after_the_coach_has_checked_it(cast, trial):
    made = hiring(trial, "business")
    with pytest.raises(ValidationError):
        actions.agree(made, by=cast.kaisa)
    actions.check(made, answers=ALL_YES, decision="business", by=cast.kaisa)
    assert actions.agree(made, by=cast.kaisa).state == "agreed"


@pytest.mark.parametrize("decision", ["employment", "later"])
def test_what_is_found_to_be_employment_or_unclear_is_not_agreed_as_a_business(cast, trial, decision):
    made = hiring(trial, "business")
    actions.check(made, answers=ALL_YES | {"own_time": "no"}, decision=decision, by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.agree(made, by=cast.kaisa)
    assert told("hiring_is_employment") == ({"Mikko"} if decision == "employment" else set())


def test_every_question_is_answered_and_a_yes_against_an_answer_says_why(cast, trial):
    made = hiring(trial, "business")
    with pytest.raises(ValidationError):
        actions.check(made, answers={"own_time": "yes"}, decision="later", by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.check(made, answers=ALL_YES | {"own_risk": "unknown"}, decision="business", by=cast.kaisa)
    assert not BusinessCheck.objects.exists()
    actions.check(
        made,
        answers=ALL_YES | {"own_risk": "no"},
        decision="business",
        reason="Takuu ensimmäiselle vuodelle",
        by=cast.kaisa,
    )
    assert BusinessCheck.objects.get().decided_by == cast.kaisa


def test_a_cancelled_hiring_closes_its_cases(cast, trial):
    made = hiring(trial)
    open_case = case(made)
    refused = case(made, "subsidy", "refused")
    actions.cancel(made, reason="Nuori muutti", by=cast.kaisa)
    open_case.refresh_from_db()
    refused.refresh_from_db()
    assert (open_case.state, refused.state) == ("closed", "refused")
    assert told("hiring_cancelled") == {"Aino", "Mikko"}


@pytest.mark.parametrize("verb", ["agree", "start", "end", "cancel"])
@pytest.mark.parametrize("state", ["draft", "agreed", "running", "ended", "cancelled"])
def test_a_verb_is_refused_in_every_state_that_its_table_does_not_name(cast, trial, verb, state):
    given = {"end": {"ended_on": days(0)}, "cancel": {"reason": "Syy"}}.get(verb, {})
    made = hiring(trial, state=state, starts_on=days(-1))
    if state in Hiring.TRANSITIONS[verb].sources:
        assert getattr(actions, verb)(made, by=cast.kaisa, **given).state == Hiring.TRANSITIONS[verb].target
        return
    with pytest.raises(TransitionRefusedError):
        getattr(actions, verb)(made, by=cast.kaisa, **given)


def test_nobody_is_erased_while_a_job_is_being_prepared(cast, trial):
    from_now_on = hiring(trial)
    with pytest.raises(ValidationError):
        erase(cast)
    actions.cancel(from_now_on, reason="Poistuu", by=cast.kaisa)
    check(hiring(trial, "business", "cancelled"), cast.kaisa)
    erase(cast)
    gone = Hiring.objects.get(pk=from_now_on.pk)
    assert (gone.euros_an_hour, gone.instructor_name) == (None, "–")
    assert not BusinessCheck.objects.exists()


def erase(cast):
    privacy.erase(cast.aino, by=cast.aino)
