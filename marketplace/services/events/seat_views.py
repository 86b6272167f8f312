"""Pages of sign-ups: take a seat or a place in line, answer an offer, leave, be there, say whom one liked."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage
from accounts.organisations.models import Organisation
from marketplace.services.events import actions, forms, rules
from marketplace.services.events.models import Event, Interest, SignUp
from marketplace.services.events.queries import sign_up_of
from marketplace.services.events.states import SignUpState


class SignUpForIt(ActPage):
    """A seat, or a place in line where none is free. Whoever comes a moment too late is told kindly."""

    model = Event
    rule = rules.can_sign_up
    question = _("Sign up?")
    submit_label = _("Sign up")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        free = _("There is a seat for you.")
        full = _("All seats are taken now. You get a place on the waiting list, and we ask you when a seat comes free.")
        return super().get_context_data(explanation=free if self.obj.seats_left > 0 else full, **kwargs)

    def act(self, form: Any) -> None:
        made = actions.sign_up(self.obj, by=self.request.user)
        seat = made.state == SignUpState.SIGNED
        self.success_message = (
            _("You have a seat. We remind you the day before.")
            if seat
            else _("You are on the waiting list. When a seat comes free, we ask you.")
        )


class SeatPage(ActPage):
    """What the verbs on one sign-up share."""

    model = SignUp


class Attend(SeatPage):
    """She is there: she types the code, her coach needs none."""

    rule = rules.can_attend
    submit_label = _("I am here")
    success_message = _("Welcome. It is noted that you are here.")
    question = _("Are you here?")

    def get_form_class(self) -> Any:
        """Six digits for herself."""
        return forms.AttendForm if self.obj.person_id == self.request.user.pk else super().get_form_class()

    def get_initial(self) -> dict[str, Any]:
        """The code of the QR."""
        return {"code": self.request.GET.get("code", "")}

    def act(self, form: Any) -> SignUp:
        return actions.attend(self.obj, by=self.request.user, **form.cleaned_data)


class Here(ActPage):
    """The page behind the QR at the place: the code is filled in, her own sign-up is found."""

    model = Event
    rule = rules.can_sign_up
    form_class = forms.AttendForm
    question = _("Are you here?")
    submit_label = _("I am here")
    success_message = _("Welcome. It is noted that you are here.")

    def get_initial(self) -> dict[str, Any]:
        """The code of the QR."""
        return {"code": self.request.GET.get("code", "")}

    def act(self, form: Any) -> None:
        """Attend with the own sign-up; who has none signs up first, where that is open."""
        mine = sign_up_of(self.request.user, self.obj) or actions.sign_up(self.obj, by=self.request.user)
        actions.attend(mine, by=self.request.user, **form.cleaned_data)


class ShowInterest(ActPage):
    """She would like to work for an employer whom she met."""

    model = Event
    rule = rules.can_show_interest
    question = _("Would you like to work there?")
    explanation = _("Your coach hears it. If the employer has open places, you are asked about them one by one.")
    submit_label = _("Yes, I am interested")
    success_message = _("Great. Your coach gets a message.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The employer by name."""
        employer = get_object_or_404(self.obj.employers, pk=self.kwargs["organisation"])
        return super().get_context_data(question=employer.name, **kwargs)

    def act(self, form: Any) -> None:
        employer = get_object_or_404(Organisation, pk=self.kwargs["organisation"])
        self.interest: Interest = actions.show_interest(self.obj, organisation=employer, by=self.request.user)
