"""Forms of privacy: the tick before everything is erased, and what one may tell freely."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.privacy.models import FirstLanguage, Sex

RATHER_NOT = ("", _("I would rather not say"))


class EraseForm(forms.Form):
    """One tick, so that nobody erases everything by a slip of the thumb."""

    is_sure = forms.BooleanField(label=_("Yes, erase everything. I know that it cannot be brought back."))


class EqualityForm(forms.Form):
    """Two questions that nobody has to answer."""

    sex = forms.ChoiceField(
        label=_("Gender"), choices=[*Sex.choices, RATHER_NOT], required=False, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("First language"), choices=[*FirstLanguage.choices, RATHER_NOT], required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
