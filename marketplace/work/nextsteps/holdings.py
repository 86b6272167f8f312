"""What coaches hold of what comes next: steps that they own."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import ngettext

from accounts.manifests import Holding, Span
from accounts.people.models import User
from marketplace.work.nextsteps.actions import change_owner
from marketplace.work.nextsteps.models import NextStep
from marketplace.work.nextsteps.states import StepState


def _words(count: int) -> str:
    return ngettext("%(count)d next step", "%(count)d next steps", count) % {"count": count}


def _rows(holder: User, span: Span) -> QuerySet[NextStep]:
    rows = NextStep.objects.filter(owner=holder, state=StepState.CHOSEN)
    if span.organisation is not None:
        return rows.none()
    return rows if span.person is None else rows.filter(person=span.person)


def _pass_on(step: NextStep, to: User, by: User) -> None:
    change_owner(step, owner=to, by=by)


STEPS = Holding(_words, _rows, pass_on=_pass_on)
