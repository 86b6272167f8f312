"""Pages of hirings: the list, one hiring with its contracts, preparing, agreeing, and what a job costs."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from accounts.access.rules import signed_in
from accounts.access.views import ActPage, DetailPage, ListPage, ModelActPage, RuleRequiredMixin
from accounts.audit.transitions import log_access
from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.states import section_of
from marketplace.reference.eligibility.words import sentence_of
from marketplace.work.outcomes import actions, forms, rules
from marketplace.work.outcomes.models import BusinessCheck, Contract, Hiring
from marketplace.work.outcomes.queries import answer_of
from marketplace.work.outcomes.states import LIVE, HiringKind, HiringState
from marketplace.work.placements.models import Placement

SHOWN_WITH = ("person", "organisation", "placement__listing")


def in_words(findings: Any) -> list[dict[str, Any]]:
    """Findings as rows of a page, what is not in order first."""
    order = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET)
    rows = [{"verdict": one.verdict, "words": sentence_of(one), "section": section_of(one.section)} for one in findings]
    return sorted(rows, key=lambda row: order.index(row["verdict"]))


class List(ListPage):
    """Hirings that the reader is part of, or that her authority answers for."""

    model = Hiring
    rule = signed_in
    template_name = "marketplace/work/outcomes/list.html"

    def get_rows(self) -> Any:
        """Living ones, or all of them with ``?all=1``."""
        rows = super().get_rows().select_related(*SHOWN_WITH)
        return rows if self.request.GET.get("all") else rows.filter(state__in=LIVE)


class Detail(DetailPage):
    """One hiring: terms, contracts, what the law asks, support."""

    model = Hiring
    rule = rules.can_view
    template_name = "marketplace/work/outcomes/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view; what the law asks of her is for her and the coach."""
        hiring, reader = self.obj, self.request.user
        if reader.pk != hiring.person_id:
            log_access(hiring, by=reader)
        asked = hiring.state == HiringState.DRAFT and rules.can_see_facts(reader, hiring)
        answer = answer_of(hiring) if asked else None
        return super().get_context_data(
            contracts=hiring.contracts.all(),
            cases=hiring.cases.all(),
            check=BusinessCheck.objects.visible_to(reader).filter(hiring=hiring).first(),
            verdict=answer.verdict if answer else "",
            findings=in_words(answer.findings) if answer else [],
            **kwargs,
        )


class Begin(ActPage):
    """From a placement to what comes of it."""

    model = Placement
    rule = rules.can_begin
    form_class = forms.BeginForm
    question = _("What does the placement lead to?")
    explanation = _("You fill in the terms next. Nothing is promised to anybody yet.")
    success_message = _("Begun. Fill in what is known.")

    def get_initial(self) -> dict[str, Any]:
        """The kind from the address line."""
        wanted = self.request.GET.get("kind", "")
        return {"kind": wanted} if wanted in HiringKind.values else {}

    def act(self, form: Any) -> Hiring:
        return actions.begin(self.obj, by=self.request.user, **form.cleaned_data)


class Edit(ModelActPage):
    model = Hiring
    rule = rules.can_edit
    form_class = forms.TermsForm
    question = _("What is agreed?")
    explanation = _("Fill in what is known. The rest can wait.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def act(self, form: Any) -> Hiring:
        return actions.edit(self.obj, by=self.request.user, **form.cleaned_data)


class HiringPage(ActPage):
    """What every verb on one hiring shares."""

    model = Hiring


class StudyPlan(RuleRequiredMixin, View):
    """The file of the study plan, for those who are in it."""

    model = Hiring
    rule = rules.can_read_plan
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """To be saved, never shown in the page, never kept by a cache."""
        plan = self.obj.study_plan
        if not plan or not plan.storage.exists(plan.name):
            raise Http404
        if request.user.pk != self.obj.person_id:
            log_access(self.obj, by=request.user)
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store, private",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        }
        return FileResponse(
            plan.open(), as_attachment=True, filename="study-plan.pdf", content_type="application/pdf", headers=headers
        )


class Check(HiringPage):
    """The check list: a business, or employment under another name."""

    rule = rules.can_check
    form_class = forms.CheckForm
    question = _("Is it the person's own business?")
    explanation = _("A yes speaks for a business, a no for employment (55/2001 ch. 1 § 1). You decide.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_initial(self) -> dict[str, Any]:
        """What was answered before."""
        check = BusinessCheck.objects.filter(hiring=self.obj).first()
        return {**check.answers, "decision": check.decision, "reason": check.reason} if check else {}

    def act(self, form: Any) -> Hiring:
        return actions.check(self.obj, by=self.request.user, **form.said())


class ContractPage(ActPage):
    """What every verb on one contract shares."""

    model = Contract
