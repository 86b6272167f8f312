"""Calendar files: read by three parsers that know nothing of the writer, also on the days when clocks change."""

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from accounts.notices.ical import CalendarEntry, calendar_of

HELSINKI = ZoneInfo("Europe/Helsinki")
CHANGED = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
LONG = "Työpaja, Vesijärvenkatu 11; 2. krs \\ ovi A\nsoita: 040 – " + "ä" * 90
MOMENTS = [
    dt.datetime(2026, 3, 29, 2, 30, tzinfo=HELSINKI),  # the last half hour of winter time
    dt.datetime(2026, 3, 29, 4, 0, tzinfo=HELSINKI),  # the first moment of summer time
    dt.datetime(2026, 3, 29, 10, 0, tzinfo=HELSINKI),
    dt.datetime(2026, 10, 25, 2, 30, tzinfo=HELSINKI),
    dt.datetime(2026, 10, 25, 4, 30, tzinfo=HELSINKI),  # after the hour that comes twice
    dt.datetime(2026, 10, 25, 10, 0, tzinfo=HELSINKI),
    dt.datetime(2026, 6, 16, 9, 0, tzinfo=HELSINKI),
    dt.datetime(2027, 12, 7, 9, 0, tzinfo=HELSINKI),
]


def entry(number=0, start=MOMENTS[6], **facts):
    stop = start.astimezone(dt.UTC) + dt.timedelta(minutes=45)
    return CalendarEntry(
        **{
            "uid": f"tapaaminen-{number}@duunipari", "starts_at": start, "ends_at": stop, "title": "Tapaaminen",
            "changed_at": CHANGED, **facts,
        }
    )  # fmt: skip


def by_icalendar(data):
    rows = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [
        {
            "uid": str(row["uid"]), "start": row.decoded("dtstart"), "end": row.decoded("dtend"),
            "title": str(row["summary"]), "place": str(row.get("location", "")), "sequence": int(row["sequence"]),
            "status": str(row["status"]),
        }
        for row in rows
    ]  # fmt: skip


def by_vobject(data):
    rows = vobject.readOne(data.decode()).contents.get("vevent", [])
    return [
        {
            "uid": row.uid.value, "start": row.dtstart.value, "end": row.dtend.value, "title": row.summary.value,
            "place": row.location.value if hasattr(row, "location") else "", "sequence": int(row.sequence.value),
            "status": row.status.value,
        }
        for row in rows
    ]  # fmt: skip


def by_ical(data):
    rows = IcsCalendarStream.calendar_from_ics(data.decode()).events
    return [
        {
            "uid": row.uid, "start": row.dtstart, "end": row.dtend, "title": row.summary, "place": row.location or "",
            "sequence": row.sequence, "status": row.status.value,
        }
        for row in rows
    ]  # fmt: skip


PARSERS = [by_icalendar, by_vobject, by_ical]
every_parser = pytest.mark.parametrize("read", PARSERS, ids=lambda one: one.__name__)


@every_parser
@pytest.mark.parametrize("start", MOMENTS, ids=lambda one: f"{one:%Y-%m-%d %H:%M}")
def test_every_parser_reads_the_same_moment_also_when_clocks_change(read, start):
    [found] = read(calendar_of([entry(start=start)]))
    assert found["start"].astimezone(dt.UTC) == start.astimezone(dt.UTC)
    assert found["end"].astimezone(dt.UTC) - found["start"].astimezone(dt.UTC) == dt.timedelta(minutes=45)
    assert found["start"].replace(tzinfo=None) == start.replace(tzinfo=None)  # the wall clock of Lahti


@every_parser
@pytest.mark.parametrize("fold", [0, 1], ids=["first", "second"])
def test_every_parser_tells_the_hour_that_comes_twice_apart(read, fold):
    start = dt.datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI, fold=fold)
    [found] = read(calendar_of([entry(start=start)]))
    assert found["start"].astimezone(dt.UTC) == dt.datetime(2026, 10, 25, fold, 30, tzinfo=dt.UTC)
    assert found["end"].astimezone(dt.UTC) == dt.datetime(2026, 10, 25, fold + 1, 15, tzinfo=dt.UTC)


@every_parser
def test_every_parser_reads_long_lines_signs_and_letters_as_they_were(read):
    [found] = read(calendar_of([entry(place=LONG, title="Kahvit; äöå, 5 €")]))
    assert (found["place"], found["title"]) == (LONG, "Kahvit; äöå, 5 €")


@every_parser
def test_every_parser_sees_a_change_and_a_cancellation(read):
    [found] = read(calendar_of([entry(sequence=3, is_cancelled=True)]))
    assert (found["sequence"], found["status"], found["uid"]) == (3, "CANCELLED", "tapaaminen-0@duunipari")


@every_parser
def test_an_empty_feed_and_a_long_one_are_read(read):
    many = [entry(number, start) for number, start in enumerate(MOMENTS)]
    assert read(calendar_of([])) == []
    assert [one["uid"] for one in read(calendar_of(many, name="Duunipari"))] == [one.uid for one in many]


def test_lines_are_short_and_end_as_the_standard_says():
    data = calendar_of([entry(place=LONG)], name="Duunipari")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_the_zone_of_the_file_changes_its_clock_on_the_days_of_python():
    zone = icalendar.Calendar.from_ical(calendar_of([])).walk("VTIMEZONE")[0].to_tz()
    for moment in MOMENTS:
        assert moment.replace(tzinfo=zone).utcoffset() == moment.utcoffset()
