"""What depends on the kind of database is tried on both; everything else runs on PostgreSQL, once."""

import ast

import pytest

from tests.architecture.source import ROOT

MARKS = {"both_databases", "postgres"}
# Whoever names one of these asks the database itself: its constraints, triggers, locks, SQL, or a command on it.
ASKS = {
    "DatabaseError", "IntegrityError", "OperationalError", "ProtectedError", "arena", "call_command", "cursor", "race",
    "transactional_db", "vendor",
}  # fmt: skip
MODULES = sorted((ROOT / "tests").rglob("test_*.py"))


def marks_of(expressions):
    """Names of the marks in decorators or in `pytestmark`."""
    return {node.attr for one in expressions for node in ast.walk(one) if isinstance(node, ast.Attribute)} & MARKS


def names_in(function):
    """All names that a test uses, its fixtures among them."""
    names = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    names |= {node.value for one in function.decorator_list for node in ast.walk(one) if isinstance(node, ast.Constant)}
    return names | {one.arg for one in function.args.args}


def asking(module):
    """Each test of a module with its marks and whether it asks the database itself."""
    tree = ast.parse(module)
    for_all = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
    ]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, marks_of([*for_all, *node.decorator_list]), bool(names_in(node) & ASKS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "tests")))
def test_whatever_asks_the_database_itself_is_tried_on_both(path):
    if "journeys" not in path.parts:
        assert [name for name, marks, asks in asking(path.read_text("utf-8")) if asks and not marks] == []


def test_a_test_of_a_constraint_without_the_mark_is_found():
    without = "def test_a(db):\n with pytest.raises(IntegrityError): pass"
    assert list(asking(without)) == [("test_a", set(), True)]
    assert list(asking(f"@pytest.mark.both_databases\n{without}")) == [("test_a", {"both_databases"}, True)]
    assert list(asking(f"pytestmark = pytest.mark.both_databases\n{without}")) == [("test_a", {"both_databases"}, True)]


def test_both_kinds_are_tried_in_all_floors():
    marked = {
        path.relative_to(ROOT / "tests").parts[0]
        for path in MODULES
        if any("both_databases" in marks for _name, marks, _asks in asking(path.read_text("utf-8")))
    }
    assert marked >= {"accounts", "marketplace", "matching", "moderation", "security"}
