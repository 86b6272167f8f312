"""Background jobs of introductions: nobody is left without an answer."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.work.introductions.actions import mark_unanswered, remind_workplace
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import unreminded
from marketplace.work.introductions.states import IntroductionState


@task()
def mark_unanswered_introductions() -> dict[str, int]:
    """Give introductions without an answer back to the coach on the tenth day."""
    before = timezone.now() - dt.timedelta(days=settings.SILENT_DAYS)
    states = (IntroductionState.OPENED, IntroductionState.SEEN)
    with across_authorities():
        silent = Introduction.objects.filter(state__in=states, opened_at__lt=before)
        silent = silent.exclude(call_again_on__gt=timezone.localdate())  # she has called, and knows when to call again
        return run_each(silent, mark_unanswered, by=User.objects.system()).result()


@task()
def remind_workplaces() -> dict[str, int]:
    """Remind whoever answers for a place, once, some days before the coach calls."""
    with across_authorities():
        return run_each(unreminded(), remind_workplace, by=User.objects.system()).result()
