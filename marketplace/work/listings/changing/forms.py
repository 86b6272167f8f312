"""Forms of a place on show: the fields of each kind that may change, and what is said when it closes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.organisations.queries import possible_contacts
from accounts.people.validators import refuse_personal_id
from marketplace.work.listings.forms import FORMS, PlaceForm, ReasonForm
from marketplace.work.listings.wording import FIELDS, Flag, flags_in

AMENDED = ("seats", "pay", "starts_on", "ends_on", "hours_per_week", "title", "purpose", "tasks")


class AmendedFields(PlaceForm):
    """Leaves of a form of writing what may change; who answers is asked here too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.fields = {name: fields[name] for name in AMENDED if name in fields}
        self.fields["purpose"].required = True
        colleagues = possible_contacts(self.instance.organisation)
        self.fields["contact"] = forms.ModelChoiceField(
            colleagues, label=_("Who answers for this place?"), initial=self.instance.contact_id, required=False
        )
        if self.flags:
            self.fields["reason"] = forms.CharField(
                label=_("Why do these words stay?"),
                help_text=_("The coach who reads the place sees this. If you change the words, it is not asked."),
                max_length=600,
                error_messages={"required": _("Change the words that were noticed, or say why they stay.")},
                widget=forms.Textarea(attrs={"rows": 4}),
                validators=[refuse_personal_id],
            )

    @cached_property
    def flags(self) -> list[Flag]:
        """Doubtful phrases of what was typed, where any of the words is new."""
        if not self.is_bound:
            return []
        typed = {name: str(self.data.get(name, "")) for name in FIELDS if name in self.fields}
        are_new = any(words.split() != getattr(self.instance, name).split() for name, words in typed.items())
        return flags_in("\n".join(typed.values())) if are_new else []

    def facts(self) -> dict[str, Any]:
        """What was typed, for the action."""
        return self.cleaned_data


AMEND_FORMS = {kind: type(f"Amend{form.__name__}", (AmendedFields, form), {}) for kind, form in FORMS.items()}


def parting_words_field() -> forms.CharField:
    """What those who wait for an answer are told when a place closes."""
    return forms.CharField(
        label=_("What do you want to tell those who wait?"),
        help_text=_("They read it in the message that the place is closed. It can be empty."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_personal_id],
    )


class FillForm(forms.Form):
    """Closing as filled."""

    words = parting_words_field()


class WithdrawForm(ReasonForm):
    """Taking away: why, and what those who wait are told."""

    words = parting_words_field()
