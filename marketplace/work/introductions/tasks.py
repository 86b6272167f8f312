"""Background jobs of introductions: nobody is left without an answer."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.work.introductions.actions import hush
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState


@task()
def hush_silent() -> int:
    """Give introductions without an answer back to the coach on the tenth day. Returns how many."""
    before = timezone.now() - dt.timedelta(days=settings.SILENT_DAYS)
    states = (IntroductionState.OPENED, IntroductionState.SEEN)
    with across_authorities():
        silent = list(Introduction.objects.filter(state__in=states, opened_at__lt=before))
        for introduction in silent:
            hush(introduction, by=User.objects.system())
        return len(silent)
