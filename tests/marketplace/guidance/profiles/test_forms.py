"""Forms of profiles by themselves: what no text may hold, strengths as text, ticks and limits."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.people.validators import holds_personal_id, refuse_personal_id
from marketplace.guidance.profiles.forms import KindsForm, SkillsForm, WishesForm
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.questions.forms import StrengthsForm, read_strengths
from marketplace.guidance.profiles.states import Strength
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Group


@pytest.mark.parametrize("sign", "-+YXWVUABCDEF")
def test_a_personal_identity_code_is_known_by_every_sign_of_the_century(sign):
    assert holds_personal_id(f"tunnus 131052{sign}308T.")


@pytest.mark.parametrize(
    "text",
    ["131052-308t", "131052–308T", "131052−308T", "131052 - 308 T", "(131052-308T)", "a131052-308Tö", "010190-900P"],
)
def test_a_personal_identity_code_is_known_however_it_is_typed(text):
    with pytest.raises(ValidationError) as refusal:
        refuse_personal_id(text)
    assert refusal.value.code == "personal_id"


@pytest.mark.parametrize(
    "text",
    [
        "", "131052-308U", "311399-123A", "040 123 4567", "+358401234567", "0149669-3", "1.12.2026", "15140 Lahti",
        "4131052-308T", "131052-308TA", "131052-3081", "FI2112345600000785",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text):
    assert not holds_personal_id(text)


@pytest.mark.django_db
@pytest.mark.parametrize("ticked", [[], ["calm"], ["calm", "tidy", "digital"]])
@pytest.mark.parametrize("own", ["", "Leivoin.", "Rivi 1\nRivi 2", "En tiedä. Ehkä."])
def test_strengths_come_apart_as_they_went_together(draft, ticked, own):
    form = StrengthsForm({"ticked": ticked, "own": own}, profile=draft)
    assert form.is_valid(), form.errors
    found, text = read_strengths(form.changes()["strengths"])
    assert (found, " ".join(text.split())) == (ticked, " ".join(own.split()))


def test_a_text_that_nobody_ticked_is_all_her_own():
    assert read_strengths("Olen täsmällinen ja nopea oppimaan.") == ([], "Olen täsmällinen ja nopea oppimaan.")
    assert read_strengths("") == ([], "")


@pytest.mark.django_db
def test_six_ticks_and_a_long_text_are_told_to_be_too_long(draft):
    form = StrengthsForm({"ticked": Strength.values[:6], "own": "x" * 590}, profile=draft)
    assert list(form.errors) == ["own"]


@pytest.mark.django_db
def test_what_the_forms_let_through_fits_the_columns(draft):
    form = StrengthsForm({"ticked": Strength.values[:6], "own": "x" * 400}, profile=draft)
    assert form.is_valid()
    assert len(form.changes()["strengths"]) <= Profile._meta.get_field("strengths").max_length


@pytest.mark.django_db
@pytest.mark.parametrize("kinds", [["x"], ["job", "x"], [""], ["job" * 100]])
def test_a_kind_that_does_not_exist_is_refused(draft, kinds):
    assert list(KindsForm({"kinds": kinds}, profile=draft).errors) == ["kinds"]


@pytest.mark.django_db
def test_more_than_thirty_skills_are_too_many(draft):
    everyday = list(Concept.objects.skills().everyday().values_list("pk", flat=True)[:31])
    assert list(SkillsForm({"everyday": everyday}, profile=draft).errors) == ["everyday"]
    assert SkillsForm({"everyday": everyday[:30]}, profile=draft).is_valid()


@pytest.mark.django_db
def test_a_skill_is_no_wish(draft):
    skill = Concept.objects.skills().first()
    assert list(WishesForm({"occupations": [skill.pk]}, profile=draft).errors) == ["occupations"]


@pytest.mark.django_db
def test_every_everyday_skill_is_on_the_page_once_chosen_or_in_its_group(draft):
    form = SkillsForm(profile=draft)
    shown = [skill.pk for _code, _name, skills, _ticks in form.groups() for skill, _is_ticked in skills]
    above = list(draft.skill_rows.values_list("skill", flat=True))
    assert sorted(shown + above) == sorted(Concept.objects.skills().everyday().values_list("pk", flat=True))


def test_every_group_of_skills_has_its_picture():
    drawn = (settings.BASE_DIR / "marketplace/static/marketplace/skills.svg").read_text()
    assert [group for group in Group.values if f'id="{group}"' not in drawn] == []
