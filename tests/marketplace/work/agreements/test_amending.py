"""Amendments by the policy of each field, renewals that share the days, stops by every side."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.work.agreements import actions
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import in_force, proof_of
from marketplace.work.agreements.signing.seals import verifies
from marketplace.work.agreements.states import POLICY, Needs
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import Placement
from tests.after import code_of, fresh, told
from tests.marketplace.work.agreements.steps import sign_both

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def amended(cast, placement, **written):
    version = actions.amend(placement, by=cast.kaisa)
    return actions.edit(version, by=cast.kaisa, **written)


# --- amendments ---

CHANGES = {
    "guide_phone": "+358409998877", "contact_name": "Mikko Mäkinen", "contact_phone": "+358409998877",
    "goals": "Uusi tavoite", "tasks": "Uudet tehtävät", "street": "Aleksanterinkatu 1", "town": "Hollola",
    "hours_per_day": "7", "weekdays": ["mon", "tue"], "from_time": dt.time(9), "until_time": dt.time(15),
    "guide_name": "Maija Leipuri", "benefit_payer": "fund", "safety": ["tour"], "aim": "return",
    "ends_on": TODAY() + dt.timedelta(days=40), "host_form": "trader",
    "starts_on": TODAY() + dt.timedelta(days=9),
}  # fmt: skip


@pytest.mark.parametrize("field", CHANGES)
def test_each_field_asks_for_the_signatures_of_its_row(cast, standing, field):
    value = CHANGES[field]
    if field == "contact_name":
        value = f"{value}!"
    version = amended(cast, standing.placement, **{field: value})
    assert version.needs == POLICY.get(field, Needs.ALL)


def test_a_corrected_phone_is_signed_by_nobody_and_everybody_is_told(cast, standing):
    version = amended(cast, standing.placement, guide_phone="+358409998877")
    assert code_of(actions.send_out, version, by=cast.kaisa) == "nothing_to_sign"
    actions.correct(version, by=cast.kaisa)
    assert (version.state, fresh(standing).state) == ("in_force", "replaced")
    assert list(version.signatures.values_list("party", flat=True)) == ["coach"]
    assert fresh(version.placement).guide_phone == "+358409998877"
    assert told("agreement_corrected") == {"Aino", "Mikko"}
    assert verifies(fresh(version))
    assert proof_of(fresh(standing)) == "changed"


def test_a_correction_that_corrects_nothing_is_none(cast, standing):
    version = actions.amend(standing.placement, by=cast.kaisa)
    assert code_of(actions.correct, version, by=cast.kaisa) == "nothing_changed"
    assert (fresh(version).state, fresh(standing).state) == ("draft", "in_force")


def test_new_hours_are_signed_by_both_sides_and_no_official(cast, standing):
    version = amended(cast, standing.placement, hours_per_day="7", guide_name="Maija Leipuri")
    assert code_of(actions.correct, version, by=cast.kaisa) == "has_to_be_signed"
    sign_both(cast, version)
    assert in_force(standing.placement) == standing, "the old version stands until then"
    actions.check(version, by=cast.kaisa)
    assert (version.state, fresh(version.placement).hours_per_day) == ("in_force", 7)
    assert verifies(fresh(version))


def test_new_days_are_signed_by_everybody(cast, standing, sofia):
    version = amended(cast, standing.placement, ends_on=standing.placement.ends_on + dt.timedelta(days=14))
    sign_both(cast, version)
    actions.check(version, by=cast.kaisa)
    assert version.state == "checked"
    assert code_of(actions.apply, version, by=cast.kaisa) == "official_signs"
    actions.confirm(version, by=sofia)
    assert fresh(version.placement).ends_on.isoformat() == version.content["ends_on"]
    assert verifies(fresh(version))


def test_a_change_that_slips_past_its_signers_does_not_verify(cast, standing):
    version = amended(cast, standing.placement, guide_phone="+358409998877")
    content = {**version.content, "hours_per_day": "8"}
    Agreement.objects.filter(pk=version.pk).update(content=content)
    version = fresh(version)
    assert code_of(actions.correct, version, by=cast.kaisa) == "has_to_be_signed"


def test_a_withdrawn_amendment_leaves_the_agreement_in_force(cast, standing):
    version = amended(cast, standing.placement, hours_per_day="7")
    actions.send_out(version, by=cast.kaisa)
    actions.withdraw(version, reason="Ei sittenkään", by=cast.kaisa)
    assert fresh(standing).state == "in_force"
    assert fresh(standing.placement).state == "confirmed"
    assert proof_of(fresh(version)) == "withdrawn"


@pytest.mark.both_databases
def test_the_database_keeps_one_open_version_and_one_in_force(cast, standing):
    actions.amend(standing.placement, by=cast.kaisa)
    assert code_of(actions.amend, standing.placement, by=cast.kaisa) == "begun_already"
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(number=2).update(state="in_force", fingerprint="0", in_force_at=timezone.now())


def test_a_trial_that_has_begun_keeps_its_first_day_and_never_ends_in_the_past(cast, standing):
    monday = standing.placement.starts_on
    with time_machine.travel(dt.datetime.combine(monday + dt.timedelta(days=8), dt.time(12), tzinfo=dt.UTC)):
        placements.start(fresh(standing.placement), by=cast.kaisa)
        version = amended(cast, fresh(standing.placement), starts_on=monday + dt.timedelta(days=20))
        assert code_of(actions.send_out, version, by=cast.kaisa) == "has_begun"
        actions.edit(version, starts_on=monday, ends_on=monday + dt.timedelta(days=1), by=cast.kaisa)
        assert code_of(actions.send_out, version, by=cast.kaisa) == "past_end"
        actions.edit(version, ends_on=monday + dt.timedelta(days=30), by=cast.kaisa)
        assert actions.send_out(version, by=cast.kaisa).state == "out"


@pytest.mark.parametrize("state", ["ended", "stopped"])
def test_nothing_is_amended_once_ainos_trial_is_over(cast, standing, state):
    over = {"ended_on": TODAY(), "outcome": "job_here", "stopped_by": "young"}
    Placement.objects.filter(pk=standing.placement_id).update(state=state, **over)
    assert code_of(actions.amend, fresh(standing.placement), by=cast.kaisa) == "none_in_force"
    assert [one.state for one in Agreement.objects.all()] == ["in_force"]


def test_what_is_not_in_force_yet_is_written_and_not_amended(cast, signed):
    assert code_of(actions.amend, fresh(signed.placement), by=cast.kaisa) == "none_in_force"


# --- renewal, stop ---


def test_a_renewal_has_its_own_agreement_and_shares_the_days(cast, standing):
    first = standing.placement.ends_on + dt.timedelta(days=1)
    days = {"starts_on": first, "ends_on": first + dt.timedelta(days=30)}
    assert code_of(actions.renew, standing.placement, by=cast.kaisa, **days) == "not_renewable", "it has not begun"
    with time_machine.travel(dt.datetime.combine(standing.placement.starts_on, dt.time(12), tzinfo=dt.UTC)):
        placements.start(fresh(standing.placement), by=cast.kaisa)
        long = first + dt.timedelta(days=150)
        version = actions.renew(fresh(standing.placement), starts_on=first, ends_on=long, by=cast.kaisa)
        actions.edit(version, ticked=["competition_on", "plan_on", "not_employed_on", "elsewhere_on"], by=cast.kaisa)
        assert code_of(actions.send_out, version, by=cast.kaisa) == "law"
        actions.edit(version, ends_on=first + dt.timedelta(days=60), by=cast.kaisa)
        actions.send_out(version, by=cast.kaisa)
    assert (version.number, version.placement.renews) == (1, standing.placement)
    assert version.content["renews"] == standing.placement_id


@pytest.mark.parametrize(("who", "side"), [("aino", "young"), ("mikko", "host"), ("kaisa", "authority")])
def test_anybody_stops_it_today_with_side_and_cause_and_it_is_no_longer_valid(cast, standing, who, side):
    with time_machine.travel(dt.datetime.combine(standing.placement.starts_on, dt.time(12), tzinfo=dt.UTC)):
        placement = placements.start(fresh(standing.placement), by=cast.kaisa)
        open_version = amended(cast, placement, hours_per_day="7")
        actions.send_out(open_version, by=cast.kaisa)
        placements.stop(
            placement, ended_on=TODAY(), side="authority", cause="goals", reason="Ei sovi", by=getattr(cast, who)
        )
    assert (placement.stopped_by, placement.stop_cause) == (side, "goals")
    assert fresh(open_version).state == "withdrawn"
    assert proof_of(fresh(standing)) == "withdrawn"


def test_a_cancelled_placement_takes_its_open_agreement_with_it(cast, version):
    actions.send_out(version, by=cast.kaisa)
    placements.cancel(version.placement, reason="Sairastui", by=cast.kaisa)
    assert fresh(version).state == "withdrawn"
    assert fresh(version.placement).state == "cancelled"
