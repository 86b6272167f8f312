"""Pages at the door: the code on the young person's own device, and where her coach types it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.access.tenancy import across_authorities
from accounts.access.views import ActPage
from accounts.people import rules
from accounts.people.arrivals import actions
from accounts.people.arrivals.forms import LetInForm
from accounts.people.arrivals.models import Arrival
from accounts.people.arrivals.queries import is_code_of
from accounts.people.models import User
from accounts.people.views import JoiningMixin, welcomed
from accounts.ratelimits.actions import RateLimitedError, consume

ARRIVAL = "arrival"  # in the session of the device: the number of its arrival


class AtTheDoor(JoiningMixin, TemplateView):
    """What the two pages of the device share."""

    template_name = "accounts/people/arrive.html"

    def show(self, code: str = "", problem: Any = "", status: int = HTTPStatus.OK) -> HttpResponse:
        """The code, or the button that makes one."""
        return self.render_to_response({"code": code, "problem": problem}, status=status)


class Arrive(AtTheDoor):
    """A code on the own device, for the coach who sits beside."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make a code and show it: the answer holds it, the table its seal, the session the number of the row."""
        try:
            consume("arrival", request=request)
        except RateLimitedError as refusal:
            return self.show(problem=refusal.message, status=HTTPStatus.TOO_MANY_REQUESTS)
        arrival = actions.arrive()
        request.session[ARRIVAL] = arrival.pk
        return self.show(arrival.code)


class ComeIn(AtTheDoor):
    """Going on, once the coach has typed the code."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Come in; until the coach has typed it, the device shows the code that it sends along."""
        arrival = Arrival.objects.fresh().filter(pk=request.session.get(ARRIVAL)).first()
        if arrival is None:
            words = _("This code does not work any more. Make a new one.")
            return self.show(problem=words, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            with across_authorities():
                person = actions.come_in(arrival)
        except ValidationError as refusal:
            sent = request.POST.get("code", "")
            code = sent if is_code_of(sent, arrival) else ""
            return self.show(code, refusal.message, HTTPStatus.UNPROCESSABLE_ENTITY)
        del request.session[ARRIVAL]
        return welcomed(request, person)


class LetIn(ActPage):
    """The coach types the code that stands on the young person's phone."""

    model = User
    rule = rules.can_let_in
    form_class = LetInForm
    question = _("She is here: code on her phone")
    explanation = _(
        "Type it only when you see the phone in her hand. She is told on every way that she came in beside you. "
        "What is hers alone to give waits an hour, or for a password of her own."
    )
    submit_label = _("Let her in")
    success_message = _("Now she presses “Continue” on her phone.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tries count for the coach."""
        return {**super().get_form_kwargs(), "coach": self.request.user}

    def act(self, form: Any) -> User:
        return actions.let_in(self.obj, arrival=form.cleaned_data["code"], by=self.request.user)
