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
    explanation = _("This takes one of the places. You fill in days, hours and guide next.")
    success_message = _("Well done. Fill in what you have agreed.")

    def act(self, form: Any) -> Placement:
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
        return actions.edit(self.obj, by=self.request.user, **form.cleaned_data)


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
        given = {"side": Side.AUTHORITY, **form.cleaned_data}  # for the two sides the action knows better
        return actions.stop(self.obj, by=self.request.user, **given)


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
        return actions.answer(self.obj, by=self.request.user, **form.cleaned_data)
