"""The nightly job over a market in the database ranks and plans as the direct run does, and leaves nothing behind."""

import json

import pytest
from django.core.management import CommandError, call_command

from accounts.people.models import User
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.benchmark.adapter import read_dataset
from matching.benchmark.esco import read_esco
from matching.benchmark.loading import load_market
from matching.benchmark.night import completed
from matching.oversight.models import TrainedModel
from matching.ranking import ranker
from matching.ranking.evaluate import Difference
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.runs import shards
from matching.suggestions.runs.market import whole_snapshot
from tests.factories import marketplace
from tests.matching.benchmark.market import write_esco, write_market

pytestmark = pytest.mark.django_db
RESULTS = ("rankings", "by_listing", "pairs", "reasons")


@pytest.fixture(scope="module")
def esco(tmp_path_factory):
    return write_esco(tmp_path_factory.mktemp("esco"))


def run(dataset, esco, out, *flags):
    call_command("benchmark_ranker", str(dataset), "--esco", str(esco), "--out", str(out), *flags)
    return {name: (out / f"{name}.jsonl").read_text(encoding="utf-8") for name in RESULTS}


@pytest.mark.parametrize("decisions", [3000, 0])
def test_the_nightly_job_gives_the_same_lists_and_introductions(esco, tmp_path, capsys, monkeypatch, decisions):
    monkeypatch.setattr(shards, "SIZE", 25)  # three parts
    monkeypatch.setattr(ranker, "gain_over_rules", lambda *_: Difference(0.2, 0.1, 0.3))  # whatever the gate would say
    market = write_market(tmp_path / "market", decisions=decisions)
    direct = run(market, esco, tmp_path / "direct")
    capsys.readouterr()
    assert run(market, esco, tmp_path / "night", "--via-db", "--json") == direct
    said = json.loads(capsys.readouterr().out)
    assert said["introductions"] > 60
    assert said["engine"] == ("learned" if decisions else "rules")
    assert said["database_s"] > 0
    assert said["night_s"] > 0


def test_nothing_of_the_market_stays(esco, tmp_path, settings):
    before = User.objects.count()
    run(write_market(tmp_path / "market", decisions=0), esco, tmp_path / "out", "--via-db")
    assert [model.objects.count() for model in (Profile, Listing, Suggestion, Run, TrainedModel)] == [0] * 5
    assert User.objects.count() == before
    assert not list(settings.MODEL_DIR.glob("benchmark-*"))


def test_among_real_people_it_refuses(cast, esco, tmp_path):
    marketplace.profile(cast.aino)
    with pytest.raises(CommandError, match="without people and places"):
        run(write_market(tmp_path / "market", decisions=0), esco, tmp_path / "out", "--via-db")
    assert Profile.objects.count() == 1


def test_the_rows_bring_what_profiles_and_listings_hold(esco, tmp_path):
    dataset = read_dataset(write_market(tmp_path / "market", decisions=0), read_esco(esco))
    loaded = load_market(dataset.seekers, dataset.openings)
    aino = Profile.objects.order_by("pk").first()
    Profile.objects.filter(pk=aino.pk).update(has_car=not aino.has_car)
    aino.skill_rows.all().delete()
    row = completed(whole_snapshot(), loaded, dataset).market.seekers[0]
    told = dataset.seekers[0]
    assert (row.id, row.has_car, row.skills) == (told.id, not told.has_car, {})
    assert (row.interests, row.support, row.experience) == (told.interests, told.support, told.experience)
