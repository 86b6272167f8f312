"""Reasons in words: every code of the ranker is said in three languages, truly, and an unknown one harms nothing."""

import re
from dataclasses import asdict
from itertools import pairwise

import numpy as np
import pytest
from django.utils import translation

from marketplace.reference.vocabulary.models import Concept
from matching.ranking.explain import explain
from matching.ranking.market import Market
from matching.ranking.pairs import CEFR, KINDS, Opening, Seeker
from matching.ranking.particulars import READERS
from matching.ranking.ranker import Ranker
from matching.ranking.schema import FACTORS
from matching.suggestions.sentences.about_her import HELPS, HURTS, SUBJECTS
from matching.suggestions.sentences.to_her import HELPS_HER, HURTS_HER
from matching.suggestions.words import ABOUT_HER, TO_HER, in_words, names_for
from tests.matching.ranking.town import lessons, town

LANGUAGES = ("fi", "sv", "en")
LAHTI = 60.98, 25.66
PAIRS = 300
LEFT_OVER = re.compile(r"%|[{}]|: *\.|\bNone\b|\(\)|  ")


def some(rng, words, most):
    return frozenset(rng.choice(words, size=rng.integers(0, most + 1), replace=False).tolist())


def maybe(rng, value):
    return None if rng.uniform() < 0.2 else value


def codes(kind, count):
    return list(Concept.objects.filter(kind=kind).order_by("code").values_list("code", flat=True)[:count])


@pytest.fixture
def market(db):
    """Pairs of many sorts out of the true vocabulary, each seeker with the opening of the same number."""
    rng = np.random.default_rng(20)
    skills, cards, languages = codes("skill", 8), codes("certificate", 4), codes("language", 3)
    works = list(Concept.objects.occupations().exclude(isco="").order_by("isco", "code")[:12])
    seekers, openings = [], []
    for number in range(PAIRS):
        work, shifts = works[rng.integers(len(works))], ("evenings", "nights", "weekends")
        required = some(rng, skills, 3)
        seekers.append(
            Seeker(
                id=str(number), skills=dict.fromkeys(some(rng, skills, 5), 0.7),
                wished_occupations={works[rng.integers(12)].code: int(rng.integers(1, 6)) for _n in range(2)},
                kinds=some(rng, KINDS, 4), languages=maybe(rng, dict.fromkeys(some(rng, languages, 2), CEFR[2])),
                certificates=some(rng, cards, 3), latitude=maybe(rng, LAHTI[0]), longitude=LAHTI[1],
                max_km=float(rng.integers(5, 60)), has_car=bool(rng.integers(2)),
                hours_per_week=maybe(rng, float(rng.integers(10, 39))),
                **{one: maybe(rng, bool(rng.integers(2))) for one in shifts},
            )
        )  # fmt: skip
        openings.append(
            Opening(
                id=str(number), organisation=str(number), kind=str(rng.choice(KINDS)), occupation=work.code,
                isco=work.isco, skills_required=required, skills_wished=some(rng, skills, 3) - required,
                languages={one: str(rng.choice(CEFR)) for one in some(rng, languages, 1)},
                certificates_required=some(rng, cards, 2), certificates_obtainable=frozenset(cards),
                latitude=LAHTI[0] + rng.normal(0, 0.1), longitude=LAHTI[1],
                hours_per_week=maybe(rng, float(rng.integers(10, 39))), mentor_named=bool(rng.integers(2)),
                job_likely_after=maybe(rng, bool(rng.integers(2))), **{one: bool(rng.integers(2)) for one in shifts},
            )
        )  # fmt: skip
    return Market(seekers, openings)


@pytest.fixture(scope="module")
def learned():
    return Ranker(funnel_from=0).fit(lessons(town(61)))


@pytest.fixture(params=["rules", "learned"])
def reasons(request, market, learned):
    ranker = learned if request.param == "learned" else Ranker()
    return [asdict(one) for one in explain(ranker, market, np.arange(PAIRS), np.arange(PAIRS))]


