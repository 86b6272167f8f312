"""Batches: what is done, what is left, what fails, and what the log says of it."""

import pytest
from django.db import IntegrityError, connection
from structlog.testing import capture_logs

from accounts.audit.batches import LeftAloneError, Tally, run_each, try_each
from accounts.audit.transition_table import TransitionRefusedError
from accounts.people.models import User
from tests.factories import marketplace


def rename(person, *, to, fails):
    person.given_name = to
    person.save()
    if person.pk in fails:
        raise fails[person.pk]


def names(*people):
    return [User.objects.get(pk=person.pk).given_name for person in people]


def test_every_row_is_done_with_what_the_action_wants(cast):
    assert run_each([cast.aino, cast.kaisa], rename, to="Uusi", fails={}) == Tally(done=2)
    assert names(cast.aino, cast.kaisa) == ["Uusi", "Uusi"]


def test_a_row_that_fails_is_undone_and_the_next_one_is_done(cast):
    fails = {cast.aino.pk: RuntimeError("Aino Aalto, aino@example.test")}
    assert run_each([cast.aino, cast.kaisa], rename, to="Uusi", fails=fails) == Tally(done=1, failed=1)
    assert names(cast.aino, cast.kaisa) == ["Aino", "Uusi"]


@pytest.mark.both_databases
def test_a_row_that_the_database_refuses_leaves_the_connection_whole(cast):
    def collide(person):
        if person == cast.aino:
            User.objects.create(pk=cast.kaisa.pk, given_name="x")
        person.save()

    with capture_logs() as lines:
        assert run_each([cast.aino, cast.kaisa], collide) == Tally(done=1, failed=1)
    assert lines[0]["error"] == IntegrityError.__name__
    assert not connection.needs_rollback


def test_somebody_was_first_is_no_failure_and_no_line_in_the_log(cast):
    introduction = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, "opened")
    fails = {cast.aino.pk: TransitionRefusedError(introduction, "mark_unanswered"), cast.kaisa.pk: LeftAloneError()}
    with capture_logs() as lines:
        assert run_each([cast.aino, cast.kaisa, cast.mikko], rename, to="x", fails=fails) == Tally(done=1, left=2)
    assert lines == []


def test_the_log_says_which_row_and_nothing_personal(cast):
    fails = {cast.aino.pk: RuntimeError("Aino Aalto, aino@example.test")}
    with capture_logs() as lines:
        run_each([cast.aino], rename, to="Uusi", fails=fails)
    [line] = lines
    assert (line["event"], line["row"], line["id"], line["error"]) == (
        "row_failed", "accounts.User", cast.aino.pk, "RuntimeError",
    )  # fmt: skip
    assert any(place.startswith("test_batches.py:") for place in line["where"])
    assert "Aalto" not in str(line)
    assert "example.test" not in str(line)


def test_an_action_that_commits_by_itself_keeps_what_it_wrote_before_it_failed(cast):
    fails = {cast.aino.pk: RuntimeError()}
    assert try_each([cast.aino, cast.kaisa], rename, to="Uusi", fails=fails) == Tally(done=1, failed=1)
    assert names(cast.aino, cast.kaisa) == ["Uusi", "Uusi"]


@pytest.mark.parametrize("more", [{}, {"reminded": 2}])
def test_a_result_has_the_counts_and_those_of_the_job(more):
    assert (Tally(1, 2, 3) + Tally(done=1)).result(**more) == {"done": 2, "left": 2, "failed": 3, **more}
