"""What the loaded vocabulary relates reaches the facts of a nightly run."""

import pytest

from marketplace.reference.vocabulary.models import Concept, OccupationSkill
from matching.ranking.facts import pair_rows
from matching.ranking.schema import COLUMNS
from matching.suggestions.runs.market import whole_snapshot
from matching.suggestions.runs.vocabulary import vocabulary
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def kinship():
    return pair_rows(whole_snapshot().market, [0], [0])[0][COLUMNS.index("wish_kinship")]


def test_without_relations_nothing_is_known_of_kindred_work(cast):
    ready_to_meet(cast)
    assert vocabulary().skills_of == {}


def test_a_wished_work_that_needs_the_same_skills_is_kin_to_the_place(cast):
    profile, place = ready_to_meet(cast)
    wish = Concept.objects.occupations().exclude(pk=place.occupation_id).first()
    profile.wish_rows.all().delete()
    profile.wish_rows.create(occupation=wish, interest=5)
    before = kinship()
    skills = Concept.objects.filter(kind="skill")[:2]
    OccupationSkill.objects.bulk_create(
        OccupationSkill(occupation=work, skill=skill) for work in (wish, place.occupation) for skill in skills
    )
    assert vocabulary().skills_of[wish.code] == {skill.code for skill in skills}
    assert (before, kinship()) == (0, pytest.approx(1))
