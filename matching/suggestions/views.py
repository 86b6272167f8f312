"""Pages of suggestions: why this pair, the coach's decision, the young person's cards and answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Case, When
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage, ListPage, way_back
from accounts.audit.transitions import log_access
from accounts.manifests import page
from accounts.people.rules import is_young
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing
from matching.oversight.models import Number, TrainedModel
from matching.oversight.queries import fairness_rows, newest_readings, reading_rows, weeks_of
from matching.oversight.states import Measure, NumberKey
from matching.suggestions import actions, forms, rules
from matching.suggestions.models import RankerSwitch, Run, Suggestion
from matching.suggestions.queries import can_still_take_back, habit_of_all, habits, ranker_is_on
from matching.suggestions.queueing.reading import budget_of
from matching.suggestions.runs.missing import works_without_place
from matching.suggestions.states import OVER, SuggestionState
from matching.suggestions.words import with_words

LATEST = 10  # models on the ranker's page
SHOWN_WITH = ("person", "listing__organisation", "listing__municipality", "profile__municipality", "introduction")


class Mine(ListPage):
    """A young person's places: what waits for her answer, what goes on, and folded what is over."""

    model = Suggestion
    rule = is_young
    template_name = "matching/suggestions/mine.html"

    def get_rows(self) -> Any:
        """Her own: what waits for her, then what goes on, then what is over, each the newest first."""
        place = Case(When(state=SuggestionState.ASKED, then=0), When(state__in=OVER, then=2), default=1)
        return super().get_rows().select_related(*SHOWN_WITH).order_by(place, "-created_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the reasons in words; tell what is over from what goes on."""
        context = super().get_context_data(**kwargs)
        rows = list(context["page_obj"].object_list)
        with_words(rows, self.request.user)
        over = [one for one in rows if one.state in OVER]
        going_on = [one for one in rows if one.state not in OVER]
        return {**context, "going_on": going_on, "over": over, "missing": works_without_place(self.request.user.pk)}


class Detail(DetailPage):
    """Why this pair: both sides, reasons for and against, what is not known, what has happened."""

    model = Suggestion
    rule = rules.can_view
    template_name = "matching/suggestions/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view of a young person's data, add reasons, and her ranks beside this one."""
        obj = self.obj
        if self.request.user.pk != obj.person_id:
            log_access(obj, by=self.request.user)
        with_words([obj], self.request.user)
        neighbours = Suggestion.objects.none()
        if obj.run_id and self.request.user.pk != obj.person_id:
            beside = Suggestion.objects.filter(run=obj.run_id, person=obj.person_id)
            neighbours = beside.visible_to(self.request.user)
        hers = obj.state == SuggestionState.REFUSED and self.request.user.pk == obj.person_id
        return super().get_context_data(
            may_take_back=hers and can_still_take_back(obj),
            neighbours=neighbours.select_related("listing__organisation").order_by("rank"),
            **kwargs,
        )


class SuggestionPage(ActPage):
    """What every verb on one suggestion shares."""

    model = Suggestion

    @property
    def way_on(self) -> str:
        """Where whoever decides one after another goes next, empty for others."""
        return way_back(self.request) if self.request.POST.get("is_in_turn") else ""

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; the queue itself says what was decided and how to take it back."""
        if self.way_on:
            self.success_message = ""
        return super().form_valid(form)

    def refused(self, form: Any, refusal: ValidationError) -> HttpResponse:
        """Whoever decides one after another reads who was faster, and is led on to the next."""
        if not self.way_on:
            return super().refused(form, refusal)
        messages.warning(self.request, " ".join(refusal.messages))
        return HttpResponseRedirect(self.way_on)


class Approve(SuggestionPage):
    """The coach's yes to asking the young person."""

    rule = rules.can_approve
    form_class = forms.SeenForm
    question = _("Approve this suggestion?")
    explanation = _("The young person is asked next. The workplace hears nothing before she says yes.")
    submit_label = _("Approve")
    success_message = _("Approved. You see her answer here as soon as it comes.")

    def act(self, form: Any) -> Suggestion:
        return actions.approve(self.obj, by=self.request.user, **form.seen())


class Decline(SuggestionPage):
    """The coach's no."""

    rule = rules.can_decline
    form_class = forms.DeclineForm
    question = _("Decline this suggestion?")
    submit_label = _("Decline")
    success_message = _("Declined. The reason helps the next suggestions.")

    def act(self, form: Any) -> Suggestion:
        """Decline with the reason."""
        said = {name: form.cleaned_data[name] for name in ("coach_reason", "coach_note")}
        return actions.decline(self.obj, by=self.request.user, **said, **form.seen())


class SayYes(SuggestionPage):
    """The young person's yes, with what may be shown."""

    rule = rules.can_say_yes
    form_class = forms.ReleaseForm
    template_name = "matching/suggestions/say_yes.html"
    success_message = _("Great! We ask the workplace now. You get an answer in a week.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Only what she has can be ticked."""
        return {**super().get_form_kwargs(), "person": self.request.user}

    def act(self, form: Any) -> Any:
        return actions.say_yes(self.obj, release=form.cleaned_data["release"], by=self.request.user)


class Withdraw(SuggestionPage):
    """Take a suggestion back."""

    rule = rules.can_withdraw
    question = _("Take this back?")
    submit_label = _("Take back")
    danger = True
    success_message = _("Taken back.")

    def act(self, form: Any) -> Suggestion:
        return actions.withdraw(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """Where the reader has the list of them."""
        return reverse("suggestions:mine") if self.request.user.pk == self.obj.person_id else page("decisions")


class ShowInterest(ActPage):
    """The young person asks for a place herself."""

    model = Listing
    rule = rules.can_show_interest
    form_class = forms.ReleaseForm
    template_name = "matching/suggestions/show_interest.html"
    success_message = _("Sent. Your coach reads it next. You always get an answer.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Only what she has can be ticked."""
        return {**super().get_form_kwargs(), "person": self.request.user}

    def act(self, form: Any) -> Suggestion:
        return actions.show_interest(self.obj, release=form.cleaned_data["release"], by=self.request.user)


class AskAgain(ActPage):
    """A workplace asks again for somebody whom it said yes to."""

    model = Introduction
    rule = rules.can_ask_again
    form_class = forms.AskAgainForm
    question = _("Ask for this young person again?")
    explanation = _("Her coach reads this first. Then she decides.")
    submit_label = _("Ask")
    success_message = _("Thank you. The coach reads it, and you hear from us.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Only the workplace's own open places."""
        return {**super().get_form_kwargs(), "organisation_id": self.obj.organisation_id}

    def act(self, form: Any) -> None:
        actions.ask_again(self.obj, listing=form.cleaned_data["listing"], by=self.request.user)


class Ranker(ListPage):
    """The ranker's runs and its switch, for those who answer for it."""

    model = Run
    rule = rules.can_see_ranker
    template_name = "matching/suggestions/ranker.html"

    def get_rows(self) -> Any:
        return Run.objects.all()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether it is on, its models, the week's readings, its numbers and how coaches decide."""
        by_coach = habits()
        return super().get_context_data(
            is_on=ranker_is_on(),
            switch=RankerSwitch.objects.select_related("changed_by").first(),
            serving=TrainedModel.objects.in_service().select_related("approved_by").first(),
            shadow=TrainedModel.objects.in_shadow().first(),
            models=TrainedModel.objects.all()[:LATEST],
            readings=reading_rows(newest_readings()),
            fairness=fairness_rows(newest_readings()),
            weeks=weeks_of(Measure.APPROVED),
            numbers=[(key.label, Number.now(key)) for key in NumberKey],
            habits=by_coach if Number.now(NumberKey.SECONDS_BY_COACH) else (),
            unread=sum(one.is_rubber_stamping for one in by_coach),
            habit_of_all=habit_of_all(),
            budget=budget_of(self.request.user),
            **kwargs,
        )


class SwitchRanker(ActPage):
    """Turn the ranker on or off."""

    rule = rules.can_switch_ranker
    form_class = forms.SwitchForm
    question = _("Switch the ranker on or off?")
    explanation = _("When it is off, suggestions come in plain order, nearest first. The hard limits stay.")
    submit_label = _("Save")
    success_message = _("Saved. It takes effect at once.")

    def get_initial(self) -> dict[str, Any]:
        """The opposite of now: that is what somebody comes here for."""
        return {"is_on": "off" if ranker_is_on() else "on"}

    def act(self, form: Any) -> None:
        actions.switch_ranker(by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("suggestions:ranker")
