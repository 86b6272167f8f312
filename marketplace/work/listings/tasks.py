"""Background jobs of listings: a question a week before a place goes stale, then taking it down."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.audit.models import Entry
from accounts.people.models import User
from marketplace.work.listings.actions import expire, remind
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import TRANSITIONS

REMIND_DAYS = 7


@task()
def expire_listings() -> dict[str, int]:
    """Nightly: ask about places whose day is a week away, take down those whose day has passed.

    Says besides how many were ``reminded`` and ``expired``. A second run, or a missed night, asks nobody twice.
    """
    today = timezone.localdate()
    with across_authorities():
        shown = Listing.objects.filter(state__in=TRANSITIONS["expire"].sources).select_related(
            "contact", "organisation"
        )
        soon = shown.filter(refresh_by__range=(today, today + dt.timedelta(days=REMIND_DAYS))).exclude(pk__in=_asked())
        late = shown.filter(refresh_by__lt=today)
        system = User.objects.system()
        reminded, expired = run_each(soon, remind, by=system), run_each(late, expire, by=system)
    return (reminded + expired).result(reminded=reminded.done, expired=expired.done)


def _asked() -> list[int]:
    """Places whose employer was asked lately."""
    since = timezone.now() - dt.timedelta(days=REMIND_DAYS + 1)
    entries = Entry.objects.filter(verb="listings.remind", subject=Listing._meta.label_lower, at__gte=since)
    return [int(pk) for pk in entries.values_list("subject_id", flat=True)]
