"""Pages of jobs: those that went wrong, one run again."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.access.views import ActPage, ListPage
from accounts.notices.jobs import rules
from accounts.notices.jobs.queries import broken_runs
from accounts.notices.models import ScheduledRun


class Jobs(ListPage):
    """Jobs whose last turn went wrong, in whole or in part."""

    model = ScheduledRun
    rule = rules.can_list_jobs
    template_name = "accounts/notices/jobs.html"

    def get_rows(self) -> Any:
        return broken_runs()


class JobPage(ActPage):
    """What the page of a plain verb on a turn shares."""

    model = ScheduledRun

    def find_object(self) -> ScheduledRun:
        return get_object_or_404(ScheduledRun, pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("notices:jobs")
