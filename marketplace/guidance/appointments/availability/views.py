"""Pages of times: opening hours with the times away beside them, and closed days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from marketplace.guidance.appointments.availability import actions, forms, rules
from marketplace.guidance.appointments.availability.models import ClosedDay, Leave, OpeningHours


class Hours(ListPage):
    """Opening hours and times away of the reader; a coordinator sees those of the authority."""

    model = OpeningHours
    rule = rules.can_see_hours
    template_name = "marketplace/guidance/appointments/hours.html"
    paginate_by = 100

    def get_rows(self) -> Any:
        """Those that are valid still."""
        today = timezone.localdate()
        return super().get_rows().reaching(today, dt.date.max).select_related("coach").order_by("coach", "weekday")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Times away beside them."""
        leaves = Leave.objects.visible_to(self.request.user).filter(ends_at__gt=timezone.now()).select_related("coach")
        return super().get_context_data(leaves=leaves, **kwargs)


class HoursPage(ActPage):
    """What the verbs on times share: after them, the page of hours."""

    def get_success_url(self) -> str:
        """The page of hours."""
        return reverse("appointments:hours")


class AddHours(HoursPage):
    """New opening hours."""

    rule = rules.can_add_hours
    form_class = forms.HoursForm
    question = _("When can you be booked?")
    submit_label = _("Save the hours")
    success_message = _("Saved. These times can be booked now.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form: Any) -> None:
        coach = form.whose()
        actions.add_hours(coach, by=self.request.user, **form.cleaned_data)


class EndHours(HoursPage):
    """The last day of opening hours."""

    model = OpeningHours
    rule = rules.can_end_hours
    form_class = forms.EndHoursForm
    question = _("When do these hours end?")
    explanation = _("What is booked already stays booked.")
    submit_label = _("End the hours")

    def act(self, form: Any) -> None:
        actions.end_hours(self.obj, by=self.request.user, **form.cleaned_data)


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
        actions.close_day(by=self.request.user, **form.cleaned_data)


class OpenDay(ClosedDayPage):
    """Open after all."""

    model = ClosedDay
    rule = rules.can_open_day
    question = _("Are offices open on that day?")
    submit_label = _("Yes, open the day")

    def act(self, form: Any) -> None:
        actions.open_day(self.obj, by=self.request.user)
