"""Pages of the drop-in that are open to everybody: places, the poster's page, a turn, the wall, numbers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.access.links import LinkPage, OpenPage
from accounts.access.rules import anyone
from accounts.access.views import CONFLICT, UNPROCESSABLE
from accounts.people.models import User
from accounts.people.rules import works_with_people
from accounts.ratelimits.actions import RateLimitedError, consume
from marketplace.services.dropins import actions, forms, rules
from marketplace.services.dropins.models import Desk, Visit, VisitQuerySet
from marketplace.services.dropins.queries import (
    COUNTED_DAYS,
    count_by_day,
    count_by_topic,
    desks_today,
    estimate_of,
    on_duty,
    open_counts,
    queue_of,
)
from marketplace.services.dropins.states import Source, Topic

TOO_MANY = 429
MY_TURN = "dropin_visit"


class List(OpenPage):
    """Places with who is on duty today and how many wait."""

    rule = rules.can_list
    template_name = "marketplace/services/dropins/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(places=desks_today(Desk.objects.all()), today=timezone.localdate(), **kwargs)


class Numbers(OpenPage):
    """How many came to a place: open to everybody with small numbers hidden, whole for those who work there."""

    rule = rules.can_count
    model = Desk
    template_name = "marketplace/services/dropins/numbers.html"

    def find_object(self) -> Desk:
        """The place, for everybody."""
        return get_object_or_404(Desk.objects.all(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last three months."""
        last = timezone.localdate()
        first = last - dt.timedelta(days=COUNTED_DAYS)
        counts = count_by_topic(self.obj, first, last)
        user = self.request.user
        is_inside = works_with_people(user) and user.authority_id == self.obj.authority_id
        days = count_by_day(self.obj, first, last) if is_inside else []
        topics = open_counts(counts)
        if is_inside:
            topics = [(topic.label, counts[topic]) for topic in Topic if topic in counts]
        return super().get_context_data(
            object=self.obj,
            topics=topics,
            total=sum(counts.values()),
            days=days,
            first=first,
            is_inside=is_inside,
            **kwargs,
        )


class TurnPage(LinkPage):
    """What pages behind links of the drop-in share: they speak the visitor's language, or Finnish."""

    def language(self) -> str:
        """Nobody's mailbox is behind these links."""
        return translation.get_language()


class ByPoster(TurnPage):
    """The page of the poster's QR code: a topic, perhaps a nickname, and a number is yours."""

    model = Desk
    template_name = "marketplace/services/dropins/by_poster.html"

    def get_rows(self) -> Any:
        """By the link of the poster."""
        return Desk.objects.annotate(token=F("poster_token"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, who is on duty, and the turn that this phone has already."""
        form = kwargs.pop("form", None) or forms.CheckInForm()
        facts = {"shifts": on_duty([self.obj], timezone.localdate()), "mine": turn_of(self.request).here().first()}
        return super().get_context_data(form=form, **facts, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check in; a phone that waits already is led to its own turn."""
        form = forms.CheckInForm(request.POST)
        if turn_of(request).here().exists():
            return HttpResponseRedirect(reverse("dropins:turn"))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        try:
            self._count_check_in()
        except RateLimitedError:
            form.add_error(None, _("Many have checked in from here just now. Come to the desk, we help you."))
            return self.render_to_response(self.get_context_data(form=form), status=TOO_MANY)
        try:
            visit = actions.check_in(self.obj, source=Source.POSTER, by=User.objects.system(), **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=CONFLICT)
        request.session[MY_TURN] = visit.pk
        return HttpResponseRedirect(reverse("dropins:turn"))

    def _count_check_in(self) -> None:
        consume("check_in", request=self.request)
        if self.request.session.session_key:  # a phone that has had a turn already
            consume("check_in_device", key=self.request.session.session_key)


class Turn(OpenPage):
    """One's own turn on the phone: the number, how many before, an estimate, and a button to leave.

    The phone's session knows which turn is its own: no address that could be passed on leads here.
    """

    model = Visit
    rule = anyone
    template_name = "marketplace/services/dropins/turn.html"

    def find_object(self) -> Visit | None:
        """The newest turn of this phone today."""
        return turn_of(self.request).select_related("desk", "called_by").first()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The turn; a phone without one is shown the places."""
        return super().get(request, *args, **kwargs) if self.obj else HttpResponseRedirect(reverse("dropins:list"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How long it may take."""
        return super().get_context_data(object=self.obj, estimate=estimate_of(self.obj), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.obj is None:
            return HttpResponseRedirect(reverse("dropins:list"))
        try:
            actions.leave(self.obj, by=User.objects.system())
        except ValidationError:  # served or gone already: the page says so
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        return HttpResponseRedirect(request.path)


def turn_of(request: HttpRequest) -> VisitQuerySet:
    """The turn that this phone took today."""
    return Visit.objects.filter(pk=request.session.get(MY_TURN, 0)).today()


class Wall(TurnPage):
    """The wall screen of a place: numbers and nicknames, nothing else."""

    model = Desk
    template_name = "marketplace/services/dropins/wall.html"

    def get_rows(self) -> Any:
        """By the link of the wall screen."""
        return Desk.objects.annotate(token=F("wall_token"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who is called, who waits, who is on duty."""
        rows = list(queue_of(self.obj))
        return super().get_context_data(
            called=[one for one in rows if one.state == "called"],
            waits=[one for one in rows if one.state == "waiting"],
            shifts=on_duty([self.obj], timezone.localdate()),
            **kwargs,
        )
