"""Tells Django of the accounts app, which connects the features of all floors by their manifests."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings


class AccountsConfig(AppConfig):
    """The accounts app."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what each feature listens to, give the API the names of its choices, check the start."""
        import accounts.deployment  # noqa: F401 - registers its checks
        from accounts.manifests import connect_features, merged

        connect_features()
        names: Any = settings.SPECTACULAR_SETTINGS["ENUM_NAME_OVERRIDES"]
        names.update(merged("enums"))
