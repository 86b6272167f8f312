"""What may be told about a young person with a referral: her first name, what she ticked, her own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from accounts.caseloads.queries import responsible_coach
from accounts.people.models import User
from marketplace.services.referrals.states import SharedDetail


def _coach_of(person: User) -> str:
    coach = responsible_coach(person)
    parts = [coach.full_name, coach.phone, coach.email or ""] if coach else []
    return ", ".join(part for part in parts if part)


def _age_of(person: User) -> str:
    age = person.age_on(timezone.localdate())
    return "" if age is None else str(age)


FACTS: dict[str, Any] = {
    SharedDetail.FAMILY_NAME: lambda person: person.family_name,
    SharedDetail.PHONE: lambda person: person.phone,
    SharedDetail.EMAIL: lambda person: person.email or "",
    SharedDetail.AGE: _age_of,
    SharedDetail.LANGUAGE: lambda person: person.language,
    SharedDetail.COACH: _coach_of,
}
HELD_BACK = frozenset({SharedDetail.FAMILY_NAME})  # by this somebody who looks for her could find who needs protection


def still_told(referral: Any) -> dict[str, str]:
    """What a service reads of her at this request: of somebody who needs extra protection less than was told once."""
    held_back = referral.person.held_back(HELD_BACK)
    return {name: value for name, value in referral.released.items() if name not in held_back}


def facts_to_tell(person: User, ticked: Iterable[str], words: str) -> dict[str, str]:
    """Her first name, what she ticked as it is now, and her own words; nothing else ever leaves."""
    held_back = person.held_back(HELD_BACK)
    chosen = {name: FACTS[name](person) for name in ticked if name in FACTS and name not in held_back}
    told = {"given_name": person.given_name, **chosen, "words": words.strip()}
    return {name: value for name, value in told.items() if value}
