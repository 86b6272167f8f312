"""The service's page behind the link of a mail: nobody needs an account, and opening it tells and changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.access.links import TokenPage
from accounts.access.views import CONFLICT, UNPROCESSABLE
from accounts.audit.transitions import can_transition
from accounts.people.models import User
from marketplace.services.referrals import actions
from marketplace.services.referrals.forms import ANSWERS
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import LIVE, ReferralState
from marketplace.services.referrals.views import told_by

WORDS = {
    "accept": _("Yes, welcome"), "waitlist": _("Not yet, the waiting list"), "decline": _("No, not this time"),
    "start": _("It has started"), "finish": _("It is finished"), "miss": _("She did not come"),
}  # fmt: skip


class ByLink(TokenPage):
    """A cover first, which a mail's scanner may open as well; a pressed button shows who it is and counts as seen.

    Who answers writes a name; the trail names the service itself as the actor, because nobody has signed in.
    """

    model = Referral
    joined = ("person", "service__organisation")
    template_name = "marketplace/services/referrals/by_link.html"

    def get_rows(self) -> Any:
        """Those that the service may still know of."""
        return super().get_rows().filter(state__in=LIVE)

    def reader(self) -> Any:
        """Whoever reads the service's mail: only the language is known."""
        return User(language=self.obj.service.owner_language)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cover, or what was told and the forms that fit the state."""
        referral = self.obj
        is_cover = referral.state == ReferralState.SENT
        verb, form = kwargs.pop("verb", ""), kwargs.get("form")
        possible = [name for name in WORDS if can_transition(referral, name) and not is_cover]
        answers = [
            {
                "verb": name,
                "label": WORDS[name],
                "form": form if name == verb else self.blank(name),
                "is_open": name == verb,
            }
            for name in possible
        ]
        told = [] if is_cover else told_by(referral)
        return super().get_context_data(
            **{"is_cover": is_cover, "told": told, "answers": answers, "is_over": referral.state not in LIVE, **kwargs}
        )

    def blank(self, verb: str) -> Any:
        """A form with the name that the service has given before."""
        referral = self.obj
        named = {"worker": referral.worker or referral.service.contact_name, "worker_phone": referral.worker_phone}
        return ANSWERS[verb](initial=named, auto_id=f"{verb}_%s")

    def act(self, request: HttpRequest) -> HttpResponse:
        """The verb of the pressed button, with its form."""
        verb = request.POST.get("verb", "")
        if verb not in ANSWERS:
            return self.render_to_response(self.get_context_data(), status=UNPROCESSABLE)
        form = ANSWERS[verb](request.POST, auto_id=f"{verb}_%s")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, verb=verb), status=UNPROCESSABLE)
        try:
            getattr(actions, verb)(self.obj, by=User.objects.system(), **form.cleaned_data)
        except ValidationError as refusal:
            return self.refused(form, verb, refusal)
        if self.obj.state in LIVE:
            return HttpResponseRedirect(request.path)
        return self.render_to_response(self.get_context_data())  # the link leads nowhere from now on: thanks at once

    def refused(self, form: Any, verb: str, refusal: ValidationError) -> HttpResponse:
        """What is wrong stands at its field; what was answered in another window is shown as it is."""
        if not hasattr(refusal, "error_dict"):
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
        return self.render_to_response(self.get_context_data(form=form, verb=verb), status=UNPROCESSABLE)

    def send_fresh(self) -> None:
        """To the service's address."""
        actions.send_link(self.obj, by=User.objects.system())
