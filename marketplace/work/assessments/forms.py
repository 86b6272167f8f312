"""Forms of end assessments: the one page, saved in part or given whole, and the young person's word."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.validators import refuse_personal_id
from marketplace.work.assessments.models import LONGEST, Assessment
from marketplace.work.assessments.states import Level, Suits, WorkingSkill
from marketplace.work.placements.states import HEARD

SKILL = "skill_"
WANTED = ("suits", "suits_words", "learning_needs")


class AssessmentForm(forms.ModelForm):
    """The page as it is saved in part: everything may be left out."""

    suits = forms.ChoiceField(
        label=_("How does the work suit?"), choices=Suits, widget=forms.RadioSelect, required=False
    )

    class Meta:
        model = Assessment
        fields = ("suits", "suits_words", "went_well", "learning_needs", "advice")
        labels = {
            "suits_words": _("How does this work, occupation or field suit? Tell in your own words."),
            "went_well": _("What went well?"),
            "learning_needs": _("What is still to be learnt?"),
            "advice": _("Your advice for the next step"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.asks_more:
            del self.fields["learning_needs"]
            return
        for code, label in WorkingSkill.choices:
            self.fields[f"{SKILL}{code}"] = forms.ChoiceField(
                label=label, choices=Level, widget=forms.RadioSelect, required=False,
                initial=self.instance.skills.get(code, ""),
            )  # fmt: skip

    def _post_clean(self) -> None:
        """The action writes and checks the row; the form leaves the instance alone."""

    @property
    def parts(self) -> dict[str, Any]:
        """What was written, as the columns of the row."""
        written = {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}
        if self.instance.asks_more:
            levels = {code: self.cleaned_data.get(f"{SKILL}{code}") for code in WorkingSkill.values}
            written["skills"] = {code: level for code, level in levels.items() if level}
        return written


class WholeForm(AssessmentForm):
    """The page as it is given: what the law asks for must be there (380/2023 § 57)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [one for one in self.fields if one in WANTED or one.startswith(SKILL)]:
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _("Write this too, or save and go on later.")


class HeardForm(WholeForm):
    """The same page given by the coach, who says how she heard it."""

    how_told = forms.ChoiceField(label=_("How did you hear it?"), choices=HEARD, widget=forms.RadioSelect)


class ConfirmForm(forms.Form):
    """A yes, with her own words where she has some."""

    her_words = forms.CharField(
        label=_("Your own words"), max_length=LONGEST, required=False, widget=forms.Textarea,
        validators=[refuse_personal_id],
    )  # fmt: skip


class DisputeForm(forms.Form):
    """How she sees it."""

    her_words = forms.CharField(
        label=_("How do you see it?"), max_length=LONGEST, widget=forms.Textarea, validators=[refuse_personal_id]
    )


class ReopenForm(forms.Form):
    """Why it is opened again."""

    reason = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id])
