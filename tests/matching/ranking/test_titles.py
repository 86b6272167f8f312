"""Titles as people write them find their occupation, in three languages."""

import numpy as np
import pytest
from sklearn.base import clone

from matching.ranking.titles import GROUP, OTHER, Title, TitleLinker, Work, singular

TITLES = [
    Title("baker", "leipuri", "fi"), Title("baker", "bagare", "sv"), Title("baker", "baker", "en"),
    Title("cleaner", "laitossiivooja", "fi"), Title("cleaner", "städare", "sv"), Title("cleaner", "cleaner", "en"),
    Title("cleaner", "janitor", "en", OTHER), Title("caretaker", "kiinteistönhoitaja", "fi"),
    Title("caretaker", "fastighetsskötare", "sv"), Title("caretaker", "building caretaker", "en"),
    Title("caretaker", "janitor", "en", OTHER), Title("driver", "trukinkuljettaja", "fi"),
    Title("driver", "truckförare", "sv"), Title("driver", "forklift driver", "en"),
    Title("drivers", "trukinkuljettajat ym.", "fi", GROUP), Title("drivers", "lifting truck operators", "en", GROUP),
]  # fmt: skip
GROUPS = Work(groups={"driver": "drivers"})
SKILLS = {
    "dough": ["tehdä taikinaa", "göra deg", "make dough"],
    "oven": ["käyttää uunia", "använda ugn", "use an oven"],
    "mop": ["pestä lattioita", "tvätta golv", "wash floors"],
    "forks": ["ajaa haarukkatrukkia", "köra gaffeltruck", "operate lifting forks"],
}
NEEDS = [("baker", "dough"), ("baker", "oven"), ("cleaner", "mop"), ("driver", "forks"), ("nobody", "mop")]


@pytest.fixture(scope="module")
def linker():
    return TitleLinker().fit(TITLES, GROUPS)


@pytest.mark.parametrize(
    ("written", "concept"),
    [
        ("Leipuri", "baker"), ("BAGARE", "baker"), ("bakers", "baker"), ("leipurin töitä", "baker"),
        ("siivooja", "cleaner"), ("städaren", "cleaner"), ("kinteistönhoitja", "caretaker"),
        ("Building caretakers", "caretaker"), ("trukkikuski", "driver"), ("Forklift Drivers", "driver"),
    ],
)  # fmt: skip
def test_a_title_finds_its_occupation_however_it_is_written(linker, written, concept):
    assert linker.rank([written])[0][0] == concept


def test_an_occupation_brings_its_group_along(linker):
    assert linker.rank(["truckförare"])[0][:2] == ["driver", "drivers"]
    alone = TitleLinker(lift=0).fit(TITLES, GROUPS)
    assert "drivers" not in alone.rank(["bagare"])[0]
    assert alone.likeness(["truckförare"]).max() == linker.likeness(["truckförare"]).max()


def test_the_name_beats_an_other_name_and_a_shared_name_counts_less(linker):
    columns = [linker.concepts_.index(one) for one in ("cleaner", "caretaker")]
    assert linker.likeness(["janitor"])[0, columns] == pytest.approx([0.85, 0.85], abs=1e-5)
    assert linker.likeness(["cleaner"]).max() == pytest.approx(1, abs=1e-5)


def test_what_work_asks_for_helps_where_no_name_is_alike(linker):
    asking = TitleLinker().fit(TITLES, Work(GROUPS.groups, SKILLS, NEEDS))
    assert linker.rank(["pesen lattioita"])[0][:1] != ["cleaner"]
    assert asking.rank(["pesen lattioita"])[0][0] == "cleaner"
    assert asking.rank(["tvätta golven"])[0][0] == "cleaner"
    assert asking.rank(["bagare"])[0][0] == "baker"
    column = asking.concepts_.index("drivers")
    assert asking.likeness(["operate forks"])[0, column] > linker.likeness(["operate forks"])[0, column]


def test_whole_words_count_in_english_where_compounds_stand_apart():
    titles = [Title("machine", "operator of machine", "en"), Title("machinist", "machinist operations", "en")]
    plain, wordy = (TitleLinker(words=words).fit(titles).likeness(["machine operator"])[0] for words in (0.0, 1.0))
    assert wordy[0] - wordy[1] > plain[0] - plain[1]


def test_what_has_nothing_in_common_finds_nothing(linker):
    assert linker.rank(["xyzzy", ""]) == [[], []]


def test_many_texts_are_ranked_like_one_by_one(linker):
    texts = [title.text for title in TITLES] * 20
    assert linker.rank(texts) == [linker.rank([text])[0] for text in texts]
    assert linker.likeness([]).shape == (0, len(linker.concepts_))


def test_the_order_of_the_labels_changes_nothing(linker):
    turned = TitleLinker().fit(TITLES[::-1], GROUPS)
    texts = ["kuljettaja", "hoitaja", "operator", "janitor"]
    assert turned.rank(texts) == linker.rank(texts)
    assert np.allclose(turned.likeness(texts), linker.likeness(texts), atol=1e-6)


def test_it_is_an_estimator_that_can_be_cloned(linker):
    copy = clone(linker.set_params(lift=0.85))
    assert copy.get_params() == linker.get_params()
    assert not hasattr(copy, "labels_")


def test_without_any_label_it_says_so():
    with pytest.raises(ValueError, match="no titles"):
        TitleLinker().fit([])


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("bakers", "baker"),
        ("secretaries", "secretary"),
        ("glass cutters", "glass cutter"),
        ("bus driver", "bus driver"),
    ],
)
def test_english_plurals_become_one_person(written, one):
    assert singular(written) == one
