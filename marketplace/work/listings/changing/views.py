"""The pages of a change: the form, and the one tap of the mail that asks whether the place still stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access.views import ModelActPage
from accounts.links.views import MailLinkPage
from marketplace.work.listings import actions, rules
from marketplace.work.listings.changing.actions import amend
from marketplace.work.listings.changing.forms import AMEND_FORMS, AmendedFields
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingState
from marketplace.work.listings.tasks import REMIND_DAYS


class Amend(ModelActPage):
    """Change a place while it is on show."""

    model = Listing
    rule = rules.can_amend
    template_name = "marketplace/work/listings/amend.html"
    success_message = gettext_lazy("Saved. Those who said yes hear what has changed.")

    def get_form_class(self) -> type[AmendedFields]:
        """The fields of this kind of place."""
        return AMEND_FORMS[self.obj.kind]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who changes it."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Doubtful phrases of what was typed stand above the form."""
        context = super().get_context_data(**kwargs)
        return {**context, "flags": context["form"].flags}

    def act(self, form: AmendedFields) -> Listing:
        return amend(self.obj, **form.facts(), by=self.request.user)


class StillStands(MailLinkPage):
    """The mail's question whether a place still stands: the page of the link has one button, and it answers.

    The page says nothing that is not public, so there is nothing to open first.
    """

    model = Listing
    joined = ("organisation", "contact")
    rule = rules.can_refresh
    cover_name = "marketplace/work/listings/still_stands.html"
    invitation = gettext_lazy("Is the place still open?")

    def standing(self) -> list[str]:
        """Until when it is open, once that is further away than the mail asks about."""
        if self.obj.refresh_by <= timezone.localdate() + dt.timedelta(days=REMIND_DAYS):
            return []
        day = date_format(self.obj.refresh_by, "SHORT_DATE_FORMAT")
        return [_("Thanks! The place stays open until %(day)s.") % {"day": day}]

    def is_open(self) -> bool:
        return self.obj.state in (ListingState.PUBLISHED, ListingState.PAUSED) and not self.standing()

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """The cover is the page."""
        return self._cover(status=status)

    def note_look(self) -> None:
        """A place is about nobody."""

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Keep it open as the reader, to whose mailbox the link went."""
        if do != "refresh":
            raise PermissionDenied
        try:
            actions.refresh(self.obj, by=self.reader())
        except ValidationError as refusal:
            return self.refused(refusal)
        return self.done()

    def send_fresh(self) -> None:
        actions.ask_to_refresh(self.obj)
