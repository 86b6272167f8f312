"""Forms of events: one page for all of it, a new time, the code of attendance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.pickers import RowField, RowListField
from accounts.access.typed_fields import MomentField
from accounts.organisations.models import Organisation
from accounts.organisations.queries import EMPLOYERS, ORGANISATIONS, checked_for
from accounts.organisations.states import OrganisationKind
from accounts.people.validators import refuse_personal_id
from marketplace.reference.vocabulary.forms import ConceptField
from marketplace.reference.vocabulary.states import Kind
from marketplace.services.events.models import Event


class TimesForm(forms.Form):
    """When it starts and ends."""

    starts_at = MomentField(label=_("Starts"))
    ends_at = MomentField(label=_("Ends"))

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning."""
        data = super().clean() or {}
        if data.get("starts_at") and data.get("ends_at") and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("It ends before it starts."))
        return data


class ChangeForm(forms.ModelForm):
    """Everything about an event but its time: that is changed by a verb of its own, because everybody is told."""

    certificate = ConceptField(
        kinds=[Kind.CERTIFICATE], label=_("Which card does one get?"), required=False,
        help_text=_("For card trainings. Write a word and pick the nearest one."),
    )  # fmt: skip
    organisation = RowField(source=ORGANISATIONS, queryset=Organisation.objects.none(), label=_("Organiser"))
    employers = RowListField(
        source=EMPLOYERS, queryset=Organisation.objects.none(), required=False,
        label=_("Which employers are there?"),
        help_text=_("Young people who were there can say that they are interested."),
    )  # fmt: skip
    sign_up_until = MomentField(
        label=_("Sign up by"), required=False, help_text=_("Leave empty if sign-up is open until the event starts.")
    )

    class Meta:
        model = Event
        fields: tuple[str, ...] = (
            "organisation", "kind", "audience", "language", "title", "about", "certificate", "employers", "street",
            "municipality", "seats", "sign_up_until",
        )  # fmt: skip
        widgets = {"about": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organiser: Any = self.fields["organisation"]
        organiser.queryset = checked_for(user)
        there: Any = self.fields["employers"]
        there.queryset = checked_for(user, OrganisationKind.EMPLOYER)
        if self.instance.pk:
            self.initial["employers"] = list(self.instance.employers.values_list("pk", flat=True))

    def _save_m2m(self) -> None:
        """The action saves the employers."""


class EventForm(ChangeForm):
    """A new event."""

    starts_at = MomentField(label=_("Starts"))
    ends_at = MomentField(label=_("Ends"))

    class Meta(ChangeForm.Meta):
        fields = (*ChangeForm.Meta.fields[:8], "starts_at", "ends_at", *ChangeForm.Meta.fields[8:])

    def clean_starts_at(self) -> dt.datetime:
        if self.cleaned_data["starts_at"] <= timezone.now():
            raise forms.ValidationError(_("This moment has gone already. Choose another time first."), code="past")
        return self.cleaned_data["starts_at"]


class CancelForm(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(
        label=_("Why does it not take place?"), help_text=_("Everybody who signed up reads this."), max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_personal_id],
    )  # fmt: skip


class AttendForm(forms.Form):
    """Six digits from the screen at the place."""

    code = forms.CharField(
        label=_("The code on the screen"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
