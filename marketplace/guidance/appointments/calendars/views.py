"""Calendar files of appointments, and the pages of the secret address of one's own calendar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from accounts.access.links import LinkPage
from accounts.access.tokens import fingerprint
from accounts.access.views import ActPage, ListPage, RuleRequiredMixin, ShownOnceMixin
from accounts.notices.ical import CONTENT_TYPE
from marketplace.guidance.appointments.calendars import actions, rules
from marketplace.guidance.appointments.calendars.exports import feed_file, file_of
from marketplace.guidance.appointments.calendars.models import CalendarFeed
from marketplace.guidance.appointments.calendars.queries import feed_of
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.rules import can_view


class Feed(ListPage):
    """The secret address of one's own calendar."""

    rule = rules.can_feed
    template_name = "marketplace/guidance/appointments/feed.html"
    paginate_by: Any = None

    def get_rows(self) -> Any:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether there is one; it was shown when it was made and is not known here."""
        return super().get_context_data(feed=feed_of(self.request.user), **kwargs)


class FeedPage(ActPage):
    """What the verbs on the own feed share."""

    def get_success_url(self) -> str:
        """The page of the address."""
        return reverse("appointments:feed")


class OpenFeed(ShownOnceMixin, FeedPage):
    """A new address, shown this once."""

    rule = rules.can_open_feed
    once_template = Feed.template_name
    question = _("Make a new secret address?")
    explanation = _("An address that you made before stops working.")
    submit_label = _("Make the address")

    def act(self, form: Any) -> None:
        self.made = actions.open_feed(self.request.user, by=self.request.user)

    def shown_once(self) -> dict[str, Any]:
        """The whole address, as a calendar takes it."""
        address = settings.SITE_URL + reverse("appointments:feed_file", args=[self.made.key])
        return {"feed": self.made.feed, "address": address}


class CloseFeed(FeedPage):
    """No address any more."""

    rule = rules.can_close_feed
    question = _("Close the address of your calendar?")
    explanation = _("Your calendar does not get your appointments any more.")
    submit_label = _("Close the address")

    def act(self, form: Any) -> None:
        actions.close_feed(self.request.user, by=self.request.user)


class FeedFile(LinkPage):
    """A person's own calendar, by its secret address."""

    model = CalendarFeed
    joined = ("person",)

    def get_rows(self) -> Any:
        """Addresses in use, of people who are still with us."""
        return super().get_rows().open().filter(person__is_active=True)

    def find(self, token: str) -> Any:
        """The feed by the fingerprint of its secret."""
        return get_object_or_404(self.get_rows(), key_hash=fingerprint(token))

    def reader(self) -> Any:
        """Whose calendar it is."""
        return self.obj.person

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return ics(feed_file(self.obj.person))


class CalendarFile(RuleRequiredMixin, View):
    """The calendar file of one appointment."""

    model = Appointment
    rule = can_view
    http_method_names = ["get"]

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return ics(file_of(self.obj))


def ics(data: bytes) -> HttpResponse:
    """A calendar file to be saved or read by a calendar."""
    headers = {
        "Content-Disposition": 'attachment; filename="duunipari.ics"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(data, content_type=CONTENT_TYPE, headers=headers)
