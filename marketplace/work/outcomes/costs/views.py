"""The page of the calculator of a job's cost."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from accounts.access.views import DetailPage
from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.work.listings.models import Listing
from marketplace.work.outcomes import rules
from marketplace.work.outcomes.costs import forms
from marketplace.work.outcomes.queries import costs_side_by_side, first_day_of


class CostPage(DetailPage):
    """What a job costs its employer, without support and with each that can be got; by GET, nothing is kept."""

    model = Listing
    rule = rules.can_cost
    template_name = "marketplace/work/outcomes/cost.html"

    def find_object(self) -> Listing:
        """Any place whose own page the reader can open, so that the link from there leads somewhere."""
        return get_object_or_404(Listing.objects.readable_by(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and where it was sent what the job costs in each way."""
        sent = self.request.GET
        first = {"hours_a_week": self.obj.hours_per_week, "months": 6, "host": HostForm.COMPANY}
        form = forms.CostForm({**first, **sent.dict()} if "euros_an_hour" in sent else None, initial=first)
        found = costs_side_by_side(self.obj, form.cleaned_data) if form.is_bound and form.is_valid() else ()
        sources = {limit.key: limit for choice in found for limit in choice.cost.sources}
        return super().get_context_data(
            form=form, choices=found, sources=sources.values(), first_day=first_day_of(self.obj), **kwargs
        )
