"""The terms that all kinds of places may tell: what nobody has to say, and what finds those whom it suits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.reference.vocabulary.states import Education
from marketplace.work.listings.states import Access

TERMS = ("start_moves_weeks", "least_hours", "education", "nearest_stop", "accessibility")
TERM_LABELS = {
    "start_moves_weeks": _("By how many weeks may the first day move?"),
    "least_hours": _("With how many hours a week would it work, at least?"),
    "education": _("Which schooling does the work need?"),
    "nearest_stop": _("Nearest stop of a bus or train"),
}
TERM_HINTS = {
    "start_moves_weeks": _("0 means that the day is fixed."),
    "nearest_stop": _("Its name and the way on foot, for example: Market square, 200 m."),
}


class TermsForm(forms.ModelForm):
    """What a place tells of its terms beside the main fields; a page may fold it."""

    accessibility = forms.MultipleChoiceField(
        label=_("How easy is it to come and to work here?"),
        choices=Access,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "education" in self.fields:
            schooling: Any = self.fields["education"]
            schooling.choices = [("", _("none")), *Education.choices[1:]]

    def terms(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in TERMS]

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in TERMS]

    def is_open_at_terms(self) -> bool:
        """Whether something is told there, or wrong."""
        return any(field.errors or field.value() not in (None, "", []) for field in self.terms())

    def clean(self) -> dict[str, Any]:
        """The least hours are no more than the usual ones."""
        super().clean()
        hours, least = self.cleaned_data.get("hours_per_week"), self.cleaned_data.get("least_hours")
        if hours and least and least > hours:
            self.add_error("least_hours", _("The least hours cannot be more than the hours a week."))
        return self.cleaned_data
