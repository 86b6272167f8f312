"""What a coach holds of caseloads: young people whom she answers for, and coaches for whom she stands in."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.caseloads.actions import end_deputy, hand_over
from accounts.caseloads.models import Deputy, Responsibility
from accounts.manifests import EVERYTHING, Holding, Span
from accounts.people.models import User


def _people(count: int) -> str:
    return ngettext("%(count)d young person", "%(count)d young people", count) % {"count": count}


def _caseload(holder: User, span: Span) -> QuerySet[Responsibility]:
    rows = Responsibility.objects.standing().filter(coach=holder).select_related("person")
    return rows if span == EVERYTHING else rows.none()


def _hand_over(row: Responsibility, to: User, by: User) -> None:
    hand_over(row.person, to=to, reason=_("The coach left."), by=by)


def _times(count: int) -> str:
    return ngettext("%(count)d time as a deputy", "%(count)d times as a deputy", count) % {"count": count}


def _deputies(holder: User, span: Span) -> QuerySet[Deputy]:
    rows = Deputy.objects.to_come().filter(Q(deputy=holder) | Q(coach=holder))
    return rows if span == EVERYTHING else rows.none()


def _end(row: Deputy, by: User) -> None:
    end_deputy(row, by=by)


CASELOAD = Holding(_people, _caseload, pass_on=_hand_over)
DEPUTIES = Holding(_times, _deputies, end=_end)
