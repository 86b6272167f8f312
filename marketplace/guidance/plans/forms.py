"""Forms of the plan: goals, steps, a yes, a review, what serves a step; the questionnaire; time without work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.guidance.plans.beginnings import Survey
from marketplace.guidance.plans.models import Goal, Plan, Step
from marketplace.guidance.plans.queries import open_steps_of
from marketplace.guidance.plans.states import Fits, Owner, Priority
from marketplace.guidance.plans.words import sentences

DAY_HELP = _("For example 1.12.2026")


class GoalForm(forms.Form):
    """A goal in own words."""

    title = forms.CharField(
        label=_("What do you want to reach?"), max_length=200, help_text=_("Your own words are the best ones."),
        validators=[refuse_personal_id],
    )  # fmt: skip


class StepForm(forms.Form):
    """What is done, by whom, by when, how soon."""

    title = forms.CharField(label=_("What is done?"), max_length=200, validators=[refuse_personal_id])
    due_on = forms.DateField(label=_("By when?"), help_text=DAY_HELP)
    owner = forms.ChoiceField(label=_("Who does it?"), choices=Owner, widget=forms.RadioSelect, initial=Owner.YOUNG)
    owner_name = forms.CharField(label=_("Who, if somebody else?"), max_length=100, required=False)
    priority = forms.TypedChoiceField(
        label=_("How soon?"), choices=Priority, coerce=int, widget=forms.RadioSelect, initial=Priority.NORMAL
    )
    goal = forms.ModelChoiceField(
        label=_("Which goal does it serve?"), queryset=Goal.objects.none(), required=False, empty_label=_("none")
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goal: Any = self.fields["goal"]
        goal.queryset = plan.goals.all()

    def clean(self) -> dict[str, Any]:
        """A name goes with somebody else only."""
        data = super().clean() or {}
        if data.get("owner") == Owner.OTHER and not data.get("owner_name"):
            self.add_error("owner_name", _("Write who does it."))
        elif data.get("owner") != Owner.OTHER:
            data["owner_name"] = ""
        return data


class ReasonForm(forms.Form):
    """Why a step is left out."""

    reason = forms.CharField(
        label=_("Why is it left out?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id]
    )


class YesForm(forms.Form):
    """A yes to what was read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=32)


class ReviewForm(forms.Form):
    """The next time, if it is to be earlier than the last possible day."""

    review_on = forms.DateField(
        label=_("When do you look at it next?"), required=False,
        help_text=_("Leave this empty for the last possible day. For example 1.12.2026"),
    )  # fmt: skip


class ServeForm(forms.Form):
    """Which step a thing serves; the thing by its label and number."""

    step = forms.ModelChoiceField(label=_("Which step does this belong to?"), queryset=Step.objects.none())
    subject = forms.CharField(widget=forms.HiddenInput, max_length=60)
    subject_id = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        step: Any = self.fields["step"]
        step.queryset = open_steps_of(plan.person_id)


class GuaranteeForm(forms.Form):
    """Since when without work, when graduated, when an offer was made."""

    since_on = forms.DateField(label=_("Unemployed since"), help_text=DAY_HELP)
    graduated_on = forms.DateField(
        label=_("Graduated on"),
        required=False,
        help_text=_("A new degree lets the guarantee count a few years longer. For example 31.5.2026"),
    )
    offered_on = forms.DateField(
        label=_("An offer was made on"), required=False,
        help_text=_("Work, studies, a trial, coaching, a start-up grant or a pay subsidy. The waiting time stops."),
    )  # fmt: skip


class SentencesForm(forms.Form):
    """One page of the questionnaire. Every sentence may be skipped."""

    def __init__(self, *args: Any, survey: Survey, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in sentences(part):
            self.fields[one.code] = forms.ChoiceField(
                label=one.text, choices=Fits, required=False, widget=forms.RadioSelect,
                initial=survey.answers.get(one.code),
            )  # fmt: skip

    def said(self) -> dict[str, Any]:
        return {"answers": {code: value for code, value in self.cleaned_data.items() if value}}


class OwnWordsForm(forms.Form):
    """The last page: what no sentence asked."""

    own_words = forms.CharField(
        label=_("What are you proud of?"), max_length=500, required=False, widget=forms.Textarea,
        help_text=_("One thing is enough. Write nothing about your health here."), validators=[refuse_personal_id],
    )  # fmt: skip

    def __init__(self, *args: Any, survey: Survey, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own_words"].initial = survey.own_words

    def said(self) -> dict[str, Any]:
        return {"answers": {}, "own_words": self.cleaned_data["own_words"]}
