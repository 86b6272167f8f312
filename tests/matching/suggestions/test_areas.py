"""A run over everybody goes area by area: her own places and her neighbours', on one machine or on several."""

import datetime as dt
import json
import os

import pytest
from distributed import LocalCluster
from django.core.management import CommandError, call_command
from django.utils import timezone

from matching.oversight.actions import set_number
from matching.oversight.states import NumberKey
from matching.ranking.part import one_after_the_other
from matching.suggestions.models import Run, Shard, Suggestion
from matching.suggestions.runs.areas import area_snapshot, areas_of_today
from matching.suggestions.runs.running import run
from tests.factories import accounts, marketplace

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
IN_PROCESS = {
    "n_workers": 1, "threads_per_worker": 1, "processes": False, "dashboard_address": "127.0.0.1:0", "silence_logs": 50,
    "host": "127.0.0.1", "protocol": "tcp://",
}  # fmt: skip


@pytest.fixture
def two_areas(cast, monkeypatch):
    """Young people in Lahti and in Heinola, 32 km apart; places there, in Hollola and in far Iitti. Two a part."""
    monkeypatch.setattr("matching.suggestions.runs.shards.SIZE", 2)
    set_number(key=NumberKey.EXPLORING, value=0, reason="testi", by=cast.admin)
    north = accounts.coach("Sari", authority=accounts.authority("paijat-hame"))
    for number, (coach, town, km) in enumerate([(cast.kaisa, "Lahti", 20)] * 3 + [(north, "Heinola", 35)] * 3):
        person = accounts.young(f"Nuori {number}", coach, municipality=accounts.municipality(town))
        marketplace.profile(person, max_km=km)
    for number, town in enumerate(["Lahti", "Lahti", "Hollola", "Heinola", "Heinola", "Iitti"]):
        marketplace.listing(accounts.employer(f"Talo {number}", verified_by=cast.kaisa, where=town), seats=4)
    return north.authority


def pairs():
    rows = Suggestion.objects.values_list("person", "listing", "rank", "score", "band", "engine")
    return sorted(rows, key=lambda row: row[:2])


def towns(snapshot):
    return {listing.municipality.name_fi for listing in snapshot.listings}


def made_anew(*options):
    Suggestion.objects.all().delete()
    Run.objects.all().delete()
    call_command("suggest_matches", "--json", *options)
    return pairs()


def test_an_area_holds_its_people_and_the_places_that_any_of_them_reaches(two_areas):
    lahti, north = accounts.authority("lahti"), two_areas
    assert {profile.municipality.name_fi for profile in area_snapshot(lahti).profiles} == {"Lahti"}
    assert towns(area_snapshot(lahti)) == {"Lahti", "Hollola"}
    assert towns(area_snapshot(north)) == {"Heinola", "Lahti", "Hollola", "Iitti"}


def test_somebody_who_goes_farther_widens_her_area(two_areas, cast):
    marketplace.profile(cast.aino, max_km=60)
    assert towns(area_snapshot(accounts.authority("lahti"))) == {"Lahti", "Hollola", "Heinola", "Iitti"}


def test_each_area_has_a_run_of_its_own_and_the_counts_come_together(two_areas, capsys):
    call_command("suggest_matches", "--json")
    said = json.loads(capsys.readouterr().out)
    assert {log.settings_used["area"]: log.counts["people"] for log in Run.objects.all()} == {
        "lahti": 3,
        "paijat-hame": 3,
    }
    assert said["people"] == 6
    assert said["new"] == Suggestion.objects.count() > 0


def test_another_area_begins_each_day(two_areas, monkeypatch):
    first = areas_of_today()
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    monkeypatch.setattr("matching.suggestions.runs.areas.timezone.localdate", lambda: tomorrow)
    assert areas_of_today() == first[::-1] != first


def test_areas_out_of_each_others_reach_get_what_one_run_over_all_would_give(cast, two_areas):
    Suggestion.objects.all().delete()
    for listing in marketplace.Listing.objects.exclude(municipality__name_fi__in=["Lahti", "Heinola"]):
        listing.delete()
    marketplace.Profile.objects.update(max_km=10)
    by_area = made_anew()
    Suggestion.objects.all().delete()
    run("everywhere")
    assert [row[:3] for row in by_area] == [row[:3] for row in pairs()] != []


def test_a_cluster_makes_the_very_same_suggestions(two_areas):
    alone = made_anew()
    with LocalCluster(**IN_PROCESS) as cluster:
        assert made_anew("--cluster", cluster.scheduler_address) == alone != []


def broken_off(areas_done):
    """Scoring that ends after the first part of the area after so many."""
    seen = []

    def scoring(area, parts):
        seen.append(1)
        for number, scores in one_after_the_other(area, parts):
            yield number, scores
            if len(seen) > areas_done:
                raise ConnectionError

    return scoring


def test_an_area_that_broke_off_is_taken_up_again_where_it_was(two_areas):
    whole = made_anew()
    Suggestion.objects.all().delete()
    Run.objects.all().delete()
    area, other = areas_of_today()
    with pytest.raises(ConnectionError):
        run("night", everybody=lambda: area_snapshot(area), area=area.code, score_parts=broken_off(0))
    broken = Run.objects.get()
    assert [shard.scores is not None for shard in Shard.objects.order_by("number")] == [True, False]
    run("night", everybody=lambda: area_snapshot(other), area=other.code)
    broken.refresh_from_db()
    assert broken.ended_at is None  # another area's run leaves it alone
    Suggestion.objects.all().delete()
    Run.objects.exclude(pk=broken.pk).delete()
    call_command("suggest_matches")
    broken.refresh_from_db()
    assert broken.ended_at
    assert pairs() == whole


def test_what_is_wrong_with_a_cluster_is_said_in_one_line(two_areas, monkeypatch):
    with pytest.raises(CommandError, match=r"over tls:// only. What was scored is kept"):
        call_command("suggest_matches", "--cluster", "tcp://10.0.0.5:8786")
    monkeypatch.setattr("matching.management.commands.suggest_matches.FARM", f"not_installed_{os.getpid()}")
    with pytest.raises(CommandError, match="make env-farm"):
        call_command("suggest_matches", "--cluster", "127.0.0.1:8786")
    assert not Suggestion.objects.exists()
