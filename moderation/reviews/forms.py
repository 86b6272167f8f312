"""The filters of the queue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.queries import people_of
from accounts.people.words import name_to
from marketplace.work.listings.models import Listing
from matching.suggestions.models import Suggestion
from moderation.reviews.queries import KINDS, OWN, STANDING_IN

BANDS = (("", _("all")), ("high", _("promising")), ("middle", _("possible")), ("low", _("a stretch")))
WHOSE = (("", _("all")), (OWN, _("my own")), (STANDING_IN, _("those I stand in for")))


class QueueForm(forms.Form):
    """Narrows the queue; what is no choice of it counts as not asked."""

    kind = forms.ChoiceField(choices=KINDS, required=False, widget=forms.HiddenInput)
    person = forms.ModelChoiceField(
        label=_("Young person"), queryset=Suggestion.objects.none(), required=False, empty_label=_("everybody")
    )
    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Listing.objects.none(), required=False, empty_label=_("every place")
    )
    band = forms.ChoiceField(label=_("How it looks"), choices=BANDS, required=False)
    whose = forms.ChoiceField(label=_("Whose young people"), choices=WHOSE, required=False)

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data)
        waiting = Suggestion.objects.for_decision_of(user)
        person: Any = self.fields["person"]
        person.queryset = people_of(user).filter(pk__in=waiting.values("person")).order_by("given_name", "family_name")
        person.label_from_instance = lambda one: name_to(user, one)
        place: Any = self.fields["place"]
        places = Listing.objects.filter(pk__in=waiting.values("listing")).select_related("organisation")
        place.queryset = places.order_by("title", "pk")
        place.label_from_instance = lambda one: one.with_employer

    def asked(self) -> dict[str, Any]:
        """What the queue is narrowed by: names of its filters → values."""
        self.is_valid()
        return {name: getattr(value, "pk", value) for name, value in self.cleaned_data.items() if value}
