"""Forms of hirings: terms by kind, study plan, check list, case of support, and the calculator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.access.typed_fields import AmountField
from accounts.people.validators import refuse_personal_id
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.employment import QUESTIONS, Said
from marketplace.reference.eligibility.schemes.subsidy import months_without_dismissals
from marketplace.reference.eligibility.words import PLURAL, filled
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.states import Decision, HiringKind, Scheme
from marketplace.work.outcomes.validators import check_plan

DAY = _("For example 1.12.2026")
LONGEST_REASON = 300
EMPLOYER_FACTS = ("host_form", "is_for_business", "dismissed_lately", "has_debts", "had_support_for_her")
PAY = ("euros_an_hour", "collective_agreement", "pays_agreed_wage")
TIME = ("starts_on", "length", "ends_on", "hours_per_week", "hours_per_day")
FIXED_TIME = ("starts_on", "ends_on", "hours_per_week", "hours_per_day")
WHY = _("Why?")
DISMISSED = ngettext_lazy(
    "Somebody was dismissed for financial reasons in the last %(months)s month",
    "Somebody was dismissed for financial reasons in the last %(months)s months",
    PLURAL,
)
LEARNING = (
    "study_title", "instructor_name", "instructor_phone", "provider_name", "provider_contact", "provider_phone",
)  # fmt: skip
TERMS: dict[str, tuple[str, ...]] = {
    HiringKind.APPRENTICESHIP: (*FIXED_TIME, *PAY, *LEARNING, *EMPLOYER_FACTS),
    HiringKind.TRAINING: (*FIXED_TIME, *LEARNING, "host_form"),
    HiringKind.JOB: (*TIME, *PAY, *EMPLOYER_FACTS),
    HiringKind.BUSINESS: ("starts_on",),
}


def day_field(label: Any, *, is_today: bool = False) -> forms.DateField:
    """A date, today at first where that is likely."""
    return forms.DateField(label=label, help_text=DAY, initial=timezone.localdate if is_today else None)


def reason_field(label: Any = WHY, *, required: bool = True) -> forms.CharField:
    """A short free text without a personal identity code."""
    return forms.CharField(
        label=label, max_length=LONGEST_REASON, required=required, widget=forms.Textarea,
        validators=[refuse_personal_id],
    )  # fmt: skip


class BeginForm(forms.Form):
    """What the placement leads to."""

    kind = forms.ChoiceField(label=_("What comes next?"), choices=HiringKind, widget=forms.RadioSelect)


class TermsForm(forms.ModelForm):
    """What is agreed, as far as it is: the fields of the kind. Agreeing asks for what is missing."""

    class Meta:
        model = Hiring
        fields = tuple(dict.fromkeys(name for names in TERMS.values() for name in names))
        help_texts = {
            "starts_on": DAY,
            "ends_on": DAY,
            "collective_agreement": _("Name it. If no agreement binds you, write that there is none."),
            "hours_per_day": _("Needed for somebody under 18."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = TERMS[self.instance.kind]
        for name in [name for name in self.fields if name not in wanted]:
            del self.fields[name]
        for name in {"hours_per_week", "hours_per_day", "euros_an_hour"} & set(self.fields):
            self.fields[name].localize = True
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "decimal"})
        for name in {"starts_on", "ends_on"} & set(self.fields):
            self.fields[name].widget = forms.DateInput()
        if "dismissed_lately" in self.fields:
            law = Law.on(self.instance.starts_on or timezone.localdate())
            self.fields["dismissed_lately"].label = filled(DISMISSED, {"months": months_without_dismissals(law)})

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The last day is before the first day."))
        return data

    def _post_clean(self) -> None:
        """The action writes and checks the row; the form leaves the instance alone."""


class AttachForm(forms.Form):
    """The study plan as a PDF."""

    study_plan = forms.FileField(
        label=_("Study plan (PDF)"), help_text=_("A PDF of at most 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )  # fmt: skip

    def clean_study_plan(self) -> ContentFile:
        """A PDF by its content."""
        return check_plan(self.cleaned_data["study_plan"])


class EndForm(forms.Form):
    """The last day."""

    ended_on = day_field(_("Last day at work"), is_today=True)


class ReasonForm(forms.Form):
    reason = reason_field()


class SendForm(forms.Form):
    """When the contract went out."""

    sent_on = day_field(_("Sent on"), is_today=True)


class SignForm(forms.Form):
    """When the last party signed."""

    signed_on = day_field(_("Signed on"), is_today=True)


class CheckForm(forms.Form):
    """Each question, then the decision."""

    decision = forms.ChoiceField(label=_("What do you conclude?"), choices=Decision, widget=forms.RadioSelect)
    reason = reason_field(_("Why, if some answers speak against it?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, words in QUESTIONS.items():
            self.fields[code] = forms.ChoiceField(label=words, choices=Said, widget=forms.RadioSelect)
        self.order_fields([*QUESTIONS, "decision", "reason"])

    def said(self) -> dict[str, Any]:
        """What the action wants."""
        data = self.cleaned_data
        return {
            "answers": {code: data[code] for code in QUESTIONS},
            "decision": data["decision"],
            "reason": data["reason"],
        }


class OpenCaseForm(forms.Form):
    scheme = forms.ChoiceField(label=_("Which support?"), choices=Scheme, widget=forms.RadioSelect)


class EstimateForm(forms.ModelForm):
    """What is known of her; only she and the coach see it."""

    class Meta:
        model = Case
        fields = ("unemployed_since", "has_upper_secondary", "last_paid_work_on")
        help_texts = {"unemployed_since": DAY, "last_paid_work_on": DAY}

    def _post_clean(self) -> None:
        """The action writes and checks the row; the form leaves the instance alone."""


class AskForm(forms.Form):
    """Which documents are missing."""

    documents = reason_field(_("Which documents are missing?"))


class ApplyForm(forms.Form):
    """When it was applied for."""

    applied_on = day_field(_("Applied for on"), is_today=True)


class GrantForm(forms.Form):
    decided_on = day_field(_("Decided on"), is_today=True)
    months = forms.IntegerField(label=_("For how many months?"), min_value=1, max_value=60)


class RefuseForm(forms.Form):
    decided_on = day_field(_("Decided on"), is_today=True)
    reason = reason_field()


class PayForm(forms.Form):
    """A paid period."""

    first_on = day_field(_("First day of the period"))
    last_on = day_field(_("Last day of the period"))
    euros = AmountField(label=_("Euros"), min_value=0, max_digits=8, decimal_places=2, localize=True)
    paid_on = day_field(_("Paid on"), is_today=True)
