"""The import of places: good rows are handed in, broken ones are refused with a word, a second run changes nothing."""

import csv
import datetime as dt
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from marketplace.work.listings.models import Listing
from tests.factories import marketplace

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
COLUMNS = ("external_id", "title", "kind", "occupation", "tasks", "municipality", "hours_per_week", "pay", "job_likely")
GOOD = {
    "external_id": "a1",
    "title": "Leipurin apulainen",
    "kind": "työ",
    "occupation": "leipuri",
    "tasks": "Paistat sämpylöitä. Pakkaat leipiä.",
    "municipality": "Lahti",
    "hours_per_week": "30",
    "pay": "12,40 €/h",
    "job_likely": "kyllä",
}


@pytest.fixture
def run(cast, tmp_path):
    """Import bytes or rows for Mikko's bakery; gives what was printed."""

    def make(content, *options):
        file = tmp_path / "places"
        file.write_bytes(content if isinstance(content, bytes) else as_csv(content).encode())
        said = io.StringIO()
        call_command("import_listings", str(file), "--organisation", cast.bakery.business_id, *options, stdout=said)
        return said.getvalue()

    return make


def as_csv(rows, delimiter=";"):
    file = io.StringIO()
    names = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    writer = csv.DictWriter(file, names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def test_a_good_row_is_handed_in_for_a_coach_to_read(run, cast):
    marketplace.listing(cast.bakery, read_by=cast.kaisa)
    said = run([GOOD])
    listing = Listing.objects.get(external_id="a1")
    assert (listing.state, listing.kind, listing.hours_per_week) == ("submitted", "job", 30)
    assert (listing.occupation.code, listing.job_likely, listing.contact) == ("leipuri", "yes", cast.mikko)
    assert "line 2: taken – Leipurin apulainen" in said
    assert "purpose: the first sentence of the tasks" in said


def test_a_second_run_changes_nothing_and_a_third_only_what_changed(run):
    run([GOOD])
    assert "0 taken, 0 changed, 1 same, 0 refused" in run([GOOD])
    assert "1 changed" in run([{**GOOD, "pay": "13 €/h"}])
    listing = Listing.objects.get()
    assert (listing.pay, listing.state) == ("13 €/h", "submitted")


def test_what_a_coach_has_published_is_not_overwritten(run):
    run([GOOD])
    Listing.objects.update(state="published", published_at=timezone.now())
    assert "refused" in run([{**GOOD, "pay": "13 €/h"}])
    assert Listing.objects.get().pay == "12,40 €/h"


def test_a_dry_run_says_the_same_and_writes_nothing(run):
    assert "line 2: taken" in run([GOOD], "--dry-run")
    assert not Listing.objects.exists()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_files_of_any_office_program_are_read(encoding, delimiter, run):
    run(as_csv([{**GOOD, "title": "Näppärä hyllyttäjä"}], delimiter).encode(encoding))
    assert Listing.objects.get().title == "Näppärä hyllyttäjä"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Leipomon leipuri", "leipuri"),
        ("Kesätyö: tarjoilijoita", "tarjoilija"),
        ("Varastotyöntekijä iltavuoroon", "varastotyontekija"),
        ("Lagerarbetare", "varastotyontekija"),
    ],
)
def test_free_titles_find_their_occupation(title, code, run):
    said = run([{**GOOD, "occupation": "", "title": title}])
    assert Listing.objects.get().occupation.code == code
    assert "occupation: read as" in said


BROKEN = {
    "no title": {"title": ""},
    "no tasks": {"tasks": ""},
    "unknown kind": {"kind": "harjoittelu"},
    "unknown occupation": {"title": "Qwxz", "occupation": "Zzzqq"},
    "unknown municipality": {"municipality": "Atlantis"},
    "hours are no number": {"hours_per_week": "paljon"},
    "too many hours": {"hours_per_week": "60"},
    "no seats": {"seats": "0"},
    "no such day": {"starts_on": "31.2.2026"},
    "days the wrong way round": {"starts_on": "2026-12-24", "ends_on": "2026-12-01"},
    "closed already": {"closes_on": "2020-01-01"},
    "personal id": {"tasks": "Soita 131052-308T"},
    "unknown likelihood": {"job_likely": "perhaps so"},
    "a trial without an end": {"kind": "työkokeilu", "aim": "explore"},
    "an unlawful aim": {"kind": "työkokeilu", "aim": "free work"},
    "an unpaid job": {"pay": ""},
    "a binary sign": {"tasks": "Paistat\x00leipää"},
}


