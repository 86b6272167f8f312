"""Pages that verify an agreement without an account, and the PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.generic import TemplateView, View

from accounts.access.rules import anyone
from accounts.access.tenancy import across_authorities
from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin
from accounts.audit.transitions import log_access
from marketplace.work.agreements import rules
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.proofs import forms
from marketplace.work.agreements.proofs.exports import pdf_of
from marketplace.work.agreements.queries import proof_of
from marketplace.work.agreements.states import Proof


class Verify(ReadOnlyMixin, TemplateView):
    """Anybody may check a code: valid, changed, withdrawn or invalid, and dates; never a name."""

    template_name = "marketplace/work/agreements/verify.html"
    rule = anyone

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of a code that was typed has an address of its own."""
        form = forms.CodeForm(request.GET) if "code" in request.GET else None
        if form and form.is_valid() and form.cleaned_data["code"]:
            return HttpResponseRedirect(reverse("agreements:proof", args=[form.cleaned_data["code"]]))
        return super().get(request, *args, form=form or forms.CodeForm(), **kwargs)


class ShowProof(ReadOnlyMixin, TemplateView):
    """What is true of one code now."""

    template_name = "marketplace/work/agreements/proof.html"
    rule = anyone

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """An unknown code looks like an altered agreement: both are invalid."""
        with across_authorities():
            rows = Agreement.objects.select_related("placement")
            version = rows.filter(code=kwargs["code"].upper()).first()
            proof = proof_of(version) if version else Proof.INVALID
            facts = _dates(version) if version and proof != Proof.INVALID else {}
        return super().get_context_data(proof=proof, **facts, **kwargs)


def _dates(version: Agreement) -> dict[str, Any]:
    return {
        "number": version.number, "in_force_at": version.in_force_at, "over_at": version.over_at,
        "starts_on": version.placement.starts_on, "ends_on": version.placement.ends_on,
        "ended_on": version.placement.ended_on, "fingerprint": version.fingerprint,
    }  # fmt: skip


class Pdf(RuleRequiredMixin, View):
    """The agreement as a tagged PDF in the reader's language."""

    model = Agreement
    rule = rules.can_view
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, never kept by a cache."""
        if request.user.pk != self.obj.person_id:
            log_access(self.obj, by=request.user)
        body = pdf_of(self.obj, get_language() or "fi")
        headers = {
            "Content-Disposition": f'inline; filename="agreement-{self.obj.code}-{self.obj.number}.pdf"',
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        }
        return HttpResponse(body, content_type="application/pdf", headers=headers)
