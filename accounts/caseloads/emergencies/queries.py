"""Reads of looks in an emergency: what one opens, and who has opened somebody's page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.queries import contact_in_words

SHOWN = dt.timedelta(days=90)  # on her coach's page; the trail keeps them for as long as it keeps everything
# What is needed to reach her and to help her today. Date of birth, photo and support needs are not (GDPR art. 5(1)(c)).
FACTS = ("given_name", "family_name", "phone", "email", "language")


def facts_of(look: EmergencyLook) -> dict[str, Any]:
    """What the page tells of her; of somebody who needs extra protection her first name, and whom to call."""
    person = look.person
    shown = FACTS[:1] if person.is_safety_flagged else FACTS
    return {
        **{name: getattr(person, name) or "" if name in shown else "" for name in FACTS},
        "municipality": "" if person.is_safety_flagged else str(person.municipality or ""),
        "call": contact_in_words(person),
    }


def looks_at(person: Any) -> QuerySet[EmergencyLook]:
    """Who has opened a young person's page in an emergency lately, for those who support her."""
    return EmergencyLook.objects.filter(person=person, opened_at__gt=timezone.now() - SHOWN).select_related("reader")
