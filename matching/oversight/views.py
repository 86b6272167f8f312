"""Pages of oversight: a model's card with its gates, put in service, roll back, refuse, and the ranker's numbers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage
from accounts.manifests import page
from matching.oversight import actions, forms, rules
from matching.oversight.models import Number, TrainedModel
from matching.oversight.queries import before, gate_rows
from matching.oversight.states import NumberKey


class Card(DetailPage):
    """What a model is for and not for, what it learnt from, how good it was, and its gates."""

    model = TrainedModel
    rule = rules.can_view
    template_name = "matching/oversight/card.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the gates in words and what a roll-back would bring back."""
        return super().get_context_data(gates=gate_rows(self.obj), earlier=before(self.obj), **kwargs)


class ModelPage(ActPage):
    """What every verb on one model shares."""

    model = TrainedModel

    def get_success_url(self) -> str:
        """The ranker's page."""
        return page("ranker")


class PutInService(ModelPage):
    """Let a model order suggestions."""

    rule = rules.can_put_in_service
    question = _("Put this model in service?")
    explanation = _("It orders suggestions from the next run on. A coach decides about every pair as before.")
    submit_label = _("Put in service")
    success_message = _("In service. You can roll it back at any time.")

    def act(self, form: Any) -> TrainedModel:
        """Put in service."""
        return actions.put_in_service(self.obj, by=self.request.user)


class RollBack(ModelPage):
    """Take the model in service back."""

    rule = rules.can_roll_back
    form_class = forms.ReasonForm
    question = _("Roll this model back?")
    explanation = _("What served before serves again at once. Without an earlier model the written rules serve.")
    submit_label = _("Roll back")
    danger = True
    success_message = _("Rolled back.")

    def act(self, form: Any) -> TrainedModel:
        """Roll back with the reason."""
        return actions.roll_back(self.obj, by=self.request.user, **form.cleaned_data)


class Refuse(ModelPage):
    """Give a candidate up."""

    rule = rules.can_refuse
    form_class = forms.ReasonForm
    question = _("Refuse this model?")
    explanation = _("It stops looking on and will never serve. The next training makes a new one.")
    submit_label = _("Refuse")
    danger = True
    success_message = _("Refused.")

    def act(self, form: Any) -> TrainedModel:
        """Refuse with the reason."""
        return actions.refuse(self.obj, by=self.request.user, **form.cleaned_data)


class SetNumber(ActPage):
    """Change one number of the ranker."""

    rule = rules.can_set_numbers
    form_class = forms.NumberForm
    template_name = "matching/oversight/set_number.html"
    success_message = _("Saved. It counts from the next run on.")

    def act(self, form: Any) -> None:
        """Set the number."""
        said = form.cleaned_data
        actions.set_number(key=NumberKey(said["key"]), value=said["value"], reason=said["reason"], by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who changed what before."""
        return super().get_context_data(numbers=Number.objects.select_related("changed_by")[:20], **kwargs)

    def get_success_url(self) -> str:
        """The ranker's page."""
        return page("ranker")
