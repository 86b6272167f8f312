"""Background jobs of the directory: keepers are asked after 90 and 180 days whether their card is right."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.services.directory.actions import remind
from marketplace.services.directory.models import Service
from marketplace.services.directory.states import FIRST_REMINDER_DAYS, FRESH_DAYS


@task()
def ask_keepers() -> dict[str, int]:
    """Nightly: remind of cards unchecked for 90 days, then for 180; no second run asks twice."""
    today = timezone.localdate()
    first = Q(reminders=0, verified_on__lte=today - dt.timedelta(days=FIRST_REMINDER_DAYS))
    second = Q(reminders=1, verified_on__lte=today - dt.timedelta(days=FRESH_DAYS))
    due = Service.objects.on_show().filter(first | second).select_related("organisation")
    return run_each(due, remind, by=User.objects.system()).result()
