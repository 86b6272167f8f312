"""Pages of appointments: free times, booking, moving, how it went; a coach's day and week; the link in a mail."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from accounts.access.views import CONFLICT, UNPROCESSABLE, ActPage, DetailPage, ListPage
from accounts.audit.transitions import log_access
from accounts.links.views import MailLinkPage
from accounts.people.models import User
from accounts.people.rules import is_coach
from marketplace.guidance.appointments import actions, forms, rules
from marketplace.guidance.appointments.availability.queries import (
    by_day,
    closing_times,
    find_slot,
    names_of,
    open_slots,
)
from marketplace.guidance.appointments.calendars.exports import file_of
from marketplace.guidance.appointments.calendars.views import ics
from marketplace.guidance.appointments.leaves.queries import unsettled
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.notices import tell_young
from marketplace.guidance.appointments.queries import between, clashes, day_of, mine_to_come, slots_for

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
OPEN_DAYS_SHOWN = 60
PRESSED = {"book": actions.book, "cancel": actions.cancel, "restore": actions.restore}
SHOWN = 12


class List(ListPage):
    """Appointments of the reader, the latest first."""

    model = Appointment
    rule = rules.can_list
    template_name = "marketplace/guidance/appointments/list.html"

    def get_rows(self) -> Any:
        return super().get_rows().select_related("person", "coach").order_by("-starts_at", "-pk")


class Slots(ListPage):
    """Every free time of her coach, and of who stands in while the coach is away."""

    rule = rules.can_take
    template_name = "marketplace/guidance/appointments/slots.html"
    paginate_by: Any = None

    def get_rows(self) -> Any:
        """Slots, which no table holds."""
        return slots_for(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Coach by coach and day by day; what she has booked already."""
        slots = self.object_list
        coaches = by_day(slots, names_of(slots))
        return super().get_context_data(coaches=coaches, booked=mine_to_come(self.request.user), **kwargs)


class Detail(DetailPage):
    model = Appointment
    rule = rules.can_view
    template_name = "marketplace/guidance/appointments/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look of anybody but herself."""
        is_of_another = self.request.user.pk != self.obj.person_id
        if is_of_another:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(is_of_another=is_of_another, **kwargs)


class Take(ActPage):
    """The second of the two taps: this time, please."""

    rule = rules.can_take
    form_class = forms.TakeForm
    template_name = "marketplace/guidance/appointments/take.html"
    success_message = _("Booked. You get a reminder the day before.")

    def get_initial(self) -> dict[str, Any]:
        """The time that was pressed."""
        return {"slot": self.request.GET.get("slot", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The time in words, and other times beside it."""
        slots = slots_for(self.request.user)
        wanted = self.request.POST.get("slot") or self.request.GET.get("slot", "")
        slot = find_slot(slots, wanted)
        others = [one for one in slots if one != slot][: forms.SHOWN // 4]
        shown = [*([slot] if slot else []), *others]
        return super().get_context_data(slot=slot, others=others, names=names_of(shown), **kwargs)

    def act(self, form: Any) -> Appointment:
        """Take it, if it is still free."""
        slot = find_slot(slots_for(self.request.user), form.cleaned_data["slot"])
        if slot is None:
            raise actions.SlotTakenError
        return actions.take(self.request.user, slot=slot, by=self.request.user)


class Offer(ActPage):
    """Times for one young person, by her coach."""

    model = User
    rule = rules.can_offer
    form_class = forms.OfferForm
    template_name = "marketplace/guidance/appointments/offer.html"
    success_message = _("Offered. The young person chooses one of the times.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The coach whose times they are."""
        return {**super().get_form_kwargs(), "coach": self.request.user}

    def act(self, form: Any) -> None:
        actions.offer(self.obj, slots=form.cleaned_data["chosen"], by=self.request.user)

    def get_success_url(self) -> str:
        return self.obj.get_absolute_url()


class AppointmentPage(ActPage):
    """What every verb on one appointment shares."""

    model = Appointment


class Reschedule(AppointmentPage):
    rule = rules.can_reschedule
    template_name = "marketplace/guidance/appointments/verb.html"
    question = _("Which time suits better?")
    submit_label = _("Move")
    success_message = _("Moved. The other person gets a message.")

    def get_form_class(self) -> Any:
        """A coach may agree on a time outside the hours."""
        return forms.MoveForm if is_coach(self.request.user) else forms.SlotForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Times that are free for her."""
        given = {**super().get_form_kwargs(), "slots": slots_for(self.obj.person)}
        return {**given, "coach": self.obj.coach} if is_coach(self.request.user) else given

    def act(self, form: Any) -> Appointment:
        return actions.reschedule(self.obj, slot=form.cleaned_data["slot"], by=self.request.user)


class Hand(AppointmentPage):
    """Another coach meets her."""

    rule = rules.can_hand
    form_class = forms.HandForm
    question = _("Who meets the young person instead?")
    explanation = _("At the same time. The young person is told who it is.")
    submit_label = _("Hand over")
    success_message = _("Handed over.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Coaches of the authority."""
        return {**super().get_form_kwargs(), "appointment": self.obj}

    def act(self, form: Any) -> Appointment:
        return actions.hand(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """The day: whoever handed it over may not see it any more."""
        return reverse("appointments:day") if is_coach(self.request.user) else reverse("appointments:list")


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


class ByLink(MailLinkPage):
    """See, say yes, move, cancel and restore from the mail, without signing in; each by a pressed button."""

    model = Appointment
    joined = ("person", "coach")
    rule = rules.can_open_by_link
    template_name = "marketplace/guidance/appointments/by_link.html"
    invitation = _("A message about your meeting")

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """Other times, while there is something to move."""
        may_move = self.obj.state == "booked" and not self.obj.is_over
        if may_move:
            kwargs.setdefault("form", forms.SlotForm(slots=slots_for(self.obj.person)[:SHOWN]))
        is_bare = self.obj.person.is_safety_flagged
        return super().opened(status, may_move=may_move, is_bare=is_bare, **kwargs)

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Do what was pressed, as the one to whose mailbox the link went."""
        if do == "calendar":
            return ics(file_of(self.obj))
        form = forms.SlotForm(request.POST, slots=slots_for(self.obj.person))
        try:
            if do in PRESSED:
                PRESSED[do](self.obj, by=self.reader())
            elif not form.is_valid():
                return self.opened(UNPROCESSABLE, form=form)
            else:
                actions.reschedule(self.obj, slot=form.cleaned_data["slot"], by=self.reader())
        except ValidationError as refusal:  # changed in another window, or somebody was faster
            self.obj.refresh_from_db()
            return self.opened(CONFLICT, refusal=refusal.messages[0])
        return self.opened()

    def send_fresh(self) -> None:
        tell_young(self.obj, "appointment_booked" if self.obj.state == "booked" else "appointment_offered")
