"""Pages of the limits of the law: the list with its history, and a new dated row."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from marketplace.reference.eligibility import actions, rules
from marketplace.reference.eligibility.forms import LimitForm
from marketplace.reference.eligibility.models import Limit


class List(ListPage):
    """Every limit with its section, days and history; those in force are marked."""

    model = Limit
    rule = rules.can_view
    template_name = "marketplace/reference/eligibility/list.html"
    paginate_by = 200

    def get_rows(self) -> Any:
        """By key, newest first."""
        return super().get_rows().order_by("key", "-valid_from")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Mark what is in force today, and the newest row of each key, which can be changed."""
        context = super().get_context_data(**kwargs)
        in_force = set(Limit.objects.on(timezone.localdate()).values_list("pk", flat=True))
        before = ""
        for limit in context["page_obj"]:
            limit.is_in_force = limit.pk in in_force
            limit.is_newest = limit.key != before
            before = limit.key
        return {**context, "may_edit": rules.can_edit(self.request.user, None)}


class Edit(ActPage):
    """A new number from a day on. The old one stays."""

    model = Limit
    rule = rules.can_edit
    form_class = LimitForm
    template_name = "marketplace/reference/eligibility/edit.html"
    success_message = _("Saved. The old number stays in the history.")

    def get_initial(self) -> dict[str, Any]:
        """The number and the section as they are."""
        return {"value": self.obj.value, "section": self.obj.section}

    def act(self, form: Any) -> Limit:
        return actions.edit(self.obj, by=self.request.user, **form.cleaned_data)
