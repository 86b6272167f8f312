"""The clock of the periods: every period that is declared is carried out, and counted before it is."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from structlog.testing import capture_logs

from accounts.audit.models import Entry
from accounts.audit.transitions import log
from accounts.chain import verifier
from accounts.chain.actions import seal
from accounts.chain.models import TrailCheckpoint
from accounts.chain.queries import export_lines
from accounts.notices.actions import notify
from accounts.notices.models import Notice
from accounts.people.models import User
from accounts.privacy.actions import erase_expired
from accounts.privacy.models import Consent
from accounts.privacy.registry import RETENTION, OnErasure, Part, every_part
from accounts.privacy.retention.queries import Rule, rule_of, what_is_due
from matching.suggestions.models import Run, Suggestion
from tests.factories import marketplace, matching

pytestmark = pytest.mark.both_databases
TABLES = list(every_part())


def later(days):
    return timezone.now() + dt.timedelta(days=days, minutes=1)


def night_after(days):
    with time_machine.travel(later(days)):
        return erase_expired(timezone.now(), by=User.objects.system())


@pytest.mark.parametrize(("model", "part"), TABLES, ids=[model._meta.label_lower for model, _part in TABLES])
def test_a_period_that_is_declared_is_carried_out_by_a_rule(model, part):
    rule = rule_of(model, part)
    assert rule is not None, f"{part.keep} ends after {RETENTION[part.keep].days} days and nothing removes the rows"
    if rule == Rule.PARENT:
        assert model._meta.get_field(part.goes_with).remote_field.on_delete.__name__ == "CASCADE"
    if rule == Rule.PERSON:
        assert part.on_erasure != OnErasure.KEEP
    if rule == Rule.NUMBER:
        fields = [model._meta.get_field(name) for name in (*part.personal, *part.sensitive)]
        assert [
            one.name for one in fields if isinstance(one, models.CharField | models.TextField) and not one.choices
        ] == []


def test_a_period_that_nobody_carries_out_is_seen():
    assert rule_of(Run, Part(keep="ranking")) is None


def test_after_24_months_she_is_warned_and_a_month_later_erased(cast):
    marketplace.profile(cast.aino)
    assert night_after(2 * 365 - 31)["warned"] == 0
    assert night_after(2 * 365 - 30)["warned"] == 2
    assert Notice.objects.filter(name="account_ending", recipient=cast.aino).exists()
    assert night_after(2 * 365)["erased"] == 2
    cast.aino.refresh_from_db()
    assert cast.aino.erased_at
    assert not cast.aino.profiles.exists()


def test_the_dry_run_counts_what_the_night_then_removes(cast, capsys):
    notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="x")
    with time_machine.travel(later(366)):
        before = {due.table: due.count for due in what_is_due(timezone.now())}
        call_command("erase_expired", "--dry-run")
        assert Notice.objects.count() == 1
        said = capsys.readouterr().out
        with capture_logs() as lines:
            erase_expired(timezone.now(), by=User.objects.system())
    assert "accounts.notice: 1 by message after 365 days, oldest " in said
    [line] = [one for one in lines if one["event"] == "periods_over"]
    assert line["removed"] == {table: count for table, count in before.items() if count}


def test_the_dry_run_writes_nothing(cast):
    with CaptureQueriesContext(connection) as asked:
        call_command("erase_expired", "--dry-run")
    assert not [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_lines_of_the_trail_go_after_five_years_and_the_chain_stands(cast):
    log(cast.bakery, "view", by=cast.mikko)
    seal()
    old = Entry.objects.count()
    with time_machine.travel(later(5 * 365)):
        log(cast.bakery, "view", by=cast.kaisa)
        seal()
    assert night_after(5 * 365)["accounts.entry"] == old
    assert TrailCheckpoint.objects.get().days == 5 * 365
    assert verifier.check(export_lines()).wrong == []


def test_suggestions_go_after_two_years_and_a_run_stays_as_long_as_one_of_its_own(cast):
    run = Run.objects.create(trigger="x")
    profile = marketplace.profile(cast.aino)
    matching.suggestion(profile, marketplace.listing(cast.bakery), run=run)
    with time_machine.travel(later(1)):
        young = matching.suggestion(profile, marketplace.listing(cast.bakery, title="Toinen"), run=run)
    night_after(2 * 365)
    assert list(Suggestion.objects.values_list("pk", flat=True)) == [young.pk]
    assert Run.objects.filter(pk=run.pk).exists()
    night_after(2 * 365 + 1)
    assert not Run.objects.filter(pk=run.pk).exists()


def test_a_permission_that_stands_is_not_too_old(cast):
    Consent.objects.create(person=cast.aino, purpose="visible", version="1")
    night_after(5 * 365 + 1)
    assert Consent.objects.exists()


def test_the_administrator_sees_the_counts(cast, signed_in):
    page = signed_in(cast.admin).get(reverse("privacy:periods"))
    assert {"accounts.notice", "accounts.entry", "accounts.user: erased"} <= {
        due.table for table in page.context["tables"] for due in table
    }
