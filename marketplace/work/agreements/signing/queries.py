"""Who signs for which side, and who has not yet."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.models import Signature
from marketplace.work.agreements.states import SIDES, Party


def side_of(user: Any, agreement: Agreement) -> Party:
    """As whom somebody signs: the young person herself, else the workplace."""
    return Party.YOUNG if user.pk == agreement.person_id else Party.HOST


def unsigned_sides(agreement: Agreement) -> list[Party]:
    """Who of the two sides has not signed a version yet."""
    signed = {signature.party for signature in agreement.signatures.all()}
    return [side for side in SIDES if side not in signed]


def signatures() -> QuerySet[Signature]:
    """Every signature there is, with the version that it signs."""
    return Signature.objects.select_related("agreement")
