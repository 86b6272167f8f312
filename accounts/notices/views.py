"""Pages of notices: one's messages and how each was delivered."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from accounts.notices import actions, rules
from accounts.notices.models import Notice
from accounts.notices.queries import with_words
from accounts.notices.states import NoticeState


class List(ListPage):
    """One's own messages, newest first."""

    model = Notice
    rule = rules.can_list
    template_name = "accounts/notices/list.html"

    def get_rows(self) -> Any:
        """All but those whose cause has gone."""
        rows = super().get_rows().exclude(state=NoticeState.CANCELLED)
        return rows.select_related("recipient").prefetch_related("deliveries")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words, and whether there is something unread."""
        context = super().get_context_data(**kwargs)
        unread = Notice.objects.visible_to(self.request.user).unread()
        return {**context, "notices": with_words(context["page_obj"].object_list), "unread": unread.count()}


class ReadAll(ActPage):
    """Marking everything as read."""

    rule = rules.can_read_all
    question = _("Mark all messages as read?")
    submit_label = _("Mark all as read")

    def act(self, form: Any) -> None:
        actions.read_all(self.request.user)

    def get_success_url(self) -> str:
        return reverse("notices:list")
