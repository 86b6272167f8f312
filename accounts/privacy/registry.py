"""What every column is and how long it stays: read from each model's inner ``class Privacy``, checked when asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.manifests import merged


class OnErasure(StrEnum):
    """What happens to a row when its person is erased."""

    DELETE = "delete"
    BLANK = "blank"
    KEEP = "keep"


@dataclass(frozen=True)
class Period:
    """How long rows stay, in days from their own date (None: as long as the service runs), and by what right."""

    days: int | None
    source: str


YEAR = 365
RETENTION = {
    "client": Period(2 * YEAR, "from the last contact; 380/2023 § 122 allows 4 years, § 130 asks 1 year of a profile"),
    "employer": Period(None, "while the employer uses the service"),
    "message": Period(YEAR, "one year, long enough to answer a question about it"),
    "ranking": Period(2 * YEAR, "AI Act (EU) 2024/1689 art. 19 and 26(6): at least 6 months"),
    "trail": Period(5 * YEAR, "906/2019 § 17; the lines stay, erased people are a number in them"),
    "technical": Period(30, "needed for some days only"),
    "reference": Period(None, "public facts, nobody's data"),
}
ACCOUNT_DAYS = 2 * YEAR  # without any sign of life
WARNING_DAYS = 30  # a word before the erasure


@dataclass(frozen=True)
class Part:
    """The privacy of one table."""

    public: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    person: str = ""  # path to the person whom a row is about
    on_erasure: str = OnErasure.KEEP
    keep: str = "reference"
    dated: str = ""  # the column from which the period counts; rows without one live as long as their person
    theme: str = "other"  # the chapter of her copy in which its person finds it; "" where only machines read it
    title: Any = ""  # the table in words, where it has no good name of its own
    goes_with: str = ""  # the column of the row with which this one goes
    of_staff: bool = False  # its person works for an authority: her account is closed by hand

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that has a class."""
        return (*self.public, *self.internal, *self.personal, *self.sensitive)


# Tables that other people's packages made.
OTHERS = {
    "account.emailaddress": Part(
        personal=("email",), internal=("id", "user", "verified", "primary"), person="user", on_erasure="delete",
        keep="client", theme="about",
    ),
    "account.emailconfirmation": Part(
        sensitive=("key",), internal=("id", "email_address", "created", "sent"), person="email_address__user",
        on_erasure="delete", keep="technical", dated="created", theme="",
    ),
    "mfa.authenticator": Part(
        sensitive=("data",), internal=("id", "user", "type", "created_at", "last_used_at"), person="user",
        on_erasure="delete", keep="client", theme="",
    ),
    "accounts.user_groups": Part(
        internal=("id", "user", "group"), person="user", on_erasure="delete", keep="client", theme=""
    ),
    "accounts.user_user_permissions": Part(
        internal=("id", "user", "permission"), person="user", on_erasure="delete", keep="client", theme=""
    ),
    "admin.logentry": Part(
        internal=("id", "action_time", "user", "content_type", "object_id", "action_flag"),
        personal=("object_repr", "change_message"), person="user", on_erasure="blank", keep="trail",
        dated="action_time", theme="", title=_("log of the support desk"),
    ),
    "sessions.session": Part(
        sensitive=("session_key", "session_data"), internal=("expire_date",), on_erasure="delete", keep="technical"
    ),
    "django_tasks_database.dbtaskresult": Part(
        internal=(
            "id", "status", "enqueued_at", "started_at", "finished_at", "args_kwargs", "priority", "task_path",
            "worker_ids", "queue_name", "backend_name", "run_after", "return_value", "exception_class_path",
            "traceback",
        ),
        keep="technical", dated="finished_at", title=_("background jobs"),
    ),
    "auth.permission": Part(public=("id", "name", "content_type", "codename")),
    "auth.group": Part(public=("id", "name")),
    "auth.group_permissions": Part(public=("id", "group", "permission")),
    "contenttypes.contenttype": Part(public=("id", "app_label", "model")),
}  # fmt: skip


class PrivacyMissingError(LookupError):
    """A table has no privacy: nobody may forget it."""


def part_of(model: type[models.Model]) -> Part:
    """The privacy of a model. Raises PrivacyMissingError where it was forgotten."""
    label = model._meta.label_lower
    others: dict[str, Part] = OTHERS | merged("privacy")
    if label in others:
        return others[label]
    told: Any = model.__dict__.get("Privacy")
    if told is None:
        raise PrivacyMissingError(label)
    return Part(**{name: value for name, value in vars(told).items() if not name.startswith("_")})


def every_part() -> Iterable[tuple[type[models.Model], Part]]:
    """All tables with their privacy, the upper floors first, so that rows go before what they hang on."""
    for config in apps.get_app_configs():
        for model in reversed(list(config.get_models(include_auto_created=True))):
            yield model, part_of(model)


def parts_about_people() -> list[tuple[type[models.Model], Part]]:
    """Tables whose rows are about a person, without the accounts themselves."""
    return [(model, part) for model, part in every_part() if part.person and part.person != "pk"]
