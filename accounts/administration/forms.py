"""Forms of the administration: finding an account, opening and correcting one, another role, why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority
from accounts.people.forms import NameField, PhoneField, TakerForm, WhyForm
from accounts.people.models import User
from accounts.people.states import STAFF, Role
from accounts.people.validators import refuse_personal_id

STAFF_ROLES = [choice for choice in Role.choices if choice[0] in STAFF]


class FindAccountForm(forms.Form):
    """One line for names and addresses; it is posted, so that no address of a page holds a name."""

    find = forms.CharField(
        label=_("Whose account do you look for?"), min_length=2, max_length=100,
        help_text=_("A part of the name or of the e-mail address."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
        validators=[refuse_personal_id],
    )  # fmt: skip


class AccountForm(forms.Form):
    """Names and how somebody is reached."""

    given_name = NameField(label=_("First name"), max_length=100)
    family_name = NameField(label=_("Last name"), max_length=100)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("Codes to log in and messages go to this address.")
    )
    phone = PhoneField()

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if person is not None:
            self.initial = {name: getattr(person, name) for name in self.fields}

    def clean_email(self) -> str:
        """An address of nobody else."""
        address = str(self.cleaned_data["email"]).lower()
        others = User.objects.filter(email__iexact=address).exclude(pk=getattr(self.person, "pk", None))
        if others.exists():
            raise forms.ValidationError(_("Somebody has this address already."), code="taken")
        return address


class AuthorityForm(forms.ModelForm):
    """What an authority is called, and how people and workplaces reach it."""

    phone = PhoneField(help_text=_("It stands under each mail of the authority."))
    address = forms.CharField(
        label=_("Postal address"), max_length=200, required=False, validators=[refuse_personal_id],
        help_text=_("Street, postal code and town. The privacy notice needs it."),
    )  # fmt: skip

    class Meta:
        model = Authority
        fields = ("name_fi", "name_sv", "name_en", "phone", "contact", "address", "hours", "officer")
        labels = {
            "name_fi": _("Name in Finnish"), "name_sv": _("Name in Swedish"), "name_en": _("Name in English"),
            "contact": _("E-mail for questions"),
            "officer": _("E-mail of the data protection officer"),
        }  # fmt: skip
        help_texts = {
            "contact": _("Answers to mails of the service come here."),
        }


class RoleFields(forms.Form):
    """A role of staff and the authority that goes with it."""

    role = forms.ChoiceField(label=_("Role"), choices=STAFF_ROLES, widget=forms.RadioSelect)
    authority = forms.ModelChoiceField(
        label=_("Authority"), queryset=Authority.objects.all(), required=False,
        help_text=_("An administrator needs none."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Who works with people belongs to an authority."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_with_people = cleaned.get("role") in (Role.COACH, Role.COORDINATOR)
        if is_with_people and not cleaned.get("authority") and "authority" not in self.errors:
            self.add_error("authority", _("Choose the authority: coaches and coordinators belong to one."))
        return cleaned


class AddWorkerForm(RoleFields, AccountForm):
    """A new worker's account."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    field_order = ("given_name", "family_name", "email", "phone", "role", "authority", "language")


class ChangeRoleForm(RoleFields, TakerForm, WhyForm):
    """Another role or authority, who takes over, and why."""

    field_order = ("role", "authority", "to", "reason")
