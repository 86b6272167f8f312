"""The page on which somebody shows with a code that the account is hers, before what cannot be taken back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.reauthentication import resume_request
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View

from accounts.access.rules import signed_in
from accounts.access.views import RuleRequiredMixin
from accounts.people.signin.forms import ProofForm
from accounts.people.signin.reauthentication import has_code, send_code, take_code
from accounts.ratelimits.actions import consume
from accounts.ratelimits.middleware import count_as_right


class Prove(RuleRequiredMixin, FormView):
    """A code goes to the address of now; typed here, it opens what was asked for, with what was sent."""

    rule = signed_in
    form_class = ProofForm
    template_name = "accounts/people/prove.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the code, once."""
        if not has_code(request):
            send_code(request, request.user)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A new code, or the one that was typed."""
        if "again" in request.POST:
            send_code(request, request.user)
            messages.success(request, _("A new code is on its way."))
            return redirect(request.get_full_path())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: ProofForm) -> HttpResponse:
        self.request.guess = consume("guess", request=self.request)
        if not take_code(self.request, self.request.user, form.cleaned_data["code"]):
            form.add_error("code", _("This code is not right, or it is too old."))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        count_as_right(self.request)
        return resume_request(self.request) or redirect("home")

    def form_invalid(self, form: ProofForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class Here(RuleRequiredMixin, View):
    """A worker presses that she is still there; a locked session answers 423 instead (``ProofMiddleware``)."""

    rule = signed_in
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
