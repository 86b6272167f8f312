"""Background jobs of what comes next: plan and ask check-ins, ask follow-ups, remind once."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.work.nextsteps.actions import ask, ask_follow_up, plan, remind, remind_follow_up
from marketplace.work.nextsteps.days import REMINDER
from marketplace.work.nextsteps.models import CheckIn
from marketplace.work.nextsteps.states import OPEN, CheckInState
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import PlacementState

STILL_FRESH = dt.timedelta(days=60)  # nobody is asked about a day that is longer ago: the coach may still write it


@task()
def ask_check_ins() -> dict[str, int]:
    """Plan every placement that goes on, let go of the others, ask what is due, remind once.

    Says besides how many were ``asked`` or reminded.
    """
    system, today = User.objects.system(), timezone.localdate()
    with across_authorities():
        concerned = Q(state=PlacementState.RUNNING) | Q(check_ins__state__in=OPEN)
        planned = run_each(Placement.objects.filter(concerned).distinct(), plan, by=system)
        rows = CheckIn.objects.select_related("placement__listing__contact", "placement__organisation", "person")
        due = rows.filter(state=CheckInState.PLANNED, due_on__lte=today, person__is_active=True)
        asked = run_each(due, ask, by=system)
        silent = rows.asked().filter(asked_at__lte=timezone.now() - REMINDER, reminded_at__isnull=True)
        asked += run_each(silent, remind, by=system)
        return (planned + asked).result(asked=asked.done)


@task()
def ask_follow_ups() -> dict[str, int]:
    """Ask the follow-ups that are due, remind once of those without an answer."""
    system, today = User.objects.system(), timezone.localdate()
    with across_authorities():
        rows = FollowUp.objects.filter(answered_at__isnull=True, person__is_active=True)
        rows = rows.select_related("placement__listing", "placement__organisation", "person")
        due = rows.filter(asked_at__isnull=True, due_on__lte=today, due_on__gte=today - STILL_FRESH)
        asked = run_each(due, ask_follow_up, by=system)
        silent = rows.filter(asked_at__lte=timezone.now() - REMINDER, reminded_at__isnull=True)
        return (asked + run_each(silent, remind_follow_up, by=system)).result()
