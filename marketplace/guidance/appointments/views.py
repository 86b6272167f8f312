"""Pages of appointments: free times, booking, moving, cancelling, how it went."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from accounts.access.views import ActPage, DetailPage, ListPage, RuleRequiredMixin
from accounts.audit.transitions import log_access
from accounts.notices.ical import CONTENT_TYPE
from accounts.people.models import User
from accounts.people.rules import is_coach
from marketplace.guidance.appointments import actions, forms, rules
from marketplace.guidance.appointments.calendars import file_of
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import by_day, find_slot, mine_to_come, names_of, slots_for


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
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(**kwargs)


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
    success_message = _("Moved. The other one knows it too.")

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


class CalendarFile(RuleRequiredMixin, View):
    """The calendar file of one appointment."""

    model = Appointment
    rule = rules.can_view
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
