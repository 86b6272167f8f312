"""The page of standstills."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from accounts.access.views import ListPage
from accounts.people.models import User
from moderation.stalledcases import rules
from moderation.stalledcases.filters import StalledCaseFilter
from moderation.stalledcases.queries import stalled_cases, with_steps


class List(ListPage):
    """Those with whom nothing has moved, the cause and one thing to do."""

    model = User
    rule = rules.can_list
    filterset_class = StalledCaseFilter
    template_name = "moderation/stalledcases/list.html"

    def get_rows(self) -> Any:
        """Those who wait longest first."""
        return stalled_cases(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words and the number of days."""
        context = super().get_context_data(**kwargs)
        people = with_steps(context["page_obj"].object_list, self.request.user)
        return {**context, "people": people, "days": settings.STALLED_CASE_DAYS}
