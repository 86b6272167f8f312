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
        return page("ranker")


class SetNumber(ActPage):
    """Change one number of the ranker."""

    rule = rules.can_set_numbers
    form_class = forms.NumberForm
    template_name = "matching/oversight/set_number.html"
    success_message = _("Saved. It counts from the next run on.")

    def act(self, form: Any) -> None:
        said = form.cleaned_data
        actions.set_number(key=NumberKey(said["key"]), value=said["value"], reason=said["reason"], by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who changed what before."""
        return super().get_context_data(numbers=Number.objects.select_related("changed_by")[:20], **kwargs)

    def get_success_url(self) -> str:
        return page("ranker")
