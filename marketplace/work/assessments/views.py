"""Pages of end assessments: one page to write, with and without signing in; the young person's yes or no."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import UNPROCESSABLE, ActPage, DetailPage
from accounts.audit.transitions import log_access
from accounts.links.views import MailLinkPage
from accounts.people.rules import is_coach
from marketplace.work.assessments import actions, forms, rules
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.states import AssessmentState
from marketplace.work.assessments.words import given_in_words
from marketplace.work.placements.models import Placement

WITH_PLACE = ("person", "placement__listing__contact", "placement__organisation")


class Detail(DetailPage):
    """One assessment, read; the look is noted."""

    model = Assessment
    rule = rules.can_view
    template_name = "marketplace/work/assessments/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look of anybody but herself."""
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(**kwargs)


class Request(ActPage):
    """The coach asks the workplace for its assessment before the service does."""

    model = Placement
    rule = rules.can_request
    question = _("Ask the workplace for its assessment?")
    explanation = _("The workplace gets a link that needs no account. It can save and go on later.")
    submit_label = _("Ask")
    success_message = _("The request has been sent. You can also write the assessment down yourself, as you heard it.")

    def act(self, form: Any) -> Assessment:
        return actions.request(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """The page of the assessment."""
        return self.obj.get_absolute_url()


class WritingPage(ActPage):
    """What saving and giving share: the same page and the same form."""

    model = Assessment
    template_name = "marketplace/work/assessments/write.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the assessment to the form."""
        return {**super().get_form_kwargs(), "instance": self.obj}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Where the two buttons lead."""
        give, write = (reverse(f"assessments:{verb}", args=[self.obj.pk]) for verb in ("give", "write"))
        return super().get_context_data(give_url=give, write_url=write, **kwargs)


class Write(WritingPage):
    """Save what is there."""

    rule = rules.can_write
    form_class = forms.AssessmentForm
    success_message = _("Saved. You can go on whenever you like.")

    def act(self, form: Any) -> Assessment:
        return actions.write(self.obj, by=self.request.user, **form.parts)

    def get_success_url(self) -> str:
        """The same page, to go on."""
        return reverse("assessments:give", args=[self.obj.pk])


class Give(WritingPage):
    """The whole assessment."""

    rule = rules.can_give
    success_message = _("Thank you. The young person reads it and says whether they agree.")

    def get_form_class(self) -> Any:
        """The coach says besides how she heard it."""
        return forms.HeardForm if is_coach(self.request.user) else forms.WholeForm

    def act(self, form: Any) -> Assessment:
        source = {"how_told": form.cleaned_data["how_told"]} if is_coach(self.request.user) else {}
        return actions.give(self.obj, by=self.request.user, **source, **form.parts)


class ByLink(MailLinkPage):
    """The workplace's assessment from its mail, without signing in: saved in parts, given once."""

    model = Assessment
    joined = (*WITH_PLACE, "given_by")
    rule = rules.can_write_by_link
    template_name = "marketplace/work/assessments/by_link.html"
    cover_name = "marketplace/work/assessments/cover.html"
    invitation = _("Assessment of the trial")
    FORMS = {"give": forms.WholeForm, "write": forms.AssessmentForm}

    def is_open(self) -> bool:
        return self.obj.state == AssessmentState.DRAFT

    def standing(self) -> list[str]:
        return given_in_words(self.obj)

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """The form with its two buttons; once it is given, the cover that says so."""
        if not self.is_open():
            return self._cover()
        kwargs.setdefault("form", forms.WholeForm(instance=self.obj))
        return super().opened(status, give_url="?do=give", write_url="?do=write", **kwargs)

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Act as the reader, to whose mailbox the link went."""
        if do not in self.FORMS:
            raise PermissionDenied
        form = self.FORMS[do](request.POST, instance=self.obj)
        if not form.is_valid():
            return self.opened(UNPROCESSABLE, form=form)
        try:
            getattr(actions, do)(self.obj, by=self.reader(), **form.parts)
        except ValidationError as refusal:
            return self._refused_at(form, refusal)
        return self.opened(form=form, is_saved=True) if do == "write" else self.done()

    def _refused_at(self, form: Any, refusal: ValidationError) -> HttpResponse:
        """What is missing stands at its field and nothing typed is lost; what was given already is shown as it is."""
        if not hasattr(refusal, "error_dict"):
            return self.refused(refusal)
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
        return self.opened(UNPROCESSABLE, form=form)

    def send_fresh(self) -> None:
        actions.send_link(self.obj, self.reader())


class AssessmentPage(ActPage):
    """What every verb on one assessment shares."""

    model = Assessment
