"""Background jobs of end assessments: ask a week before the last day, remind once."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.work.assessments.actions import remind, request
from marketplace.work.assessments.models import Assessment
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, PlacementState

BEFORE = dt.timedelta(days=7)
REMINDER = dt.timedelta(days=5)


@task()
def ask_assessments() -> dict[str, int]:
    """Ask for the assessments of trials that end within a week; remind of those that nobody gave."""
    system, today = User.objects.system(), timezone.localdate()
    with across_authorities():
        trials = Placement.objects.filter(
            kind=ListingKind.TRIAL, state=PlacementState.RUNNING, ends_on__lte=today + BEFORE, assessment__isnull=True
        )
        requested = run_each(trials.select_related("listing__contact", "organisation", "person"), request, by=system)
        late = Assessment.objects.drafts().filter(reminded_at__isnull=True, placement__state__in=OVER)
        late = late.filter(requested_at__lte=timezone.now() - REMINDER, placement__ended_on__lte=today - REMINDER)
        silent = late.select_related("placement__listing__contact", "placement__organisation")
        return (requested + run_each(silent, remind, by=system)).result()
