"""Pages of the start: the questionnaire on short pages, what it says, and the form of the Youth Guarantee."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage
from accounts.audit.transitions import log_access
from accounts.people.models import User
from marketplace.guidance.plans import beginning_actions, forms, rules
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.states import Fits, SurveyState
from marketplace.guidance.plans.words import sentences

PAGES: dict[str, Promise] = {
    "people": _("You and other people"),
    "doing": _("When you do things"),
    "learning": _("When you learn"),
    "everyday": _("Everyday life"),
    "own": _("In your own words"),
}
OWN = "own"


def said_of(survey: Survey) -> list[tuple[str, list[str]]]:
    """Her answers in words, those that fit best first; what she skipped is not there."""
    by_code = {one.code: one.text for one in sentences()}
    groups = [
        (
            str(fits.label),
            [by_code[code] for code, value in survey.answers.items() if value == fits and code in by_code],
        )
        for fits in Fits
    ]
    return [(label, texts) for label, texts in groups if texts]


class BeginSurvey(ActPage):
    """Begin, or go on where she was."""

    rule = rules.can_begin_survey
    question = _("What are you good at?")
    explanation = _(
        "Twelve short sentences on four pages. There are no right answers and no points. You may skip any of them. "
        "Your coach sees your answers only when you send them."
    )
    submit_label = _("Begin")

    def act(self, form: Any) -> None:
        """Begin; the first page is next."""
        self.survey = beginning_actions.begin_survey(self.request.user, by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("plans:answer", args=[self.survey.pk, next(iter(PAGES))])


class Answer(ActPage):
    """One short page of sentences; each page is kept as it is sent."""

    model = Survey
    rule = rules.can_answer
    template_name = "marketplace/guidance/plans/answer.html"
    submit_label = _("Save and go on")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only pages that there are; a given questionnaire is read, not written."""
        self.part = kwargs["part"]
        if self.part not in PAGES:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the answers once they are given."""
        if self.obj.state != SurveyState.DRAFT:
            return HttpResponseRedirect(self.obj.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_form_class(self) -> Any:
        """Sentences, or her own words on the last page."""
        return forms.OwnWordsForm if self.part == OWN else forms.SentencesForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """What she has answered already."""
        return {**super().get_form_kwargs(), "survey": self.obj, "part": self.part}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How far she is."""
        names = list(PAGES)
        return super().get_context_data(
            heading=PAGES[self.part], done=names.index(self.part), total=len(names), **kwargs
        )

    def act(self, form: Any) -> Survey:
        return beginning_actions.answer(self.obj, by=self.request.user, **form.said())

    def get_success_url(self) -> str:
        """The next page, after the last one everything at a glance."""
        names = list(PAGES)
        after = names[names.index(self.part) + 1 :]
        return reverse("plans:answer", args=[self.obj.pk, after[0]]) if after else self.obj.get_absolute_url()


class SurveyPage(DetailPage):
    """What she said; while she answers also the way to send it."""

    model = Survey
    rule = rules.can_view_survey
    template_name = "marketplace/guidance/plans/survey.html"
    context_object_name = "survey"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Her answers in words."""
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(said=said_of(self.obj), pages=PAGES.items(), **kwargs)


class Give(ActPage):
    """Her coach may read it."""

    model = Survey
    rule = rules.can_give
    question = _("Send the answers to your coach?")
    explanation = _("You talk about them when you meet. You cannot change them after that, but you can answer anew.")
    submit_label = _("Send")
    success_message = _("Sent. Your coach reads them before you meet.")

    def act(self, form: Any) -> Survey:
        return beginning_actions.give(self.obj, by=self.request.user)


class WriteGuarantee(ActPage):
    """Since when she is without work, and when an offer was made."""

    model = User
    rule = rules.can_write_guarantee
    form_class = forms.GuaranteeForm
    question = _("Since when without work?")
    explanation = _("The Youth Guarantee counts from this day. It is a promise of policy, not a law.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_initial(self) -> dict[str, Any]:
        """What is written now."""
        row = WithoutWork.objects.filter(person=self.obj).first()
        return {name: getattr(row, name) for name in forms.GuaranteeForm.base_fields} if row else {}

    def act(self, form: Any) -> None:
        beginning_actions.write_guarantee(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """The page about her on which the clock stands."""
        return reverse("caseloads:person_plan", args=[self.obj.pk])
