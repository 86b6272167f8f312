"""The form of the search."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id


class FindForm(forms.Form):
    """One line for everything; a personal identity code is nothing to search by."""

    find = forms.CharField(
        label=_("Whom or what do you look for?"), min_length=2, max_length=100,
        help_text=_("A name, a phone number, a date of birth, a place or a business ID."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
        validators=[refuse_personal_id],
    )  # fmt: skip
