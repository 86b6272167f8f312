"""Jobs and commands go through rows by ``run_each``, so that one row that fails never leaves the rest."""

import ast

import pytest

from tests.architecture.source import FLOORS, python_files, short, tree_of

LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
JOBS = [path for path in python_files(*FLOORS) if path.name == "tasks.py" or "commands" in path.parts]


def actions_of(tree):
    """Names that a module has from some ``actions.py``, and names of such modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if (node.module or "").endswith(".actions") or alias.name == "actions":
                    yield alias.asname or alias.name


def is_action(call, names):
    """A call of an action: by its name, through its module, or by what only actions ask for, ``by``."""
    head = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    return getattr(head, "id", "") in names or any(keyword.arg == "by" for keyword in call.keywords)


def bare_loops(tree):
    names = set(actions_of(tree))
    for loop in ast.walk(tree):
        if isinstance(loop, LOOPS):
            yield from (node.lineno for node in ast.walk(loop) if isinstance(node, ast.Call) and is_action(node, names))


@pytest.mark.parametrize("path", JOBS, ids=short)
def test_no_job_loops_over_an_action_by_itself(path):
    assert list(bare_loops(tree_of(path))) == []


@pytest.mark.parametrize(
    "code",
    [
        "from a.actions import hush\nfor row in rows:\n    hush(row)",
        "from a import actions\nfor row in rows:\n    actions.hush(row)",
        "done = [hush(row, by=system) for row in rows]",
        "from a.actions import hush as quiet\nwhile rows:\n    quiet(rows.pop())",
    ],
)
def test_a_bare_loop_is_seen(code):
    assert list(bare_loops(ast.parse(code)))
