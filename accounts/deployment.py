"""What the service does not start with once DEBUG is off; `manage.py check --deploy` says the same."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, connection

from accounts.keyring.ring import NoKeysError, is_strong
from accounts.keyring.sealing import ring

ROLE = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"


@checks.register
def check_start(**_how: Any) -> list[checks.CheckMessage]:
    """What each command looks at first, in a deployment."""
    return _settings() if settings.DEPLOYED else []


@checks.register(deploy=True)
def check_deployment(**_how: Any) -> list[checks.CheckMessage]:
    """What `check --deploy` adds: the database's role, and outside of a deployment the settings too."""
    return [*([] if settings.DEPLOYED else _settings()), *_role(), *_controllers()]


def why_not() -> str:
    """Why this deployment must not start, setting by setting with what to do; empty where it may."""
    if not settings.DEPLOYED:
        return ""
    serious = [one for one in (*_settings(), *_role()) if one.is_serious()]
    return "\n".join(["Duunipari does not start:", *(f"- {one.msg} {one.hint}" for one in serious)]) if serious else ""


def refuse_unsafe_start() -> None:
    """Raises ImproperlyConfigured where the deployment is unsafe."""
    if said := why_not():
        raise ImproperlyConfigured(said)


def _settings() -> list[checks.CheckMessage]:
    return [*_keys(), *_secret_key(), *_hosts(), *_mail(), *_sqlite()]


def _keys() -> list[checks.CheckMessage]:
    try:
        weak = [key.name for key in ring().keys if not key.is_strong()]
    except NoKeysError as trouble:
        hint = "A new service: name a file there, `manage.py rotate_keys` makes it. An old one: put its file back."
        return [checks.Error(str(trouble), hint, id="duunipari.E001")]
    said = "The key “{}” of DUUNIPARI_KEYS_FILE or DUUNIPARI_KEYS is short or easy to guess."
    hint = "Run `manage.py rotate_keys`, which makes a good one, then `manage.py rotate_keys --remove {}`."
    return [checks.Error(said.format(name), hint.format(name), id="duunipari.E002") for name in weak]


def _secret_key() -> list[checks.CheckMessage]:
    try:
        secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    except ImproperlyConfigured:
        hint = "Set DUUNIPARI_KEYS_FILE (then it is made from the keys) or DUUNIPARI_SECRET_KEY."
        return [checks.Error("There is no DUUNIPARI_SECRET_KEY and no key to make it from.", hint, id="duunipari.E003")]
    if all(map(is_strong, secrets)):
        return []
    said = "DUUNIPARI_SECRET_KEY or one of DUUNIPARI_SECRET_KEY_FALLBACKS is short or easy to guess."
    hint = "Leave it out (it is then made from the keys), or give it at least 50 characters of chance."
    return [checks.Error(said, hint, id="duunipari.E004")]


def _hosts() -> list[checks.CheckMessage]:
    if settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        return []
    said = "DUUNIPARI_HOSTS names no host." if not settings.ALLOWED_HOSTS else "DUUNIPARI_HOSTS allows every host (*)."
    return [checks.Error(said, "Set it to the host names of the service, divided by commas.", id="duunipari.E005")]


def _mail() -> list[checks.CheckMessage]:
    if settings.EMAIL_HOST:
        return []
    hint = "Set it to the mail server: codes to sign in, invitations and answers go by mail."
    return [checks.Error("DUUNIPARI_SMTP_HOST names no mail server.", hint, id="duunipari.E006")]


def _sqlite() -> list[checks.CheckMessage]:
    if connection.vendor != "sqlite" or settings.SQLITE_ON_PURPOSE:
        return []
    hint = "Set DATABASE_URL to postgres://…, or DUUNIPARI_SQLITE_ON_PURPOSE=1 for a trial without real people."
    return [checks.Error("The database is SQLite: DATABASE_URL is unset or names a file.", hint, id="duunipari.E007")]


def _controllers() -> list[checks.CheckMessage]:
    """The privacy notice names who is responsible (GDPR art. 13); only the authority can write how it is reached."""
    authorities: Any = apps.get_model("accounts", "Authority")  # the server reads this file before its models
    try:
        unwritten = {one.name_fi: one.unwritten for one in authorities.objects.all() if one.unwritten}
    except DatabaseError:
        return []  # no tables yet, or no database, which is told by itself
    hint = "Write it as an administrator at /administration/authorities/."
    return [
        checks.Warning(f"{name} has not written for the privacy notice: {', '.join(what)}.", hint, id="duunipari.W002")
        for name, what in unwritten.items()
    ]


def _role() -> list[checks.CheckMessage]:
    """The role of the connection, which row-level security has to bind."""
    if connection.vendor != "postgresql":
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(ROLE)
            is_superuser, bypasses = cursor.fetchone()
    except OperationalError as failure:
        hint = "Look at DATABASE_URL, and run this again when the database answers."
        return [checks.Warning(f"The database does not answer: {failure}", hint, id="duunipari.W001")]
    said = "The database role of DATABASE_URL {}, so the walls between authorities do not hold in the database."
    hint = "Use a role of its own that owns the database: ALTER ROLE … NOSUPERUSER NOBYPASSRLS."
    found = [
        *([checks.Error(said.format("is a superuser"), hint, id="duunipari.E008")] if is_superuser else []),
        *([checks.Error(said.format("has BYPASSRLS"), hint, id="duunipari.E009")] if bypasses else []),
    ]
    return list(found)
