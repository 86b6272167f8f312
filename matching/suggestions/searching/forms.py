"""Forms of a coach's search: how the list is narrowed and ordered, and which place is suggested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.reference.vocabulary.text import search
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind
from matching.suggestions.runs.fits import Fit

ANY = [("", _("All"))]
FAR = 1_000_000.0
ORDERS: dict[str, Callable[[Fit], Any]] = {
    "near": lambda fit: FAR if fit.km is None else fit.km,
    "start": lambda fit: (fit.listing.starts_on is not None, fit.listing.starts_on),
    "seats": lambda fit: -fit.listing.seats_left,
    "employer": lambda fit: fit.listing.organisation.name.casefold(),
}


class SearchForm(forms.Form):
    """What a coach looks for among the places of one young person; every field may stay empty."""

    q = forms.CharField(label=_("Word or employer"), max_length=100, required=False, widget=forms.SearchInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=[*ANY, *ListingKind.choices], required=False)
    town = forms.ChoiceField(label=_("Where?"), required=False)
    km = forms.IntegerField(
        label=_("At most, km"), min_value=1, max_value=1500, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    order = forms.ChoiceField(
        label=_("Order"), required=False,
        choices=[
            ("", _("Fits best first")), ("near", _("Nearest first")), ("start", _("Starts first")),
            ("seats", _("Most seats first")), ("employer", _("By employer")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, fits: Sequence[Fit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        towns = {str(fit.listing.municipality_id): str(fit.listing.municipality) for fit in fits}
        town = cast("forms.ChoiceField", self.fields["town"])
        town.choices = [*ANY, *sorted(towns.items(), key=lambda one: one[1])]

    def narrowed(self, fits: Sequence[Fit]) -> list[Fit]:
        """The pairs that were looked for; what could not be read narrows nothing."""
        wanted = self.cleaned_data
        kept = list(fits)
        if wanted.get("kind"):
            kept = [fit for fit in kept if fit.listing.kind == wanted["kind"]]
        if wanted.get("town"):
            kept = [fit for fit in kept if str(fit.listing.municipality_id) == wanted["town"]]
        if wanted.get("km"):
            kept = [fit for fit in kept if fit.km is not None and fit.km <= wanted["km"]]
        if wanted.get("q"):
            found = _by_words(wanted["q"], [fit.listing.pk for fit in kept])
            kept = [fit for fit in kept if fit.listing.pk in found]
        return sorted(kept, key=ORDERS[wanted["order"]]) if wanted.get("order") else kept


def _by_words(words: str, listings: list[int]) -> set[int]:
    """Places that hold every word in some form, or whose employer's name holds the text."""
    rows = Listing.objects.filter(pk__in=listings)
    fits = search("search_text", words) | Q(organisation__name__icontains=words.strip())
    return set(rows.filter(fits).values_list("pk", flat=True))


class ProposeForm(forms.Form):
    """A coach's own idea for a young person: the place whose button was pressed."""

    listing = forms.ModelChoiceField(
        label=_("Place"), queryset=Listing.objects.none(), widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("This place is not open any more.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = cast("forms.ModelChoiceField", self.fields["listing"])
        place.queryset = Listing.objects.open().select_related("organisation")
