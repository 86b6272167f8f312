"""Pages of introductions: the list, where one stands, the workplace's answer with and without signing in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, When
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from accounts.access.rules import signed_in
from accounts.access.views import UNPROCESSABLE, ActPage, DetailPage, ListPage, RuleRequiredMixin
from accounts.audit.transitions import can_transition
from accounts.caseloads.queries import responsible_coach
from accounts.links.views import MailLinkPage
from accounts.people.rules import works_with_people
from marketplace.work.introductions import actions, forms, rules
from marketplace.work.introductions.filters import IntroductionFilter
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import (
    answers_by_phone,
    has_coach_acted,
    profile_shown,
    released_to,
    with_holders,
)
from marketplace.work.introductions.states import HIDDEN, LIVE, WITHOUT_ANSWER
from marketplace.work.introductions.words import answer_in_words

TABLE = "marketplace/work/introductions/table.html"
SHOWN_WITH = ("person", "listing__municipality", "organisation")


class List(ListPage):
    """A workplace's young people, a young person's own introductions; a table for those who work with young people."""

    model = Introduction
    rule = signed_in
    template_name = "marketplace/work/introductions/list.html"

    def get_rows(self) -> Any:
        """With what each row shows; for the two who meet, first what waits for an answer, last what is over."""
        rows = super().get_rows().select_related(*SHOWN_WITH)
        if works_with_people(self.request.user):
            return with_holders(rows)
        place = Case(When(state__in=WITHOUT_ANSWER, then=0), When(state__in=HIDDEN, then=2), default=1)
        return rows.order_by(place, "-opened_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell what is over from what goes on."""
        context = super().get_context_data(**kwargs)
        rows = list(context["page_obj"].object_list)
        over = [one for one in rows if one.state in HIDDEN]
        return {**context, "going_on": [one for one in rows if one.state not in HIDDEN], "over": over}

    def get_queryset(self) -> Any:
        """Narrowed by whoever has many."""
        if works_with_people(self.request.user):
            self.filterset_class = IntroductionFilter
        return super().get_queryset()

    def get_template_names(self) -> list[str]:
        """Cards for the two who meet."""
        return [TABLE] if works_with_people(self.request.user) else super().get_template_names()


class Detail(DetailPage):
    """Where an introduction stands: who waits for whom, until when, and what the workplace sees."""

    model = Introduction
    rule = rules.can_view
    template_name = "marketplace/work/introductions/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view; a workplace sees only what was released, and only while it stands."""
        if self.request.user.pk != self.obj.person_id:
            actions.look_at(self.obj, by=self.request.user)
        reader = self.request.user
        self.obj.released = released_to(reader, self.obj)
        if rules.can_record_answer(reader, self.obj) and answers_by_phone(self.obj):
            kwargs["phone_form"] = forms.RecordAnswerForm(introduction=self.obj)
        profile = profile_shown(self.obj, reader)
        return super().get_context_data(is_over=self.obj.state in HIDDEN, profile=profile, **kwargs)


class IntroductionPage(ActPage):
    """What every verb on one introduction shares."""

    model = Introduction


class RecordAnswer(IntroductionPage):
    """What the workplace said when the coach called, with the number to call."""

    rule = rules.can_record_answer
    form_class = forms.RecordAnswerForm
    template_name = "marketplace/work/introductions/record_answer.html"
    success_message = _("Written down. The workplace gets a mail that says so; the young person hears every answer.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """What can be answered now, and by whom."""
        return {**super().get_form_kwargs(), "introduction": self.obj}

    def act(self, form: Any) -> Introduction:
        return actions.record_answer(self.obj, by=self.request.user, **form.cleaned_data)


class Photo(RuleRequiredMixin, View):
    """The photo that was released to a workplace, for as long as it is."""

    model = Introduction
    rule = rules.can_view
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """The file, never kept by a cache."""
        profile = profile_shown(self.obj, request.user)
        if profile is None or not (released_to(request.user, self.obj).get("photo") and profile.photo):
            raise Http404
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"}
        return FileResponse(profile.photo.open(), content_type="image/jpeg", headers=headers)


class Answer(MailLinkPage):
    """The workplace's answer from its mail, without signing in: the link is for one introduction and one reader only.

    Nothing of her is on the cover; behind it she is shown until the coach has acted on the answer.
    """

    model = Introduction
    joined = (*SHOWN_WITH, "listing__contact", "answered_by", "authority")
    rule = rules.can_accept
    template_name = "marketplace/work/introductions/answer.html"
    cover_name = "marketplace/work/introductions/cover.html"
    invitation = _("A young person would like to come to you")
    FORMS = {"accept": forms.AcceptForm, "meet": forms.MeetForm, "decline": forms.DeclineForm}

    def may_open(self) -> bool:
        """Only while she is with us, too."""
        return super().may_open() and self.obj.person.is_active

    def is_open(self) -> bool:
        return self.obj.state in LIVE and not has_coach_acted(self.obj)

    def standing(self) -> list[str]:
        return answer_in_words(self.obj)

    def note_look(self) -> None:
        """The look is noted and counted, and she sees that they have looked."""
        actions.look_at(self.obj, by=self.reader())
        if can_transition(self.obj, "see"):
            actions.see(self.obj, by=self.reader())

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """The introduction, what can be answered now, and the forms; once it is over, the cover that says so."""
        if not self.is_open():
            return self._cover()
        self.obj.released = released_to(self.reader(), self.obj)
        blank = {f"{verb}_form": form(prefix=verb) for verb, form in self.FORMS.items()}
        possible = [verb for verb in self.FORMS if can_transition(self.obj, verb)]
        profile = profile_shown(self.obj, self.reader())
        coach = responsible_coach(self.obj.person)
        return super().opened(status, profile=profile, possible=possible, coach=coach, **{**blank, **kwargs})

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Act as the reader, to whose mailbox the link went."""
        if do not in self.FORMS:
            raise PermissionDenied
        form = self.FORMS[do](request.POST, prefix=do)
        if not form.is_valid():
            return self.opened(UNPROCESSABLE, **{f"{do}_form": form})
        try:
            getattr(actions, do)(self.obj, by=self.reader(), **form.cleaned_data)
        except ValidationError as refusal:  # answered or taken back a moment ago: the cover says how things stand
            return self.refused(refusal)
        return self.done()

    def send_fresh(self) -> None:
        actions.send_link(self.obj, self.reader())
