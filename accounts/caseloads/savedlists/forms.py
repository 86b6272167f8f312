"""Naming a list."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.savedlists.models import LONGEST_NAME
from accounts.people.validators import refuse_personal_id


class KeepListForm(forms.Form):
    """The name; what the list asks for comes from its address."""

    name = forms.CharField(
        label=_("Name of the list"), help_text=_("For example: Mondays. No names of people."),
        max_length=LONGEST_NAME, validators=[refuse_personal_id],
    )  # fmt: skip
    question = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    scope = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
