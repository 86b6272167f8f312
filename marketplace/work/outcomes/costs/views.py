"""The page of the calculator of a job's cost."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access.views import DetailPage
from marketplace.reference.eligibility.money.costs import Support
from marketplace.work.listings.models import Listing
from marketplace.work.outcomes import rules
from marketplace.work.outcomes.costs import forms
from marketplace.work.outcomes.queries import cost


class CostPage(DetailPage):
    """What a job costs its employer month by month, with and without support; by GET, nothing is kept."""

    model = Listing
    rule = rules.can_cost
    template_name = "marketplace/work/outcomes/cost.html"

    def find_object(self) -> Listing:
        """Any place whose own page the reader can open, so that the link from there leads somewhere."""
        return get_object_or_404(Listing.objects.readable_by(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the months where it was sent."""
        sent = self.request.GET
        first = {"hours_a_week": self.obj.hours_per_week, "months": 6, "support": Support.VOUCHER}
        form = forms.CostForm(sent if "euros_an_hour" in sent else None, initial=first)
        found = cost(timezone.localdate(), form.cleaned_data) if form.is_bound and form.is_valid() else None
        return super().get_context_data(form=form, cost=found, **kwargs)
