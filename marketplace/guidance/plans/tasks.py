"""Background jobs of plans: a word before the day of a review."""

import datetime as dt

from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.guidance.plans.actions import remind_of_review
from marketplace.guidance.plans.models import Plan

BEFORE = dt.timedelta(days=7)


@task()
def remind_of_reviews() -> dict[str, int]:
    """Tell both sides, once for each day of review, a week before it."""
    with across_authorities():
        rows = Plan.objects.due_by(timezone.localdate() + BEFORE).filter(person__is_active=True)
        due = rows.filter(Q(reminded_on__isnull=True) | ~Q(reminded_on=F("review_on"))).select_related("person")
        return run_each(due, remind_of_review, by=User.objects.system()).result()
