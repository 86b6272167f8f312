"""A column that the database holds sealed: whoever reads tables, backups or logs reads nothing."""

from __future__ import annotations

from typing import Any

from django.db import models

from accounts.keyring.sealing import seal, unseal


class EncryptedTextField(models.TextField):
    """Text that is sealed on its way to the database and opened on its way back; empty stays empty.

    ``purpose`` makes its key different from that of other columns. Nothing can be looked for in it. Reading raises
    KeyringError where somebody changed the sealed text or its key is missing.
    """

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """With its purpose, for migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def get_prep_value(self, value: Any) -> Any:
        return seal(self.purpose, str(value)) if value else value

    def from_db_value(self, value: Any, *_how: Any) -> Any:
        return unseal(self.purpose, value) if value else value
