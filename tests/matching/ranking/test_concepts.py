"""Free words find their concept: as written, shortened, misspelt, in another language; nonsense finds none."""

import pytest

from matching.ranking.concepts import Linker, Spelling, normalised

LABELS = [
    ("bake", "leipoa leipää"), ("bake", "baka bröd"), ("bake", "bake bread"),
    ("till", "käyttää kassakonetta"), ("till", "operate cash register"),
    ("clean", "puhdistaa laitteita"), ("drive", "kuljettaa ajoneuvoja"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Leipoa leipää", "bake"),
        ("  baka   BRÖD. ", "bake"),
        ("kassakonetta", "till"),
        ("leipoa", "bake"),
        ("käyttää kasakonetta", "till"),  # a letter is missing
        ("puhdistaa laiitteita", "clean"),  # one is doubled
        ("kuljettaa ajonuevoja", "drive"),  # two have changed places
        ("operate cash registrer", "till"),
        ("kassakoneen käyttäminen", "till"),
    ],
)
def test_a_text_finds_its_concept(text, concept):
    assert Linker(LABELS, enough=0.4).link([text]) == {text: concept}


@pytest.mark.parametrize("text", ["", "  ", "...", "qqq xyz", "1234"])
def test_nonsense_finds_nothing(text):
    assert Linker(LABELS).link([text]) == {}


def test_a_linker_without_labels_finds_nothing():
    assert Linker([]).link(["leipoa"]) == {}


def test_many_texts_get_the_same_answers_as_one_by_one():
    texts = [label for _, label in LABELS] + [f"{label}x" for _, label in LABELS]
    linker = Linker(LABELS, enough=0.3)
    together = linker.link(texts)
    assert together == {text: found for one in texts for text, found in linker.link([one]).items()}
    assert len(together) == len(texts)


def test_spelling_is_mended_only_where_a_word_is_unknown_and_long_enough():
    spelling = Spelling(["leipoa leipää", "on"])
    assert spelling.repaired("leippoo leipää") == "leippoo leipää"  # two slips at once are not guessed
    assert spelling.repaired("lepoa leipäää om") == "leipoa leipää om"


def test_letters_and_gaps_are_evened_out():
    assert normalised("  Leipoa,  LEIPA\u0308A\u0308! ") == "leipoa leipää"
