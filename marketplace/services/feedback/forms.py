"""The two taps of feedback, with a line for those who want."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.services.feedback.states import Helping, Liking


class TapForm(forms.Form):
    """The first tap alone, or both with the line."""

    liking = forms.TypedChoiceField(choices=Liking, coerce=int)
    helping = forms.TypedChoiceField(choices=Helping, coerce=int, required=False, empty_value=None)
    line = forms.CharField(
        label=_("Do you want to say something more?"), max_length=300, required=False, widget=forms.Textarea,
        validators=[refuse_personal_id],
        help_text=_(
            "Somebody of the service reads it first. After that it may be shown to everybody, without your name."
        ),
    )  # fmt: skip
    with_name = forms.BooleanField(label=_("My coach may see that this is from me"), required=False)
