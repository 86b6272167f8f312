"""Forms of profiles: one question each, in the words of a young person."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access.models import Municipality
from accounts.access.typed_fields import AmountField, DayField
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.photos import make_photo
from marketplace.guidance.profiles.states import WANTED_MEANS, Interest, SkillLevel
from marketplace.reference.vocabulary.forms import ConceptListField, concepts_of
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Kind

MOST_SKILLS = 30
MOST_WISHES = 8
NUMBER = forms.TextInput(attrs={"inputmode": "numeric"})
USUAL_HOURS = ("10", "15", "20", "25", "30", "37.5")  # a week
OTHER = "other"
LONGEST_WAIT = dt.timedelta(days=2 * 365)
YES_OR_NO = (("yes", _("yes")), ("no", _("no")), ("", pgettext_lazy("answer", "I don't know yet")))
AS_BOOL = {"yes": True, "no": False, "": None}
AS_ANSWER = {value: answer for answer, value in AS_BOOL.items()}


def text_area(label: Any, limit: int, help_text: Any = "") -> forms.CharField:
    """A free text of a profile: optional, and no place for a personal identity code."""
    return forms.CharField(
        label=label, max_length=limit, required=False, widget=forms.Textarea, help_text=help_text,
        validators=[refuse_personal_id],
    )  # fmt: skip


class QuestionForm(forms.Form):
    """One question about a profile: starts from its answers and gives back what an action writes."""

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        self.profile = profile
        kwargs["initial"] = self.answers(profile)
        super().__init__(*args, **kwargs)

    def answers(self, profile: Profile) -> dict[str, Any]:
        """What the fields show: by default the fields of the profile by the same names."""
        return {name: getattr(profile, name) for name in self.base_fields}

    def changes(self) -> dict[str, Any]:
        """What the action of this question is given."""
        return self.cleaned_data


class KindsForm(QuestionForm):
    """What kinds of places."""

    kinds = forms.MultipleChoiceField(
        label=_("What kind of place are you looking for?"),
        help_text=_("Tick all that suit you."),
        choices=tuple(WANTED_MEANS.items()),
        widget=forms.CheckboxSelectMultiple,
    )


class SkillsForm(QuestionForm):
    """What she can do: any skill by a word, everyday ones by group as well; what is chosen stands with the search."""

    more = ConceptListField(
        label=_("What can you do?"),
        help_text=_("From home, school, hobbies or work: everything counts. Write a word or choose a picture."),
        kinds=[Kind.SKILL],
        required=False,
        most=MOST_SKILLS,
    )
    everyday = forms.TypedMultipleChoiceField(
        label=_("Choose from the pictures"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = sorted(Concept.objects.skills().everyday(), key=lambda one: (one.get_group_display(), one.name))
        self.listed = {one.pk: one for one in listed}
        more: Any = self.fields["more"]
        more.is_needed = True  # one at least, here or among the pictures
        everyday: Any = self.fields["everyday"]
        everyday.choices = [(pk, one.name) for pk, one in self.listed.items()]

    def groups(self) -> list[tuple[str, str, list[tuple[Concept, bool]], int]]:
        """Code and name of a group, its skills that do not stand with the search, their ticks, and how many ticks."""
        ticked = {str(value) for value in self["everyday"].value() or []}
        above = {one.pk for one in concepts_of(self["more"].value(), [Kind.SKILL])}
        open_to_choose = [one for one in self.listed.values() if one.pk not in above]
        found = []
        for (code, name), some in groupby(open_to_choose, key=lambda one: (one.group, one.get_group_display())):
            skills = [(one, str(one.pk) in ticked) for one in some]
            found.append((code, name, skills, sum(is_ticked for _skill, is_ticked in skills)))
        return found

    def answers(self, profile: Profile) -> dict[str, Any]:
        """All that is chosen stands with the search."""
        return {"more": [row.skill for row in profile.skill_rows.select_related("skill")], "everyday": []}

    def clean(self) -> dict[str, Any]:
        """At least one, and not so many that nobody reads them."""
        data = super().clean() or {}
        chosen = {pk: self.listed[pk] for pk in data.get("everyday", [])} | {
            one.pk: one for one in data.get("more", [])
        }
        self.chosen = list(chosen.values())
        if not self.errors and not self.chosen:
            self.add_error("more", _("Tick at least one. Small things count too."))
        if len(self.chosen) > MOST_SKILLS:
            self.add_error("everyday", _("Choose your best %(most)s.") % {"most": MOST_SKILLS})
        return data

    def changes(self) -> dict[str, Any]:
        """New skills begin at "I can do it", the others keep their level."""
        levels = dict(self.profile.skill_rows.values_list("skill", "level"))
        return {"levels": {one: levels.get(one.pk, SkillLevel.CAN) for one in self.chosen}}


class WishesForm(QuestionForm):
    """Occupations of interest."""

    occupations = ConceptListField(
        label=_("What work interests you?"),
        help_text=_("Write a word: an occupation, a place or a thing. You can choose several."),
        kinds=[Kind.OCCUPATION],
        most=MOST_WISHES,
    )

    def answers(self, profile: Profile) -> dict[str, Any]:
        return {"occupations": [row.occupation for row in profile.wish_rows.select_related("occupation")]}

    def changes(self) -> dict[str, Any]:
        """New wishes begin at "interested", the others keep theirs."""
        interests = dict(self.profile.wish_rows.values_list("occupation", "interest"))
        chosen = self.cleaned_data["occupations"]
        return {"interests": {one: interests.get(one.pk, Interest.INTERESTED) for one in chosen}}


class CertificatesForm(QuestionForm):
    """Cards and certificates that are in force."""

    certificates = forms.ModelMultipleChoiceField(
        label=_("Which cards or certificates do you have?"),
        help_text=_("Only those that are in force. None is fine too."),
        queryset=Concept.objects.certificates(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )

    def answers(self, profile: Profile) -> dict[str, Any]:
        return {"certificates": profile.certificates.all()}


class TravelForm(QuestionForm):
    """Where she lives and how far away a place may be."""

    municipality = forms.ModelChoiceField(
        label=_("Where do you live?"), queryset=Municipality.objects.all(), empty_label=_("I'd rather not say"),
        required=False,
    )  # fmt: skip
    max_km = forms.IntegerField(
        label=_("How many kilometres can you go to work?"),
        help_text=_("For example 20"),
        min_value=1,
        max_value=300,
        widget=NUMBER,
    )
    has_licence = forms.BooleanField(label=_("I have a driving licence (B)"), required=False)

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, profile=profile, **kwargs)
        if profile.person.is_safety_flagged:  # nobody needs to know where she lives
            del self.fields["municipality"]


def yes_or_no(label: Any) -> forms.TypedChoiceField:
    """Yes, no, or not known yet."""
    return forms.TypedChoiceField(
        label=label, choices=YES_OR_NO, coerce=AS_BOOL.get, empty_value=None, required=False, widget=forms.RadioSelect
    )


class TimesForm(QuestionForm):
    """When she can work. Nights are not asked of those under 18, basic school of nobody else (998/1993)."""

    usual_hours = forms.ChoiceField(
        label=_("How many hours a week would you like to work?"),
        help_text=_("A full week is usually 37.5 hours."),
        required=False,
        widget=forms.RadioSelect(attrs={"class": "as-chips"}),
    )
    hours_per_week = AmountField(
        label=_("How many hours, then?"),
        help_text=_("For example 12 or 37.5."),
        min_value=1,
        max_value=40,
        max_digits=3,
        decimal_places=1,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    evenings = yes_or_no(_("Do evenings suit you?"))
    nights = yes_or_no(_("Do nights suit you?"))
    weekends = yes_or_no(_("Do weekends suit you?"))
    free_from = DayField(
        label=_("From which day can you start?"),
        help_text=_("For example 1.12. or “now”. You can leave it empty, too."),
        required=False,
    )
    finished_school = yes_or_no(_("Have you finished basic school?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_minor = self.profile.person.is_minor_on(timezone.localdate())
        del self.fields["nights" if is_minor else "finished_school"]
        hours: Any = self.fields["usual_hours"]
        hours.choices = [*((code, localize(Decimal(code))) for code in USUAL_HOURS), (OTHER, _("another number"))]
        hours.is_needed = True

    def answers(self, profile: Profile) -> dict[str, Any]:
        """Booleans as the words of the choices; hours as a chip, or as a number where no chip says it."""
        names = [name for name in self.base_fields if name not in ("usual_hours", "hours_per_week")]
        told = {name: getattr(profile, name) for name in names}
        found = {name: AS_ANSWER[value] if isinstance(value, bool) else value for name, value in told.items()}
        hours = profile.hours_per_week
        chip = next((code for code in USUAL_HOURS if hours == Decimal(code)), OTHER if hours else "")
        return {**found, "usual_hours": chip, "hours_per_week": hours.normalize() if chip == OTHER and hours else None}

    def clean(self) -> dict[str, Any]:
        """The hours of the chip; the number counts where no chip says one."""
        data = super().clean() or {}
        chip = data.pop("usual_hours", "")
        if chip and chip != OTHER:
            self.errors.pop("hours_per_week", None)
            data["hours_per_week"] = Decimal(chip)
        elif data.get("hours_per_week") is None and not self.errors.get("hours_per_week"):
            data.pop("hours_per_week", None)
            empty = forms.ValidationError(_("Choose how many hours."), code="required")
            self.add_error("hours_per_week" if chip else "usual_hours", empty)
        return data

    def clean_free_from(self) -> dt.date | None:
        """A day to come, within two years; an old answer may stay."""
        day: dt.date | None = self.cleaned_data["free_from"]
        today = timezone.localdate()
        if day is None or day == self.profile.free_from:
            return day
        if not today <= day <= today + LONGEST_WAIT:
            raise forms.ValidationError(_("Write a day to come, for example 1.12.2026."), code="day")
        return day


class PhotoForm(QuestionForm):
    """A photo, or none."""

    photo = forms.FileField(
        label=_("Would you like to add a photo?"),
        help_text=_(
            "You need none. Your coach sees it. A workplace sees it only if you tick it when you are introduced there."
        ),
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    remove = forms.BooleanField(label=_("Take the photo away"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.profile.photo:
            del self.fields["remove"]

    def answers(self, profile: Profile) -> dict[str, Any]:
        return {}

    def clean_photo(self) -> ContentFile | None:
        """The picture drawn anew, None where none was sent."""
        sent = self.cleaned_data["photo"]
        return make_photo(sent) if sent else None
