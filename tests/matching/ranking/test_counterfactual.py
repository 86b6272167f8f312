"""What would change a pair: only what people can change, only what lifts the score, named from the pair alone."""

import numpy as np
import pytest

from matching.ranking.counterfactual import CHANGES, what_would_change
from matching.ranking.market import Market
from matching.ranking.ranker import Ranker
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import aino, bakery

PAIR = np.zeros(1, int), np.zeros(1, int)


def changes(seeker, opening):
    return what_would_change(Ranker(), "rules", Market([seeker], [opening]), *PAIR)[0]


@pytest.mark.parametrize(
    ("seeker", "opening", "code", "named"),
    [
        (
            {}, {"certificates_required": frozenset({"hygiene"}), "certificates_obtainable": frozenset({"hygiene"})},
            "certificates", {"missing": ["hygiene"]},
        ),
        ({"nights": False}, {"nights": True}, "shifts", {"refused": ["nights"]}),
        ({"hours_per_week": 20.0}, {"hours_per_week": 38.0}, "hours", {"hours": 38.0, "wished": 20.0}),
    ],
)  # fmt: skip
def test_a_shortfall_that_can_be_mended_is_named(seeker, opening, code, named):
    found = {one["code"]: one for one in changes(aino(**seeker), bakery(**opening))}
    assert code in found
    assert {name: found[code][name] for name in named} == named


def test_what_is_met_already_is_no_change():
    perfect = bakery(skills_required=frozenset({"baking"}), hours_per_week=30.0)
    assert {one["code"] for one in changes(aino(), perfect)} == set()


def test_changes_touch_only_columns_of_the_schema_and_nothing_about_the_person_herself():
    touched = {column for facts in CHANGES.values() for column in facts}
    assert touched <= set(COLUMNS)
    assert not touched & {"km", "minutes", "education_gap", "experience_months", "support_need"}
