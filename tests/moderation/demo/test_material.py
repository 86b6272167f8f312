"""The texts of the demo's places: varied, natural, and without a doubtful phrase."""

from itertools import pairwise

import pytest

from marketplace.work.listings.states import ListingKind
from marketplace.work.listings.wording import flags_in
from moderation.demo.material import STEPS, Material


@pytest.fixture(scope="module")
def material():
    return Material()


@pytest.mark.parametrize("kind", ListingKind.values)
def test_a_kind_has_more_forms_than_a_step_is_long(material, kind):
    assert len(set(material.purposes[kind])) > STEPS


@pytest.mark.parametrize("kind", ListingKind.values)
def test_two_places_after_each_other_are_not_for_the_same(material, kind):
    baker = material.works[0]
    texts = [material.purpose(kind, baker) for _place in range(40)]
    assert all(one != other for one, other in pairwise(texts))
    assert len(set(texts)) == len(material.purposes[kind])


def test_the_same_day_tells_the_same():
    one, other = Material(), Material()
    assert [one.purpose("job", work) for work in one.works] == [other.purpose("job", work) for work in other.works]


def test_every_purpose_names_its_work_begins_with_a_capital_and_is_free_of_doubtful_phrases(material):
    for work in material.works:
        for kind in ListingKind.values:
            for _form in material.purposes[kind]:
                text = material.purpose(kind, work)
                assert work.genitive.casefold() in text.casefold()
                assert all(sentence[0].isupper() for sentence in text.split(". "))
                assert not list(flags_in(text)), text
