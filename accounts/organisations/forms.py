"""Forms of organisations: registering, editing, reasons, colleagues, ties."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from stdnum.fi import ytunnus

from accounts.access.models import Municipality
from accounts.organisations.models import Organisation, check_business_id
from accounts.organisations.states import TieKind
from accounts.people.forms import MailedNameField
from accounts.people.validators import refuse_personal_id


def normal_business_id(value: str) -> str:
    """Bring a business ID to the form 1234567-8; spaces, the FI of a VAT number and a missing dash do not matter.

    Six-digit numbers of old companies get the zero in front that the register gives them. What is no number stays
    as it is for the check that follows.
    """
    compact = "".join(value.split()).upper().removeprefix("FI").replace("-", "").replace("–", "")
    if not compact.isascii() or not compact.isdigit():
        return value.strip()
    return str(ytunnus.format(compact.zfill(8)))


class OrganisationForm(forms.Form):
    """What an employer tells of the workplace and may change later."""

    name = forms.CharField(label=_("Name of the workplace"), max_length=150)
    street = forms.CharField(
        label=_("Street address"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postal_code = forms.CharField(
        label=_("Postal code"),
        required=False,
        validators=[RegexValidator(r"^[0-9]{5}$", _("Five digits, for example 15110."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.all())
    about = forms.CharField(
        label=_("What do you do?"),
        help_text=_("Two or three sentences that a young person likes to read."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_personal_id],
    )


class RegisterForm(OrganisationForm):
    """A new workplace: the same and its business ID."""

    business_id = forms.CharField(
        label=_("Business ID"), help_text=_("It looks like 1234567-8. We check that the company exists."), max_length=20
    )
    field_order = ("business_id", "name")

    def clean_business_id(self) -> str:
        """A true business ID that nobody has registered yet."""
        number = normal_business_id(self.cleaned_data["business_id"])
        check_business_id(number)
        if Organisation.objects.filter(business_id=number).exists():
            raise forms.ValidationError(
                _("This workplace is here already. Ask a colleague who uses Duunipari to add you, or contact us."),
                code="registered_already",
            )
        return number


class ReasonForm(forms.Form):
    """A reason in a few words."""

    reason = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_personal_id]
    )


class RefuseForm(ReasonForm):
    """A reason that the employer reads."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The employer reads this. Say what to do next."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_personal_id],
    )


class MemberForm(forms.Form):
    """A colleague who may act for the workplace."""

    given_name = MailedNameField(label=_("First name"), max_length=100)
    family_name = MailedNameField(label=_("Last name"), max_length=100)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    is_manager = forms.BooleanField(label=_("May add people too"), required=False)


class TieForm(forms.Form):
    """What ties a worker to a workplace."""

    kind = forms.ChoiceField(label=_("What is your tie?"), choices=TieKind, widget=forms.RadioSelect)
