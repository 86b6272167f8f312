"""What officials hold of agreements: their mandate."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.manifests import EVERYTHING, Holding, Span
from accounts.people.models import User
from marketplace.work.agreements.mandates.actions import end_mandate
from marketplace.work.agreements.mandates.models import Mandate


def _mandates(count: int) -> str:
    return ngettext("%(count)d mandate", "%(count)d mandates", count) % {"count": count}


def _standing(holder: User, span: Span) -> QuerySet[Mandate]:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    rows = Mandate.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=tomorrow), official=holder)
    return rows if span == EVERYTHING else rows.none()


def _end(mandate: Mandate, by: User) -> None:
    end_mandate(mandate, by=by)


MANDATES = Holding(_mandates, _standing, end=_end)
