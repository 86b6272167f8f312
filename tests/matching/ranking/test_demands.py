"""What the words of a place demand."""

import numpy as np
import pytest

from matching.ranking.candidates import is_candidate
from matching.ranking.demands import asks_qualification
from matching.ranking.market import Market
from tests.matching.ranking.town import aino, bakery


@pytest.mark.parametrize(
    "text",
    [
        "Vaaditaan alan perustutkinto.",
        "Työ alkaa heti. Edellytämme lähihoitajan pätevyyttä!",
        "Tehtävään vaaditaan kelpoisuus lain mukaan",
        "Behörighet krävs.",
        "A nursing degree is required.",
    ],
)
def test_a_qualification_that_is_demanded_is_read_from_the_text(text):
    assert asks_qualification(text)


@pytest.mark.parametrize(
    "text",
    [
        "Perustutkinto tai vuoden kokemus.",
        "Vaaditaan alan tutkinto tai kokemusta.",
        "Tutkintoa ei vaadita. Edellytämme hyvää asennetta.",
        "Alan koulutus katsotaan eduksi.",
        "Vakituinen työ tutkinnon jälkeen todennäköinen.",
        "Examen krävs inte.",
        "A driving licence is required. Your degree does matter.",
        "",
    ],
)
def test_what_leaves_another_way_demands_nothing(text):
    assert not asks_qualification(text)


@pytest.mark.parametrize(
    ("kinds", "may_come"), [({"work_trial", "apprenticeship"}, False), ({"work_trial", "job"}, True), ((), True)]
)
def test_who_looks_for_a_trial_is_not_led_to_a_job_for_the_qualified(kinds, may_come):
    market = Market(
        [aino(kinds=frozenset(), kinds_liked=frozenset(kinds))], [bakery(kind="job", qualification_asked=True)]
    )
    assert is_candidate(market, np.array([0]), np.array([0])).tolist() == [may_come]
