"""A column that the database holds sealed: whoever reads tables, backups or logs reads nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from accounts.privacy.encryption import keyring


class EncryptedTextField(models.TextField):
    """Text that is sealed on its way to the database and opened on its way back; empty stays empty.

    ``purpose`` makes its key different from that of other columns. Nothing can be looked for in it. Reading raises
    cryptography.fernet.InvalidToken where somebody changed the sealed text or none of the keys fits.
    """

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """With its purpose, for migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def get_prep_value(self, value: Any) -> Any:
        return self._box().encrypt(str(value).encode()).decode() if value else value

    def from_db_value(self, value: Any, *_how: Any) -> Any:
        return self._box().decrypt(value.encode()).decode() if value else value

    def _box(self) -> Any:
        return keyring(self.purpose, tuple(settings.ENCRYPTION_KEYS))
