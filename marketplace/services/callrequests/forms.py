"""Forms of whoever asks for a call: where she lives, and how to reach her."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Municipality
from accounts.people.forms import NameField, PhoneField
from accounts.people.validators import refuse_personal_id
from marketplace.services.callrequests.queries import municipalities_that_call
from marketplace.services.callrequests.states import TimeOfDay

LONGEST_NOTE = 200


class MunicipalityForm(forms.Form):
    """Where somebody lives: it tells which authority is hers."""

    municipality = forms.ModelChoiceField(
        label=_("Where do you live?"), queryset=Municipality.objects.none(), empty_label=_("Choose your municipality")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where: Any = self.fields["municipality"]
        where.queryset = municipalities_that_call().select_related("authority")


class CallForm(forms.Form):
    """A first name is enough: nobody needs more for a call."""

    given_name = NameField(
        label=_("First name"), max_length=100, validators=[refuse_personal_id],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )  # fmt: skip
    phone = PhoneField(label=_("Phone number"), required=True)
    good_time = forms.ChoiceField(
        label=_("When may we call?"), choices=TimeOfDay, initial=TimeOfDay.ANY, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What is it about?"), max_length=LONGEST_NOTE, required=False, validators=[refuse_personal_id],
        help_text=_("One sentence, if you like."),
    )  # fmt: skip
