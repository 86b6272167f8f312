"""What work asks for, in three languages, finds the work."""

import numpy as np
import pytest

from matching.ranking.needs import NeedsIndex

LABELS = {
    "bake": ["leipoa leipää", "baka bröd", "bake bread"],
    "oven": ["käyttää uunia", "använda ugn", "use an oven"],
    "mop": ["pestä lattioita", "tvätta golv", "wash floors"],
    "wipe": ["pyyhkiä pölyjä", "torka damm", "wipe dust off floors"],
}
BAKER, CLEANER, IDLE = range(3)
NEEDS = [(BAKER, "bake"), (BAKER, "oven"), (CLEANER, "mop"), (CLEANER, "wipe"), (CLEANER, "unheard of")]


@pytest.fixture(scope="module")
def index():
    return NeedsIndex().fit(LABELS, NEEDS, 3)


@pytest.mark.parametrize(
    ("text", "work"),
    [("leivon leipää", BAKER), ("BAKA BRÖD", BAKER), ("uses ovens", BAKER), ("lattioiden pesijä", CLEANER)],
)
def test_a_text_finds_the_work_that_asks_for_it(index, text, work):
    alike = index.likeness([text])[0]
    assert alike.argmax() == work
    assert 0 < alike.max() <= 1 + 1e-6


def test_work_that_asks_for_nothing_is_like_nothing(index):
    assert (index.likeness(["leipoa leipää", "wash floors"])[:, IDLE] == 0).all()
    assert index.likeness(["xyzzy"]).tolist() == [[0, 0, 0]]


def test_a_skill_that_is_told_twice_counts_once(index):
    again = NeedsIndex().fit(LABELS, NEEDS * 2, 3)
    np.testing.assert_array_equal(again.likeness(["bake bread"]), index.likeness(["bake bread"]))
