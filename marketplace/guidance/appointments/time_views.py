"""Pages of times: a coach's day and week, opening hours, times away, closed days, the own calendar's address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from marketplace.guidance.appointments import forms, rules, time_actions
from marketplace.guidance.appointments.models import Leave, OpeningHours
from marketplace.guidance.appointments.queries import (
    between,
    clashes,
    closing_times,
    day_of,
    open_slots,
    touched_by,
    unsettled,
)
from marketplace.guidance.appointments.states import Fate

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
OPEN_DAYS_SHOWN = 60


class DayPage(ListPage):
    """What the pages of a coach's day and week share."""

    rule = rules.can_see_days
    paginate_by: Any = None

    def day(self) -> dt.date:
        """The day of the address line, today where it names none."""
        try:
            return parse_date(self.request.GET.get("day", "")) or timezone.localdate()
        except ValueError:  # 2026-02-30
            return timezone.localdate()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What collides, and times away with appointments in them."""
        found = clashes(self.object_list, self.request.user)
        return super().get_context_data(
            clashes=found, unsettled=unsettled(self.request.user), today=timezone.localdate(), **kwargs
        )


class Day(DayPage):
    """A coach's day: who comes when."""

    template_name = "marketplace/guidance/appointments/day.html"

    def get_rows(self) -> Any:
        """Her own appointments of the day."""
        return day_of(self.request.user, self.day())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The days beside it."""
        day = self.day()
        return super().get_context_data(day=day, before=day - DAY, after=day + DAY, **kwargs)


class Week(DayPage):
    """A coach's week: appointments and free times, Monday to Sunday."""

    template_name = "marketplace/guidance/appointments/week.html"

    def get_rows(self) -> Any:
        """Her own appointments of the week."""
        first = self.day() - self.day().weekday() * DAY
        return between(self.request.user, first, first + WEEK)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = self.day() - self.day().weekday() * DAY
        closing, rows = closing_times(), list(self.object_list)
        free = open_slots([self.request.user.pk], timezone.now(), OPEN_DAYS_SHOWN)
        days = [
            {
                "day": day,
                "closed": closing(day) is not None,
                "rows": [row for row in rows if timezone.localdate(row.starts_at) == day],
                "free": sum(slot.starts_at.date() == day for slot in free),
            }
            for day in (first + number * DAY for number in range(7))
        ]
        return super().get_context_data(days=days, first=first, before=first - WEEK, after=first + WEEK, **kwargs)


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
        time_actions.add_hours(coach, by=self.request.user, **form.cleaned_data)


class EndHours(HoursPage):
    """The last day of opening hours."""

    model = OpeningHours
    rule = rules.can_end_hours
    form_class = forms.EndHoursForm
    question = _("When do these hours end?")
    explanation = _("What is booked already stays booked.")
    submit_label = _("End the hours")

    def act(self, form: Any) -> None:
        time_actions.end_hours(self.obj, by=self.request.user, **form.cleaned_data)


class AddLeave(ActPage):
    """A time away; what becomes of the appointments in it is asked next."""

    rule = rules.can_add_leave
    form_class = forms.LeaveForm
    question = _("When are you away?")
    explanation = _("Nobody can book that time. Why you are away is not asked.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form: Any) -> Leave:
        coach = form.whose()
        self.leave = time_actions.add_leave(coach, by=self.request.user, **form.cleaned_data)
        return self.leave

    def get_success_url(self) -> str:
        """What becomes of the appointments, where there are some."""
        has_some = touched_by(self.leave).exists()
        return self.leave.get_absolute_url() if has_some else reverse("appointments:hours")


class RemoveLeave(HoursPage):
    """There after all."""

    model = Leave
    rule = rules.can_remove_leave
    question = _("Are you there after all?")
    explanation = _("The free times can be booked again.")
    submit_label = _("Yes, remove the time away")

    def act(self, form: Any) -> None:
        time_actions.remove_leave(self.obj, by=self.request.user)


class Settle(HoursPage):
    """What becomes of the appointments in a time away."""

    model = Leave
    rule = rules.can_settle
    form_class = forms.SettleForm
    template_name = "marketplace/guidance/appointments/settle.html"
    success_message = _("Done. Everybody concerned gets a message.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """One question for each appointment."""
        return {**super().get_form_kwargs(), "rows": touched_by(self.obj)}

    def get_initial(self) -> dict[str, Any]:
        """The deputy is the first choice: the time stays hers."""
        return {f"fate_{row.pk}": Fate.DEPUTY for row in touched_by(self.obj)}

    def act(self, form: Any) -> None:
        time_actions.settle(self.obj, fates=form.fates(), by=self.request.user)
