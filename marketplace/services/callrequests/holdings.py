"""Calls that a coach has taken and not closed yet: they go back to the others when she leaves."""

from typing import Any

from django.utils.translation import ngettext

from accounts.manifests import Holding, Span
from marketplace.services.callrequests.actions import put_back
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.states import IN_HAND


def _taken(coach: Any, span: Span) -> Any:
    if span.organisation or span.person:
        return CallRequest.objects.none()
    return CallRequest.objects.filter(taken_by=coach, state__in=IN_HAND)


TAKEN = Holding(
    words=lambda count: ngettext("%(n)s call to make", "%(n)s calls to make", count) % {"n": count},
    rows=_taken,
    end=lambda row, by: put_back(row, by=by),
)
