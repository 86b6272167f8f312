"""The form of the terms: coded answers and the name of a stop, nothing that anybody has to say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.reference.vocabulary.states import Education
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import EDITABLE, Accessibility, ListingKind

NUMBER = forms.TextInput(attrs={"inputmode": "numeric"})
NOT_ASKED: dict[str, tuple[str, ...]] = {  # a trial is there to try (380/2023 § 54), a business is one's own
    ListingKind.TRIAL: ("education",),
    ListingKind.BUSINESS: ("education", "least_hours"),
}


class TermsForm(forms.ModelForm):
    """What a place tells of its terms. The stop is free text: it is asked only before a coach reads the place."""

    accessibility = forms.MultipleChoiceField(
        label=_("How easy is it to come and to work here?"),
        choices=Accessibility,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )

    class Meta:
        model = Listing
        fields = ("start_moves_weeks", "least_hours", "education", "nearest_stop", "accessibility")
        labels = {
            "start_moves_weeks": _("By how many weeks may the first day move?"),
            "least_hours": _("With how many hours a week would it work, at least?"),
            "education": _("Which schooling does the work need?"),
            "nearest_stop": _("Nearest stop of a bus or train"),
        }
        help_texts = {
            "start_moves_weeks": _("0 means that the day is fixed."),
            "nearest_stop": _("Its name and the way on foot, for example: Market square, 200 m."),
        }
        widgets = {"start_moves_weeks": NUMBER, "least_hours": NUMBER}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["education"].choices = [("", _("none")), *Education.choices[1:]]
        fields["nearest_stop"].validators.append(refuse_personal_id)
        for name in NOT_ASKED.get(self.instance.kind, ()):
            del fields[name]
        if self.instance.state not in EDITABLE:
            del fields["nearest_stop"]
