"""Columns of the list of young people that come from accounts, and the way back from a page about one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from accounts.caseloads.asking.queries import beginning
from accounts.caseloads.rules import can_list
from accounts.manifests import merged
from accounts.people.models import User


def profiles_of(people: Iterable[Any], _reader: Any) -> dict[int, Any]:
    """State and words of the profiles of some people, from rows of ``with_next_steps``."""
    words = merged("profile_words")
    return {one.pk: (one.profile_state, words[one.profile_state].state) for one in people if one.profile_state in words}


def profile_in_file(profile: tuple[str, Any]) -> str:
    """The words alone."""
    return str(profile[1])


def contacts_of(people: Iterable[Any], _reader: Any) -> dict[int, Any]:
    """When some people last met or wrote with somebody, from rows of ``with_next_steps``."""
    return {one.pk: one.last_contact_at for one in people if one.last_contact_at}


def beginnings_of(people: Iterable[Any], reader: Any) -> dict[int, Any]:
    """Since when some people are the reader's."""
    rows = User.objects.filter(pk__in=[one.pk for one in people]).annotate(since=beginning(reader))
    return {pk: since for pk, since in rows.values_list("pk", "since") if since}


def day_in_file(moment: Any) -> str:
    """A day as it is written here."""
    return date_format(localtime(moment), "SHORT_DATE_FORMAT")


def way_back_to_row(context: Any) -> dict[str, Any]:
    """From a page about a person to her row of the list, for who has one."""
    if not can_list(context["request"].user):
        return {}
    return {"url": reverse("caseloads:back", args=[context["person"].pk])}
