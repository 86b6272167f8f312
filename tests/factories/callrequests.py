"""Makers of requests for a call."""

from django.utils import timezone

from marketplace.services.callrequests.models import CallRequest
from tests.factories import accounts

NOBODYS = {"waiting", "withdrawn"}


def call_request(state="waiting", **facts):
    if state not in NOBODYS and "taken_by" not in facts:
        facts["taken_by"] = accounts.coach("Soittaja")
    facts = {
        "authority": accounts.authority(), "given_name": "Nea", "phone": "+358401112222", "language": "fi",
        "promised_on": timezone.localdate(), **facts,
    }  # fmt: skip
    return CallRequest.objects.create(state=state, **facts)


def things_of(coach):
    """One that waits in the coach's authority, one that she has taken, one that she has reached."""
    return {
        "call_waiting": call_request(authority=coach.authority),
        "call_taken": call_request("taken", authority=coach.authority, taken_by=coach),
        "call_reached": call_request("reached", authority=coach.authority, taken_by=coach),
    }
