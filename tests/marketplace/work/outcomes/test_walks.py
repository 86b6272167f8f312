"""Whatever is pressed in whatever order: no hiring beyond a limit, no work before a decision, no euro above a cap."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.work.outcomes import actions
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Hiring
from tests.factories.outcomes import case, hiring

pytestmark = pytest.mark.django_db
DAYS = st.integers(-60, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), DAYS, st.sampled_from([Decimal("24.9"), Decimal(25), Decimal(40), Decimal(45)])),
        st.tuples(st.just("apply"), DAYS, st.none()),
        st.tuples(st.just("grant"), DAYS, st.sampled_from([1, 6])),
        st.tuples(st.just("pay"), DAYS, st.sampled_from([Decimal(100), Decimal(1500), Decimal("1500.01"), Decimal(4000)])),
        st.tuples(st.sampled_from(["agree", "start", "end", "close", "cancel", "send", "sign", "reopen"]), DAYS, st.none()),
    ),
    min_size=8, max_size=30,
)  # fmt: skip


def day(number):
    return timezone.localdate() + dt.timedelta(days=number)


def press(verb, number, extra, made, found, by):
    """One verb with the days and numbers of the walk; a refusal changes nothing."""
    contract = made.contracts.first()
    given_by_verb = {
        "edit": (made, {"starts_on": day(number), "hours_per_week": extra}),
        "apply": (found, {"applied_on": day(number)}),
        "grant": (found, {"decided_on": day(number), "months": extra}),
        "pay": (found, {"first_on": day(number), "last_on": day(number + 9), "euros": extra, "paid_on": day(0)}),
        "close": (found, {"reason": "Riittää"}), "cancel": (made, {"reason": "Ei ala"}),
        "end": (made, {"ended_on": day(number)}), "send": (contract, {"sent_on": day(number)}),
        "sign": (contract, {"signed_on": day(number)}), "reopen": (contract, {"reason": "Uusi"}),
    }  # fmt: skip
    obj, facts = given_by_verb.get(verb, (made, {}))
    try:
        with transaction.atomic():
            getattr(actions, verb)(obj, by=by, **facts)
    except ValidationError:
        for one in (made, found, contract):
            one.refresh_from_db()


def check(made, found):
    """What must hold after every step."""
    made, found = Hiring.objects.get(pk=made.pk), Case.objects.get(pk=found.pk)
    if made.state in {"agreed", "running", "ended"}:
        assert made.hours_per_week >= 25
        assert not made.contracts.exclude(state="signed").exists()
    if made.state in {"running", "ended"}:
        assert made.starts_on <= timezone.localdate()
        assert found.state not in {"estimate", "documents", "applied"}
    if found.state in {"granted", "paying"}:
        assert found.applied_on <= found.decided_on < made.starts_on
    assert sum(one.euros for one in found.periods.all()) <= 9000
    assert all(made.starts_on <= one.first_on and one.euros <= 1500 for one in found.periods.all())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_actions_breaks_a_limit(cast, trial, steps):
    with transaction.atomic():
        made = hiring(trial, "apprenticeship", signed=True, study_plan="study-plans/x.pdf", starts_on=day(-20))
        found = case(made)
        for verb, number, extra in steps:
            press(verb, number, extra, made, found, cast.kaisa)
            check(made, found)
        transaction.set_rollback(True)
