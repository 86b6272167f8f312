"""The form of an emergency: who is meant, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.emergencies.actions import find_person
from accounts.caseloads.forms import DAY
from accounts.people.forms import NameField
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id


class OpenPageForm(forms.Form):
    """Whole name and date of birth, as she says them, and the reason, which she reads."""

    given_name = NameField(label=_("First name"), max_length=100)
    family_name = NameField(label=_("Last name"), max_length=100, required=False)  # not everybody has one
    birth_on = forms.DateField(label=_("Date of birth"), help_text=_("For example 4.9.2007"), widget=DAY)
    reason = forms.CharField(
        label=_("Why do you need to see her page now?"),
        help_text=_("She reads this, and so do her coach and the coordinator."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_personal_id],
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean(self) -> dict[str, Any]:
        """Look for her once everything else is right: each try counts."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return found
        reason = found.pop("reason")
        try:
            return {"person": find_person(by=self.by, **found), "reason": reason}
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return {}
