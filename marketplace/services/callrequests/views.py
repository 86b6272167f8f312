"""The way in without a coach, open to everybody; and the pages of the coaches who call."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.access.links import AcrossAuthoritiesMixin, OpenPage
from accounts.access.models import Authority
from accounts.access.views import CONFLICT, ActPage, DetailPage, ListPage, ReadOnlyMixin
from accounts.audit.transitions import log_access
from accounts.people.models import User
from accounts.ratelimits.actions import consume
from marketplace.services.callrequests import actions, rules
from marketplace.services.callrequests.forms import CallForm, MunicipalityForm
from marketplace.services.callrequests.models import CallRequest, CallRequestQuerySet
from marketplace.services.callrequests.queries import authorities_that_call, call_promised_on
from marketplace.services.callrequests.states import MOST_TRIES
from marketplace.services.dropins.models import Desk
from marketplace.services.dropins.queries import desks_today

MY_CALL = "call_request"


class Start(AcrossAuthoritiesMixin, ReadOnlyMixin, ActPage):
    """Who has no coach yet: places to drop in now, whom to call or write to, and a form to be called."""

    rule = rules.can_ask
    form_class = CallForm
    template_name = "marketplace/services/callrequests/start.html"

    @cached_property
    def where(self) -> MunicipalityForm:
        """The choice of a municipality, in the address of the page."""
        return MunicipalityForm(self.request.GET if "municipality" in self.request.GET else None)

    @cached_property
    def authority(self) -> Authority | None:
        """That of the chosen municipality; where a single one calls, nobody has to choose."""
        if self.where.is_valid():
            return self.where.cleaned_data["municipality"].authority
        calling = list(authorities_that_call()[:2])
        return calling[0] if len(calling) == 1 else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The authority with its places, those first that take people now, and the day that would be promised."""
        places = desks_today(Desk.objects.filter(authority=self.authority).order_by("-is_open", "name"))
        return super().get_context_data(
            where=self.where,
            authority=self.authority,
            places=places,
            promised_on=call_promised_on(timezone.localdate()),
            mine=call_of(self.request).open().first(),
            **kwargs,
        )

    def act(self, form: Any) -> CallRequest:
        """Ask in the language of the page; this phone knows its request from now on."""
        if self.authority is None:
            raise ValidationError(_("Choose first where you live."), code="nowhere")
        consume("call_request", request=self.request)
        facts = {"language": translation.get_language(), **form.cleaned_data}
        asked = actions.ask(self.authority, by=User.objects.system(), **facts)
        self.request.session[MY_CALL] = asked.pk
        return asked

    def get_success_url(self) -> str:
        return reverse("callrequests:asked")


class Asked(OpenPage):
    """What this phone was promised; the page shows no name and no number, for a phone may be shared."""

    model = CallRequest
    rule = rules.can_ask
    template_name = "marketplace/services/callrequests/asked.html"

    def find_object(self) -> CallRequest | None:
        """The newest request of this phone."""
        return call_of(self.request).select_related("authority").first()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The promise; a phone that has asked for nothing is shown how to ask."""
        return super().get(request, *args, **kwargs) if self.obj else _to_start()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.obj, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """No call is needed any more."""
        if self.obj is None:
            return _to_start()
        try:
            actions.withdraw(self.obj, by=User.objects.system())
        except ValidationError:  # they have talked already: the page says so
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        return HttpResponseRedirect(request.path)


def _to_start() -> HttpResponse:
    return HttpResponseRedirect(reverse("callrequests:start"))


def call_of(request: HttpRequest) -> CallRequestQuerySet:
    """The request that this phone made."""
    return CallRequest.objects.filter(pk=request.session.get(MY_CALL, 0))


class List(ListPage):
    """Calls that were asked for in the authority, the nearest promise first."""

    model = CallRequest
    rule = rules.can_list
    template_name = "marketplace/services/callrequests/list.html"

    def get_rows(self) -> Any:
        """Those that somebody has something to do with, or all of the last thirty days."""
        rows = super().get_rows().select_related("taken_by")
        return rows if self.request.GET.get("all") else rows.unfinished()


class Detail(DetailPage):
    """One request: the number for the coach who has taken it, and what may be done."""

    model = CallRequest
    rule = rules.can_view
    template_name = "marketplace/services/callrequests/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look."""
        log_access(self.obj, by=self.request.user)
        return super().get_context_data(
            may_call=rules.can_call(self.request.user, self.obj), most_tries=MOST_TRIES, **kwargs
        )


class CallPage(ActPage):
    """What the plain verbs share."""

    model = CallRequest
