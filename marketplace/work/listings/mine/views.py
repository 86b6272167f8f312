"""The page of an employer's own places."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from accounts.access.views import ListPage
from accounts.people.rules import is_employer
from marketplace.work.listings.mine.filters import OwnPlacesFilter
from marketplace.work.listings.mine.queries import desk_of
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import own_listings


class Mine(ListPage):
    """An employer's own places: where each stands, its seats, its people, and above what waits."""

    model = Listing
    rule = is_employer
    filterset_class = OwnPlacesFilter
    template_name = "marketplace/work/listings/mine.html"

    @cached_property
    def own(self) -> Any:
        """The last written first."""
        return own_listings(self.request.user)

    def get_rows(self) -> Any:
        return self.own

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the numbers of all places, whatever the list is narrowed to, and which group is shown."""
        group = self.filterset.form.cleaned_data.get("group") if self.filterset.is_valid() else ""
        return super().get_context_data(desk=desk_of(self.own), group=group or "", **kwargs)
