"""Pages of placements: the list, one placement, agreeing, starting, ending, following up."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.access.rules import signed_in
from accounts.access.views import ActPage, DetailPage, ListPage, ModelActPage
from accounts.audit.transitions import log_access
from accounts.people.states import Role
from marketplace.work.introductions.models import Introduction
from marketplace.work.placements import actions, forms, rules
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import LIVE, Side

SHOWN_WITH = ("person", "listing", "organisation")


class List(ListPage):
    """Placements that the reader is part of, or that her authority answers for."""

    model = Placement
    rule = signed_in
    template_name = "marketplace/work/placements/list.html"

    def get_rows(self) -> Any:
        """Living ones, or all of them with ``?all=1``."""
        rows = super().get_rows().select_related(*SHOWN_WITH)
        return rows if self.request.GET.get("all") else rows.filter(state__in=LIVE)


class Detail(DetailPage):
    """One placement: what is agreed, what has happened, what comes next."""

    model = Placement
    rule = rules.can_view
    template_name = "marketplace/work/placements/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view, add the follow-ups."""
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(follow_ups=self.obj.follow_ups.all(), **kwargs)


class Draft(ActPage):
    """Begin to agree after the workplace's yes."""

    model = Introduction
    rule = rules.can_draft
    question = _("Agree on the placement?")
    explanation = _("This takes one seat of the place. You fill in days, hours and guide next.")
    success_message = _("Well done. Fill in what you have agreed.")

    def act(self, form: Any) -> Placement:
        """Draft."""
        return actions.draft(self.obj, by=self.request.user)


class PlacementPage(ActPage):
    """What every verb on one placement shares."""

    model = Placement


class Edit(ModelActPage):
    """Days, hours, guide, goal."""

    model = Placement
    rule = rules.can_edit
    form_class = forms.PlacementForm
    template_name = "marketplace/work/placements/edit.html"
    success_message = _("Saved.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form shows the young person's goal, so the look is noted."""
        log_access(self.obj, by=self.request.user)
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> Placement:
        """Write."""
        return actions.edit(self.obj, by=self.request.user, **form.cleaned_data)


class Agree(PlacementPage):
    """All is agreed."""

    rule = rules.can_agree
    question = _("Is everything agreed?")
    explanation = _("The young person and the workplace get a message with the first day.")
    submit_label = _("Yes, agreed")
    success_message = _("Agreed. Everybody has been told.")

    def act(self, form: Any) -> Placement:
        """Agree."""
        return actions.agree(self.obj, by=self.request.user)


class Start(PlacementPage):
    """The first day has come."""

    rule = rules.can_start
    question = _("Has it started?")
    submit_label = _("Yes, it has started")
    success_message = _("Good luck!")

    def act(self, form: Any) -> Placement:
        """Start."""
        return actions.start(self.obj, by=self.request.user)


class End(PlacementPage):
    """The end, with the outcome."""

    rule = rules.can_end
    form_class = forms.EndForm
    question = _("How did it end?")
    submit_label = _("Save the end")
    success_message = _("Saved. We ask how things are in 3 and 6 months.")

    def act(self, form: Any) -> Placement:
        """End."""
        return actions.end(self.obj, by=self.request.user, **form.cleaned_data)


class Stop(PlacementPage):
    """Stopping before the end."""

    rule = rules.can_stop
    question = _("Stop the placement?")
    explanation = _("Anybody in it may stop it. Nobody is blamed.")
    submit_label = _("Stop the placement")
    danger = True
    success_message = _("Stopped. The coach calls about what comes next.")

    def get_form_class(self) -> Any:
        """The coach also writes who stopped it and what comes next."""
        return forms.StopForm if self.request.user.role == Role.COACH else forms.StopTodayForm

    def act(self, form: Any) -> Placement:
        """Stop."""
        given = {"side": Side.AUTHORITY, **form.cleaned_data}  # for the two sides the action knows better
        return actions.stop(self.obj, by=self.request.user, **given)


class Cancel(PlacementPage):
    """It never started."""

    rule = rules.can_cancel
    form_class = forms.CancelForm
    question = _("Cancel the placement?")
    submit_label = _("Cancel the placement")
    danger = True
    success_message = _("Cancelled. The seat is free again.")

    def act(self, form: Any) -> Placement:
        """Cancel."""
        return actions.cancel(self.obj, by=self.request.user, **form.cleaned_data)


class Answer(ActPage):
    """How things are some months later."""

    model = FollowUp
    rule = rules.can_answer
    question = _("How are things now?")
    submit_label = _("Send")
    success_message = _("Thank you for telling.")

    def get_form_class(self) -> Any:
        """Her coach says besides how she heard it."""
        return forms.AnswerForm if self.request.user.pk == self.obj.person_id else forms.HeardForm

    def act(self, form: Any) -> FollowUp:
        """Answer."""
        return actions.answer(self.obj, by=self.request.user, **form.cleaned_data)
