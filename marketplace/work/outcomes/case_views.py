"""Pages of a case of support: opening it, its estimate, its way from the application to the last paid period."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage, ModelActPage
from accounts.audit.transitions import log_access
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.startup import timeline
from marketplace.reference.eligibility.schemes.subsidy import apply_by
from marketplace.work.outcomes import actions, forms, rules
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.queries import estimates_of, paid_before
from marketplace.work.outcomes.states import OPEN_CASE, UNDECIDED, Scheme
from marketplace.work.outcomes.views import in_words


class OpenCase(ActPage):
    """Begin a case of support."""

    model = Hiring
    rule = rules.can_open_case
    form_class = forms.OpenCaseForm
    question = _("Which support may be possible?")
    explanation = _("Support is applied for before the first day. The authority decides, the service only estimates.")
    submit_label = _("Begin")
    success_message = _("Begun. The last day to apply has been told.")

    def act(self, form: Any) -> Case:
        return actions.open_case(self.obj, by=self.request.user, **form.cleaned_data)


class CaseDetail(DetailPage):
    """One case: the last day to apply, the estimate, the steps with their dates, the paid periods."""

    model = Case
    rule = rules.can_view
    template_name = "marketplace/work/outcomes/case.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view; what is known of her is for her and the coach."""
        case, reader, today = self.obj, self.request.user, timezone.localdate()
        if reader.pk != case.person_id:
            log_access(case, by=reader)
        starts_on, shows = case.hiring.starts_on, case.state in OPEN_CASE and rules.can_see_facts(reader, case)
        estimates = estimates_of(case, today) if shows else []
        rows = [{"name": name, "verdict": one.verdict, "findings": in_words(one.findings)} for name, one in estimates]
        deadline = apply_by(starts_on) if starts_on else None
        is_grant = starts_on and case.scheme == Scheme.GRANT
        return super().get_context_data(
            shows_facts=shows,
            estimates=rows,
            deadline=deadline,
            is_late=bool(deadline and deadline < today),
            is_undecided=case.state in UNDECIDED,
            days=timeline(starts_on, Law.on(starts_on)) if is_grant else None,
            periods=case.periods.all(),
            paid=paid_before(case),
            **kwargs,
        )


class Estimate(ModelActPage):
    """What is known of her."""

    model = Case
    rule = rules.can_estimate
    form_class = forms.EstimateForm
    question = _("What is known for the estimate?")
    explanation = _("Only the young person and the coach see these facts. Leave empty what is not known.")
    submit_label = _("Save")
    success_message = _("Saved. Look at the estimate.")

    def act(self, form: Any) -> Case:
        return actions.estimate(self.obj, by=self.request.user, **form.cleaned_data)


class CasePage(ActPage):
    """What every verb on one case shares."""

    model = Case
