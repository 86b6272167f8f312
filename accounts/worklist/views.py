"""The page of all that waits."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Any

from accounts.access.views import ListPage
from accounts.worklist import rules
from accounts.worklist.queries import count_waiting, waiting_rows, work_items
from accounts.worklist.states import Pile


class List(ListPage):
    """One pile at a time, by consequence."""

    rule = rules.can_list
    template_name = "accounts/worklist/list.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        """The rows of the pile in the address, the reader's own without one."""
        asked = self.request.GET.get("pile", "")
        self.pile = Pile(asked) if asked in Pile.values else Pile.MINE
        return waiting_rows(self.request.user, self.pile)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the rows in words and in groups; say how much is in each pile."""
        context, reader = super().get_context_data(**kwargs), self.request.user
        items = work_items(context["page_obj"].object_list, reader)
        context["groups"] = [(band, list(rows)) for band, rows in groupby(items, attrgetter("band"))]
        context["piles"] = [(pile, count_waiting(reader, pile)) for pile in Pile]
        context["pile"] = self.pile
        return context