@pytest.mark.parametrize("voice", [ABOUT_HER, TO_HER], ids=["about her", "to her"])
def test_every_reason_of_many_pairs_is_a_whole_sentence_in_three_languages(reasons, voice):
    names, said = names_for(reasons), {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = [in_words(one, names, voice) for one in reasons]
    for language in LANGUAGES:
        sentences = [text for words in said[language] for side in words.values() for text in side]
        assert [text for text in sentences if not text.endswith(".") or LEFT_OVER.search(text)] == []
        assert [text for text in sentences if len(text.split()) > 12] == []
    assert [len(words["hurts"]) for words in said["fi"]] == [len(words["hurts"]) for words in said["sv"]]


def test_the_same_code_is_said_differently_in_each_language(reasons):
    names = names_for(reasons)
    sides = {}
    for language in LANGUAGES:
        with translation.override(language):
            sides[language] = {text for one in reasons for side in in_words(one, names).values() for text in side}
    for first, second in pairwise((*LANGUAGES, "fi")):
        assert sides[first].isdisjoint(sides[second])


def test_what_falls_short_is_never_told_as_speaking_for_the_pair(reasons):
    names = names_for(reasons)
    for one in reasons:
        with translation.override("en"):
            words = in_words(one, names)
        shorts = [reason for reason in one["helps"] if reason.get("short") or reason.get("refused")]
        assert not any(text.startswith(("Must", "Does not", "Not learnt", "The work asks")) for text in words["helps"])
        assert len(words["helps"]) <= len(one["helps"]) - len(shorts)
        assert not any(text.startswith("Knows already") for text in words["hurts"])


def test_every_code_of_the_ranker_has_words_on_both_sides():
    assert set(FACTORS) == set(READERS) == set(HELPS) == set(HURTS) == set(HELPS_HER) == set(HURTS_HER)
    assert {"skills", "experience", "language", "wish", "commute", "kind", "hours", "shifts"} <= set(SUBJECTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", ["seeker", "opening"])
def test_what_is_not_known_names_the_thing_and_who_could_tell(language, side):
    with translation.override(language):
        told = in_words({"unknown": [{"code": code, "of": side} for code in SUBJECTS]}, {})["unknown"]
    assert len(set(told)) == len(SUBJECTS)
    assert not any(LEFT_OVER.search(text) for text in told)
    assert not any(f": {code}." in text for code, text in zip(SUBJECTS, told, strict=True) if language != "en")


def test_to_herself_nobody_speaks_of_the_young_person(reasons):
    names = names_for(reasons)
    with translation.override("en"):
        said = {text for one in reasons for side in in_words(one, names, TO_HER).values() for text in side}
    assert not [text for text in said if "young person" in text or text.startswith(("Knows", "Has ", "Wishes"))]
    assert any(text.startswith("You wished for") for text in said)
    assert any(text.startswith("You have not told yet") for text in said)


@pytest.mark.parametrize("alike", ["same", "close", "related"])
def test_a_wish_that_speaks_for_a_place_is_never_told_as_a_wish_for_other_work(alike):
    reason = {"code": "wish", "occupation": "x", "alike": alike}
    with translation.override("en"):
        for voice in (ABOUT_HER, TO_HER):
            [text] = in_words({"helps": [reason]}, {"x": "baker"}, voice)["helps"]
            assert "other" not in text.lower()


@pytest.mark.parametrize(("weeks", "side"), [(0, "hurts"), (1, "helps")])
def test_a_start_that_can_move_to_her_first_day_speaks_for_the_place(weeks, side):
    days = {"starts_on": "2027-01-04", "free_from": "2027-01-11", "moves_weeks": weeks}
    with translation.override("en"):
        words = in_words({"helps": [{"code": "availability", **days}]}, {}, TO_HER)
    assert [key for key, said in words.items() if said] == [side]
    assert "11.1.2027" in words[side][0]


@pytest.mark.parametrize("side", ["helps", "hurts", "unknown"])
def test_an_unknown_code_crashes_nothing(side):
    known = {"code": "education", "asked": 1, "has": 1, "of": "seeker"}
    strange = {"code": "moonlight", "of": "seeker", "value": 3, "list": ["x"], "nothing": None}
    words = in_words({side: [strange, known]}, {})
    assert len(words[side]) == (2 if side == "unknown" else 1)
    assert in_words({}, {}) == {"helps": [], "hurts": [], "unknown": []}


@pytest.mark.django_db
def test_names_are_in_the_readers_language():
    reasons = {"helps": [{"code": "wish", "occupation": "leipuri", "alike": "same"}]}
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(in_words(reasons, names_for([reasons]))["helps"][0])
    assert [name in text for name, text in zip(("leipuri", "bagare", "baker"), said, strict=True)] == [True] * 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["skills", "certificates", "language"])
def test_a_reason_with_many_names_tells_those_that_twelve_words_hold(code, language):
    names = {str(number): f"name of thing {number}" for number in range(5)}
    facts = {"code": code, "met": list(names), "missing": [], "held": list(names), "of": "seeker"}
    facts["short"] = [{"language": one} for one in names]
    with translation.override(language):
        words = in_words({"helps": [facts], "hurts": [{**facts, "missing": list(names)}]}, names)
    for text in (*words["helps"], *words["hurts"]):
        assert len(text.split()) <= 12
        assert "name of thing 0" in text
        assert "…" in text


@pytest.mark.parametrize(
    ("interest", "start"), [(5, "Very keen"), (4, "Very keen"), (3, "Interested"), (2, "Only a little"), (1, "Only a")]
)
def test_how_keen_she_is_is_said_on_the_side_that_it_speaks_for(interest, start):
    reason = {"code": "interest", "occupation": "x", "interest": interest}
    with translation.override("en"):
        words = in_words({"helps": [reason], "hurts": [reason]}, {"x": "baker"})
    own, other = ("helps", "hurts") if interest >= 3 else ("hurts", "helps")
    assert words[own][0].startswith(start)
    assert words[other][0].startswith("The answers about interests")
