"""Bringing tables to what a file says, in bulk: what is missing is added, what differs is changed, the rest stays."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import models

from accounts.access.folding import fold
from marketplace.reference.vocabulary.models import Concept, Label, OccupationSkill
from marketplace.reference.vocabulary.text import searchable

BATCH = 5_000

Progress = Callable[[Iterable, str], Iterable]
"""Wraps an iterable of batches with a name, so that a command can show how far it is."""

CONCEPT_FIELDS = ("name_fi", "name_sv", "name_en", "esco_uri", "isco", "group", "note", "is_everyday")


@dataclass(frozen=True)
class Tally:
    """How many rows were added, changed and found as they should be."""

    added: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.added + other.added, self.changed + other.changed, self.same + other.same)

    @property
    def is_still(self) -> bool:
        """Nothing had to be written."""
        return not (self.added or self.changed)


def silent(batches: Iterable, _name: str) -> Iterable:
    """No progress shown."""
    return batches


def merge_concepts(wanted: Mapping[tuple, tuple], progress: Progress = silent) -> Tally:
    """Concepts by `(kind, code)` with the values of CONCEPT_FIELDS."""
    return _merge(Concept.objects.all(), ("kind", "code"), CONCEPT_FIELDS, wanted, progress)


def merge_labels(
    rows: models.QuerySet, wanted: Mapping[tuple[int, str, str], bool], progress: Progress = silent
) -> Tally:
    """Labels by `(concept id, language, text)`, valued by whether the text is the concept's name.

    `rows` are the labels to compare with. A label that the file does not name stays, but is no longer the name
    where the file has another.
    """
    names = {key[:2]: key[2] for key, is_preferred in wanted.items() if is_preferred}
    preferred = rows.filter(is_preferred=True).values_list("pk", "concept_id", "language", "text")
    demoted = [pk for pk, concept, language, text in preferred if names.get((concept, language), text) != text]
    for batch in _batches(demoted):
        Label.objects.filter(pk__in=batch).update(is_preferred=False)
    values = {key: (fold(key[2]), searchable(key[2]), is_preferred) for key, is_preferred in wanted.items()}
    keys = ("concept_id", "language", "text")
    return _merge(rows, keys, ("folded", "searchable", "is_preferred"), values, progress)


def merge_relations(wanted: Mapping[tuple[int, int], bool], progress: Progress = silent) -> Tally:
    """Skills of occupations by `(occupation id, skill id)`, valued by whether the skill is essential."""
    values = {key: (is_essential,) for key, is_essential in wanted.items()}
    return _merge(OccupationSkill.objects.all(), ("occupation_id", "skill_id"), ("is_essential",), values, progress)


def _merge(
    rows: models.QuerySet,
    keys: Sequence[str],
    fields: Sequence[str],
    wanted: Mapping[tuple, tuple],
    progress: Progress,
) -> Tally:
    width = len(keys) + 1
    found = rows.order_by().values_list("pk", *keys, *fields).iterator(chunk_size=BATCH)
    existing = {tuple(row[1:width]): (row[0], tuple(row[width:])) for row in found}
    named = (*keys, *fields)

    def build(key: tuple, **more: Any) -> models.Model:
        return rows.model(**dict(zip(named, (*key, *wanted[key]), strict=True)), **more)

    new = [key for key in wanted if key not in existing]
    other = [key for key, values in wanted.items() if key in existing and existing[key][1] != values]
    plural = str(rows.model._meta.verbose_name_plural)
    for batch in progress(list(_batches(other)), plural):
        rows.model._default_manager.bulk_update([build(key, pk=existing[key][0]) for key in batch], fields)
    for batch in progress(list(_batches(new)), plural):
        rows.model._default_manager.bulk_create([build(key) for key in batch])
    return Tally(len(new), len(other), len(wanted) - len(new) - len(other))


def _batches(things: Iterable) -> Iterator[list]:
    left = iter(things)
    while batch := list(islice(left, BATCH)):
        yield batch
