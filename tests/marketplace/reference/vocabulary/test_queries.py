"""The type-ahead."""

import pytest

from marketplace.reference.vocabulary.loading.esco import import_release, read_release
from marketplace.reference.vocabulary.queries import find_concepts
from marketplace.reference.vocabulary.states import Kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", ["hyllyttäjä", "HYLLYTTAJA", "varupåfyllare", "varupafyllare", "shelf filler"])
def test_one_occupation_is_found_in_three_languages(esco, word):
    import_release(read_release(esco))
    found = find_concepts(word, [Kind.OCCUPATION])
    assert [concept.code for concept in found] == ["hyllyttaja"]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("leipoo", "leipuri"),
        ("siivoojan", "siivooja"),
        ("kaupassa", "myyja"),
        ("butiksbiträden", "myyja"),
        ("talkkari", "kiinteistonhoitaja"),
        ("burger mak", "pikaruokatyontekija"),
        ("kierrätys", "jatteenlajittelija"),
    ],
)
def test_everyday_and_inflected_words_find_the_occupation(word, code):
    assert find_concepts(word, [Kind.OCCUPATION])[0].code == code


def test_the_very_word_comes_before_longer_ones():
    assert [concept.code for concept in find_concepts("siivooja", [Kind.OCCUPATION])][:2] == [
        "siivooja",
        "kotisiivooja",
    ]


def test_a_name_comes_before_a_synonym():
    codes = [concept.code for concept in find_concepts("kass", [Kind.OCCUPATION])]
    assert codes[0] == "kassatyontekija"


def test_only_the_kinds_asked_for_are_found():
    assert {concept.kind for concept in find_concepts("trukki", [Kind.CERTIFICATE])} == {"certificate"}


@pytest.mark.parametrize("word", ["", "   ", "?", "%", "_", "\u202e", "'; drop table", "x" * 5000, "qqqq", "\x00"])
def test_nonsense_finds_nothing(word):
    assert find_concepts(word) == []


def test_one_query_is_enough(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(find_concepts("a", limit=10)) == 10
