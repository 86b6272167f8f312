"""Pages of events: the public calendar and its feed, one event, and the verbs of those who keep it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from accounts.access.rules import anyone
from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.audit.queries import history
from accounts.audit.transitions import log_access
from accounts.notices.ical import CONTENT_TYPE
from marketplace.services.events import actions, forms, rules
from marketplace.services.events.exports import feed
from marketplace.services.events.filters import EventFilter
from marketplace.services.events.models import Event, SignUp
from marketplace.services.events.queries import SHOWN_WITH, calendar, employers_met, place_in_line, sign_up_of
from marketplace.services.events.states import EventState


class List(ListPage):
    """What is to come, for everybody, by an address that can be kept."""

    model = Event
    rule = anyone
    filterset_class = EventFilter
    template_name = "marketplace/services/events/list.html"
    paginate_by = 12

    def get_rows(self) -> Any:
        """The next one first."""
        return calendar(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The address of the feed, and whether a filter is in use."""
        used = {name for name, value in self.request.GET.items() if value}
        address = f"{settings.SITE_URL}{reverse('events:feed')}"
        return super().get_context_data(narrowed=bool(used - {"page"}), feed_url=address, **kwargs)


class Feed(View):
    """The public calendar as iCalendar: nobody's name is in it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file, good for an hour in caches."""
        headers = {"Cache-Control": "public, max-age=3600", "Content-Disposition": 'inline; filename="duunipari.ics"'}
        return HttpResponse(feed(), content_type=CONTENT_TYPE, headers=headers)


class Detail(DetailPage):
    """One event: what, when, seats, one's own sign-up. An address that somebody kept says when it was called off."""

    model = Event
    rule = rules.can_view
    template_name = "marketplace/services/events/detail.html"

    def find_object(self) -> Event:
        """As the reader may see it."""
        rows = Event.objects.visible_to(self.request.user).select_related(*SHOWN_WITH)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Her own sign-up, why it was called off, employers whom she met."""
        user, event = self.request.user, self.obj
        mine = sign_up_of(user, event)
        called_off = event.state == EventState.CANCELLED
        why = history(event).filter(verb="events.cancel").last() if called_off else None
        may_say = rules.can_show_interest(user, event)
        return super().get_context_data(
            event=event,
            sign_up=mine,
            line=place_in_line(mine) if mine else 0,
            may_sign_up=event.is_open and rules.can_sign_up(user, event) and (mine is None or not mine.is_live),
            called_off_because=why.reason if why else "",
            met=employers_met(user, event) if may_say else [],
            employers=event.employers.all(),
            keeps=rules.keeps(user, event),
            may_see_code=rules.can_see_code(user, event),
            **kwargs,
        )


class Code(DetailPage):
    """The code of attendance, big, with its QR: shown at the place by whoever keeps the event."""

    model = Event
    rule = rules.can_see_code
    template_name = "marketplace/services/events/code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Where the QR leads."""
        path = reverse("events:here", args=[self.obj.pk])
        return super().get_context_data(event=self.obj, link=f"{settings.SITE_URL}{path}?code={self.obj.code}")


class SignUps(ListPage):
    """Who has signed up, as far as the reader may know; others are numbers."""

    model = SignUp
    rule = rules.can_list_sign_ups
    template_name = "marketplace/services/events/sign_ups.html"

    def find_object(self) -> Event:
        return get_object_or_404(Event.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_rows(self) -> Any:
        """In the order of signing up."""
        rows = SignUp.objects.visible_to(self.request.user).filter(event=self.obj)
        return rows.select_related("person", "event")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look at each young person's."""
        context = super().get_context_data(event=self.obj, **kwargs)
        for row in context["page_obj"]:
            log_access(row, by=self.request.user)
        return context


class EventPage(ActPage):
    """What every verb on one event shares."""

    model = Event


class WritingPage(EventPage):
    """What a new and a changed event share."""

    template_name = "marketplace/services/events/write.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose organisations may be chosen."""
        return {**super().get_form_kwargs(), "user": self.request.user, "instance": self.obj or Event()}

    def act(self, form: Any) -> Event:
        return actions.write(form.instance, employers=form.cleaned_data["employers"], by=self.request.user)


class Write(WritingPage):
    """A new event."""

    rule = rules.can_write
    form_class = forms.EventForm
    success_message = _("Saved as a draft. Publish it when it is ready.")


class Edit(WritingPage):
    """A changed event."""

    rule = rules.can_edit
    form_class = forms.ChangeForm
    success_message = _("Saved.")


class Reschedule(EventPage):
    rule = rules.can_reschedule
    form_class = forms.TimesForm
    question = _("Change the time")
    explanation = _("Everybody who comes or waits gets a message with the new time.")
    submit_label = _("Change the time")
    success_message = _("The time is changed. Everybody has been told.")

    def get_initial(self) -> dict[str, Any]:
        """The times as they are."""
        return {"starts_at": self.obj.starts_at, "ends_at": self.obj.ends_at}

    def act(self, form: Any) -> Event:
        return actions.reschedule(self.obj, by=self.request.user, **form.cleaned_data)
