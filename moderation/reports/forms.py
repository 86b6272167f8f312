"""Forms of reports: what is wrong, and what was done about it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from moderation.reports.states import Wrong


class ReportForm(forms.Form):
    """What a reader noticed: one tap, and words if there are any."""

    wrong = forms.ChoiceField(label=_("What is wrong?"), choices=Wrong, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Tell more"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_personal_id],
    )


class HandleForm(forms.Form):
    """What was done, or why nothing had to be."""

    reason = forms.CharField(
        label=_("What did you do, and why?"),
        help_text=_("The one who told us reads this."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_personal_id],
    )
