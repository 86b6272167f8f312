"""Pages of what comes next: two taps with and without signing in, the coach's page of options, the chosen step."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.links import LinkPage
from accounts.access.views import CONFLICT, UNPROCESSABLE, ActPage, DetailPage
from accounts.audit.transitions import log_access
from marketplace.work.nextsteps import actions, forms, rules
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.options import options_of
from marketplace.work.nextsteps.queries import answers_of, standing_step, way_on
from marketplace.work.nextsteps.states import CheckInState, Going, GoOn
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


class ByLink(LinkPage):
    """Two taps from the mail, without signing in."""

    model = CheckIn
    joined = WITH_PLACE
    template_name = "marketplace/work/nextsteps/answer.html"

    def reader(self) -> Any:
        """The young person, or the contact person of the place."""
        return actions.teller(self.obj)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question that is open."""
        return super().get_context_data(**taps(self.obj), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer as the one to whose mailbox the link went."""
        form = forms.TapForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        try:
            actions.answer(self.obj, by=actions.teller(self.obj), **form.cleaned_data)
        except ValidationError:  # answered in another window, or over: the page says how things stand
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        return HttpResponseRedirect(request.path)


class FollowUpByLink(LinkPage):
    """How things are some months later, from the mail, without signing in."""

    model = FollowUp
    joined = ("person", "placement__listing", "placement__organisation")
    template_name = "marketplace/work/nextsteps/follow_up.html"

    def reader(self) -> Any:
        return self.obj.person

    def get_rows(self) -> Any:
        """Those that have been asked of somebody who is still with us."""
        return super().get_rows().filter(asked_at__isnull=False, person__is_active=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(choices=Outcome.choices, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer as the young person; the link answers once."""
        form = forms.SituationForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        try:
            answer_follow_up(self.obj, by=self.obj.person, **form.cleaned_data)
        except ValidationError:
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        return HttpResponseRedirect(request.path)


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
