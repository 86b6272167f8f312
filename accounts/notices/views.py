"""Pages of notices: one's messages and how each was delivered; what got stuck, for the administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

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


class Parked(ListPage):
    """What got stuck, by reader: whom, since when and why, never what it says."""

    model = Notice
    rule = rules.can_list_parked
    template_name = "accounts/notices/parked.html"

    def get_rows(self) -> Any:
        """Who waits longest first, with the last try of each."""
        rows = Notice.objects.in_care_of(self.request.user).parked()
        return rows.select_related("recipient__authority").prefetch_related("deliveries")


class ParkedNoticePage(ActPage):
    """What the page of a plain verb on a parked notice shares."""

    model = Notice

    def find_object(self) -> Any:
        """Among those whose sending the user looks after."""
        return get_object_or_404(Notice.objects.in_care_of(self.request.user), pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("notices:parked")


class SendAllAgain(ActPage):
    """Letting everything go out again, for instance when the mail server is back."""

    rule = rules.can_send_again
    question = _("Send all of them again?")
    submit_label = _("Send all again")

    def act(self, form: Any) -> None:
        """Send, and say how many."""
        count = actions.send_all_again(by=self.request.user).done
        text = ngettext("%(count)s message goes out again.", "%(count)s messages go out again.", count)
        messages.success(self.request, text % {"count": count})

    def get_success_url(self) -> str:
        return reverse("notices:parked")
