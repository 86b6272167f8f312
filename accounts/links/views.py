"""The page behind a link of a mail: a cover first, then what its reader may see at this moment."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from accounts.access.rules import Rule, anyone
from accounts.access.tenancy import across_authorities
from accounts.access.tokens import fingerprint
from accounts.access.views import REFUSALS, UNPROCESSABLE, ReadOnlyMixin
from accounts.audit.transitions import log_access
from accounts.links.models import AccessLink
from accounts.manifests import merged
from accounts.ratelimits.actions import consume

OPEN, FRESH = "open", "fresh"


class OpenLink(View):
    """Finds the link by its fingerprint and hands over to the page of its feature, in the language of the mail."""

    rule = anyone

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whatever is answered stays in no cache, and no address that it leads to hears the secret."""
        with across_authorities():
            rows = AccessLink.objects.select_related("recipient")
            link = get_object_or_404(rows, key_hash=fingerprint(kwargs["token"]))
            page = import_string(merged("link_pages")[link.page])
            response: Any = page.as_view()(request, link=link, key=kwargs["token"])
        response["Referrer-Policy"] = "strict-origin"  # no-referrer would make the form's own Origin null
        response["Cache-Control"] = "no-store, private"
        return response


class MailLinkPage(ReadOnlyMixin, TemplateView):
    """One object for one reader, without signing in. GET shows a cover, or how things stand, and no personal fact.

    ``rule`` is asked of the reader at each request, as if she had signed in: who has left, whose account is closed
    or has another address by now, and what is over are shown nothing. The pressed button of the cover posts
    ``?do=open``; forms of the page post ``?do=<verb>`` to ``act``. Each opening is noted.
    """

    model: ClassVar[Any]
    joined: ClassVar[tuple[str, ...]] = ()
    rule: ClassVar[Rule]
    cover_name = "accounts/links/cover.html"
    gone_name = "accounts/links/gone.html"
    invitation: Any = ""  # what the cover says that there is
    link: AccessLink
    obj: Any

    def get_rows(self) -> Any:
        """Where the link may lead."""
        return self.model.objects.select_related(*self.joined)

    def reader(self) -> Any:
        """To whose mailbox the link went; without an account it is somebody with only an address and a language."""
        return self.link.recipient

    def may_open(self) -> bool:
        """Whether the reader may see it now."""
        reader = self.reader() if self.obj else None
        if reader is None or not reader.is_active or not self.link.was_sent_to(reader.email, self.kwargs["key"]):
            return False
        return self.rule(reader, self.obj)

    def standing(self) -> list[str]:
        """Sentences for the cover on what has been answered already: by whom, when, and how to change it."""
        return []

    def is_open(self) -> bool:
        """Whether there is still something to see or to do behind the cover."""
        return True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the object, then answer in the reader's language."""
        self.link = kwargs["link"]
        self.obj = self.get_rows().filter(pk=self.link.subject_id).first()
        with translation.override(self._language()):
            response: Any = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
            response["Content-Language"] = translation.get_language()
            return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The cover; what is gone says so to machines too."""
        if not self.may_open() or self.link.is_expired:
            return self._gone()
        return self._cover()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open, act, or send a fresh link in the place of an old one."""
        do = request.GET.get("do", OPEN)
        if not self.may_open():
            return self._gone()
        if self.link.is_expired:
            return self._send_fresh() if do == FRESH and self.is_open() else self._gone()
        if do == OPEN:
            if self.is_open():  # else nothing of hers is shown
                self.note_look()
            return self.opened()
        return self.act(request, do)

    def note_look(self) -> None:
        """Write the look down, for the list of who has looked."""
        if self.reader().pk != getattr(self.obj, "person_id", None):
            log_access(self.obj, by=self.reader())

    def opened(self, status: int = HTTPStatus.OK, **kwargs: Any) -> HttpResponse:
        """The page itself."""
        return self.render_to_response(self.get_context_data(object=self.obj, link=self.link, **kwargs), status=status)

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """What a button of the page does; a page without buttons only opens."""
        return self.opened()

    def done(self) -> HttpResponse:
        """Back to the cover, which says how things stand now."""
        return HttpResponseRedirect(self.request.path)

    def refused(self, refusal: ValidationError) -> HttpResponse:
        """How things stand now: somebody was faster, or it is over."""
        self.obj.refresh_from_db()
        status = REFUSALS.get(getattr(refusal, "code", ""), UNPROCESSABLE)
        return self._cover(status=status, refusals=refusal.messages)

    def send_fresh(self) -> None:
        """Send the mail again to the address that we know."""
        raise NotImplementedError

    def _send_fresh(self) -> HttpResponse:
        consume("fresh_link", key=f"{self.link.page} {self.link.subject_id}")
        self.send_fresh()
        messages.success(self.request, _("A fresh link is on its way to the address that we know."))
        return HttpResponseRedirect(reverse("home"))

    def _cover(self, status: int = HTTPStatus.OK, **kwargs: Any) -> HttpResponse:
        facts = {"invitation": self.invitation, "standing": self.standing(), "is_open": self.is_open(), **kwargs}
        return self.response_class(self.request, [self.cover_name], {**facts, "object": self.obj}, status=status)

    def _gone(self) -> HttpResponse:
        facts = {"can_renew": self.may_open() and self.is_open()}
        return self.response_class(self.request, [self.gone_name], facts, status=HTTPStatus.GONE)

    def _language(self) -> str:
        """That of the mail, unless the visitor has chosen one here or is signed in with an own one."""
        has_chosen = settings.LANGUAGE_COOKIE_NAME in self.request.COOKIES or self.request.user.is_authenticated
        reader = self.reader() if self.obj else self.link.recipient
        known = translation.get_language() if has_chosen else getattr(reader, "language", "")
        return known or settings.LANGUAGE_CODE
