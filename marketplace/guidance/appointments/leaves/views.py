"""Pages of times away: when a coach is away, and what becomes of the appointments in that time."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage
from marketplace.guidance.appointments.availability.models import Leave
from marketplace.guidance.appointments.availability.views import HoursPage
from marketplace.guidance.appointments.leaves import actions, forms, rules
from marketplace.guidance.appointments.leaves.queries import touched_by
from marketplace.guidance.appointments.leaves.states import Fate


class AddLeave(ActPage):
    """A time away; what becomes of the appointments in it is asked next."""

    rule = rules.can_add_leave
    form_class = forms.LeaveForm
    question = _("When are you away?")
    explanation = _("Nobody can book that time. Why you are away is not asked.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form: Any) -> Leave:
        coach = form.whose()
        self.leave = actions.add_leave(coach, by=self.request.user, **form.cleaned_data)
        return self.leave

    def get_success_url(self) -> str:
        """What becomes of the appointments, where there are some."""
        has_some = touched_by(self.leave).exists()
        return self.leave.get_absolute_url() if has_some else reverse("appointments:hours")


class RemoveLeave(HoursPage):
    """There after all."""

    model = Leave
    rule = rules.can_remove_leave
    question = _("Are you there after all?")
    explanation = _("The free times can be booked again.")
    submit_label = _("Yes, remove the time away")

    def act(self, form: Any) -> None:
        actions.remove_leave(self.obj, by=self.request.user)


class Settle(HoursPage):
    """What becomes of the appointments in a time away."""

    model = Leave
    rule = rules.can_settle
    form_class = forms.SettleForm
    template_name = "marketplace/guidance/appointments/settle.html"
    success_message = _("Done. Everybody concerned gets a message.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """One question for each appointment."""
        return {**super().get_form_kwargs(), "rows": touched_by(self.obj)}

    def get_initial(self) -> dict[str, Any]:
        """The deputy is the first choice: the time stays hers."""
        return {f"fate_{row.pk}": Fate.DEPUTY for row in touched_by(self.obj)}

    def act(self, form: Any) -> None:
        actions.settle(self.obj, fates=form.fates(), by=self.request.user)
