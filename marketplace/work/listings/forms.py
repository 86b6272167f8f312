"""Short forms for each kind of place, and the small ones of its verbs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.organisations.models import Organisation
from accounts.organisations.queries import with_town
from accounts.organisations.states import OrganisationState
from accounts.people.validators import refuse_personal_id
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.words import trial_in_words
from marketplace.reference.vocabulary.forms import ConceptField, ConceptListField
from marketplace.reference.vocabulary.states import Kind
from marketplace.work.listings.limits import problems_of
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import BUSINESS_AIMS, TRIAL_AIMS, JobLikely, ListingKind

CONDITIONS = ("mornings", "days", "evenings", "nights", "weekends", "alcohol", "hazards", "needs_licence")


def _choices(aims: tuple) -> list[tuple[str, Any]]:
    return [(aim.value, aim.label) for aim in aims]


def condition_choices() -> list[tuple[str, Any]]:
    """What may belong to the work, in the words of the model."""
    return [(field.name, field.verbose_name) for field in Listing._meta.fields if field.name in CONDITIONS]


def day_field(label: Any, **facts: Any) -> forms.DateField:
    """A day, picked from the browser's calendar where it has one."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **facts)


class PlaceForm(forms.ModelForm):
    """What the four forms share: an occupation to pick, chips for what the work is like, no personal ids."""

    occupation = ConceptField(
        kinds=[Kind.OCCUPATION], label=_("Occupation"), help_text=_("Write a word and pick the nearest one.")
    )
    conditions = forms.MultipleChoiceField(
        label=_("What belongs to the work?"),
        choices=condition_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )
    job_likely = forms.ChoiceField(
        label=_("Is a job likely after?"),
        help_text=_("Say it honestly. Young people choose places where the answer is clear."),
        choices=JobLikely.choices,
        widget=forms.RadioSelect,
    )
    starts_on = day_field(_("First day"), required=False, help_text=_("Empty means as soon as it suits you both."))
    ends_on = day_field(_("Last day"), required=False)

    class Meta:
        model = Listing
        fields: tuple[str, ...] = ("title", "occupation", "tasks")
        labels = {
            "title": _("Title"),
            "tasks": _("What does the young person do?"),
            "municipality": _("Municipality"),
            "street": _("Street address of the work"),
            "seats": _("How many people can come?"),
            "hours_per_week": _("Hours a week"),
            "guide_name": _("Who guides at the workplace?"),
        }
        help_texts = {
            "title": _("What a friend would say: “Baker's helper”."),
            "tasks": _("Three or four things of an ordinary day are enough."),
        }
        widgets = {"tasks": forms.Textarea(attrs={"rows": 5}), "purpose": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "conditions" in self.fields:
            self.initial["conditions"] = [name for name in CONDITIONS if getattr(self.instance, name)]
        self._prepare_organisations(user)
        if "skills" in self.fields and self.instance.pk:
            cards = self.instance.certificates.values_list("pk", flat=True)
            self.initial["skills"] = [*self.instance.skill_rows.values_list("skill", flat=True), *cards]
        for field in self.fields.values():
            if type(field) is forms.CharField:
                field.validators.append(refuse_personal_id)

    def _prepare_organisations(self, user: Any) -> None:
        if not user.is_authenticated or self.instance.pk:
            return
        own = Organisation.objects.of(user).exclude(state=OrganisationState.BANNED).select_related("municipality")
        if own.count() > 1:
            field: Any = forms.ModelChoiceField(own, label=_("Employer"), initial=self.instance.organisation_id)
            field.label_from_instance = with_town
            self.fields = {"organisation": field, **self.fields}

    def clean_conditions(self) -> list[str]:
        """Write each condition to its own field of the listing."""
        ticked = self.cleaned_data["conditions"]
        for name in CONDITIONS:
            setattr(self.instance, name, name in ticked)
        return ticked

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        super().clean()
        cleaned = self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first day."))
        return cleaned

    def _post_clean(self) -> None:
        """After the fields, what the law asks of this kind of place, each sentence at its field."""
        if "organisation" in self.cleaned_data:
            self.instance.organisation = self.cleaned_data["organisation"]
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        for name, sentence in problems_of(self.instance).items():
            self.add_error(name if name in self.fields else None, sentence)

    def picked(self) -> dict[str, list]:
        """Skills and cards that were picked, for the action; empty where the form does not ask for them."""
        if "skills" not in self.fields:
            return {}
        concepts = self.cleaned_data["skills"]
        return {
            "skills": [concept for concept in concepts if concept.kind == Kind.SKILL],
            "cards": [concept for concept in concepts if concept.kind == Kind.CERTIFICATE],
        }


def skills_field() -> ConceptListField:
    """Skills and cards in one picker."""
    return ConceptListField(
        kinds=[Kind.SKILL, Kind.CERTIFICATE],
        label=_("Skills and cards that help"),
        help_text=_("Only what the work needs. Everything else can be learned."),
        required=False,
        most=10,
    )


class TrialForm(PlaceForm):
    """A work trial. It asks for no skills: the trial is there to try (380/2023 § 54)."""

    aim = forms.ChoiceField(label=_("What is the trial for?"), choices=_choices(TRIAL_AIMS), widget=forms.RadioSelect)
    ends_on = day_field(_("Last day"))

    class Meta(PlaceForm.Meta):
        fields = (
            "title", "occupation", "aim", "purpose", "tasks", "job_likely", "seats", "municipality", "street",
            "starts_on", "ends_on", "hours_per_week", "guide_name",
        )  # fmt: skip
        labels = {**PlaceForm.Meta.labels, "purpose": _("The purpose in your own words")}
        help_texts = {
            **PlaceForm.Meta.help_texts,
            "guide_name": _("A trial always has a guide who is there every day."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].required = False
        self.fields["guide_name"].required = True
        law = trial_in_words(Law.on(self.instance.starts_on or timezone.localdate()))
        self.fields["ends_on"].help_text = f"{law['months']}."
        self.fields["hours_per_week"].help_text = f"{law['hours_day']}. {law['days_week']}."

    def clean(self) -> dict[str, Any]:
        """Own words are optional: the aim says it then."""
        cleaned = super().clean()
        if not cleaned.get("purpose") and cleaned.get("aim"):
            label = str(dict(_choices(TRIAL_AIMS))[cleaned["aim"]])
            cleaned["purpose"] = label[0].upper() + label[1:]
        return cleaned


class JobForm(PlaceForm):
    """A job: pay is never missing."""

    skills = skills_field()

    class Meta(PlaceForm.Meta):
        fields = (
            "title", "occupation", "purpose", "tasks", "job_likely", "seats", "municipality", "street", "starts_on",
            "ends_on", "hours_per_week", "pay",
        )  # fmt: skip
        labels = {
            **PlaceForm.Meta.labels,
            "purpose": _("Why is this a good job for somebody who starts out?"),
            "pay": _("Pay"),
        }
        help_texts = {
            **PlaceForm.Meta.help_texts,
            "pay": _("For example 12.40 € an hour, or by which collective agreement."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pay"].required = True
        self.fields["job_likely"].label = _("Does the work go on after the last day?")
        self.fields["ends_on"].help_text = _("Empty means that the job goes on.")


class ApprenticeshipForm(PlaceForm):
    """An apprenticeship: pay, a named guide, 25 hours a week or more (531/2017 § 70)."""

    class Meta(PlaceForm.Meta):
        fields = (
            "title", "occupation", "purpose", "tasks", "job_likely", "seats", "municipality", "street", "starts_on",
            "ends_on", "hours_per_week", "pay", "guide_name",
        )  # fmt: skip
        labels = {**PlaceForm.Meta.labels, "purpose": _("What does the apprentice learn?"), "pay": _("Pay")}
        help_texts = {
            **PlaceForm.Meta.help_texts,
            "hours_per_week": _("At least 25 on average."),
            "pay": _("An apprentice is employed and paid. Name the amount or the collective agreement."),
            "guide_name": _("The guide at the workplace is named before it starts."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pay"].required = self.fields["guide_name"].required = True


class BusinessForm(PlaceForm):
    """An opening for an entrepreneur: a business, never employment in disguise (380/2023 § 99)."""

    aim = forms.ChoiceField(
        label=_("What kind of opening is it?"), choices=_choices(BUSINESS_AIMS), widget=forms.RadioSelect
    )
    skills = skills_field()
    is_honest = forms.BooleanField(
        label=_("This is real business: the entrepreneur decides when, how and for whom to work."),
        help_text=_("Work that is led and supervised by you is a job, and belongs under “job”."),
        error_messages={"required": _("If you lead and supervise the work, choose “job” instead.")},
    )
    job_likely = conditions = ends_on = None  # type: ignore[assignment]

    class Meta(PlaceForm.Meta):
        fields = (
            "title", "occupation", "aim", "purpose", "tasks", "seats", "municipality", "street", "starts_on",
            "hours_per_week", "pay",
        )  # fmt: skip
        labels = {
            **PlaceForm.Meta.labels,
            "purpose": _("What is offered, in your own words?"),
            "tasks": _("What does the business do?"),
            "hours_per_week": _("Hours a week at the beginning"),
            "pay": _("Money"),
        }
        help_texts = {
            **PlaceForm.Meta.help_texts,
            "purpose": _("For example: we hand over our café step by step within two years."),
            "pay": _("Price, share, rent or fee, as far as it is known."),
        }

    def _post_clean(self) -> None:
        """A business path is no job afterwards."""
        self.instance.job_likely = JobLikely.NO
        super()._post_clean()


FORMS: dict[str, type[PlaceForm]] = {
    ListingKind.TRIAL: TrialForm,
    ListingKind.APPRENTICESHIP: ApprenticeshipForm,
    ListingKind.JOB: JobForm,
    ListingKind.BUSINESS: BusinessForm,
}


class ReasonForm(forms.Form):
    """A reason that the other side reads."""

    reason = forms.CharField(
        label=_("Reason"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}), validators=[refuse_personal_id]
    )


class SendBackForm(ReasonForm):
    """What the employer should change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("What should be changed?")
        self.fields["reason"].help_text = _("The employer reads this. Say how it would be better.")


class ReopenForm(forms.Form):
    """How many can come now."""

    seats = forms.IntegerField(label=_("How many people can come in all?"), min_value=1, max_value=50)
