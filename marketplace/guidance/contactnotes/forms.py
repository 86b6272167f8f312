"""Forms of contact notes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.guidance.contactnotes.models import LONGEST
from marketplace.guidance.contactnotes.states import Way


def _who_reads(value: str) -> bool:
    return value == "her"


class NoteForm(forms.Form):
    """A note; who reads it is asked each time, so that nobody shares or hides by habit."""

    text = forms.CharField(
        label=_("What was talked about and agreed?"),
        help_text=_("Facts and agreements only. Nothing about health."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[refuse_personal_id],
    )
    way = forms.ChoiceField(label=_("How were you in touch?"), choices=Way, initial=Way.MET)
    happened_on = forms.DateField(label=_("When?"), required=False, help_text=_("Leave empty for today."))
    is_shared = forms.TypedChoiceField(
        label=_("Who reads this?"),
        choices=[("her", _("The young person and their coaches")), ("coaches", _("Only the coaches"))],
        coerce=_who_reads,
        widget=forms.RadioSelect,
        help_text=_("The young person gets every note by asking for a copy of their data."),
    )


class RemoveForm(forms.Form):
    """Why a note goes."""

    reason = forms.CharField(label=_("Why is it taken away?"), max_length=300, validators=[refuse_personal_id])
