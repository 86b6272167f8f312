"""The shipped vocabulary: occupations, skills, cards and languages with everyday words in three languages."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from marketplace.reference.vocabulary.loading.merge import Tally, merge_concepts, merge_labels
from marketplace.reference.vocabulary.models import Concept, Label
from marketplace.reference.vocabulary.states import Kind, Tongue

DATA = Path(__file__).parents[1] / "data"


@transaction.atomic
def load_vocabulary() -> Tally:
    """Bring the everyday list and its words to what data/*.tsv say; a second run changes nothing.

    An imported ESCO concept that the list has meanwhile adopted keeps its row and gets the house's code.
    """
    rows = list(_rows("vocabulary.tsv"))
    _adopt(rows)
    tally = merge_concepts({(row["kind"], row["code"]): _values(row) for row in rows})
    ids = {(kind, code): pk for pk, kind, code in Concept.objects.everyday().values_list("pk", "kind", "code")}
    wanted = {(ids[row["kind"], row["code"]], row["language"], row["text"]): False for row in _rows("synonyms.tsv")} | {
        (ids[row["kind"], row["code"]], tongue, row[tongue]): True for row in rows for tongue in Tongue.values
    }
    return tally + merge_labels(Label.objects.filter(concept__is_everyday=True), wanted)


def everyday_words() -> Iterator[tuple[str, str, str, str]]:
    """Every shipped word for an occupation: (ESCO address or "", ISCO-08 code, language, text)."""
    occupations = {row["code"]: row for row in _rows("vocabulary.tsv") if row["kind"] == Kind.OCCUPATION}
    for row in occupations.values():
        yield from ((row["esco"], row["isco"], tongue, row[tongue]) for tongue in Tongue.values)
    for row in _rows("synonyms.tsv"):
        if row["kind"] == Kind.OCCUPATION:
            occupation = occupations[row["code"]]
            yield occupation["esco"], occupation["isco"], row["language"], row["text"]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _values(row: dict[str, str]) -> tuple:
    names = (row["fi"], row["sv"], row["en"])
    return (*names, row["esco"], row["isco"], row["group"], row["note"], True)


def _adopt(rows: list[dict[str, str]]) -> None:
    by_uri = {row["esco"]: row for row in rows if row["esco"]}
    imported = Concept.objects.filter(esco_uri__in=by_uri, is_everyday=False)
    for concept in imported:
        row = by_uri[concept.esco_uri]
        concept.kind, concept.code, concept.is_everyday = Kind(row["kind"]), row["code"], True
        concept.save(update_fields=["kind", "code", "is_everyday"])
