"""Forms of caseloads: welcoming a young person, handing over, naming a deputy."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Municipality
from accounts.caseloads.queries import likely_the_same
from accounts.people.forms import NameField, PhoneField
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id

YOUNGEST, OLDEST = 15, 35  # years; outside this the date is mistyped, the coach judges the rest
DAY = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


class FactsForm(forms.Form):
    """Who a young person is, as her coach writes it down."""

    given_name = NameField(label=_("First name"), max_length=100)
    family_name = NameField(label=_("Last name"), max_length=100, required=False)  # not everybody has one
    birth_on = forms.DateField(label=_("Date of birth"), help_text=_("For example 4.9.2007"), widget=DAY)
    municipality = forms.ModelChoiceField(
        label=_("Home municipality"), queryset=Municipality.objects.none(), required=False,
        help_text=_("Leave it empty for somebody who needs extra protection."),
    )  # fmt: skip
    phone = PhoneField()

    def __init__(self, *args: Any, coach: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.coach = coach
        where: Any = self.fields["municipality"]
        where.queryset = Municipality.objects.filter(authority=coach.authority_id)

    def clean_birth_on(self) -> dt.date:
        """A date that makes somebody of a sensible age."""
        born = self.cleaned_data["birth_on"]
        age = User(birth_on=born).age_on(timezone.localdate())
        if age is None or not YOUNGEST <= age <= OLDEST:
            raise forms.ValidationError(_("Check the year: the age would be %(age)s."), params={"age": age}, code="age")
        return born


class CorrectForm(FactsForm):
    """What was wrong or has changed; it opens with what is written now."""

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(person, name) for name in self.fields}
        self.fields["municipality"].required = not person.is_safety_flagged


class WelcomeForm(FactsForm):
    """A young person's account, written by the coach."""

    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Not needed. A link or a code is enough."), max_length=254
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, initial="fi", widget=forms.RadioSelect
    )
    is_somebody_else = forms.BooleanField(
        label=_("This is another person with the same name and date of birth"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.same: list[User] = []

    def clean_email(self) -> str | None:
        """Free to use, empty as None."""
        email = self.cleaned_data["email"].lower() or None
        if email and User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("This address cannot be used. Leave it empty for now."), code="email")
        return email

    def clean(self) -> dict[str, Any]:
        """Somebody with the same name and birthday is shown once before a second account is made."""
        found = super().clean() or self.cleaned_data
        if all(found.get(name) for name in ("given_name", "family_name", "birth_on")):
            self.same = likely_the_same(
                self.coach,
                given_name=found["given_name"],
                family_name=found["family_name"],
                birth_on=found["birth_on"],
            )
        if self.same:
            self.fields["is_somebody_else"].widget = forms.CheckboxInput()
            if not found.get("is_somebody_else"):
                self.add_error(
                    "is_somebody_else",
                    forms.ValidationError(
                        _("Somebody with this name and date of birth is here already. Is it another person?"),
                        code="same",
                    ),
                )
        return found

    def facts(self) -> dict[str, Any]:
        """What the account is made of."""
        return {name: value for name, value in self.cleaned_data.items() if name != "is_somebody_else"}


class CoachField(forms.ModelChoiceField):
    """A coach of an authority, by full name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.full_name)


class HandOverForm(forms.Form):
    """To whom, and why."""

    to = CoachField(label=_("New coach"), queryset=User.objects.none())
    reason = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_personal_id]
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.queryset = User.objects.coaches().filter(authority=person.authority_id)


class DeputiseForm(forms.Form):
    """Who stands in for a coach who names somebody herself, from when till when."""

    deputy = CoachField(label=_("Who stands in?"), queryset=User.objects.none())
    starts_on = forms.DateField(label=_("First day"), help_text=_("For example 4.1.2027"), widget=DAY)
    ends_on = forms.DateField(label=_("Last day"), widget=DAY)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["deputy"].queryset = User.objects.coaches().filter(authority=by.authority_id).exclude(pk=by.pk)


class DeputiseForColleagueForm(DeputiseForm):
    """A coordinator says besides who is away, and why she names somebody herself."""

    coach = CoachField(label=_("Who is away?"), queryset=User.objects.none())
    reason = forms.CharField(
        label=_("Why do you name the deputy?"), help_text=_("The coach reads this."), max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_personal_id],
    )  # fmt: skip
    field_order = ("coach", "deputy", "starts_on", "ends_on", "reason")

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        coach: Any = self.fields["coach"]
        coach.queryset = User.objects.coaches().filter(authority=by.authority_id)
