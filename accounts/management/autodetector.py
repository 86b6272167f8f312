"""What of a model comes into a migration: what makes its table, and nothing that lives in our code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState

# No column, index or constraint is made of these, so a change of them is no change of a table.
WORDS = {"choices", "error_messages", "help_text", "limit_choices_to", "validators", "verbose_name"}
WORDS_OF_CONSTRAINTS = {"violation_error_code", "violation_error_message"}


def is_ours(value: Any) -> bool:
    """Whether a value is a function or class of our own apps, which a migration would import by its path of today."""
    config = apps.get_containing_app_config(getattr(value, "__module__", "") or "") if callable(value) else None
    return config is not None and Path(config.path).parent == settings.BASE_DIR


def table_field(field: models.Field) -> models.Field:
    """The field as its column needs it: without words, and without defaults and paths that our functions make."""
    _name, _path, args, kwargs = field.deconstruct()
    kept = {key: value for key, value in kwargs.items() if key not in WORDS and not is_ours(value)}
    return type(field)(*args, **kept)


def table_constraint(constraint: Any) -> Any:
    """The constraint without what it says to a person."""
    _path, args, kwargs = constraint.deconstruct()
    return type(constraint)(*args, **{key: kwargs[key] for key in kwargs.keys() - WORDS_OF_CONSTRAINTS})


def table_options(options: dict[str, Any]) -> dict[str, Any]:
    """A model's Meta. Its name stays: Django writes it into the table of permissions."""
    return {**options, "constraints": [table_constraint(one) for one in options.get("constraints", [])]}


def table_state(state: ProjectState) -> ProjectState:
    """All models as their tables need them."""
    only_tables = {
        key: ModelState(
            model.app_label,
            model.name,
            [(name, table_field(field)) for name, field in model.fields.items()],
            table_options(model.options),
            model.bases,
            model.managers,
        )
        for key, model in state.models.items()
    }
    return ProjectState(only_tables, state.real_apps)


class TableAutodetector(MigrationAutodetector):
    """Finds changes of tables. Words, choices, validators and own functions may change and move without a migration."""

    def __init__(
        self, from_state: ProjectState, to_state: ProjectState, questioner: MigrationQuestioner | None = None
    ) -> None:
        super().__init__(table_state(from_state), table_state(to_state), questioner)
