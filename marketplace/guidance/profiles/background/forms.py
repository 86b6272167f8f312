"""Forms of the questions about her background: what she has done, her schooling, her way to work, her days, support."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.typed_fields import DayField
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.profiles.background.words import told_in_words
from marketplace.guidance.profiles.forms import AS_ANSWER, LONGEST_WAIT, NUMBER, QuestionForm, yes_or_no
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.rows.models import LONGEST_WORDS, MOST_MONTHS, Experience
from marketplace.guidance.profiles.states import Activity, ExperienceKind, Liking, Support, TravelMeans
from marketplace.reference.vocabulary.forms import ConceptOrWordsField
from marketplace.reference.vocabulary.queries import link_words
from marketplace.reference.vocabulary.states import Education, Kind

MOST_ROWS = 12
MOST_PERIODS = 3
CAR = "car"


class ExperienceForm(QuestionForm):
    """One thing that she has done, beside those told before; a word without an occupation is kept as it is."""

    kept = forms.MultipleChoiceField(
        label=_("You have told these"),
        help_text=_("Take a tick away to remove one."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(
        label=_("Where did you do it?"), choices=ExperienceKind, required=False, widget=forms.RadioSelect
    )
    work = ConceptOrWordsField(
        kinds=[Kind.OCCUPATION],
        label=_("What did you do?"),
        help_text=_("Write a word, for example “baker”. Pick the nearest one. If none fits, your own word stays."),
        required=False,
        validators=[MaxLengthValidator(LONGEST_WORDS), refuse_personal_id],
    )
    months = forms.IntegerField(
        label=_("How many months in all?"),
        help_text=_("A summer job is often 2. A year is 12. A guess will do."),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
        widget=NUMBER,
    )
    has_no_experience = forms.BooleanField(label=_("I have not done anything like this yet"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept: Any = self.fields["kept"]
        kept.choices = [(str(pk), told_in_words(row)) for pk, row in self.told.items()]
        del self.fields["has_no_experience" if self.told else "kept"]

    def answers(self, profile: Profile) -> dict[str, Any]:
        self.told = {row.pk: row for row in profile.experience_rows.select_related("occupation")}
        return {"kept": [str(pk) for pk in self.told], "has_no_experience": profile.has_no_experience}

    def clean(self) -> dict[str, Any]:
        """One more needs a place and a word; "nothing yet" and something exclude each other."""
        data = super().clean() or {}
        self.rows = [self.told[int(pk)] for pk in data.get("kept", [])]
        work = data.get("work")
        is_begun = bool(data.get("kind") or work or data.get("months"))
        if self.errors or not is_begun:
            return data
        if not data.get("kind"):
            self.add_error("kind", _("Choose where you did it."))
        if not work:
            self.add_error("work", _("Write what you did, with one word or a few."))
        if data.get("has_no_experience"):
            self.add_error(
                "has_no_experience", _("You wrote something above. Take this tick away or empty the fields.")
            )
        if len(self.rows) >= MOST_ROWS:
            self.add_error("work", _("This is a lot already. Take a tick away before you add more."))
        if not self.errors:
            self.rows.append(self._new_row(data))
        return data

    def _new_row(self, data: dict[str, Any]) -> Experience:
        work = data["work"]
        return Experience(
            kind=data["kind"],
            occupation=work.concept or link_words(work.words, [Kind.OCCUPATION]),
            words=work.words,
            months=data["months"],
        )

    def changes(self) -> dict[str, Any]:
        return {"rows": self.rows, "has_no_experience": self.cleaned_data.get("has_no_experience", False)}


class EducationForm(QuestionForm):
    """The highest schooling that she has finished."""

    education = forms.TypedChoiceField(
        label=_("What schooling have you finished?"),
        help_text=_("Choose the highest one. A school that you have begun counts under what you have done."),
        choices=Education.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class WayForm(QuestionForm):
    """How she gets to work and how long the way may take. A night bus is not asked of those under 18 (998/1993)."""

    means = forms.MultipleChoiceField(
        label=_("How do you get to work?"),
        help_text=_("Tick all that you can use."),
        choices=[*TravelMeans.choices, (CAR, _("by car: I have one to use"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    max_minutes = forms.IntegerField(
        label=_("How many minutes may the way take, one way?"),
        help_text=_("From door to door. For example 45"),
        min_value=5,
        max_value=180,
        required=False,
        widget=NUMBER,
    )
    night_bus = yes_or_no(_("Would a bus at night help you?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.profile.person.is_minor_on(timezone.localdate()):
            del self.fields["night_bus"]

    def answers(self, profile: Profile) -> dict[str, Any]:
        return {
            "means": [*profile.means, *([CAR] if profile.has_car else [])],
            "max_minutes": profile.max_minutes,
            "night_bus": AS_ANSWER[profile.night_bus],
        }

    def changes(self) -> dict[str, Any]:
        """The car goes to its own column."""
        ticked = self.cleaned_data["means"]
        means = [one for one in TravelMeans.values if one in ticked]
        return {**self.cleaned_data, "means": means, "has_car": CAR in ticked}


def period_fields() -> dict[str, DayField]:
    """A first and a last day for each period."""
    fields = {}
    for number in range(1, MOST_PERIODS + 1):
        fields[f"from_{number}"] = DayField(label=_("First day"), required=False)
        fields[f"until_{number}"] = DayField(label=_("Last day"), required=False)
    return fields


class AwayForm(QuestionForm):
    """Times when she is not free, at most three. Why is not asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(period_fields())

    def answers(self, profile: Profile) -> dict[str, Any]:
        self.before = [(row.starts_on, row.ends_on) for row in profile.busy_rows.all()]
        found: dict[str, Any] = {}
        for number, (first, last) in enumerate(self.before[:MOST_PERIODS], start=1):
            found |= {f"from_{number}": first, f"until_{number}": last}
        return found

    def periods(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each period."""
        return [(self[f"from_{number}"], self[f"until_{number}"]) for number in range(1, MOST_PERIODS + 1)]

    def clean(self) -> dict[str, Any]:
        """Both days or none, in order, not all in the past; an old answer may stay."""
        data = super().clean() or {}
        self.told = []
        for number in range(1, MOST_PERIODS + 1):
            first, last = data.get(f"from_{number}"), data.get(f"until_{number}")
            if self.errors or first is last is None:
                continue
            if first is None or last is None:
                self.add_error(f"from_{number}" if first is None else f"until_{number}", _("Write both days."))
            elif wrong := problem_of(first, last, self.before):
                self.add_error(f"until_{number}", wrong)
            else:
                self.told.append((first, last))
        return data

    def changes(self) -> dict[str, Any]:
        return {"periods": list(dict.fromkeys(self.told))}


def problem_of(first: dt.date, last: dt.date, before: list[tuple[dt.date, dt.date]]) -> Any:
    """What is wrong with a period as a sentence, None where nothing is."""
    today = timezone.localdate()
    if last < first:
        return _("The last day is before the first day.")
    if (first, last) not in before and not today <= last <= today + LONGEST_WAIT:
        return _("Write days to come, for example 1.12.2026.")
    return None


class ActivityForm(QuestionForm):
    """How one of the twelve activities sounds."""

    liking = forms.TypedChoiceField(choices=Liking.choices, coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        self.activity = activity
        super().__init__(*args, **kwargs)
        self.fields["liking"].label = activity.label

    def answers(self, profile: Profile) -> dict[str, Any]:
        return {"liking": profile.activities.get(self.activity.value)}

    def changes(self) -> dict[str, Any]:
        """The answers so far and this one."""
        return {"activities": {**self.profile.activities, self.activity.value: self.cleaned_data["liking"]}}


class SupportForm(QuestionForm):
    """What support she wishes for: no word about why."""

    support = forms.ChoiceField(
        label=_("How much would you like somebody beside you at work?"),
        help_text=_("This is your wish. You need not say why, and you can change it at any time."),
        choices=Support,
        required=False,
        widget=forms.RadioSelect,
    )
