"""Pages of introductions: the list, where one stands, the workplace's answer with and without signing in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from accounts.access.links import LinkPage
from accounts.access.rules import signed_in
from accounts.access.views import ActPage, DetailPage, ListPage, RuleRequiredMixin
from accounts.audit.transitions import can_transition
from marketplace.work.introductions import actions, forms, rules
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import profile_shown, released_to
from marketplace.work.introductions.states import HIDDEN, LIVE

SHOWN_WITH = ("person", "listing__municipality", "organisation")


class List(ListPage):
    """A workplace's young people, or a young person's own introductions."""

    model = Introduction
    rule = signed_in
    template_name = "marketplace/work/introductions/list.html"

    def get_rows(self) -> Any:
        """Visible ones with what each row shows."""
        return super().get_rows().select_related(*SHOWN_WITH)


class Detail(DetailPage):
    """Where an introduction stands: who waits for whom, until when, and what the workplace sees."""

    model = Introduction
    rule = rules.can_view
    template_name = "marketplace/work/introductions/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view; a workplace sees only what was released, and only while it stands."""
        if self.request.user.pk != self.obj.person_id:
            actions.look_at(self.obj, by=self.request.user)
        self.obj.released = released_to(self.request.user, self.obj)
        return super().get_context_data(is_over=self.obj.state in HIDDEN, profile=profile_shown(self.obj), **kwargs)


class IntroductionPage(ActPage):
    """What every verb on one introduction shares."""

    model = Introduction


class Photo(RuleRequiredMixin, View):
    """The photo that was released to a workplace, for as long as it is."""

    model = Introduction
    rule = rules.can_view
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """The file, never kept by a cache."""
        profile = profile_shown(self.obj)
        if profile is None or not (released_to(request.user, self.obj).get("photo") and profile.photo):
            raise Http404
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"}
        return FileResponse(profile.photo.open(), content_type="image/jpeg", headers=headers)


class Answer(LinkPage):
    """The workplace's answer from its mail, without signing in: the link is for one introduction only.

    Once it is over, nothing of her is shown.
    """

    model = Introduction
    joined = (*SHOWN_WITH, "listing__contact")
    template_name = "marketplace/work/introductions/answer.html"

    def reader(self) -> Any:
        """The contact person of the place."""
        return self.obj.listing.contact

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The introduction, whether it can still be answered, and the three forms."""
        introduction = self.obj
        given = {
            "accept_form": forms.AcceptForm(prefix="accept"),
            "meet_form": forms.MeetForm(prefix="meet"),
            "decline_form": forms.DeclineForm(prefix="decline"),
        }
        return super().get_context_data(
            profile=profile_shown(introduction),
            is_live=introduction.state in LIVE,
            can_answer=can_transition(introduction, "accept"),
            **{**given, **kwargs},
        )


class AnswerPost(Answer):
    """The pressed button of the answer page."""

    http_method_names = ["post"]
    FORMS = {"accept": forms.AcceptForm, "meet": forms.MeetForm, "decline": forms.DeclineForm}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act as the contact person of the listing, to whose mailbox the link went."""
        verb = kwargs["verb"]
        if verb not in self.FORMS:
            raise PermissionDenied
        form = self.FORMS[verb](request.POST, prefix=verb)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(**{f"{verb}_form": form}), status=422)
        try:
            getattr(actions, verb)(self.obj, by=self.obj.listing.contact, **form.cleaned_data)
        except ValidationError:  # answered already, or taken back a moment ago: the page says how things stand
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=409)
        return HttpResponseRedirect(reverse("introductions:answer", args=[self.obj.token]))
