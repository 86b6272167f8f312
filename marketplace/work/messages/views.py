"""Pages of threads: the list, and one talk with a field for the next message."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.access.views import CONFLICT, ActPage, ListPage
from accounts.audit.transitions import log_access
from accounts.people.models import User
from marketplace.work.introductions.models import Introduction
from marketplace.work.messages import actions, forms, rules
from marketplace.work.messages.models import Thread
from marketplace.work.messages.queries import promise, thread_about, thread_with_coach


class List(ListPage):
    """One's own talks, what waits for an answer first."""

    model = Thread
    rule = rules.can_list
    template_name = "marketplace/work/messages/list.html"

    def get_rows(self) -> Any:
        """With whom they are."""
        rows = super().get_rows().select_related("person", "organisation", "holder", "introduction__listing")
        return rows.order_by(F("answer_by").asc(nulls_last=True), "-newest_at", "pk")


class TalkPage(ActPage):
    """What every page with a field for a message shares."""

    form_class = forms.MessageForm
    template_name = "marketplace/work/messages/talk.html"
    submit_label = _("Send")
    success_message = _("Sent.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add until when an answer comes."""
        return super().get_context_data(**{"answer_by": promise(), **kwargs})


class Write(TalkPage):
    """One talk and the next message."""

    model = Thread
    rule = rules.can_view

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note a look by anybody but the young person herself."""
        if request.user.pk != self.obj.person_id:
            log_access(self.obj, by=request.user)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the messages, and whether there may be another one."""
        return super().get_context_data(
            thread=self.obj,
            person=self.obj.person,
            talk=self.obj.messages.select_related("writer"),
            may_write=rules.can_write(self.request.user, self.obj),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A talk about an introduction that is over is read only; what came too late is shown, not taken."""
        if not rules.can_write(request.user, self.obj):
            closed = self.get(request, *args, **kwargs)
            closed.status_code = CONFLICT
            return closed
        return super().post(request, *args, **kwargs)

    def act(self, form: Any) -> Thread:
        return actions.write(self.obj, by=self.request.user, **form.cleaned_data)


class BeginPage(TalkPage):
    """The first message; where they talk already, the talk itself."""

    def find(self) -> Thread | None:
        """The talk that is there."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go on to the talk that is there."""
        there = self.find()
        return HttpResponseRedirect(there.get_absolute_url()) if there else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """There is nothing to read yet."""
        return super().get_context_data(**{"may_write": True, "person": self.obj, **kwargs})


class Begin(BeginPage):
    """Between a young person and her coach."""

    model = User
    rule = rules.can_begin

    def find(self) -> Thread | None:
        return thread_with_coach(self.obj)

    def act(self, form: Any) -> Thread:
        return actions.begin(self.obj, by=self.request.user, **form.cleaned_data)


class BeginAbout(BeginPage):
    """About an introduction."""

    model = Introduction
    rule = rules.can_begin_about

    def find(self) -> Thread | None:
        return thread_about(self.obj)

    def act(self, form: Any) -> Thread:
        return actions.begin_about(self.obj, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"introduction": self.obj, "person": self.obj.person, **kwargs})
