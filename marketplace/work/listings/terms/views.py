"""The page of the terms: optional, from the look before handing in and from the place."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ModelActPage
from marketplace.work.listings import actions, rules
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import EDITABLE
from marketplace.work.listings.terms.forms import TermsForm


class TellTerms(ModelActPage):
    """More about the terms of a place, while it is written and while it is on show."""

    model = Listing
    rule = rules.can_tell_terms
    form_class = TermsForm
    question = _("More about the terms")
    explanation = _("With these the place is suggested to those whom it suits. Tell what you know.")
    submit_label = _("Save")

    def act(self, form: Any) -> Listing:
        return actions.tell_terms(self.obj, **form.cleaned_data, by=self.request.user)

    def get_success_url(self) -> str:
        """Back to the look before handing in, or to the place."""
        if self.obj.state in EDITABLE:
            return reverse("listings:submit", args=[self.obj.pk])
        return super().get_success_url()
