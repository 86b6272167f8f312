"""Pages of a coach's search: places for one young person to compare and suggest, and whom of hers a place fits."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.views import PAGE_SIZE, ActPage, DetailPage, ReadOnlyMixin
from accounts.audit.transitions import log_access, log_accesses
from accounts.people.models import User
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.suggestions import actions, rules
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.fits import Fits, places_for
from matching.suggestions.searching.forms import ProposeForm, SearchForm
from matching.suggestions.searching.queries import Row, candidates_for, newest_by_pair, rows_of
from matching.suggestions.states import UNSEEN, Engine, Source

MOST_OUTSIDE = 20  # places that a limit forbids, on one page


class Propose(ReadOnlyMixin, ActPage):
    """Every open place for one young person, ranked; the button of a line suggests it and leads back here."""

    model = User
    rule = rules.can_propose
    form_class = ProposeForm
    template_name = "matching/suggestions/searching/propose.html"

    @cached_property
    def profile(self) -> Profile | None:
        """What suggestions are made from, if it is in use."""
        return Profile.objects.published().filter(person=self.obj).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look, score her against all places in one go, narrow, and put one page of it in words."""
        if self.profile:
            log_access(self.profile, by=self.request.user)
        fits = places_for(self.obj.pk) if self.profile else Fits()
        asked = SearchForm(self.request.GET, fits=[*fits.inside, *fits.outside])
        asked.is_valid()
        inside, outside = asked.narrowed(fits.inside), asked.narrowed(fits.outside)
        page = Paginator(inside, PAGE_SIZE).get_page(self.request.GET.get("page"))
        before = newest_by_pair(Suggestion.objects.visible_to(self.request.user).filter(person=self.obj))
        return super().get_context_data(
            profile=self.profile, tried=_tried(kwargs.get("form")), asked=asked,
            is_narrowed=asked.has_changed(), page_obj=page, rows=rows_of(fits, list(page.object_list), before),
            outside=[Row(fit) for fit in outside[:MOST_OUTSIDE]], count_outside=len(outside),
            is_plain=fits.engine == Engine.PLAIN or not self.obj.wants_ranking, **kwargs,
        )  # fmt: skip

    def act(self, form: Any) -> Suggestion:
        """Suggest the place for the profile in force. Raises ValidationError where there is none."""
        if self.profile is None:
            raise ValidationError(_("The young person's profile is not in use now."), code="no_profile")
        listing = form.cleaned_data["listing"]
        made = actions.propose(self.profile, listing, source=Source.COACH, by=self.request.user)
        self.success_message = _("Suggested: %(title)s, %(employer)s. It waits for a decision in the queue.") % {
            "title": listing.title, "employer": listing.organisation.name,
        }  # fmt: skip
        return made

    def get_success_url(self) -> str:
        """Back to the list, at the same line."""
        return f"{reverse('suggestions:propose', args=[self.obj.person_id])}#place-{self.obj.listing_id}"


def _tried(form: Any) -> Listing | None:
    """The place whose suggestion was refused."""
    return form.cleaned_data.get("listing") if form is not None and form.errors else None


class WhoFits(DetailPage):
    """From a listing: which of her own young people it fits, suggested or not yet, and how many others there are."""

    model = Listing
    rule = rules.can_see_who_fits
    template_name = "matching/suggestions/searching/who_fits.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom she answers for, best first, each look noted; of colleagues' young people only their number."""
        user, listing = self.request.user, self.obj
        of_place = Suggestion.objects.filter(listing=listing)
        mine = of_place.visible_to(user)
        before = newest_by_pair(mine.select_related("person"))
        fits = candidates_for(listing, user)
        page = Paginator(fits.inside, PAGE_SIZE).get_page(self.request.GET.get("page"))
        found = {fit.profile.person_id for fit in (*fits.inside, *fits.outside)}
        rows = rows_of(fits, list(page.object_list), before)
        outside = [Row(fit, before.get((fit.profile.person_id, listing.pk))) for fit in fits.outside[:MOST_OUTSIDE]]
        apart = [one for (person, _place), one in before.items() if person not in found]
        self._note_looks([*rows, *outside], apart)
        return super().get_context_data(
            rows=rows, page_obj=page, outside=outside, count_outside=len(fits.outside), apart=apart,
            others=of_place.exclude(state__in=UNSEEN).exclude(pk__in=mine.values("pk")).count(), **kwargs,
        )  # fmt: skip

    def _note_looks(self, rows: list[Row], apart: list[Suggestion]) -> None:
        """One line for each young person shown: at her suggestion where there is one, else at her profile."""
        log_accesses([*(row.before or row.fit.profile for row in rows), *apart], by=self.request.user)
