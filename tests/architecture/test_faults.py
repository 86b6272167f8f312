"""The planted faults of `make faults` still fit the code that they are planted in, one for each line of the issue."""

import pytest

from tests.faults.planted import ROOT, every_fault

FAULTS = every_fault()
LETTERS = (("A", 1, 3), ("B", 4, 6), ("C", 7, 10), ("D", 11, 12), ("E", 13, 17), ("F", 18, 22))
LINES = {f"{letter}{number}" for letter, first, last in LETTERS for number in range(first, last + 1)}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_stands_where_it_is_planted_once(fault):
    assert fault.planted((ROOT / fault.file).read_text("utf-8"))
    assert [test for test in fault.tests if not (ROOT / test).exists()] == []


def test_there_are_sixty_of_different_names_over_all_floors():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60
    assert {fault.floor for fault in FAULTS} == {"accounts", "marketplace", "matching", "moderation"}


def test_each_line_of_the_rights_has_one():
    assert {fault.line for fault in FAULTS} - {""} == LINES | {"G"}
