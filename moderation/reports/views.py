"""Pages of reports: tell that something looks wrong, look at what was told, resolve or dismiss it."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.ratelimits.actions import consume
from marketplace.work.listings.models import Listing
from moderation.reports import actions, models, rules
from moderation.reports.forms import HandleForm, ReportForm
from moderation.reports.states import ReportState


class Report(ActPage):
    """Anybody says that a place looks wrong, signed in or not."""

    model = Listing
    rule = rules.can_report
    form_class = ReportForm
    template_name = "moderation/reports/report.html"
    success_message = _("Thank you. A person looks at it within a working day.")

    def find_object(self) -> Listing:
        """A place that the reader can see, or that everybody once saw."""
        readable = Listing.objects.readable_by(self.request.user)
        return get_object_or_404(readable.select_related("organisation"), pk=self.kwargs["pk"])

    def act(self, form: Any) -> None:
        consume("report", request=self.request)
        actions.report(self.obj, by=self.request.user, **form.cleaned_data)


class List(ListPage):
    """Reports of the authority, those that nobody has handled first."""

    model = models.Report
    rule = rules.can_list
    template_name = "moderation/reports/list.html"

    def get_rows(self) -> Any:
        """Open ones; ``?state=`` shows handled ones."""
        rows = super().get_rows().select_related("listing__organisation", "handled_by")
        wanted = self.request.GET.get("state", ReportState.OPEN)
        return rows.filter(state=wanted if wanted in ReportState.values else ReportState.OPEN)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the states to choose from."""
        return super().get_context_data(states=ReportState.choices, **kwargs)


class Detail(DetailPage):
    """One report beside the listing that it is about."""

    model = models.Report
    rule = rules.can_view
    template_name = "moderation/reports/detail.html"


class HandlePage(ActPage):
    """What both ends of a report share."""

    model = models.Report
    form_class = HandleForm
