"""Cases of support: the last day to apply, the decision before the first day, caps of what is paid, the one reminder."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.reference.eligibility.models import Limit
from marketplace.work.outcomes import actions
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.queries import estimates_of, paid_before
from marketplace.work.outcomes.states import Scheme
from marketplace.work.outcomes.tasks import remind_of_deadlines
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import Placement
from tests.after import told
from tests.factories.outcomes import case, hiring, period

pytestmark = pytest.mark.django_db


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def verdicts(answers):
    return {str(name): str(answer.verdict) for name, answer in answers}


def test_a_case_begins_with_the_last_day_to_apply_told_to_the_workplace(cast, trial):
    made = actions.open_case(hiring(trial), scheme="voucher", by=cast.kaisa)
    assert made.state == "estimate"
    notice = Notice.objects.get(name="hiring_case_opened")
    eve = days(9)
    assert (notice.recipient, notice.facts["day"]) == (cast.mikko, f"{eve.day}.{eve.month}.{eve.year}")


@pytest.mark.parametrize(
    ("kind", "scheme", "facts"),
    [
        ("job", "startup", {}), ("training_agreement", "voucher", {}), ("business", "voucher", {}),
        ("job", "voucher", {"starts_on": None}), ("job", "voucher", {"state": "running"}),
        ("job", "voucher", {"state": "ended"}), ("job", "voucher", {"state": "cancelled"}),
    ],
)  # fmt: skip
def test_a_case_needs_a_first_day_to_come_and_the_kind_that_the_support_is_for(cast, trial, kind, scheme, facts):
    with pytest.raises(ValidationError):
        actions.open_case(hiring(trial, kind, **facts), scheme=scheme, by=cast.kaisa)
    assert not Case.objects.exists()


def test_one_live_case_of_a_scheme_at_a_time(cast, trial):
    made = hiring(trial)
    first = actions.open_case(made, scheme="voucher", by=cast.kaisa)
    with pytest.raises(ValidationError):
        actions.open_case(made, scheme="voucher", by=cast.kaisa)
    actions.open_case(made, scheme="subsidy", by=cast.kaisa)
    actions.close(first, reason="Ei haeta", by=cast.kaisa)
    assert actions.open_case(made, scheme="voucher", by=cast.kaisa).pk != first.pk


@pytest.mark.parametrize("scheme", ["voucher", "subsidy"])
@pytest.mark.parametrize(("applied", "starts", "good"), [(0, 1, True), (0, 0, False), (-1, 0, True), (1, 5, False)])
def test_the_eve_of_the_first_day_is_the_last_day_to_apply(cast, trial, scheme, applied, starts, good):
    made = case(hiring(trial, starts_on=days(starts)), scheme)
    if good:
        assert actions.apply(made, applied_on=days(applied), by=cast.mikko).state == "applied"
        assert told("hiring_case_applied") == {"Kaisa"}
        return
    with pytest.raises(ValidationError):
        actions.apply(made, applied_on=days(applied), by=cast.mikko)


def test_nobody_applies_for_a_voucher_on_a_day_that_knows_none(cast, trial):
    Limit.objects.filter(key="voucher-percent").update(valid_until=days(-1))
    made = case(hiring(trial))
    with pytest.raises(ValidationError):
        actions.apply(made, applied_on=days(0), by=cast.kaisa)
    assert actions.apply(made, applied_on=days(-1), by=cast.kaisa).applied_on == days(-1)


@pytest.mark.parametrize("scheme", ["voucher", "subsidy"])
@pytest.mark.parametrize(("decided", "good"), [(-31, False), (-30, True), (-1, True), (0, False), (1, False)])
def test_a_decision_lies_between_the_application_and_the_first_day(cast, trial, scheme, decided, good):
    made = case(hiring(trial, starts_on=days(0)), scheme, "applied")
    if good:
        assert actions.grant(made, decided_on=days(decided), months=6, by=cast.kaisa).state == "granted"
        assert told("hiring_case_granted") == {"Aino", "Mikko"}
        return
    with pytest.raises(ValidationError):
        actions.grant(made, decided_on=days(decided), months=6, by=cast.kaisa)
    assert Case.objects.get().state == "applied"


@pytest.mark.parametrize("scheme", ["voucher", "subsidy"])
@pytest.mark.parametrize(
    ("state", "starts"),
    [
        ("estimate", False),
        ("documents", False),
        ("applied", False),
        ("granted", True),
        ("refused", True),
        ("closed", True),
    ],
)
def test_work_does_not_begin_before_the_decision(cast, trial, scheme, state, starts):
    made = hiring(trial, state="agreed", starts_on=days(0))
    case(made, scheme, state)
    if starts:
        assert actions.start(made, by=cast.kaisa).state == "running"
        return
    with pytest.raises(ValidationError):
        actions.start(made, by=cast.kaisa)
    assert Hiring.objects.get().state == "agreed"


@pytest.mark.parametrize(("state", "starts"), [("estimate", False), ("applied", True)])
def test_a_start_up_grant_must_only_be_applied_for_before(cast, trial, state, starts):
    made = hiring(trial, "business", "agreed", starts_on=days(0))
    found = case(made, "startup", state)
    if starts:
        actions.start(made, by=cast.kaisa)
        assert actions.grant(found, decided_on=days(0), months=6, by=cast.kaisa).state == "granted"
        return
    with pytest.raises(ValidationError):
        actions.start(made, by=cast.kaisa)


def test_a_placement_that_is_the_job_itself_does_not_start_before_the_decision(cast, trial):
    Placement.objects.update(state="agreed", kind="job", ended_on=None, outcome="")
    trial.refresh_from_db()
    found = case(hiring(trial))
    with pytest.raises(ValidationError):
        placements.start(trial, by=cast.kaisa)
    actions.close(found, reason="Ei haeta", by=cast.kaisa)
    assert placements.start(trial, by=cast.kaisa).state == "running"


@pytest.mark.parametrize(("first", "good"), [(11, True), (9, True), (-4, False), (-5, False), (None, False)])
def test_a_first_day_is_never_moved_before_the_decision(cast, trial, first, good):
    made = hiring(trial)
    case(made, "voucher", "granted")
    wanted = None if first is None else days(first)
    if good:
        assert actions.edit(made, starts_on=wanted, by=cast.kaisa).starts_on == wanted
        return
    with pytest.raises(ValidationError):
        actions.edit(made, starts_on=wanted, by=cast.kaisa)
    assert Hiring.objects.get().starts_on == days(10)


PAID = {"first_on": -70, "last_on": -41, "paid_on": -30}


@pytest.mark.parametrize(
    ("changes", "euros", "good"),
    [
        ({}, "1500.00", True), ({}, "1500.01", False), ({"first_on": -71}, "1", False), ({"last_on": -71}, "1", False),
        ({"last_on": 114}, "1", False), ({"paid_on": -42}, "1", False), ({"paid_on": 1}, "1", False),
        ({"paid_on": -41}, "1", True), ({"last_on": -30}, "3000.00", True),
    ],
)  # fmt: skip
def test_a_period_lies_within_the_months_and_below_the_cap(cast, trial, changes, euros, good):
    found = case(hiring(trial, state="running"), "voucher", "granted")
    said = {name: days(number) for name, number in (PAID | changes).items()}
    if good:
        assert actions.pay(found, euros=Decimal(euros), by=cast.kaisa, **said).state == "paying"
        return
    with pytest.raises(ValidationError):
        actions.pay(found, euros=Decimal(euros), by=cast.kaisa, **said)
    assert not found.periods.exists()


@pytest.mark.parametrize(("euros", "good"), [("100.00", True), ("100.01", False)])
def test_the_voucher_never_pays_more_than_it_may_in_all(cast, trial, euros, good):
    found = case(hiring(trial, state="running"), "voucher", "paying")
    period(found, "8900.00")
    said = {"first_on": days(-40), "last_on": days(-11), "paid_on": days(0), "euros": Decimal(euros)}
    if good:
        actions.pay(found, by=cast.kaisa, **said)
        assert str(paid_before(found)) == "9000.00"
        return
    with pytest.raises(ValidationError):
        actions.pay(found, by=cast.kaisa, **said)


def test_no_day_is_paid_twice(cast, trial):
    found = case(hiring(trial, state="running"), "subsidy", "paying")
    period(found)
    with pytest.raises(ValidationError):
        actions.pay(found, first_on=days(-41), last_on=days(-30), euros=Decimal(1), paid_on=days(0), by=cast.kaisa)


def test_nothing_is_paid_before_work_has_begun(cast, trial):
    found = case(hiring(trial, state="agreed", starts_on=days(-3)), "voucher", "granted")
    with pytest.raises(ValidationError):
        actions.pay(found, first_on=days(-3), last_on=days(-1), euros=Decimal(1), paid_on=days(0), by=cast.kaisa)


GIVEN = {
    "ask": {"documents": "Työsopimus"}, "apply": {"applied_on": days(-1)},
    "grant": {"decided_on": days(-1), "months": 6}, "refuse": {"decided_on": days(-1), "reason": "Ei perusteita"},
    "pay": {"first_on": days(-70), "last_on": days(-60), "euros": Decimal(1), "paid_on": days(0)},
    "close": {"reason": "Valmis"},
}  # fmt: skip


@pytest.mark.parametrize("verb", sorted(GIVEN))
@pytest.mark.parametrize("state", sorted(Case._meta.get_field("state").choices))
def test_a_verb_is_refused_in_every_state_that_its_table_does_not_name(cast, trial, verb, state):
    made = hiring(trial, state="running") if verb == "pay" else hiring(trial)
    found = case(made, "voucher", state[0])
    if state[0] in Case.TRANSITIONS[verb].sources:
        assert getattr(actions, verb)(found, by=cast.kaisa, **GIVEN[verb]).state == Case.TRANSITIONS[verb].target
        return
    with pytest.raises(TransitionRefusedError):
        getattr(actions, verb)(found, by=cast.kaisa, **GIVEN[verb])


@pytest.mark.parametrize(("starts", "reminds"), [(0, False), (1, True), (7, True), (8, False)])
def test_a_reminder_comes_once_in_the_last_week(cast, trial, starts, reminds):
    case(hiring(trial, starts_on=days(starts)))
    case(hiring(trial, "apprenticeship", starts_on=days(3)), "voucher", "applied")
    assert (remind_of_deadlines.func()["done"], remind_of_deadlines.func()["done"]) == (int(reminds), 0)
    assert told("hiring_case_near") == ({"Mikko", "Kaisa"} if reminds else set())


def test_an_estimate_says_may_be_not_or_unknown_and_never_more(cast, trial):
    found = case(hiring(trial))
    assert verdicts(estimates_of(found, days(0))) == {str(Scheme.VOUCHER.label): "unknown"}
    actions.estimate(found, unemployed_since=days(-300), has_upper_secondary=False, by=cast.kaisa)
    assert verdicts(estimates_of(found, days(0))) == {str(Scheme.VOUCHER.label): "met"}
    assert verdicts(estimates_of(found, days(10))) == {str(Scheme.VOUCHER.label): "not_met"}
    assert estimates_of(found, dt.date(2027, 7, 1)) == []


def test_a_municipality_hears_that_the_law_bars_its_subsidy(cast, trial):
    found = case(hiring(trial, host_form="municipality"), "subsidy")
    answers = [answer for _name, answer in estimates_of(found, days(0))]
    barred = [one.of("not_met") for one in answers]
    assert [any(finding.code == "municipality" for finding in one) for one in barred] == [True, False, True]


def test_an_apprentice_has_a_group_of_her_own(cast, trial):
    found = case(hiring(trial, "apprenticeship"), "subsidy")
    assert len(estimates_of(found, days(0))) == 1
