"""Nothing in the house grows too long to be read."""

import ast

import pytest

from tests.architecture.source import FLOORS, python_files, short, template_files, tree_of

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def everything():
    return [*python_files(*FLOORS, "tests"), *template_files()]


def test_no_file_is_longer_than_a_reader_can_hold_in_mind():
    lengths = {short(path): path.read_text(encoding="utf-8").count("\n") for path in everything()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


@pytest.mark.parametrize("floor", [*FLOORS, "tests"])
def test_no_function_is_longer_than_a_screen(floor):
    long = {
        f"{short(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in python_files(floor)
        for node in ast.walk(tree_of(path))
        if isinstance(node, FUNCTIONS) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }
    assert long == {}
