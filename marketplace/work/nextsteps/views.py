"""Pages of what comes next: two taps with and without signing in, the coach's page of options, the chosen step."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import UNPROCESSABLE, ActPage, DetailPage
from accounts.audit.transitions import log_access
from accounts.links.views import MailLinkPage
from marketplace.work.nextsteps import actions, forms, rules
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.options import options_of
from marketplace.work.nextsteps.queries import answers_of, standing_step, way_on
from marketplace.work.nextsteps.states import CheckInState, Going, GoOn
from marketplace.work.nextsteps.words import thanks_for
from marketplace.work.placements.actions import answer as answer_follow_up
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import Outcome

WITH_PLACE = ("person", "placement__listing__contact", "placement__organisation")


def taps(check_in: CheckIn) -> dict[str, Any]:
    """The question that is still open, as the name of a field and its buttons."""
    if check_in.state != CheckInState.ASKED:
        return {"field": "", "choices": ()}
    if check_in.going:
        return {"field": "go_on", "choices": GoOn.choices}
    return {"field": "going", "choices": Going.choices}


class Answer(ActPage):
    """Two taps of somebody who has signed in."""

    model = CheckIn
    rule = rules.can_answer
    form_class = forms.TapForm
    template_name = "marketplace/work/nextsteps/answer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question that is open."""
        return super().get_context_data(**taps(self.obj), **kwargs)

    def act(self, form: Any) -> CheckIn:
        return actions.answer(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """The same page, which asks the second question or says thank you."""
        return self.request.path


class CheckInByLink(MailLinkPage):
    """Two taps from the mail, without signing in."""

    model = CheckIn
    joined = WITH_PLACE
    rule = rules.can_answer_by_link
    template_name = "marketplace/work/nextsteps/answer.html"
    cover_name = "marketplace/work/nextsteps/cover.html"
    invitation = _("How is it going?")

    def is_open(self) -> bool:
        return self.obj.state == CheckInState.ASKED

    def standing(self) -> list[str]:
        return thanks_for(self.obj)

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """The question that is open; after the second one, the cover that says thank you."""
        if not self.is_open():
            return self._cover()
        return super().opened(status, action_url="?do=answer", **{**taps(self.obj), **kwargs})

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Answer as the one to whose mailbox the link went."""
        form = forms.TapForm(request.POST)
        if not form.is_valid():
            return self.opened(UNPROCESSABLE, form=form)
        try:
            actions.answer(self.obj, by=self.reader(), **form.cleaned_data)
        except ValidationError as refusal:  # answered in another window, or over
            return self.refused(refusal)
        return self.opened() if self.is_open() else self.done()

    def send_fresh(self) -> None:
        actions.send_check_in_link(self.obj)


class FollowUpByLink(MailLinkPage):
    """How things are some months later, from the mail, without signing in; the link answers once."""

    model = FollowUp
    joined = ("person", "placement__listing", "placement__organisation")
    rule = rules.can_follow_up_by_link
    template_name = "marketplace/work/nextsteps/follow_up.html"
    cover_name = "marketplace/work/nextsteps/cover.html"
    invitation = _("How are things now?")

    def is_open(self) -> bool:
        return self.obj.answered_at is None

    def standing(self) -> list[str]:
        return thanks_for(self.obj)

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """The one question, until it is answered."""
        return super().opened(status, choices=Outcome.choices, **kwargs) if self.is_open() else self._cover()

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Answer as the young person."""
        form = forms.SituationForm(request.POST)
        if not form.is_valid():
            return self.opened(UNPROCESSABLE, form=form)
        try:
            answer_follow_up(self.obj, by=self.reader(), **form.cleaned_data)
        except ValidationError as refusal:
            return self.refused(refusal)
        return self.done()

    def send_fresh(self) -> None:
        actions.send_follow_up_link(self.obj)


class Options(DetailPage):
    """One page for the coach: what both sides say, and every way on with its cost and needs."""

    model = Placement
    rule = rules.can_view_options
    template_name = "marketplace/work/nextsteps/options.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look; gather answers, options, the step that stands."""
        log_access(self.obj, by=self.request.user)
        step = standing_step(self.obj)
        return super().get_context_data(
            answers=answers_of(self.obj),
            options=options_of(self.obj, timezone.localdate()),
            step=step,
            step_href=way_on(step.kind, self.obj) if step else "",
            may_choose=step is None and rules.can_choose(self.request.user, self.obj),
            **kwargs,
        )


class Choose(ActPage):
    """The next step, with an owner and a day; it opens where it goes on."""

    model = Placement
    rule = rules.can_choose
    form_class = forms.ChooseForm
    question = _("What comes next?")
    explanation = _("The young person gets a message about it.")
    submit_label = _("Choose this")
    success_message = _("Chosen. The young person has been told.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Owners of the reader's authority."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """The way that was pressed on the page of options."""
        return {"kind": self.request.GET.get("kind", "")}

    def act(self, form: Any) -> None:
        self.step = actions.choose(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Where the step goes on, else the page of options."""
        return way_on(self.step.kind, self.obj) or reverse("nextsteps:options", args=[self.obj.pk])


class StepPage(ActPage):
    """What the verbs on a chosen step share."""

    model = NextStep

    def get_success_url(self) -> str:
        """Home: an owner may not know the placement."""
        return reverse("home")
