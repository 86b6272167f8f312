"""Background jobs of what comes next: plan and ask check-ins, ask follow-ups, remind once."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.work.nextsteps.actions import ask, ask_follow_up, plan, remind, remind_follow_up
from marketplace.work.nextsteps.days import REMINDER
from marketplace.work.nextsteps.models import CheckIn
from marketplace.work.nextsteps.states import OPEN, CheckInState
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import PlacementState

STILL_FRESH = dt.timedelta(days=60)  # nobody is asked about a day that is longer ago: the coach may still write it


@task()
def ask_check_ins() -> int:
    """Plan every placement that goes on, let go of the others, ask what is due, remind once. Returns how many."""
    system, today = User.objects.system(), timezone.localdate()
    with across_authorities():
        concerned = Q(state=PlacementState.RUNNING) | Q(check_ins__state__in=OPEN)
        for placement in Placement.objects.filter(concerned).distinct():
            plan(placement, by=system)
        rows = CheckIn.objects.select_related("placement__listing__contact", "placement__organisation", "person")
        due = list(rows.filter(state=CheckInState.PLANNED, due_on__lte=today, person__is_active=True))
        for check_in in due:
            ask(check_in, by=system)
        silent = list(rows.asked().filter(asked_at__lte=timezone.now() - REMINDER, reminded_at__isnull=True))
        for check_in in silent:
            remind(check_in, by=system)
        return len(due) + len(silent)


@task()
def ask_follow_ups() -> int:
    """Ask the follow-ups that are due, remind once of those without an answer. Returns how many."""
    system, today = User.objects.system(), timezone.localdate()
    with across_authorities():
        rows = FollowUp.objects.filter(answered_at__isnull=True, person__is_active=True)
        rows = rows.select_related("placement__listing", "placement__organisation", "person")
        due = list(rows.filter(asked_at__isnull=True, due_on__lte=today, due_on__gte=today - STILL_FRESH))
        for follow_up in due:
            ask_follow_up(follow_up, by=system)
        silent = list(rows.filter(asked_at__lte=timezone.now() - REMINDER, reminded_at__isnull=True))
        for follow_up in silent:
            remind_follow_up(follow_up, by=system)
        return len(due) + len(silent)
