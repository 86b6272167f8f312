"""Pages of end assessments: one page to write, with and without signing in; the young person's yes or no."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.links import LinkPage
from accounts.access.views import CONFLICT, UNPROCESSABLE, ActPage, DetailPage
from accounts.audit.transitions import log_access
from accounts.people.rules import is_coach
from marketplace.work.assessments import actions, forms, rules
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.states import AssessmentState
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
    success_message = _("Asked. You can also write it down yourself, as you heard it.")

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
    success_message = _("Thank you. The young person reads it and says whether she sees it so too.")

    def get_form_class(self) -> Any:
        """The coach says besides how she heard it."""
        return forms.HeardForm if is_coach(self.request.user) else forms.WholeForm

    def act(self, form: Any) -> Assessment:
        source = {"how_told": form.cleaned_data["how_told"]} if is_coach(self.request.user) else {}
        return actions.give(self.obj, by=self.request.user, **source, **form.parts)


class ByLink(LinkPage):
    """The workplace's assessment from its mail, without signing in: giving it."""

    model = Assessment
    joined = WITH_PLACE
    template_name = "marketplace/work/assessments/by_link.html"
    verb = "give"
    form_class: Any = forms.WholeForm

    def reader(self) -> Any:
        """The contact person of the place."""
        return self.obj.placement.listing.contact

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form while it may be written, and where its two buttons lead."""
        give = reverse("assessments:by_link", args=[self.obj.token])
        write = reverse("assessments:by_link_write", args=[self.obj.token])
        is_open = self.obj.state == AssessmentState.DRAFT
        form = {"form": forms.WholeForm(instance=self.obj)} if is_open else {}
        return super().get_context_data(give_url=give, write_url=write, is_open=is_open, **{**form, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act as the contact person of the place, to whose mailbox the link went."""
        form = self.form_class(request.POST, instance=self.obj)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        try:
            getattr(actions, self.verb)(self.obj, by=self.reader(), **form.parts)
        except ValidationError as refusal:
            return self.refused(form, refusal)
        return HttpResponseRedirect(reverse("assessments:by_link", args=[self.obj.token]))

    def refused(self, form: Any, refusal: ValidationError) -> HttpResponse:
        """What is missing stands at its field and nothing typed is lost; what was given already is shown as it is."""
        if not hasattr(refusal, "error_dict"):
            self.obj.refresh_from_db()
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)


class ByLinkWrite(ByLink):
    """The other button of that page: save and go on later."""

    http_method_names = ["post"]
    verb = "write"
    form_class = forms.AssessmentForm


class AssessmentPage(ActPage):
    """What every verb on one assessment shares."""

    model = Assessment
