"""Pages of agreements: the list, one version, every verb on it; the link that signs one text without an account."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.audit.transitions import log_access
from accounts.links.views import MailLinkPage
from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.words import trial_in_words, with_section
from marketplace.work.agreements import actions, forms, rules
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import agreements_waiting_for, judge
from marketplace.work.agreements.signing.actions import mail_link
from marketplace.work.agreements.signing.models import SigningLink
from marketplace.work.agreements.signing.queries import unsigned_sides
from marketplace.work.agreements.signing.seals import fingerprint_of
from marketplace.work.agreements.signing.words import signed_in_words
from marketplace.work.agreements.states import AgreementState
from marketplace.work.agreements.words import changes_of, page_of, text_of_page, what_stops
from marketplace.work.placements.models import Placement

WITH = ("person", "organisation", "authority", "placement__listing__contact", "placement__person")
SHOWN_WITH = ("person", "organisation", "placement__listing")


class List(ListPage):
    """Agreements that the reader is part of or answers for; those that wait for her first, alone with ``?mine=1``."""

    model = Agreement
    rule = rules.can_list
    template_name = "marketplace/work/agreements/list.html"

    def get_rows(self) -> Any:
        """What waits for the reader, or everything that is not taken back."""
        if self.request.GET.get("mine"):
            return agreements_waiting_for(self.request.user)
        rows = super().get_rows().exclude(state=AgreementState.WITHDRAWN)
        return rows.select_related(*SHOWN_WITH)


class Detail(DetailPage):
    """One version: its text, who has signed and who is waited for, what differs, every other version."""

    model = Agreement
    rule = rules.can_view
    template_name = "marketplace/work/agreements/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(**page_of(self.obj, self.request.user), **kwargs)


class Write(ActPage):
    """Begin the first version."""

    model = Placement
    rule = rules.can_write
    question = _("Write the agreement?")
    explanation = _("We fill in what is known. You write the rest together, then both sides get a link to sign.")
    submit_label = _("Begin")

    def act(self, form: Any) -> Agreement:
        return actions.write(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """The form of the text."""
        return reverse("agreements:edit", args=[self.obj.pk])


class Amend(Write):
    """Begin a new version."""

    rule = rules.can_amend
    question = _("Change the agreement?")
    explanation = _(
        "You write a new version; the one in force stands until then. A corrected phone number is signed by nobody, "
        "hours and tasks by both sides, days by everybody."
    )

    def act(self, form: Any) -> Agreement:
        return actions.amend(self.obj, by=self.request.user)


class Renew(Write):
    """Go on at the same workplace."""

    rule = rules.can_renew
    form_class = forms.RenewForm
    question = _("Renew the work trial?")
    submit_label = _("Write the agreement")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How the days are counted, with the number of today's law."""
        months = trial_in_words(Law.on(timezone.localdate()))["months"]
        how = _("A new agreement at the same workplace. The days of both count together.")
        return super().get_context_data(explanation=f"{how} {months}.", **kwargs)

    def act(self, form: Any) -> Agreement:
        return actions.renew(self.obj, by=self.request.user, **form.cleaned_data)


class AgreementPage(ActPage):
    """What every verb on one version shares."""

    model = Agreement


class Edit(AgreementPage):
    rule = rules.can_edit
    form_class = forms.AgreementForm
    template_name = "marketplace/work/agreements/edit.html"
    success_message = _("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the version to the form."""
        return {**super().get_form_kwargs(), "version": self.obj}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form shows the young person's goals, so the look is noted."""
        log_access(self.obj, by=request.user)
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> Agreement:
        return actions.edit(self.obj, by=self.request.user, **form.cleaned_data)


class Sign(AgreementPage):
    """A side's yes."""

    rule = rules.can_sign
    template_name = "marketplace/work/agreements/sign.html"
    submit_label = _("Sign")
    success_message = _("Thank you. You have signed the agreement.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The whole text, and whether it can still be signed."""
        return super().get_context_data(**page_of(self.obj, self.request.user), **kwargs)

    def act(self, form: Any) -> Agreement:
        return actions.sign(self.obj, by=self.request.user)


class Check(AgreementPage):
    """The coach's check, with what the law asks."""

    rule = rules.can_check
    form_class = forms.CheckForm
    template_name = "marketplace/work/agreements/check.html"
    submit_label = _("Mark as checked")
    success_message = _("Checked. Thank you.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The findings: met, not met, not known."""
        answer = judge(self.obj)
        findings = [(with_section(one), one.verdict, Verdict(one.verdict).label) for one in answer.findings]
        facts = {"findings": findings, "stops": what_stops(answer), "until": answer.until}
        return super().get_context_data(**page_of(self.obj, self.request.user), **facts, **kwargs)

    def act(self, form: Any) -> Agreement:
        return actions.check(self.obj, by=self.request.user, **form.cleaned_data)


class Confirm(AgreementPage):
    """The official's signature."""

    rule = rules.can_confirm
    template_name = "marketplace/work/agreements/confirm.html"
    submit_label = _("Sign for the authority")
    success_message = _("Signed. The agreement is in force, and both sides have been told.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The text, the signatures and the coach's word."""
        return super().get_context_data(**page_of(self.obj, self.request.user), **kwargs)

    def act(self, form: Any) -> Agreement:
        return actions.confirm(self.obj, by=self.request.user)


class SignByLink(MailLinkPage):
    """One text to read and sign, by the link from a mail, without signing in: that very text, for that one side."""

    model = SigningLink
    joined = ("recipient", *(f"agreement__{name}" for name in WITH))
    rule = rules.can_sign_by_link
    template_name = "marketplace/work/agreements/link.html"
    cover_name = "marketplace/work/agreements/cover.html"
    invitation = _("Read and sign")

    def is_open(self) -> bool:
        """While the text is the one that was sent, and nobody has taken it back."""
        version = self.obj.agreement
        is_same = self.obj.fingerprint == version.fingerprint == fingerprint_of(version.content)
        return is_same and version.state != AgreementState.WITHDRAWN

    def standing(self) -> list[str]:
        return signed_in_words(self.obj)

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """The whole text, with a button while this side has not signed it."""
        if not self.is_open():
            return self._cover()
        version = self.obj.agreement
        has_signed = self.obj.party not in unsigned_sides(version)
        can_sign = version.state == AgreementState.OUT and not has_signed and self.obj.used_at is None
        facts = {"changes": changes_of(version), **text_of_page(version), "version": version}
        return super().opened(status, has_signed=has_signed, can_sign=can_sign, **facts, **kwargs)

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Sign as the person to whose mailbox the link went."""
        try:
            actions.sign_by_link(self.obj, by=self.reader())
        except ValidationError as refusal:  # used, signed, withdrawn or changed: the cover says how things stand
            return self.refused(refusal)
        return self.done()

    def send_fresh(self) -> None:
        mail_link(self.obj)
