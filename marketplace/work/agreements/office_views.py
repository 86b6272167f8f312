"""Pages beside the text: days away, and officials' mandates to sign."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.audit.transitions import log_access
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.trial import raises_question_of_ending
from marketplace.work.agreements import forms, rules
from marketplace.work.agreements.days import report_absence
from marketplace.work.agreements.mandates import end_mandate, give_mandate
from marketplace.work.agreements.models import Absence, Mandate
from marketplace.work.agreements.queries import away_in_a_row
from marketplace.work.placements.models import Placement


class Absences(DetailPage):
    """The days away of one work trial."""

    model = Placement
    rule = rules.can_view_absences
    template_name = "marketplace/work/agreements/absences.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view; say whether the days raise the question of ending."""
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        rows = list(self.obj.absences.select_related("reported_by"))
        in_a_row = away_in_a_row(self.obj, rows)
        asks = raises_question_of_ending(in_a_row, Law.on(timezone.localdate()))
        may_report = rules.can_report_absence(self.request.user, self.obj)
        return super().get_context_data(rows=rows, in_a_row=in_a_row, asks=asks, may_report=may_report, **kwargs)


class ReportAbsence(ActPage):
    """A day away."""

    model = Placement
    rule = rules.can_report_absence
    form_class = forms.AbsenceForm
    question = _("Who was away, and when?")
    explanation = _("Only the day, never the cause: an illness is nobody's business here.")
    submit_label = _("Save the day")
    success_message = _("Saved.")

    def act(self, form: Any) -> Absence:
        return report_absence(self.obj, by=self.request.user, **form.cleaned_data)


class Mandates(ListPage):
    """Who may sign for the authority, from when till when."""

    model = Mandate
    rule = rules.can_list_mandates
    template_name = "marketplace/work/agreements/mandates.html"

    def get_rows(self) -> Any:
        return super().get_rows().select_related("official", "given_by", "authority")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who may give one."""
        may_give = rules.can_give_mandate(self.request.user, None)
        return super().get_context_data(may_give=may_give, today=timezone.localdate(), **kwargs)


class GiveMandate(ActPage):
    """Let a coordinator sign."""

    model = Mandate
    rule = rules.can_give_mandate
    form_class = forms.MandateForm
    question = _("Who may sign for the authority?")
    submit_label = _("Give the mandate")
    success_message = _("Given.")

    def act(self, form: Any) -> Mandate:
        said = dict(form.cleaned_data)
        return give_mandate(said.pop("official"), by=self.request.user, **said)

    def get_success_url(self) -> str:
        return reverse("agreements:mandates")


class EndMandate(ActPage):
    """No signing after today."""

    model = Mandate
    rule = rules.can_end_mandate
    question = _("End the mandate with this day?")
    explanation = _("What has been signed stays signed.")
    submit_label = _("End the mandate")
    danger = True
    success_message = _("Ended.")

    def act(self, form: Any) -> Mandate:
        return end_mandate(self.obj, by=self.request.user)
