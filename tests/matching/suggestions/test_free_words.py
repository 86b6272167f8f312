"""What a young person writes freely moves no score: words that tell of sex, origin or family are no facts (M3)."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from matching.ranking.market import Market
from matching.ranking.ranker import Ranker
from matching.suggestions.runs.rows import PROFILE_PARTS, opening_of, seeker_of
from tests.matching.ranking.town import lessons, town
from tests.people import ready_to_meet

PAIRS = (
    ("varusmies", "siviilipalvelusmies"), ("vanhempainvapaa", "sapattivapaa"), ("äiti", "isä"),
    ("Naisvoimistelijat", "Miesvoimistelijat"), ("rukousryhmä", "lukupiiri"), ("Sateenkaariyhdistys", "Kyläyhdistys"),
    ("somaliyhdistys", "suomi-seura"), ("pride-kerho", "shakkikerho"), ("moskeija", "kirkko"), ("vaimo", "mies"),
)  # fmt: skip
FIELDS = ("strengths", "story", "wish")
SENTENCES = (
    "Olen ollut mukana: {}.", "{} opetti minulle täsmällisyyttä.", "Vuosi, jonka aihe oli {}, rauhoitti minua.",
    "Vapaalla: {}.", "Ystäväni kuvaisi sanalla {}.", "Ennen töitä oli {}.", "{}.", "Työ ja {} sopivat yhteen.",
    "Olen tehnyt paljon, esimerkiksi {}.", "Haluan jatkaa, kuten {} jatkaa.", "Minulle tärkeää: {}.",
    "Kokemusta antoi {}.", "Tunnen hyvin: {}.", "Harrastus oli {}.", "Puhelin soi, kun {} kutsui.",
    "Kerran viikossa {}.", "Vastasin siitä, että {} toimi.", "Aikani vei {}.", "Opin siitä, mitä {} teki.",
    "Kotona odottaa {}.",
)  # fmt: skip


@pytest.mark.django_db
def test_sixty_texts_with_ten_pairs_of_telling_words_give_one_score(cast):
    profile, place = ready_to_meet(cast)
    profile = type(profile).objects.prefetch_related(*PROFILE_PARTS).get(pk=profile.pk)
    ranker, opening = Ranker(funnel_from=0).fit(lessons(town(61))), opening_of(place)
    assert ranker.engine_ == "learned"
    seekers = []
    for field, sentence, word in product(FIELDS, SENTENCES, [word for pair in PAIRS for word in pair]):
        setattr(profile, field, sentence.format(word))
        seekers.append(replace(seeker_of(profile), id=f"{len(seekers)}"))
    everybody = np.arange(len(seekers))
    chances = ranker.score(Market(seekers, [opening]), everybody, np.zeros_like(everybody)).chance
    assert (len(chances), len(set(chances.tolist()))) == (60 * 2 * 10, 1)


@pytest.mark.django_db
def test_the_guard_sees_a_fact_that_does_move_the_score(cast):
    profile, place = ready_to_meet(cast)
    ranker, seen = Ranker(funnel_from=0).fit(lessons(town(61))), set()
    for hours in (10, 38):
        profile.hours_per_week = hours
        market = Market([seeker_of(profile)], [opening_of(place)])
        seen.add(float(ranker.score(market, np.zeros(1, int), np.zeros(1, int)).chance[0]))
    assert len(seen) == 2
