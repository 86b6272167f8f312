"""The page of all that waits."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from accounts.worklist import actions, rules
from accounts.worklist.forms import RemindForm
from accounts.worklist.queries import count_waiting, waiting_rows, work_items
from accounts.worklist.states import Pile


class Remind(ActPage):
    """Remind whoever has the turn, from the row that says so."""

    rule = rules.can_remind
    form_class = RemindForm
    question = _("Send a reminder?")
    submit_label = _("Remind")
    success_message = _("Reminded. The reminder comes by the way that the person has chosen.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "reader": self.request.user}

    def act(self, form: Any) -> None:
        actions.remind(form.item, by=self.request.user)

    def get_success_url(self) -> str:
        return f"{reverse('worklist:list')}?pile={Pile.OTHERS}"


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
