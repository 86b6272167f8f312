"""The ranker is judged by what coaches decided after it had been trained, beside orders that need no learning."""

import datetime as dt
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from matching.management.commands import evaluate_ranker
from matching.ranking.schema import SCHEMA
from matching.suggestions.learning.evaluating import cut_log
from tests.factories import accounts, marketplace, matching

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def log(cast):
    """Six people, each with three pairs: the coach approves the place that is wished, which is also the farthest."""
    places = [marketplace.listing(cast.bakery, title=f"Paikka {n}") for n in range(3)]
    for day in range(6):
        profile = marketplace.profile(accounts.young(f"Nuori{day}", cast.kaisa))
        for n, place in enumerate(places):
            matching.suggestion(
                profile, place, "asked" if n == 2 else "declined", decided_by=cast.kaisa,
                decided_at=NOW - dt.timedelta(days=10 - day), features=matching.logged(km=1.0 + n, wish_similarity=n / 2),
            )  # fmt: skip


def said(capsys, *flags):
    call_command("evaluate_ranker", "--json", *flags)
    return json.loads(capsys.readouterr().out)


def test_the_ranker_is_better_than_distance_and_shows_its_interval(log, capsys):
    told = said(capsys, "--share", "0.5")
    assert (told["state"], told["past"], told["coming"], told["people"]) == ("judged", 9, 9, 3)
    assert (told["engine"], told["why"]) == ("rules", "too_few_decisions")
    results = {one["name"]: one for one in told["results"]}
    assert {"ranker", "distance", "fair_share", "reply_rate", "met_criteria", "rules"} <= results.keys()
    assert results["ranker"]["ndcg"]["mean"] == 1
    assert results["distance"]["ndcg"]["mean"] == pytest.approx(0.5)
    gain = results["distance"]["ranker_gains"]
    assert gain["low"] <= gain["mean"] == pytest.approx(0.5)


@pytest.mark.both_databases
def test_the_table_names_every_order(log, capsys):
    call_command("evaluate_ranker", "--share", "0.5")
    lines = capsys.readouterr().out.splitlines()
    assert "9 decisions before, 9 after" in lines[0]
    assert [line.split()[0] for line in lines[2:8]] == [
        "ranker", "distance", "fair_share", "reply_rate", "met_criteria", "rules",
    ]  # fmt: skip


def test_lambdamart_stands_beside_the_others_where_it_is_installed(log, capsys, monkeypatch):
    class Farthest:
        def predict(self, rows):
            return rows[:, SCHEMA.names.index("km")]

    monkeypatch.setattr(evaluate_ranker, "fit_lambdamart", lambda past: Farthest())
    results = {one["name"]: one for one in said(capsys, "--share", "0.5")["results"]}
    assert results["lambdamart"]["ndcg"]["mean"] == 1


@pytest.mark.both_databases
@pytest.mark.parametrize("share", ["0", "1", "2"])
def test_a_share_that_leaves_one_side_empty_is_refused(share):
    with pytest.raises(CommandError, match="between 0 and 1"):
        call_command("evaluate_ranker", "--share", share)


def test_without_decisions_nothing_is_judged(capsys):
    assert said(capsys) == {"state": "too_little"}


def test_pairs_without_todays_facts_are_left_out_and_counted(log, cast, capsys):
    place = marketplace.listing(cast.bakery, title="Ilman tietoja")
    matching.suggestion(marketplace.profile(cast.aino), place, "asked", source="coach", decided_by=cast.kaisa)
    assert said(capsys, "--share", "0.5")["left_out"] == 1


def introduced(cast, answered_at, decided_at):
    profile, place = marketplace.profile(cast.aino), marketplace.listing(cast.bakery, title="Esitelty")
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted", answered_at=answered_at)
    return matching.suggestion(
        profile, place, "introduced", decided_by=cast.kaisa, decided_at=decided_at, introduction=met,
        said_yes_at=decided_at, features=matching.logged(km=1.0),
    )  # fmt: skip


@pytest.mark.parametrize(("days_ago", "known"), [(8.5, True), (1, None)])
def test_an_answer_that_came_after_the_cut_is_unknown_to_the_past(log, cast, days_ago, known):
    one = introduced(cast, NOW - dt.timedelta(days=days_ago), NOW - dt.timedelta(days=9, hours=1))
    with across_authorities():
        cut = cut_log(0.5)
    answer = {said.seeker: said for said in cut.past.answers}[str(one.person_id)]
    assert (answer.says_yes, answer.accepts) == (True, known)
    assert answer.organisation == str(cast.bakery.pk)
