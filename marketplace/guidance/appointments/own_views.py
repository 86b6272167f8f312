"""Pages of what an administrator and everybody keeps: closed days, the secret address of one's own calendar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from marketplace.guidance.appointments import forms, rules, time_actions
from marketplace.guidance.appointments.models import ClosedDay
from marketplace.guidance.appointments.queries import feed_of


class ClosedDays(ListPage):
    """Days on which offices are closed besides the public holidays. Open to everybody."""

    model = ClosedDay
    rule = rules.can_see_closed_days
    template_name = "marketplace/guidance/appointments/closed_days.html"
    paginate_by = 100

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the reader may change them."""
        return super().get_context_data(may_change=rules.can_close_day(self.request.user, None), **kwargs)


class ClosedDayPage(ActPage):
    """What the verbs on closed days share."""

    def get_success_url(self) -> str:
        return reverse("appointments:closed_days")


class CloseDay(ClosedDayPage):
    """One more closed day."""

    rule = rules.can_close_day
    form_class = forms.ClosedDayForm
    question = _("Which day is closed?")
    explanation = _("An eve is closed every year. Public holidays are in the calendar already.")
    submit_label = _("Close the day")

    def act(self, form: Any) -> None:
        time_actions.close_day(by=self.request.user, **form.cleaned_data)


class OpenDay(ClosedDayPage):
    """Open after all."""

    model = ClosedDay
    rule = rules.can_open_day
    question = _("Are offices open on that day?")
    submit_label = _("Yes, open the day")

    def act(self, form: Any) -> None:
        time_actions.open_day(self.obj, by=self.request.user)


class Feed(ListPage):
    """The secret address of one's own calendar."""

    rule = rules.can_feed
    template_name = "marketplace/guidance/appointments/feed.html"
    paginate_by: Any = None

    def get_rows(self) -> Any:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The address, where there is one."""
        feed = feed_of(self.request.user)
        address = settings.SITE_URL + reverse("appointments:feed_file", args=[feed.token]) if feed else ""
        return super().get_context_data(feed=feed, address=address, **kwargs)


class FeedPage(ActPage):
    """What the verbs on the own feed share."""

    def get_success_url(self) -> str:
        """The page of the address."""
        return reverse("appointments:feed")


class OpenFeed(FeedPage):
    """A new address."""

    rule = rules.can_open_feed
    question = _("Make a new secret address?")
    explanation = _("An address that you made before stops working.")
    submit_label = _("Make the address")

    def act(self, form: Any) -> None:
        time_actions.open_feed(self.request.user, by=self.request.user)


class CloseFeed(FeedPage):
    """No address any more."""

    rule = rules.can_close_feed
    question = _("Close the address of your calendar?")
    explanation = _("Your calendar does not get your appointments any more.")
    submit_label = _("Close the address")

    def act(self, form: Any) -> None:
        time_actions.close_feed(self.request.user, by=self.request.user)
