"""Forms of the directory: one page for a card, with its words in each language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.states import STAFF
from accounts.people.validators import refuse_personal_id
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.directory.models import Service, ServiceText

WORDS = ("name", "about", "for_whom", "how", "opening")


class CardForm(forms.ModelForm):
    """What a card says. Words are written in one language at least; readers of others are told which one it is."""

    languages = forms.ModelMultipleChoiceField(
        label=_("In which languages do you serve?"), queryset=Concept.objects.languages(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )  # fmt: skip
    website = forms.URLField(label=_("Web address"), required=False, assume_scheme="https")

    class Meta:
        model = Service
        fields: tuple[str, ...] = (
            "kind", "way_in", "cost", "age_from", "age_until", "languages", "street", "municipality",
            "serves_neighbours", "is_remote", "phone", "email", "website", "contact_name", "referral_email",
        )  # fmt: skip
        widgets = {"way_in": forms.RadioSelect, "cost": forms.RadioSelect}
        help_texts = {
            "contact_name": _("The name that people ask for. It stands on the public page."),
            "referral_email": _("Empty means that you take no referrals here. It is not shown to anybody."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {text.language: text for text in self.instance.texts.all()} if self.instance.pk else {}
        for language, label in settings.LANGUAGES:
            for name in WORDS:
                self.fields[f"{language}_{name}"] = _word_field(language, label, name, known.get(language))
        if self.instance.pk:
            self.initial["languages"] = list(self.instance.languages.values_list("pk", flat=True))

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        """The words by language."""
        return {
            language: {name: self.cleaned_data.get(f"{language}_{name}", "") for name in WORDS}
            for language, _label in settings.LANGUAGES
        }

    def clean(self) -> dict[str, Any]:
        """A language that is begun has a name and a text; one language at least is there."""
        super().clean()
        for language, words in self.texts.items():
            if any(words.values()):
                for name in ("name", "about"):
                    if not words[name]:
                        self.add_error(f"{language}_{name}", _("Write this too, or leave the language empty."))
        if not any(words["name"] for words in self.texts.values()):
            self.add_error(f"{settings.LANGUAGE_CODE}_name", _("Write a name and a text in one language at least."))
        return self.cleaned_data

    def _save_m2m(self) -> None:
        """The action saves the languages."""


def _word_field(language: str, label: Any, name: str, text: ServiceText | None) -> forms.Field:
    column: Any = ServiceText._meta.get_field(name)
    is_long = name == "about"
    return forms.CharField(
        label=f"{column.verbose_name} ({label})".capitalize(), max_length=column.max_length, required=False,
        initial=getattr(text, name, ""), validators=[refuse_personal_id],
        widget=forms.Textarea(attrs={"rows": 4, "lang": language}) if is_long
        else forms.TextInput(attrs={"lang": language}),
    )  # fmt: skip


class StaffCardForm(CardForm):
    """What staff write besides: whose the card is and who keeps it."""

    class Meta(CardForm.Meta):
        fields = ("organisation", *CardForm.Meta.fields, "owner_email", "owner_language")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Organisation.objects.visible_to(user).filter(state=OrganisationState.VERIFIED)
        self.fields["organisation"].queryset = choices  # type: ignore[attr-defined]
        if user.role not in STAFF:
            for name in ("owner_email", "owner_language"):
                del self.fields[name]


class CloseForm(forms.Form):
    """Why the service has ended."""

    reason = forms.CharField(
        label=_("Why has it ended?"), help_text=_("Everybody who kept the address of the page reads this."),
        max_length=300, widget=forms.Textarea, validators=[refuse_personal_id],
    )  # fmt: skip
