"""Forms of referrals: what is told, the service's answers, the coach's idea."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.pickers import RowField
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.services.directory.models import Service
from marketplace.services.referrals.content import FACTS, HELD_BACK
from marketplace.services.referrals.queries import SERVICES, services_to_refer
from marketplace.services.referrals.states import DeclineReason, SharedDetail

FORTNIGHT = dt.timedelta(days=14)


def day_field(label: Any, **facts: Any) -> forms.DateField:
    """A day, picked from the browser's calendar where it has one."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **facts)


class ProposeForm(forms.Form):
    """A coach's idea: which service, and why in a sentence that only the young person reads."""

    service = RowField(source=SERVICES, queryset=Service.objects.none(), label=_("Which service?"))
    why = forms.CharField(
        label=_("Why could it help?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the young person and you read this."), validators=[refuse_personal_id],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["service"]
        chosen.queryset = services_to_refer()


class TellForm(forms.Form):
    """Her yes: what the service may know beside her first name."""

    ticked = forms.MultipleChoiceField(
        label=_("What may the service know?"), choices=SharedDetail.choices, required=False,
        help_text=_("Your first name is always told. Tick at least one way to reach you or your coach."),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    words = forms.CharField(
        label=_("Do you want to say something to the service?"), required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_personal_id],
    )  # fmt: skip

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held_back = person.held_back(HELD_BACK)
        there = [(name, label) for name, label in SharedDetail.choices if name not in held_back and FACTS[name](person)]
        ticked: Any = self.fields["ticked"]
        ticked.choices = there

    def clean_ticked(self) -> list[str]:
        """Somebody can be reached."""
        ticked = self.cleaned_data["ticked"]
        if not {SharedDetail.PHONE, SharedDetail.EMAIL, SharedDetail.COACH} & set(ticked):
            raise forms.ValidationError(_("Tick at least one way to reach you or your coach."), code="unreachable")
        return ticked


class AcceptForm(forms.Form):
    """A yes, by somebody with a name."""

    worker = forms.CharField(label=_("Who takes care of it with you?"), max_length=100)
    worker_phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    word = forms.CharField(
        label=_("A word to the young person"), required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}), validators=[refuse_personal_id],
        help_text=_("When and where to come, for example. The young person reads it in the service, not in an e-mail."),
    )  # fmt: skip


class WaitlistForm(AcceptForm):
    """Not yet: by which day more is known."""

    due_on = day_field(_("By which day do you tell more?"))

    field_order = ("worker", "worker_phone", "due_on", "word")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = timezone.localdate() + FORTNIGHT


class DeclineForm(forms.Form):
    """A no, with a reason that tells nothing about her."""

    decline_reason = forms.ChoiceField(label=_("Why not?"), choices=DeclineReason, widget=forms.RadioSelect)
    word = AcceptForm.base_fields["word"]


ANSWERS: dict[str, type[forms.Form]] = {
    "see": forms.Form, "accept": AcceptForm, "waitlist": WaitlistForm, "decline": DeclineForm, "start": forms.Form,
    "finish": forms.Form, "miss": forms.Form,
}  # fmt: skip
"""What each verb of a service asks for."""
