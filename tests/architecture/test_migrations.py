"""A migration says how tables were on its day: it imports nothing that changes or moves afterwards."""

import ast

import pytest
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from accounts.management.autodetector import TableAutodetector
from accounts.people.models import new_token
from tests.architecture.source import FLOORS, ROOT, short

MIGRATIONS = sorted(path for floor in FLOORS for path in (ROOT / floor / "migrations").glob("0*.py"))
# Classes of columns: who fills such a column in a migration has to write it as the model does.
COLUMNS = {
    "accounts.privacy.fields.EncryptedTextField": "a copy of its sealing in a migration would be a second place of keys",
}


def live_names(source):
    """What a migration takes from our own code, by full name; a module that is only imported counts too."""
    imported, used = set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            used |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Attribute):
            used.add(ast.unparse(node))
    used = {name for name in used if name.rpartition(".")[0] in imported or name.partition(".")[0] in FLOORS}
    longest = {name for name in used | imported if not any(other.startswith(f"{name}.") for other in used)}
    return {name for name in longest if name.partition(".")[0] in FLOORS}


@pytest.mark.parametrize("path", MIGRATIONS, ids=short)
def test_a_migration_imports_no_live_code_but_classes_of_columns(path):
    assert live_names(path.read_text("utf-8")) - COLUMNS.keys() == set()


def test_each_exception_is_needed():
    assert set().union(*(live_names(path.read_text("utf-8")) for path in MIGRATIONS)) == COLUMNS.keys()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from accounts.access.tenancy import across_authorities", {"accounts.access.tenancy.across_authorities"}),
        ("import accounts.people.models\nnew = accounts.people.models.new_token", {"accounts.people.models.new_token"}),
        ("import matching.suggestions.models", {"matching.suggestions.models"}),
        ("from django.db import models\nimport uuid\nkey = models.UUIDField(default=uuid.uuid4)", set()),
    ],
)
def test_live_code_in_a_migration_is_found(source, found):
    assert live_names(source) == found


def changes(before, after, metas=({}, {})):
    """What `makemigrations` would write when a model's one field becomes another."""
    states = [
        ProjectState({("marketplace", "thing"): ModelState("marketplace", "Thing", [("word", field)], meta)})
        for field, meta in zip((before, after), metas, strict=True)
    ]
    return TableAutodetector(*states)._detect_changes()


def test_words_validators_and_own_functions_are_no_change_of_a_table():
    after = models.CharField(
        "word", max_length=5, choices=[("a", "A")], default=new_token, help_text="a", validators=[MinLengthValidator(1)]
    )
    assert changes(models.CharField(max_length=5), after) == {}


def test_what_a_constraint_says_is_no_change_of_a_table():
    said = [models.CheckConstraint(condition=models.Q(word=""), name="a", violation_error_message=one) for one in "ab"]
    column = models.CharField(max_length=5)
    assert changes(column, column, [{"constraints": [one]} for one in said]) == {}


@pytest.mark.parametrize(
    "after",
    [
        models.CharField(max_length=6),
        models.CharField(max_length=5, unique=True),
        models.CharField(max_length=5, null=True),
        models.TextField(max_length=5),
        models.CharField(max_length=5, default=str),
    ],
)
def test_a_change_of_a_column_is_found(after):
    assert "marketplace" in changes(models.CharField(max_length=5), after)
