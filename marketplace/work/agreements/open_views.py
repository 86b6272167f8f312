"""Doors without an account: a link that signs one text, and the page that verifies an agreement; and the PDF."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.generic import TemplateView, View

from accounts.access.rules import anyone
from accounts.access.tenancy import across_authorities
from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin
from accounts.audit.transitions import log_access
from marketplace.work.agreements import actions, rules
from marketplace.work.agreements.forms import CodeForm
from marketplace.work.agreements.models import Agreement, SigningLink
from marketplace.work.agreements.pages import changes_of, text_of_page
from marketplace.work.agreements.printing import pdf_of
from marketplace.work.agreements.queries import proof_of, unsigned_sides
from marketplace.work.agreements.signing import fingerprint_of
from marketplace.work.agreements.states import AgreementState, Proof

CONFLICT = 409
WITH = ("person", "organisation", "authority", "placement__listing__contact", "placement__person")


class Link(ReadOnlyMixin, TemplateView):
    """One text to read and sign, by the link from a mail, without signing in.

    Opening the page changes nothing, so that mail scanners sign for nobody.
    """

    template_name = "marketplace/work/agreements/link.html"
    rule = anyone

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the link by its secret, across authorities."""
        with across_authorities():
            rows = SigningLink.objects.select_related("recipient", *(f"agreement__{name}" for name in WITH))
            self.link = get_object_or_404(rows, token=kwargs["token"])
            chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, self.link.recipient.language)
            with translation.override(chosen if chosen in dict(settings.LANGUAGES) else None):
                response: Any = super().dispatch(request, *args, **kwargs)
                if hasattr(response, "render"):
                    response.render()
            response["Referrer-Policy"] = "strict-origin"  # no-referrer would make the form's own Origin null
            response["Cache-Control"] = "no-store, private"
            return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The text while it is the one that the link was made for; once it is not, nothing of it is shown."""
        version = self.link.agreement
        is_same = self.link.fingerprint == version.fingerprint == fingerprint_of(version.content)
        is_out = version.state == AgreementState.OUT and is_same
        has_signed = self.link.party not in unsigned_sides(version)
        shown = is_same and version.state != AgreementState.WITHDRAWN
        facts = {"changes": changes_of(version), **text_of_page(version)} if shown else {}
        return super().get_context_data(
            object=version, link=self.link, is_shown=shown, has_signed=has_signed,
            can_sign=is_out and not has_signed and self.link.used_at is None, **facts, **kwargs,
        )  # fmt: skip


class LinkPost(Link):
    """The pressed button under the text."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign as the person to whose mailbox the link went."""
        try:
            actions.sign_by_link(self.link, by=self.link.recipient)
        except ValidationError as refusal:  # used, signed, withdrawn or changed: the page says how things stand
            self.link.agreement.refresh_from_db()
            return self.render_to_response(self.get_context_data(refusals=refusal.messages), status=CONFLICT)
        return HttpResponseRedirect(reverse("agreements:link", args=[self.link.token]))


class Verify(ReadOnlyMixin, TemplateView):
    """Anybody may check a code: valid, changed, withdrawn or invalid, and dates; never a name."""

    template_name = "marketplace/work/agreements/verify.html"
    rule = anyone

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of a code that was typed has an address of its own."""
        form = CodeForm(request.GET) if "code" in request.GET else None
        if form and form.is_valid() and form.cleaned_data["code"]:
            return HttpResponseRedirect(reverse("agreements:proof", args=[form.cleaned_data["code"]]))
        return super().get(request, *args, form=form or CodeForm(), **kwargs)


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
