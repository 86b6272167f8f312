"""Reads of the trail: the history of an object, and who has looked at a person."""

from typing import Any

from django.db import models

from accounts.audit.models import Entry
from accounts.audit.transitions import VIEW


def history(obj: models.Model) -> models.QuerySet[Entry]:
    """Every move of one object, oldest first; views are left out."""
    return Entry.objects.about(obj).exclude(verb__endswith=f".{VIEW}")


def views_of(person: Any) -> models.QuerySet[Entry]:
    """Who has looked at a young person's data, newest first; her own visits are left out."""
    return Entry.objects.of_person(person).filter(verb__endswith=f".{VIEW}").exclude(actor=person)
