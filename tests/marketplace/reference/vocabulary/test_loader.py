"""The shipped vocabulary."""

import pytest
from django.core.management import call_command

from marketplace.reference.vocabulary.loading import loader
from marketplace.reference.vocabulary.loading.loader import load_vocabulary
from marketplace.reference.vocabulary.models import Concept, Label
from marketplace.reference.vocabulary.states import Group

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_list_has_every_kind(empty):
    tally = load_vocabulary()
    assert Concept.objects.occupations().count() == 207
    assert Concept.objects.skills().count() == 456
    assert Concept.objects.certificates().count() == 28
    assert Concept.objects.languages().count() == 23
    assert tally.added == 714 + Label.objects.count()


def test_every_concept_has_one_name_in_each_language():
    for tongue in ("fi", "sv", "en"):
        assert Label.objects.filter(language=tongue, is_preferred=True).count() == 714


def test_a_second_load_changes_nothing_and_says_so(capsys):
    call_command("load_vocabulary")
    assert "nothing to change" in capsys.readouterr().out


def test_a_word_changed_by_hand_is_put_right():
    Concept.objects.filter(code="kokki").update(name_fi="kooki")
    Label.objects.filter(concept__code="kokki", text="kokki").update(is_preferred=False)
    tally = load_vocabulary()
    assert (tally.added, tally.changed) == (0, 2)
    assert Concept.objects.get(code="kokki").name_fi == "kokki"


def test_a_new_name_takes_the_place_of_the_old_one(monkeypatch):
    rows = loader._rows

    def renamed(name):
        for row in rows(name):
            yield {**row, "fi": "köksä"} if row["code"] == "kokki" and "fi" in row else row

    monkeypatch.setattr(loader, "_rows", renamed)
    load_vocabulary()
    names = Label.objects.filter(concept__code="kokki", language="fi", is_preferred=True)
    assert [label.text for label in names] == ["köksä"]
    assert Label.objects.filter(concept__code="kokki", language="fi", text="kokki", is_preferred=False).exists()


def test_marks_of_the_law_are_kept():
    assert "18+" in Concept.objects.get(code="vartija").note
    assert "1102/2017" in Concept.objects.get(code="myyja").note


def test_shipped_skills_have_a_known_group():
    assert set(Concept.objects.skills().values_list("group", flat=True)) == set(Group.values)


def test_the_name_follows_the_reader(settings):
    concept = Concept.objects.get(code="hyllyttaja")
    assert [concept.name_in(language) for language in ("fi", "sv-fi", "en", "de")] == [
        "hyllyttäjä",
        "varupåfyllare",
        "shelf filler",
        "shelf filler",
    ]
