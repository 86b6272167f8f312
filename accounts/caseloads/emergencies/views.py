"""Pages of emergencies: saying who and why, and what is open for an hour."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage
from accounts.audit.transitions import log_access
from accounts.caseloads.emergencies import actions, forms, rules
from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.emergencies.queries import facts_of


class OpenPage(ActPage):
    """Saying who is meant, and why."""

    rule = rules.can_open_page
    form_class = forms.OpenPageForm
    template_name = "accounts/caseloads/open_page.html"
    success_message = _("The page is open to you for an hour. She, her coach and the coordinator have been told.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """She is looked for in the authority of who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is open to the reader now."""
        looks = EmergencyLook.objects.visible_to(self.request.user).open().select_related("person")
        return super().get_context_data(looks=looks, **kwargs)

    def act(self, form: Any) -> EmergencyLook:
        """Open it; what is open is next."""
        return actions.open_page(form.cleaned_data["person"], reason=form.cleaned_data["reason"], by=self.request.user)


class EmergencyPage(DetailPage):
    """What is needed to help somebody today; panels of the floors above are placed by tag."""

    model = EmergencyLook
    rule = rules.can_read_page
    template_name = "accounts/caseloads/emergency_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look with its reason."""
        log_access(self.obj, by=self.request.user, reason=self.obj.reason)
        return super().get_context_data(person=self.obj.person, facts=facts_of(self.obj), **kwargs)
