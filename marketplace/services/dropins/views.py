"""Pages of the drop-in for those who work there: the queue, one turn and what comes of it, places and rosters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage
from accounts.audit.transitions import log_access
from marketplace.guidance.appointments.rules import can_offer
from marketplace.guidance.contactnotes.actions import write
from marketplace.guidance.plans.actions import propose
from marketplace.services.dropins import actions, forms, rules
from marketplace.services.dropins.models import Desk, Shift, Visit
from marketplace.services.dropins.queries import on_duty, queue_of, roster_of
from marketplace.services.dropins.states import Source


class DeskPage(DetailPage):
    """What pages about one place share."""

    model = Desk

    def address(self, name: str, token: str) -> str:
        """A whole address for a screen or a poster."""
        return settings.SITE_URL + reverse(f"dropins:{name}", args=[token])


class Queue(DeskPage):
    """The queue of a place, with the buttons of those who work there."""

    rule = rules.can_queue
    template_name = "marketplace/services/dropins/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who is here, who is on duty, the address of the wall screen."""
        return super().get_context_data(
            visits=queue_of(self.obj),
            shifts=on_duty([self.obj], timezone.localdate()),
            wall=self.address("wall", self.obj.wall_token),
            **kwargs,
        )


class Poster(DeskPage):
    """The poster of a place, to be printed: a QR code and the address in letters."""

    rule = rules.can_show_poster
    template_name = "marketplace/services/dropins/poster.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(address=self.address("by_poster", self.obj.poster_token), **kwargs)


class Roster(DeskPage):
    """Who is on duty from today on."""

    rule = rules.can_roster
    template_name = "marketplace/services/dropins/roster.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(shifts=roster_of(self.obj), **kwargs)


class DeskAct(ActPage):
    """What the verbs on a place share: after them, its queue."""

    model = Desk

    def get_success_url(self) -> str:
        return self.obj.get_absolute_url()


class CheckIn(DeskAct):
    """Somebody without a phone is typed in at the desk."""

    rule = rules.can_check_in
    form_class = forms.CheckInForm
    question = _("Who has come?")
    submit_label = _("Add to the queue")

    def act(self, form: Any) -> None:
        """Check in; the number is said aloud."""
        visit = actions.check_in(self.obj, source=Source.DESK, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Number %(number)s is in the queue.") % {"number": visit.number})


class TakeNext(DeskAct):
    """Whoever waits longest."""

    rule = rules.can_take_next
    question = _("Call the next one?")
    submit_label = _("Call the next one")

    def act(self, form: Any) -> Visit | None:
        """Call; the page of the turn is next."""
        visit = actions.take_next(self.obj, by=self.request.user)
        if visit is None:
            messages.info(self.request, _("Nobody waits right now."))
        return visit


class OpenDesk(DeskAct):
    """The place takes people."""

    rule = rules.can_open_desk
    question = _("Open the place?")
    submit_label = _("Yes, open")

    def act(self, form: Any) -> Desk:
        return actions.open_desk(self.obj, by=self.request.user)


class CloseDesk(DeskAct):
    rule = rules.can_close_desk
    question = _("Close the place?")
    explanation = _("Nobody new can join the queue. Those who are waiting are served.")
    submit_label = _("Yes, close")

    def act(self, form: Any) -> Desk:
        return actions.close_desk(self.obj, by=self.request.user)


class AddDesk(DeskAct):
    """A new place."""

    rule = rules.can_add_desk
    form_class = forms.DeskForm
    question = _("A new place to drop in")
    submit_label = _("Save")

    def act(self, form: Any) -> Desk:
        return actions.add_desk(by=self.request.user, **form.cleaned_data)


class EditDesk(DeskAct):
    """Another name, address or hours."""

    rule = rules.can_edit_desk
    form_class = forms.DeskForm
    question = _("Details of the place")

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.obj, name) for name in forms.DeskForm.Meta.fields}

    def act(self, form: Any) -> Desk:
        return actions.edit_desk(self.obj, by=self.request.user, **form.cleaned_data)


class AddShift(DeskAct):
    """Somebody is on duty."""

    rule = rules.can_add_shift
    form_class = forms.ShiftForm
    question = _("Who is on duty, and when?")
    explanation = _("Organisation, name and topic are shown to everybody.")
    submit_label = _("Save")

    def act(self, form: Any) -> None:
        actions.add_shift(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("dropins:roster", args=[self.obj.pk])


class RemoveShift(ActPage):
    """Not on duty after all."""

    model = Shift
    rule = rules.can_remove_shift
    question = _("Remove the shift?")
    submit_label = _("Remove")
    danger = True

    def act(self, form: Any) -> None:
        """Remove, and remember the place."""
        self.desk = actions.remove_shift(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("dropins:roster", args=[self.desk.pk])


class Detail(DetailPage):
    """One turn: what has happened and what may come of it."""

    model = Visit
    rule = rules.can_view
    template_name = "marketplace/services/dropins/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look where it is known whose turn it is."""
        if self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(may_offer=can_offer(self.request.user, self.obj.person), **kwargs)


class VisitPage(ActPage):
    """What the verbs on one turn share."""

    model = Visit


class Link(VisitPage):
    """Who the visitor is."""

    rule = rules.can_link
    form_class = forms.LinkForm
    question = _("Who is it?")
    explanation = _("Your own young people only. Ask the visitor whether that is fine.")
    submit_label = _("Save")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The coach's own young people."""
        return {**super().get_form_kwargs(), "coach": self.request.user}

    def act(self, form: Any) -> Visit:
        return actions.link(self.obj, by=self.request.user, **form.cleaned_data)


class Note(VisitPage):
    """A contact note of the talk."""

    rule = rules.can_note
    form_class = forms.NoteForm
    question = _("A note of the talk")
    submit_label = _("Save the note")
    success_message = _("Saved.")

    def act(self, form: Any) -> None:
        write(self.obj.person, by=self.request.user, **form.cleaned_data)


class ProposeStep(VisitPage):
    """A step of the plan, proposed from the talk."""

    rule = rules.can_propose_step
    form_class = forms.StepForm
    question = _("A step for the plan")
    explanation = _("It is proposed to the young person, who says yes or no.")
    submit_label = _("Propose the step")
    success_message = _("Proposed.")

    def act(self, form: Any) -> None:
        propose(self.obj.person, by=self.request.user, **form.cleaned_data)
