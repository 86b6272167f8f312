"""The picker: buttons alone are enough, nothing typed is lost."""

import pytest
from django import forms
from django.http import QueryDict

from marketplace.reference.vocabulary.forms import ConceptField, ConceptListField
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


class ProfileForm(forms.Form):
    occupation = ConceptField(kinds=[Kind.OCCUPATION], label="Work")
    skills = ConceptListField(kinds=[Kind.SKILL], label="Skills", required=False, most=2)


@pytest.fixture
def ids(db):
    return dict(Concept.objects.values_list("code", "pk"))


def filled(text):
    return ProfileForm(QueryDict(text))


def test_ticked_concepts_come_back_in_order(ids):
    form = filled(f"occupation={ids['kokki']}&skills={ids['leipominen']}&skills={ids['hyllytys']}")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["occupation"].code == "kokki"
    assert [skill.code for skill in form.cleaned_data["skills"]] == ["leipominen", "hyllytys"]


def test_the_search_button_shows_finds_and_keeps_the_ticks(ids):
    form = filled(f"occupation={ids['kokki']}&skills={ids['hyllytys']}&skills_search=leipo&skills_find=1")
    assert not form.is_valid()
    html = str(form["skills"])
    assert f'value="{ids["hyllytys"]}" id="id_skills_{ids["hyllytys"]}" checked' in html
    assert f'value="{ids["leipominen"]}"' in html
    assert "occupation" not in form.errors


def test_a_word_that_was_typed_but_not_looked_up_stops_the_form(ids):
    form = filled(f"occupation={ids['kokki']}&skills_search=leipo")
    assert form.errors.as_data()["skills"][0].code == "look"


def test_a_word_whose_finds_were_seen_does_not_stop_the_form(ids):
    form = filled(f"occupation={ids['kokki']}&skills={ids['leipominen']}&skills_search=leipo&skills_shown=leipo")
    assert form.is_valid(), form.errors


def test_enter_in_another_field_is_no_search(ids):
    assert filled(f"occupation={ids['kokki']}&occupation_find=1&skills_search=").is_valid()


def test_a_required_concept_must_be_chosen(ids):
    assert filled("").errors.as_data()["occupation"][0].code == "required"


@pytest.mark.parametrize("wrong", ["999999999", "9" * 30, "abc", "-1", "²", "1 or 1=1", "\x00"])
def test_made_up_ids_are_refused(ids, wrong):
    assert "occupation" in filled(QueryDict(mutable=True).urlencode() + f"occupation={wrong}").errors


def test_a_concept_of_another_kind_is_refused(ids):
    assert filled(f"occupation={ids['leipominen']}").errors.as_data()["occupation"][0].code == "invalid_choice"


def test_too_many_are_refused(ids):
    ticks = "&".join(f"skills={ids[code]}" for code in ("leipominen", "hyllytys", "ompelu"))
    form = filled(f"occupation={ids['kokki']}&{ticks}")
    assert form.errors.as_data()["skills"][0].code == "too_many"


def test_initial_concepts_are_ticked_and_not_a_change(ids):
    cook = Concept.objects.get(code="kokki")
    form = ProfileForm(initial={"occupation": cook.pk, "skills": Concept.objects.filter(code="ompelu")})
    assert f'id="id_occupation_{cook.pk}" checked' in str(form["occupation"])
    sent = QueryDict(f"occupation={cook.pk}&skills={ids['ompelu']}")
    assert not ProfileForm(sent, initial={"occupation": cook, "skills": [ids["ompelu"]]}).has_changed()


def test_a_typed_word_is_escaped(ids):
    html = str(filled('skills_search="><script>x</script>')["skills"])
    assert "<script>" not in html
