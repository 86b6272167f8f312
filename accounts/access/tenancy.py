"""The tenant wall: which authority's rows this piece of work may touch, in code and in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.backends.signals import connection_created
from django.db.models import Q

EVERY = "all"


class ScopeMissingError(RuntimeError):
    """Tenant rows were asked for and nobody had said whose."""


@dataclass(frozen=True)
class Scope:
    """One authority (or every one), and the employers whose own dealings are visible besides."""

    authority: str = ""
    organisations: tuple[str, ...] = ()


_scope: ContextVar[Scope | None] = ContextVar("tenant_scope", default=None)


def _tell_database(scope: Scope | None) -> None:
    """Row-level security reads these two settings of the session (``row_level_security.py``)."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return
    chosen = scope or Scope()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('duunipari.authority', %s, false), set_config('duunipari.organisations', %s, false)",
            [chosen.authority, ",".join(chosen.organisations)],
        )


def _on_connect(sender: Any, connection: Any, **_: Any) -> None:
    """A connection opened in the middle of a scope starts with that scope."""
    _tell_database(_scope.get())


connection_created.connect(_on_connect, dispatch_uid="tenancy")


@contextmanager
def _within(scope: Scope | None) -> Iterator[None]:
    before = _scope.get()
    _scope.set(scope)
    _tell_database(scope)
    try:
        yield
    finally:
        _scope.set(before)
        if not connection.needs_rollback:
            _tell_database(before)


def is_scoped() -> bool:
    """Whether a scope is in force; on the page that answers a sign-in none is yet."""
    return _scope.get() is not None


def within_authority(authority_id: int) -> Any:
    """Work on the rows of one authority only."""
    return _within(Scope(authority=str(authority_id)))


def within_organisations(organisation_ids: Iterable[int]) -> Any:
    """Work on what employers have with young people of any authority, and on nothing else."""
    return _within(Scope(organisations=tuple(str(one) for one in organisation_ids)))


def across_authorities() -> Any:
    """Work on all rows: background jobs, administrators, commands."""
    return _within(Scope(authority=EVERY))


def without_scope() -> Any:
    """Work on no tenant rows at all: visitors who have not signed in."""
    return _within(None)


class TenantManager(models.Manager):
    """Default manager of tenant rows: filters by the scope in force and refuses to work without one."""

    def none(self) -> models.QuerySet:
        """No rows: the one question that needs no scope (the API's schema is drawn with it)."""
        return super().get_queryset().none()

    def get_queryset(self) -> models.QuerySet:
        """Rows of the scope in force.

        Raises ScopeMissingError where no scope is open: forgetting it must be loud, never a leak.
        """
        scope = _scope.get()
        rows = super().get_queryset()
        if scope is None:
            message = f"{self.model.__name__} was read without a tenant scope"
            raise ScopeMissingError(message)
        if scope.authority == EVERY:
            return rows
        allowed = Q(pk__in=[]) if not scope.authority else Q(authority_id=scope.authority)
        column = getattr(self.model, "tenant_organisation", "")
        if scope.organisations and column:
            allowed |= Q(**{f"{column}__in": scope.organisations})
        return rows.filter(allowed)
