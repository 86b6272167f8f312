"""Pages behind secret links: one appointment from the mail, its calendar file, a person's own calendar."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.access.links import LinkPage
from accounts.access.views import CONFLICT, UNPROCESSABLE
from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.calendars import feed_file, file_of
from marketplace.guidance.appointments.forms import SlotForm
from marketplace.guidance.appointments.models import Appointment, CalendarFeed
from marketplace.guidance.appointments.queries import slots_for
from marketplace.guidance.appointments.views import ics

PRESSED = {"book": actions.book, "cancel": actions.cancel, "restore": actions.restore}
SHOWN = 12


class ByLink(LinkPage):
    """See, say yes, move, cancel and restore from the mail, without signing in; each by a pressed button."""

    model = Appointment
    joined = ("person", "coach")
    template_name = "marketplace/guidance/appointments/by_link.html"

    def get_rows(self) -> Any:
        """Of people who are still with us."""
        return super().get_rows().filter(person__is_active=True)

    def reader(self) -> Any:
        return self.obj.person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Other times, while there is something to move."""
        may_move = self.obj.state == "booked" and not self.obj.is_over
        form = kwargs.pop("form", None) or SlotForm(slots=slots_for(self.obj.person)[:SHOWN]) if may_move else None
        is_bare = self.obj.person.is_safety_flagged
        return super().get_context_data(form=form, may_move=may_move, is_bare=is_bare, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what was pressed, as the one to whose mailbox the link went."""
        pressed, form = request.POST.get("do", ""), None
        try:
            if pressed in PRESSED:
                PRESSED[pressed](self.obj, by=self.obj.person)
                return HttpResponseRedirect(request.path)
            form = SlotForm(request.POST, slots=slots_for(self.obj.person))
            if form.is_valid():
                actions.reschedule(self.obj, slot=form.cleaned_data["slot"], by=self.obj.person)
                return HttpResponseRedirect(request.path)
        except ValidationError as refusal:  # changed in another window, or somebody was faster
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(refusal=refusal.messages[0]), status=CONFLICT)
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)


class FileByLink(LinkPage):
    """The calendar file of one appointment, from the mail."""

    model = Appointment
    joined = ("person", "coach")

    def get_rows(self) -> Any:
        """Of people who are still with us."""
        return super().get_rows().filter(person__is_active=True)

    def reader(self) -> Any:
        return self.obj.person

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return ics(file_of(self.obj))


class FeedFile(LinkPage):
    """A person's own calendar, by its secret address."""

    model = CalendarFeed
    joined = ("person",)

    def get_rows(self) -> Any:
        """Addresses in use, of people who are still with us."""
        return super().get_rows().open().filter(person__is_active=True)

    def reader(self) -> Any:
        """Whose calendar it is."""
        return self.obj.person

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return ics(feed_file(self.obj.person))
