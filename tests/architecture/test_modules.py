"""How every module looks: says what lives in it, leaves no open ends, imports at the top."""

import ast
import re

import pytest

from tests.architecture.source import FLOORS, python_files, short, template_files, tree_of

OPEN_ENDS = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")))  # not to meet itself
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@pytest.mark.parametrize("folder", [*FLOORS, "tests"])
def test_line_one_of_each_module_says_what_lives_there(folder):
    silent = [
        short(path)
        for path in python_files(folder)
        if not path.read_text(encoding="utf-8").startswith('"""') or not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


def test_nobody_leaves_open_ends():
    everything = [*python_files(*FLOORS, "tests"), *template_files()]
    assert [short(path) for path in everything if OPEN_ENDS.search(path.read_text(encoding="utf-8"))] == []


def hidden_imports(path):
    """Imports inside functions; a script that has to set Django up first may have them in its ``main``."""
    is_script = '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    for outer in ast.walk(tree_of(path)):
        if not isinstance(outer, FUNCTIONS) or (path.name == "apps.py" and getattr(outer, "name", "") == "ready"):
            continue
        if is_script and getattr(outer, "name", "") == "main":
            continue
        for node in ast.walk(outer):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield f"{short(path)}:{node.lineno}"


@pytest.mark.parametrize("folder", [*FLOORS, "tests"])
def test_imports_stand_at_the_top_of_a_module(folder):
    assert [place for path in python_files(folder) for place in hidden_imports(path)] == []


def short_docstrings(tree):
    """Names of classes and functions whose docstring is of one or two words: it can only repeat the name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and 0 < len((ast.get_docstring(node) or "").split()) <= 2:
            yield f"{node.name}:{node.lineno}"


def test_no_docstring_only_repeats_a_name():
    assert [f"{short(path)} {name}" for path in python_files() for name in short_docstrings(tree_of(path))] == []
    assert list(short_docstrings(ast.parse('def close():\n    """Close."""\n    return 1'))) == ["close:1"]
