"""Forms of the drop-in: check in, who the visitor is, places and shifts, a note of the talk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.queries import people_of
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.services.dropins.models import Desk, Shift
from marketplace.services.dropins.states import Topic
from marketplace.services.dropins.validators import LONGEST, clean_nickname

LONGEST_NOTE = 2000


class CheckInForm(forms.Form):
    """A topic, and a nickname for who wants one."""

    topic = forms.ChoiceField(label=_("What would you like to talk about?"), choices=Topic, widget=forms.RadioSelect)
    nickname = forms.CharField(
        label=_("A nickname"), max_length=LONGEST, required=False,
        help_text=_("It is shown on the wall screen beside your number. Leave it empty if you like."),
    )  # fmt: skip

    def clean_nickname(self) -> str:
        """One word of letters."""
        return clean_nickname(self.cleaned_data["nickname"])


class LinkForm(forms.Form):
    """Which of the coach's young people it is."""

    person = forms.ModelChoiceField(label=_("Who is it?"), queryset=User.objects.none())

    def __init__(self, *args: Any, coach: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.queryset = people_of(coach)


class NoteForm(forms.Form):
    """What was talked about, for the file."""

    text = forms.CharField(
        label=_("What did you talk about?"), max_length=LONGEST_NOTE, widget=forms.Textarea,
        validators=[refuse_personal_id],
    )  # fmt: skip
    is_shared = forms.BooleanField(label=_("The young person reads this note too"), required=False)


class DeskForm(forms.ModelForm):
    class Meta:
        model = Desk
        fields = ("name", "street", "hours")
        help_texts = {"hours": _("For example Mon–Thu 12–16")}


class ShiftForm(forms.ModelForm):
    """Somebody on duty."""

    class Meta:
        model = Shift
        fields = ("day", "starts", "ends", "topic", "organisation", "expert")
        help_texts = {
            "day": _("For example 1.12.2026"),
            "starts": _("For example 10:00"),
            "ends": _("For example 10:00"),
            "expert": _("A first name is enough."),
        }
        widgets = {"day": forms.DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = timezone.localdate()


class StepForm(forms.Form):
    """One step in own words."""

    title = forms.CharField(label=_("What is the step?"), max_length=200, validators=[refuse_personal_id])
