"""Verbs on saved lists: naming one, putting one first, dropping one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage
from accounts.caseloads.savedlists import actions, forms, rules
from accounts.caseloads.savedlists.models import SavedList


class Keep(ActPage):
    """Naming the list that the address asks for."""

    rule = rules.can_keep_list
    form_class = forms.KeepListForm
    question = _("Save this list")
    explanation = _("It stands first beside your young people. Nobody else sees it.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_initial(self) -> dict[str, Any]:
        """What the list shows."""
        return {name: self.request.GET.get(name, "") for name in ("question", "scope", "sort")}

    def act(self, form: Any) -> None:
        actions.keep_list(by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Where it stands now."""
        return reverse("caseloads:list")


class OwnList(ActPage):
    """What is done with one of one's own lists."""

    model = SavedList

    def get_success_url(self) -> str:
        """Where she orders them."""
        return reverse("caseloads:saved_lists")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which list it is."""
        return super().get_context_data(explanation=self.obj.name, object_url=self.get_success_url(), **kwargs)
