"""The column of a life's state, whose words stand in ``states.py`` alone."""

from __future__ import annotations

from typing import Any

from django.db import models


class StateField(models.CharField):
    """A state among ``choices``. The choices stay out of migrations: a new state changes no table."""

    def deconstruct(self) -> Any:
        """A plain column of text, for migrations."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, "django.db.models.CharField", args, kwargs
