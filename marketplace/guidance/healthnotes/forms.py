"""Forms of items about health."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.guidance.healthnotes.models import LONGEST
from marketplace.guidance.healthnotes.states import Topic


class AllowForm(forms.Form):
    """Each item by itself; none is ticked beforehand."""

    topics = forms.MultipleChoiceField(
        label=_("What may be written down?"), choices=Topic, widget=forms.CheckboxSelectMultiple
    )


class WordsForm(forms.Form):
    """Words of one item."""

    words = forms.CharField(
        label=_("What matters at work?"),
        help_text=_("What you need or cannot do at work. No diagnoses, no medicines."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_personal_id],
    )
