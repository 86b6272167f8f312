"""Everything that the keyring has sealed: which key holds how many rows, and the change to the current key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast

from accounts.keyring.ring import KeyringError
from accounts.keyring.sealing import key_name, ring, seal, unseal
from accounts.manifests import SealedRows, manifests
from accounts.privacy.fields import EncryptedTextField

BATCH = 200
PLAIN = models.TextField()


class Renewed(NamedTuple):
    """How many rows of a batch got the current key, and how many could not be opened."""

    done: int
    closed: int


def sealed_column(model: Any, name: str, purpose: str) -> SealedRows:
    """The rows of one column, read and written as they lie in the table."""

    def rows() -> models.QuerySet:
        held = model._base_manager.exclude(**{name: ""}).defer(name)
        return held.annotate(lies_there=Cast(name, PLAIN))

    def renew(row: Any) -> None:
        fresh = seal(purpose, unseal(purpose, row.lies_there))
        model._base_manager.filter(pk=row.pk).update(**{name: Value(fresh, output_field=PLAIN)})

    return SealedRows(f"{model._meta.label}.{name}", rows, lambda row: key_name(row.lies_there), renew)


def every_sealed() -> list[SealedRows]:
    """All encrypted columns of all features, and what features seal in their own ways."""
    columns = [
        sealed_column(model, field.name, field.purpose)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField)
    ]
    own = [one for manifest in manifests() for one in manifest.sealed]
    there = connection.introspection.table_names()
    return [one for one in (*columns, *own) if one.rows().model._meta.db_table in there]


def rows_by_key(sealed: SealedRows) -> Counter[str]:
    """Name of the key → rows that it has sealed; what was sealed before keys had names stands under ""."""
    names = (sealed.key_name(row) for row in sealed.rows().iterator(BATCH))
    return Counter(name for name in names if name is not None)


def renew_all(sealed: SealedRows) -> Iterator[Renewed]:
    """Seal rows with the current key, batch by batch, so that nothing is half done when it is stopped in between."""
    after = 0
    while batch := list(sealed.rows().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        after = batch[-1]
        yield _renew(sealed, batch)


@transaction.atomic
def _renew(sealed: SealedRows, batch: list[int]) -> Renewed:
    done = closed = 0
    current = ring().current.name
    for row in sealed.rows().filter(pk__in=batch).select_for_update(of=("self",)).order_by("pk"):
        if sealed.key_name(row) in {current, None}:
            continue
        try:
            sealed.renew(row)
            done += 1
        except KeyringError:
            closed += 1
    return Renewed(done, closed)