@pytest.mark.parametrize("facts", BROKEN.values(), ids=BROKEN)
def test_a_broken_row_is_refused_with_a_word_and_the_next_is_taken(facts, run):
    said = run([{**GOOD, "external_id": "bad", **facts}, GOOD])
    [line] = [line for line in said.splitlines() if line.startswith("line 2")]
    assert line.startswith("line 2: refused – ")
    assert len(line) > len("line 2: refused – ")
    assert [listing.external_id for listing in Listing.objects.all()] == ["a1"]


def test_a_row_with_too_few_columns_is_refused(run):
    said = run(as_csv([GOOD]).encode() + b"b2;Myyj\xc3\xa4\r\n")
    assert "line 3: refused – 2 columns instead of 9" in said
    assert "1 taken" in said


def test_the_same_id_twice_in_one_file_is_refused(run):
    assert "it is in this file already" in run([GOOD, {**GOOD, "title": "Toinen leipuri"}])


def test_a_row_without_id_is_safe_to_repeat_too(run):
    run([{**GOOD, "external_id": ""}])
    assert "1 same" in run([{**GOOD, "external_id": ""}])


@pytest.mark.parametrize("content", [b"", b"   \n", b"\x00\x01\x02", b"[{]", b"name;city\nx;y\n"])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(content, run):
    with pytest.raises(CommandError):
        run(content)
    assert not Listing.objects.exists()


def test_an_unknown_employer_or_file_is_refused(cast, tmp_path):
    with pytest.raises(CommandError, match="No employer"):
        call_command("import_listings", str(tmp_path / "x"), "--organisation", "0149669-3")
    with pytest.raises(CommandError, match="x"):
        call_command("import_listings", str(tmp_path / "x"), "--organisation", cast.bakery.business_id)


POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "value": "j-7"},
    "title": "Myyjä",
    "description": "<p>Palvelet asiakkaita. Täytät hyllyjä.</p>",
    "employmentType": ["PART_TIME"],
    "workHours": "25 h/week",
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Lahtis", "streetAddress": "Torikatu 1"}},
    "baseSalary": {"currency": "EUR", "value": {"minValue": 12, "maxValue": 14, "unitText": "HOUR"}},
    "totalJobOpenings": 2,
}


@pytest.mark.parametrize("shape", [POSTING, [POSTING], {"@graph": [POSTING]}])
def test_job_postings_of_schema_org_are_read(shape, run):
    run(json.dumps(shape).encode("utf-8-sig"))
    listing = Listing.objects.get()
    assert (listing.external_id, listing.hours_per_week, listing.seats) == ("j-7", 25, 2)
    assert (listing.tasks, listing.pay) == ("Palvelet asiakkaita. Täytät hyllyjä.", "12–14 EUR / hour")
    assert (listing.municipality.name_fi, listing.street) == ("Lahti", "Torikatu 1")


@pytest.mark.parametrize(
    "facts",
    [
        {"@type": "Event"},
        {"employmentType": "INTERN"},
        {"jobLocation": None},
        {"title": None},
        {"title": {"a": 1}},
        {"validThrough": (timezone.now() - dt.timedelta(days=2)).date().isoformat()},
        {"workHours": None},
        {"baseSalary": None},
        {"description": ["x"]},
    ],
)
def test_a_broken_posting_is_refused_and_the_next_is_taken(facts, run):
    said = run(json.dumps([{**POSTING, "identifier": "bad", **facts}, POSTING]).encode())
    assert "posting 1: refused – " in said
    assert "posting 2: taken" in said
    assert Listing.objects.count() == 1


def test_terms_come_over_with_a_row_and_may_be_missing(run):
    run(
        [{**GOOD, "start_moves_weeks": "3", "least_hours": "20", "nearest_stop": "Tori"}, {**GOOD, "external_id": "a2"}]
    )
    found = list(
        Listing.objects.order_by("external_id").values_list("start_moves_weeks", "least_hours", "nearest_stop")
    )
    assert found == [(3, 20, "Tori"), (None, None, "")]


def test_a_row_with_more_hours_at_least_than_usual_is_refused(run):
    assert "refused" in run([{**GOOD, "least_hours": "31"}])
    assert not Listing.objects.exists()
