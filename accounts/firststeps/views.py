"""Putting one's first steps aside."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.rules import signed_in
from accounts.access.views import ActPage
from accounts.people import actions


class PutAside(ActPage):
    """They are not shown at home any more; the settings bring them back."""

    rule = signed_in
    question = _("Put the first steps aside?")
    explanation = _("They go from your home page. In your settings you can have them back.")
    submit_label = _("Put aside")
    success_message = _("Put aside. In your settings you can have them back.")

    def act(self, form: Any) -> None:
        """Write it with one's own settings."""
        actions.change_settings(self.request.user, by=self.request.user, wants_first_steps=False)

    def get_success_url(self) -> str:
        return reverse("home")
