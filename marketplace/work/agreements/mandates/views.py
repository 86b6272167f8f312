"""Pages of officials' mandates to sign."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from marketplace.work.agreements.mandates import actions, forms, rules
from marketplace.work.agreements.mandates.models import Mandate


class Mandates(ListPage):
    """Who may sign for the authority, from when till when."""

    model = Mandate
    rule = rules.can_list_mandates
    template_name = "marketplace/work/agreements/mandates.html"

    def get_rows(self) -> Any:
        return super().get_rows().select_related("official", "given_by", "authority")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who may give one."""
        may_give = rules.can_give_mandate(self.request.user, None)
        return super().get_context_data(may_give=may_give, today=timezone.localdate(), **kwargs)


class GiveMandate(ActPage):
    """Let a coordinator sign."""

    model = Mandate
    rule = rules.can_give_mandate
    needs_proof = True
    form_class = forms.MandateForm
    question = _("Who may sign for the authority?")
    submit_label = _("Give the mandate")
    success_message = _("Given.")

    def act(self, form: Any) -> Mandate:
        said = dict(form.cleaned_data)
        return actions.give_mandate(said.pop("official"), by=self.request.user, **said)

    def get_success_url(self) -> str:
        return reverse("agreements:mandates")


class EndMandate(ActPage):
    """No signing after today."""

    model = Mandate
    rule = rules.can_end_mandate
    needs_proof = True
    question = _("End the mandate with this day?")
    explanation = _("What has been signed stays signed.")
    submit_label = _("End the mandate")
    danger = True
    success_message = _("Ended.")

    def act(self, form: Any) -> Mandate:
        return actions.end_mandate(self.obj, by=self.request.user)
