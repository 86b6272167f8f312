"""Pages of places: the public list and page, and the verbs of a place's life."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts.access.rules import anyone
from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.holdings.queries import Held
from accounts.organisations.queries import possible_contacts
from accounts.organisations.rules import acts_for
from accounts.people.forms import TakerForm
from accounts.people.rules import is_young
from marketplace.work.listings import actions, forms, rules
from marketplace.work.listings.filters import ListingFilter
from marketplace.work.listings.holdings import PLACES
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import SHOWN_WITH, open_listings, wanted_change, why_words_stay, with_distances
from marketplace.work.listings.wording import flagged_phrases


class List(ListPage):
    """All open places, for everybody, by an address that can be kept."""

    model = Listing
    rule = anyone
    filterset_class = ListingFilter
    template_name = "marketplace/work/listings/list.html"
    paginate_by = 12

    def get_rows(self) -> Any:
        """Open ones, newest first."""
        return open_listings()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether the finer filters are in use, so that they stand open, and how far each place is."""
        used = {name for name, value in self.request.GET.items() if value}
        context = super().get_context_data(narrowed=bool(used - {"q", "page"}), **kwargs)
        page = context["page_obj"]
        page.object_list = with_distances(page.object_list, self.request.user)
        return context


class Detail(DetailPage):
    """One place. A shared link of one that has closed says so instead of vanishing."""

    model = Listing
    rule = rules.can_view
    template_name = "marketplace/work/listings/detail.html"

    def find_object(self) -> Listing:
        """What the reader may see, or what everybody once saw."""
        readable = Listing.objects.readable_by(self.request.user)
        return get_object_or_404(readable.select_related(*SHOWN_WITH, "language"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add skills, cards, doubtful phrases for those who read it first, and what the reader may do next."""
        user, listing = self.request.user, self.obj
        reads = rules.reads_first(user, listing)
        with_distances([listing], user)
        return super().get_context_data(
            listing=listing,
            skills=[row.skill for row in listing.skill_rows.select_related("skill")],
            cards=listing.certificates.all(),
            flags=flagged_phrases(listing) if reads or rules.can_submit(user, listing) else [],
            why_words_stay=why_words_stay([listing]).get(listing.pk, "") if reads else "",
            is_open=listing.is_open,
            is_own=acts_for(user, listing),
            wanted_change=wanted_change(listing),
            may_ask=is_young(user, None) and listing.is_open,
            share_url=f"{settings.SITE_URL}{listing.get_absolute_url()}",
            **kwargs,
        )


class ListingPage(ActPage):
    """What every verb on one place shares."""

    model = Listing


class SendBack(ListingPage):
    """Something should be changed first."""

    rule = rules.can_send_back
    form_class = forms.SendBackForm
    template_name = "marketplace/work/listings/send_back.html"
    question = _("Send it back?")
    submit_label = _("Send back")
    success_message = _("Sent back. The employer gets a message with your words.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Doubtful phrases stand beside the form."""
        said = why_words_stay([self.obj]).get(self.obj.pk, "")
        return super().get_context_data(flags=flagged_phrases(self.obj), why_words_stay=said, **kwargs)

    def act(self, form: Any) -> Listing:
        return actions.send_back(self.obj, by=self.request.user, **form.cleaned_data)


class ChangeContact(ListingPage):
    """Naming who answers for a place."""

    rule = rules.can_change_contact
    form_class = TakerForm
    question = _("Who answers for this place?")
    explanation = _("Questions that wait at this place go to your colleague. The young people hear who it is.")
    submit_label = _("Save")
    success_message = _("Saved. Your colleague is told.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Colleagues of the workplace."""
        colleagues = possible_contacts(self.obj.organisation).exclude(pk=self.obj.contact_id)
        return {**super().get_form_kwargs(), "held": [Held(PLACES, [self.obj])], "takers": colleagues}

    def get_form(self, form_class: Any = None) -> Any:
        """One place is what the page is about: it is not counted beside the field."""
        form = super().get_form(form_class)
        if form.takers.exists():
            form.fields["to"].help_text = ""
        return form

    def act(self, form: Any) -> Listing:
        return actions.change_contact(self.obj, contact=form.cleaned_data["to"], by=self.request.user)


class Reopen(ListingPage):
    """Open a filled or expired place again."""

    rule = rules.can_reopen
    form_class = forms.ReopenForm
    question = _("Open this place again?")
    explanation = _("If all seats are taken, add one.")
    submit_label = _("Open again")
    success_message = _("Open again.")

    def get_initial(self) -> dict[str, Any]:
        """As many as before, one more where all are taken."""
        return {"seats": max(self.obj.seats, self.obj.seats_taken + 1)}

    def act(self, form: Any) -> Listing:
        return actions.reopen(self.obj, by=self.request.user, **form.cleaned_data)
