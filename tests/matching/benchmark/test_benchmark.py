"""The benchmark command answers everything its judge asks, always the same, within the limits, and names bad lines."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from matching.benchmark.adapter import read_dataset
from matching.benchmark.esco import read_esco
from matching.ranking.schema import FACTORS
from tests.matching.benchmark.market import write_esco, write_market

RESULTS = ("rankings", "by_listing", "pairs", "reasons")


@pytest.fixture(scope="module")
def esco(tmp_path_factory):
    return write_esco(tmp_path_factory.mktemp("esco"))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return write_market(tmp_path_factory.mktemp("market"))


def run(dataset, esco, out, *flags):
    call_command("benchmark_ranker", str(dataset), "--esco", str(esco), "--out", str(out), *flags)
    return {name: rows(out, name) for name in RESULTS}


@pytest.fixture(scope="module")
def answers(dataset, esco, tmp_path_factory):
    return run(dataset, esco, tmp_path_factory.mktemp("out"))


def rows(dataset, name):
    return [json.loads(line) for line in (dataset / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_seeker_every_open_listing_and_every_asked_pair_has_its_line(dataset, answers):
    assert [row["seeker"] for row in answers["rankings"]] == [row["id"] for row in rows(dataset, "seekers")]
    open_ones = [row["id"] for row in rows(dataset, "listings") if row["status"] == "open"]
    assert [row["listing"] for row in answers["by_listing"]] == open_ones
    assert [{"seeker": r["seeker"], "listing": r["listing"]} for r in answers["pairs"]] == rows(dataset, "pairs")
    assert all(0 <= row["p"] <= 1 for row in answers["pairs"])


def test_only_open_listings_are_shown_once_each_and_at_most_five_introduced(dataset, answers):
    open_ones = {row["id"] for row in rows(dataset, "listings") if row["status"] == "open"}
    for row in answers["rankings"]:
        assert len(set(row["listings"])) == len(row["listings"]) <= 10
        assert set(row["listings"]) | set(row["introduce"]) <= open_ones
        assert 1 <= len(set(row["introduce"])) == len(row["introduce"]) <= 5


def test_no_shown_pair_breaks_a_limit_and_a_broken_one_has_no_chance(dataset, answers):
    people = {row["id"]: row for row in rows(dataset, "seekers")}
    places = {row["id"]: row for row in rows(dataset, "listings")}

    def broken(seeker, listing):
        her, it = people[seeker], places[listing]
        no_licence = it["requires_driving_licence"] and not her["driving_licence"]
        return no_licence or (it["requires_adult"] and not her["is_adult"]) or bool(it["required_certificates"])

    shown = [(row["seeker"], one) for row in answers["rankings"] for one in row["listings"] + row["introduce"]]
    shown += [(one, row["listing"]) for row in answers["by_listing"] for one in row["seekers"]]
    assert not [pair for pair in shown if broken(*pair)]
    barred = [row["p"] for row in answers["pairs"] if broken(row["seeker"], row["listing"])]
    assert barred
    assert set(barred) == {0.0}


def test_reasons_speak_of_each_seekers_first_listing_in_known_factors(answers):
    first = {row["seeker"]: row["listings"][0] for row in answers["rankings"] if row["listings"]}
    assert {row["seeker"]: row["listing"] for row in answers["reasons"]} == first
    for row in answers["reasons"]:
        assert row["hurts"]
        assert set(row["helps"]) | set(row["hurts"]) <= set(FACTORS)


def test_who_wishes_a_work_is_shown_that_work_first(dataset, answers):
    wish = {row["id"]: row["wishes"][0]["text"] for row in rows(dataset, "seekers")}
    title = {row["id"]: row["title"] for row in rows(dataset, "listings")}
    fits = [title[row["listings"][0]] == wish[row["seeker"]] for row in answers["rankings"] if row["listings"]]
    assert sum(fits) > 0.8 * len(fits)


def test_the_same_dataset_gives_the_same_files_with_protected_facts_without_and_shuffled(
    dataset, esco, answers, tmp_path
):
    protected = dataset / "protected.jsonl"
    assert run(dataset, esco, tmp_path / "none", "--no-protected") == answers
    protected.write_text('{"id": "S00000", "sex": "f", "native_language": "ru", "age": 17}\n')
    assert run(dataset, esco, tmp_path / "some") == answers
    protected.unlink()


def test_timing_and_summary_say_how_long_each_step_took(dataset, esco, tmp_path, capsys):
    run(dataset, esco, tmp_path, "--json")
    said = json.loads(capsys.readouterr().out)
    timing = json.loads((tmp_path / "timing.json").read_text())
    assert {
        "load_s",
        "features_s",
        "fit_s",
        "score_s",
        "plan_s",
        "total_s",
        "peak_mb",
        "seeker_ms",
        "listing_ms",
    } <= timing.keys()
    assert said["seekers"] == 60
    assert said["engine"] in {"rules", "learned"}


def test_without_any_decision_the_rules_rank(esco, tmp_path):
    empty = write_market(tmp_path / "market", decisions=0)
    assert all(row["listings"] for row in run(empty, esco, tmp_path / "out")["rankings"])


def spoil(path, line, change):
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[line - 1] = change(lines[line - 1])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "line", "change"),
    [
        ("seekers", 3, lambda text: text[:-5]),
        ("seekers", 7, lambda text: text.replace('"languages"', '"tongues"')),
        ("seekers", 4, lambda text: text.replace('"support_need": ', '"support_need": 9')),
        ("listings", 2, lambda text: text.replace('"kind": "job"', '"kind": "holiday"')),
        ("listings", 46, lambda text: text.replace('"seats": 2', '"seats": -2')),
        ("listings", 45, lambda text: text.replace('"employer": "E', '"employer": "X')),
        ("employers", 1, lambda text: "[]"),
        ("decisions", 9, lambda text: text.replace('"coach_decision": "', '"coach_decision": "un')),
        ("decisions", 11, lambda text: text.replace('"seeker": "S', '"seeker": "Z')),
        ("pairs", 6, lambda text: "{}"),
    ],
)
def test_a_malformed_line_is_named_with_its_file(esco, tmp_path, name, line, change):
    dataset = write_market(tmp_path / "market")
    spoil(dataset / f"{name}.jsonl", line, change)
    with pytest.raises(CommandError, match=rf"{name}\.jsonl, line {line}: "):
        run(dataset, esco, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["meta.json", "seekers.jsonl", "pairs.jsonl"])
def test_a_missing_file_is_named(esco, tmp_path, name):
    dataset = write_market(tmp_path / "market")
    (dataset / name).unlink()
    with pytest.raises(CommandError, match=rf"{name}: no such file"):
        run(dataset, esco, tmp_path / "out")


def test_a_market_of_another_format_is_refused(esco, tmp_path):
    dataset = write_market(tmp_path / "market")
    (dataset / "meta.json").write_text('{"format": "market/2"}')
    with pytest.raises(CommandError, match="not 'market/1'"):
        run(dataset, esco, tmp_path / "out")


def test_words_without_an_id_are_linked_to_the_same_concepts_as_those_with_one(dataset, esco):
    market = read_dataset(dataset, read_esco(esco))
    known = {f"{work}-{n}" for work in ("baker", "cook", "cleaner", "painter") for n in range(5)}
    assert {skill for seeker in market.seekers for skill in seeker.skills} <= known
    assert {opening.occupation for opening in market.openings} <= {"baker", "cook", "cleaner", "painter"}
    assert {opening.isco for opening in market.openings} <= {"7512", "5120", "9112", "7131"}


def test_an_esco_file_with_other_columns_is_named(dataset, tmp_path):
    folder = write_esco(tmp_path / "esco")
    (folder / "skills_sv.csv").write_text("uri,label\n")
    with pytest.raises(CommandError, match=r"skills_sv\.csv, line 1: no column"):
        run(dataset, folder, tmp_path / "out")
