"""The import of the official ESCO release."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from marketplace.reference.vocabulary.loading.esco import EscoError, import_release, read_release
from marketplace.reference.vocabulary.loading.loader import load_vocabulary
from marketplace.reference.vocabulary.models import Concept, Label, OccupationSkill
from tests.marketplace.reference.vocabulary.release import FERRYMAN, ROWING, SHELF_FILLER, STOCK_SHELVES

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_a_shipped_concept_stays_one_and_gains_words(esco):
    import_release(read_release(esco))
    shelf_filler = Concept.objects.get(esco_uri=SHELF_FILLER)
    assert (shelf_filler.code, shelf_filler.name_sv) == ("hyllyttaja", "varupåfyllare")
    words = shelf_filler.labels.filter(is_preferred=False).values_list("text", flat=True)
    assert {"shelf replenisher", "shop stocker", "varuplockare i butik"} <= set(words)


def test_a_new_concept_comes_with_names_words_and_skills(esco):
    import_release(read_release(esco))
    ferryman = Concept.objects.get(esco_uri=FERRYMAN)
    assert (ferryman.kind, ferryman.isco, ferryman.is_everyday) == ("occupation", "8350", False)
    assert (ferryman.name_fi, ferryman.name_sv, ferryman.name_en) == ("lossinkuljettaja", "färjförare", "ferryman")
    assert ferryman.labels.get(text="ferry driver").is_preferred is False
    assert [need.skill.esco_uri for need in ferryman.needs.all()] == [ROWING]
    essential = OccupationSkill.objects.get(occupation__esco_uri=SHELF_FILLER, skill__esco_uri=STOCK_SHELVES)
    assert essential.is_essential


def test_a_second_import_changes_nothing_and_says_so(esco, capsys):
    call_command("import_esco", str(esco), verbosity=0)
    before = list(Label.objects.order_by("pk").values())
    capsys.readouterr()
    call_command("import_esco", str(esco), verbosity=0)
    assert "nothing to change" in capsys.readouterr().out
    assert list(Label.objects.order_by("pk").values()) == before


def test_the_vocabulary_and_esco_do_not_undo_each_other(esco):
    import_release(read_release(esco))
    assert load_vocabulary().is_still
    assert import_release(read_release(esco)).is_still


def test_an_imported_concept_is_adopted_by_the_list(empty, esco):
    import_release(read_release(esco))
    imported = Concept.objects.get(esco_uri=SHELF_FILLER)
    load_vocabulary()
    adopted = Concept.objects.get(code="hyllyttaja")
    assert adopted.pk == imported.pk
    assert adopted.labels.get(language="sv", is_preferred=True).text == "varupåfyllare"


def test_a_renamed_concept_is_renamed(esco):
    import_release(read_release(esco))
    replace(esco / "occupations_fi.csv", "lossinkuljettaja", "lossikuski")
    report = import_release(read_release(esco))
    assert report.concepts.changed == 1
    ferryman = Concept.objects.get(esco_uri=FERRYMAN)
    assert ferryman.name_fi == "lossikuski"
    assert ferryman.labels.get(language="fi", is_preferred=True).text == "lossikuski"


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (
            "skills_fi.csv",
            ROWING,
            "http://example.org/row",
            "skills_fi.csv line 3: “http://example.org/row” is no ESCO",
        ),
        ("skills_sv.csv", "preferredLabel", "label", "skills_sv.csv line 1: the column preferredLabel is missing"),
        ("skills_sv.csv", ",ro,", ",", "skills_sv.csv line 3: the number of columns is wrong"),
        ("skills_fi.csv", "soutaa", "", "skills_fi.csv line 3: a name must have"),
        ("skills_fi.csv", "soutaa", "x" * 201, "skills_fi.csv line 3: a name must have"),
        ("skills_fi.csv", "soutaa", '"soutaa', "skills_fi.csv line"),
        ("skills_fi.csv", ROWING, STOCK_SHELVES, f"skills_fi.csv line 3: {STOCK_SHELVES} is named twice"),
        ("occupations_en.csv", "8350", "83", "occupations_en.csv line 5: the ISCO group “83” must have four digits"),
        (
            "occupationSkillRelations.csv",
            "optional",
            "maybe",
            "occupationSkillRelations.csv line 3: the relation “maybe”",
        ),
        ("occupationSkillRelations.csv", ROWING, FERRYMAN, "occupationSkillRelations.csv line 3: no skill has"),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_nothing_is_written(empty, esco, file, old, new, complaint):
    replace(esco / file, old, new)
    with pytest.raises(CommandError, match="^" + complaint.replace(".", r"\.").replace("?", r"\?")):
        call_command("import_esco", str(esco), verbosity=0)
    assert Concept.objects.count() == 0


def test_a_concept_without_a_name_in_one_language_is_refused(esco):
    replace(esco / "skills_sv.csv", f"{ROWING},ro,\n", "")
    with pytest.raises(EscoError, match=f"skills_sv.csv: no line names {ROWING}"):
        read_release(esco)


def test_a_missing_file_is_named(esco):
    (esco / "skills_en.csv").unlink()
    with pytest.raises(EscoError, match=r"skills_en.csv is missing in"):
        read_release(esco)


def test_a_file_in_another_encoding_is_named(esco):
    (esco / "skills_fi.csv").write_bytes("conceptUri,preferredLabel,altLabels\r\nä".encode("cp1252"))
    with pytest.raises(EscoError, match=r"skills_fi.csv line 2: .*utf-8"):
        read_release(esco)


def replace(path, old, new):
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text.replace(old, new, 1).replace("\n", "\r\n"))
