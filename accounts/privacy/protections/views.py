"""Pages of extra protection: switching on, asking for it; the plain verbs besides."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage
from accounts.people.models import User
from accounts.privacy.protections import actions, forms, rules
from accounts.privacy.protections.models import Protection


class ProtectionPage(ActPage):
    """What the plain verbs share."""

    model = Protection


class Protect(ActPage):
    """Switching it on, with what is out already in sight."""

    model = User
    rule = rules.can_protect
    form_class = forms.ProtectForm
    template_name = "accounts/privacy/protect.html"
    success_message = _("Extra protection is on. She is told.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Panels of the floors above tell what workplaces have got already."""
        return super().get_context_data(person=self.obj, **kwargs)

    def act(self, form: Any) -> Protection:
        return actions.protect(self.obj, by=self.request.user, **form.cleaned_data)


class AskProtection(ActPage):
    """She asks her coach for it."""

    rule = rules.can_ask_protection
    question = _("Do you want your details shown more carefully?")
    explanation = _(
        "Your coach is told and talks with you. Then workplaces see no last name, photo or home municipality of yours,"
        " and no mail or text message tells where and when you are."
    )
    submit_label = _("Ask my coach")
    success_message = _("Your coach is told.")

    def act(self, form: Any) -> None:
        person: Any = self.request.user
        actions.ask_protection(person, by=person)

    def get_success_url(self) -> str:
        return reverse("privacy:mine")
