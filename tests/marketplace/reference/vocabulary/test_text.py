"""Words made comparable."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from marketplace.reference.vocabulary import text
from marketplace.reference.vocabulary.text import base_forms, fold, health, search, searchable


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Ánne Čáppa", "anne cappa"),
        ("Ođđajohka", "oddajohka"),
        ("İbrahim", "ibrahim"),
        ("A\u030angström", "angstrom"),
        ("Ångström", "angstrom"),
        ("محمد", "محمد"),
        ("مُحَمَّد", "محمد"),
        ("\u202eAino", "aino"),
        ("👩\u200d🍳 Kokki", "👩🍳 kokki"),
        ("Ö", "o"),
        ("Straße", "strasse"),
        ("ﬁrma", "firma"),
        ("  Aino\u00a0\t Maria \n", "aino maria"),
        ("", ""),
        ("a" * 100, "a" * 100),
    ],
)
def test_fold_meets_what_people_type(typed, compared):
    assert fold(typed) == compared


@pytest.mark.parametrize("name", ["Ánne", "İbrahim", "Ođđajohka", "Åström", "Straße", "مُحَمَّد"])
def test_folding_a_folded_name_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


def test_voikko_is_there_and_health_says_so():
    assert health() == {"voikko": True}


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("kaupassa", "kauppa"),
        ("kauppaan", "kauppa"),
        ("kaupan", "kauppa"),
        ("myyjiä", "myyja"),
        ("myyjä", "myyja"),
        ("leipoo", "leipoa"),
        ("siivoojan", "siivooja"),
        ("varastotyöntekijöitä", "varastotyontekija"),
        ("butiksbiträdets", "butiksbitrad"),
        ("butiksbiträden", "butiksbitrad"),
        ("cleaners", "clean"),
        ("C++", "c++"),
    ],
)
def test_forms_of_a_word_meet_in_its_base_form(form, base):
    assert base in base_forms(form)
    assert f" {base}" in str(search("words", form))


def test_a_compound_is_found_by_its_parts():
    assert {"varasto", "tekija", "tyontekija"} <= set(base_forms("varastotyöntekijöille"))


def test_a_noun_is_found_by_its_verb():
    assert "leipoa" in base_forms("leipominen")


def test_a_searchable_column_holds_whole_words_only():
    column = searchable("Leipojia kauppaan, Lahti.")
    assert " kauppa " in column
    assert " kaupp " not in column
    assert searchable("?!") == ""


def test_a_hyphen_and_an_invisible_sign_do_not_hide_a_word():
    assert {"osa", "aikainen"} <= set(base_forms("osa-aikaista"))
    assert "kauppa" in base_forms("kau\u00adpassa")


def test_without_voikko_folded_words_and_stems_remain(monkeypatch):
    monkeypatch.setattr(text, "_voikko", lambda: None)
    text._all_forms.cache_clear()
    text._best_form.cache_clear()
    try:
        assert base_forms("Siivoojan työ") == ["siivoojan", "siivooj", "tyo"]
        assert health() == {"voikko": False}
    finally:
        text._all_forms.cache_clear()
        text._best_form.cache_clear()


def test_threads_share_the_words_without_mixing_them_up():
    words = [f"{word}ssa" for word in ("kauppa", "leipomo", "varasto", "keittiö", "koulu")] * 40
    text._all_forms.cache_clear()
    alone = [base_forms(word) for word in words]
    text._all_forms.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(base_forms, words)) == alone
