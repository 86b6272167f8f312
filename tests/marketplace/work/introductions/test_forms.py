"""Forms of introductions: a time to come, a job-related reason, short words."""

import datetime as dt

import pytest
from django.utils import timezone

from marketplace.work.introductions.forms import AcceptForm, CloseForm, DeclineForm, MeetForm
from marketplace.work.introductions.states import DeclineReason


def in_days(days):
    return f"{timezone.localtime() + dt.timedelta(days=days):%d.%m.%Y %H.%M}"


@pytest.mark.parametrize("days", [1, 30, 180])
def test_a_time_to_come_is_taken(days):
    form = MeetForm({"meeting_at": in_days(days), "meeting_place": "Tori"})
    assert form.is_valid(), form.errors
    assert timezone.is_aware(form.cleaned_data["meeting_at"])


@pytest.mark.parametrize("when", [-1, 400, "huomenna", "", "31.2.2027 9.00", "29.3.2026 3.30"])
def test_a_time_gone_too_far_or_impossible_is_refused(when):
    when = in_days(when) if isinstance(when, int) else when  # no moment in a name: two workers would not agree on it
    form = MeetForm({"meeting_at": when, "meeting_place": "Tori"})
    assert list(form.errors) == ["meeting_at"]


def test_a_meeting_needs_a_place():
    assert list(MeetForm({"meeting_at": in_days(1), "meeting_place": " "}).errors) == ["meeting_place"]


@pytest.mark.parametrize("reason", DeclineReason.values)
def test_every_job_related_reason_is_taken(reason):
    assert DeclineForm({"decline_reason": reason}).is_valid()


@pytest.mark.parametrize("reason", ["", "age", "too young", "origin"])
def test_any_other_reason_is_none(reason):
    assert list(DeclineForm({"decline_reason": reason}).errors) == ["decline_reason"]


def test_a_greeting_is_short_and_optional():
    assert AcceptForm({}).is_valid()
    assert not AcceptForm({"greeting": "x" * 301}).is_valid()


def test_an_end_from_our_side_needs_a_reason():
    assert not CloseForm({"reason": "  "}).is_valid()
