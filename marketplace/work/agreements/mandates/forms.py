"""The form of a new mandate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.agreements.forms import DAY


class MandateForm(forms.Form):
    """Who may sign, from when till when."""

    official = forms.ModelChoiceField(label=_("Coordinator"), queryset=User.objects.none())
    valid_from = forms.DateField(label=_("First day"), initial=timezone.localdate, help_text=DAY)
    valid_until = forms.DateField(label=_("Last day"), required=False, help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["official"]
        field.queryset = User.objects.filter(role=Role.COORDINATOR, is_active=True)
