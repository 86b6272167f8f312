"""Pages of the days away of one work trial."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage
from accounts.audit.transitions import log_access
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.trial import raises_question_of_ending
from marketplace.work.agreements.absences import actions, forms, rules
from marketplace.work.agreements.absences.models import Absence
from marketplace.work.agreements.absences.queries import away_in_a_row
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
        return actions.report_absence(self.obj, by=self.request.user, **form.cleaned_data)
