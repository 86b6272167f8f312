"""Verbs on agreements: who signs when, what a change asks for, what the law stops, who hears of it."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from marketplace.work.agreements import actions
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import stays_of
from marketplace.work.agreements.signing.models import SigningLink
from marketplace.work.agreements.signing.seals import verifies
from marketplace.work.agreements.states import TRANSITIONS, AgreementState
from marketplace.work.placements.models import Placement
from tests.after import code_of, fresh, told
from tests.factories import accounts, marketplace
from tests.marketplace.work.agreements.steps import sign_both

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def amended(cast, placement, **written):
    version = actions.amend(placement, by=cast.kaisa)
    return actions.edit(version, by=cast.kaisa, **written)


# --- the way to force ---


@pytest.mark.parametrize("order", [("aino", "mikko"), ("mikko", "aino")])
def test_both_sides_sign_in_any_order_then_the_coach_then_the_official(cast, version, sofia, order):
    actions.send_out(version, by=cast.kaisa)
    assert version.placement.state == "out"
    for name in order:
        assert version.state == "out"
        actions.sign(version, by=getattr(cast, name))
    assert (version.state, fresh(version.placement).state) == ("signed", "signed")
    actions.check(version, by=cast.kaisa)
    assert (version.state, told("agreement_checked")) == ("checked", {"Sofia"})
    actions.confirm(version, by=sofia)
    assert (version.state, fresh(version.placement).state) == ("in_force", "confirmed")
    assert told("agreement_in_force") == {"Aino", "Mikko"}
    assert verifies(fresh(version))


def test_each_side_gets_a_link_of_its_own_to_this_text(cast, version):
    actions.send_out(version, by=cast.kaisa)
    links = {link.party: link for link in version.links.all()}
    assert {party: link.recipient for party, link in links.items()} == {"young": cast.aino, "host": cast.mikko}
    assert {link.fingerprint for link in links.values()} == {version.fingerprint}
    for notice in Notice.objects.filter(name__startswith="agreement_sign_"):
        [own] = [link for link in links.values() if link.recipient == notice.recipient]
        assert (notice.link_page, notice.link_subject) == ("agreements.sign", str(own.pk))


def test_nobody_signs_twice_and_nobody_for_the_other_side(cast, version):
    actions.send_out(version, by=cast.kaisa)
    actions.sign(version, by=cast.aino)
    assert code_of(actions.sign, version, by=cast.aino) == "signed_already"
    assert list(version.signatures.values_list("party", flat=True)) == ["young"]


@pytest.mark.parametrize("state", [state for state in AgreementState if state != AgreementState.OUT])
def test_only_what_is_out_is_signed(cast, version, state):
    Agreement.objects.update(state=state, fingerprint="0" * 64, in_force_at=timezone.now(), sent_at=timezone.now())
    assert code_of(actions.sign, fresh(version), by=cast.aino) == "move_refused"


@pytest.mark.parametrize("state", AgreementState)
@pytest.mark.parametrize("verb", [verb for verb in TRANSITIONS if verb != "complete"])
def test_no_verb_starts_from_a_state_outside_its_table(cast, version, sofia, state, verb):
    Agreement.objects.update(state=state, fingerprint="0" * 64, in_force_at=timezone.now(), sent_at=timezone.now())
    given = {"reason": "Muutos"} if verb == "withdraw" else {}
    if state not in TRANSITIONS[verb].sources:
        assert code_of(getattr(actions, verb), fresh(version), by=cast.kaisa, **given) == "move_refused"
        assert not Entry.objects.filter(verb=f"agreements.{verb}").exists()


@pytest.mark.parametrize("missing", ["goals", "tasks", "ends_on", "hours_per_day", "weekdays", "from_time", "guide_name",
                                     "benefit_payer", "safety", "street", "host_form"])  # fmt: skip
def test_what_the_law_wants_written_is_asked_for_before_it_is_sent(cast, version, missing):
    actions.edit(version, by=cast.kaisa, **{missing: None})
    assert code_of(actions.send_out, version, by=cast.kaisa) == "unfinished"
    assert not SigningLink.objects.exists()


def test_the_declaration_on_competition_has_its_day(cast, version):
    assert version.content["competition_on"] == TODAY().isoformat()
    actions.edit(version, ticked=["plan_on"], by=cast.kaisa)
    assert version.content["competition_on"] is None
    assert code_of(actions.send_out, version, by=cast.kaisa) == "unfinished"


def test_a_text_that_was_sent_out_cannot_be_written(cast, version):
    actions.send_out(version, by=cast.kaisa)
    before = fresh(version).content
    assert code_of(actions.edit, version, goals="Muu", by=cast.kaisa) == "move_refused"
    assert fresh(version).content == before


# --- the law ---


@pytest.mark.parametrize(
    "written",
    [
        {"hours_per_day": "3.9"}, {"hours_per_day": "8.1"}, {"weekdays": ["mon", "tue", "wed", "thu", "fri", "sat"]},
        {"host_form": "household"}, {"starts_on": TODAY() - dt.timedelta(days=1)},
        {"ends_on": TODAY() + dt.timedelta(days=200)}, {"aim": "takeover"},
    ],
)  # fmt: skip
def test_what_the_law_does_not_allow_is_not_sent_out(cast, version, written):
    actions.edit(version, by=cast.kaisa, **written)
    assert code_of(actions.send_out, version, by=cast.kaisa) == "law"


def test_what_nobody_knows_needs_the_coachs_written_word(cast, version):
    actions.edit(version, ticked=["competition_on", "plan_on", "not_employed_on"], by=cast.kaisa)
    sign_both(cast, version)
    assert code_of(actions.check, version, by=cast.kaisa) == "word"
    actions.check(version, word="Kysyin Ainolta: ei aiempia kokeiluja.", by=cast.kaisa)
    assert version.signatures.get(party="coach").word.startswith("Kysyin")


@pytest.mark.parametrize("state", ["confirmed", "running", "ended", "stopped"])
def test_the_months_are_counted_over_all_hosts(cast, version, state):
    elsewhere = accounts.employer("Kukkakauppa", verified_by=cast.kaisa)
    met = marketplace.introduction(cast.aino, marketplace.listing(elsewhere), cast.kaisa, "accepted")
    first = TODAY() - dt.timedelta(days=150)
    ends = {"ended_on": TODAY() - dt.timedelta(days=1)} if state in {"ended", "stopped"} else {}
    marketplace.placement(met, state, starts_on=first, ends_on=TODAY() - dt.timedelta(days=1), **ends)
    assert code_of(actions.send_out, version, by=cast.kaisa) == "law"
    assert len(stays_of(cast.aino, without=version.placement)) == 1


def test_a_trial_elsewhere_that_was_told_counts_too(cast, version):
    actions.edit(version, by=cast.kaisa, elsewhere_first=dt.date(2026, 1, 1), elsewhere_last=dt.date(2026, 5, 31))
    assert code_of(actions.send_out, version, by=cast.kaisa) == "law"


def test_a_first_day_that_passes_before_the_official_signs_is_back_dating(cast, signed, sofia):
    actions.check(signed, by=cast.kaisa)
    late = dt.datetime.combine(signed.placement.starts_on + dt.timedelta(days=1), dt.time(12), tzinfo=dt.UTC)
    with time_machine.travel(late, tick=False):
        assert code_of(actions.confirm, signed, by=sofia) == "law"
    assert fresh(signed).state == "checked"


# --- the official ---


def test_without_a_mandate_of_this_day_nobody_signs_for_the_authority(cast, signed):
    actions.check(signed, by=cast.kaisa)
    assert code_of(actions.confirm, signed, by=cast.sofia) == "no_mandate"
    marketplace.mandate(cast.sofia, valid_from=TODAY() + dt.timedelta(days=1))
    assert code_of(actions.confirm, signed, by=cast.sofia) == "no_mandate"


def test_an_official_of_another_authority_signs_nothing_here(cast, signed):
    henna = accounts.user("coordinator", "Henna", authority=cast.ville.authority)
    marketplace.mandate(henna)
    actions.check(signed, by=cast.kaisa)
    assert code_of(actions.confirm, signed, by=henna) == "no_mandate"


# --- links ---


def test_a_link_signs_once(cast, version):
    actions.send_out(version, by=cast.kaisa)
    link = version.links.get(party="young")
    actions.sign_by_link(link, by=cast.aino)
    assert (link.used_at is not None, version.signatures.get().way) == (True, "link")
    assert code_of(actions.sign_by_link, fresh(link), by=cast.aino) == "link_used"


def test_an_old_link_signs_no_new_text(cast, version):
    actions.send_out(version, by=cast.kaisa)
    old = version.links.get(party="young")
    actions.withdraw(version, reason="Tunnit olivat väärin", by=cast.kaisa)
    second = marketplace.agreement(fresh(version.placement), cast.kaisa, hours_per_day="7")
    actions.send_out(second, by=cast.kaisa)
    assert code_of(actions.sign_by_link, fresh(old), by=cast.aino) == "move_refused"
    assert not second.signatures.exists()


def test_a_link_whose_text_was_altered_signs_nothing(cast, version):
    actions.send_out(version, by=cast.kaisa)
    Agreement.objects.update(content={**version.content, "goals": "Muu"})
    assert code_of(actions.sign_by_link, version.links.get(party="host"), by=cast.mikko) == "older_text"


def test_a_link_is_its_recipients_own(cast, version):
    actions.send_out(version, by=cast.kaisa)
    assert code_of(actions.sign_by_link, version.links.get(party="young"), by=cast.mikko) == "link_used"


def test_a_link_is_sent_again_after_some_hours_and_each_sending_is_kept(cast, version):
    actions.send_out(version, by=cast.kaisa)
    assert code_of(actions.resend, version, party="host", by=cast.kaisa) == "too_soon"
    with time_machine.travel(timezone.now() + dt.timedelta(hours=25), tick=False):
        actions.resend(version, party="host", by=cast.kaisa)
    assert version.links.filter(party="host").count() == 2
    actions.sign(version, by=cast.mikko)
    assert code_of(actions.resend, version, party="host", by=cast.kaisa) == "signed_already"


# --- one agreement at a time ---


def test_an_agreement_that_is_being_written_is_not_begun_twice(cast, version):
    assert code_of(actions.write, version.placement, by=cast.kaisa) == "begun_already"
    assert Agreement.objects.count() == 1


@pytest.mark.parametrize("state", ["confirmed", "running", "cancelled"])
def test_nothing_is_written_for_a_trial_that_is_past_agreeing(cast, placement, state):
    Placement.objects.filter(pk=placement.pk).update(state=state)
    assert code_of(actions.write, placement, by=cast.kaisa) == "begun_already"
    assert not Agreement.objects.exists()
