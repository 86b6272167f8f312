"""Forms of what comes next: taps, and the choice of a step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.work.nextsteps.queries import coaches_of
from marketplace.work.nextsteps.states import Going, GoOn, StepKind
from marketplace.work.placements.states import Outcome

WEEK = dt.timedelta(days=7)


class TapForm(forms.Form):
    """One of the two questions, or both: each button sends its own."""

    going = forms.ChoiceField(label=_("How is it going?"), choices=Going, required=False)
    go_on = forms.ChoiceField(label=_("Could it go on?"), choices=GoOn, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (data.get("going") or data.get("go_on")):
            raise forms.ValidationError(_("Choose one of the answers."), code="required")
        return data


class SituationForm(forms.Form):
    """How things are now: one button."""

    situation = forms.ChoiceField(label=_("How are things now?"), choices=Outcome)


class ChooseForm(forms.Form):
    """What comes next, who takes care of it, by when."""

    kind = forms.ChoiceField(label=_("What comes next?"), choices=StepKind, widget=forms.RadioSelect)
    owner = forms.ModelChoiceField(label=_("Who takes care of it?"), queryset=User.objects.none())
    due_on = forms.DateField(label=_("By when?"), help_text=_("For example 1.12.2026"))
    note = forms.CharField(
        label=_("A word about it"), max_length=300, required=False, widget=forms.Textarea,
        validators=[refuse_personal_id],
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = coaches_of(user)
        owner.initial = user.pk
        self.fields["due_on"].initial = timezone.localdate() + WEEK


class WithdrawForm(forms.Form):
    """Why it did not come to be."""

    reason = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea, validators=[refuse_personal_id])
