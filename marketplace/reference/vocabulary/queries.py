"""Finding concepts by any word in any of the three languages."""

from collections.abc import Collection

from django.db.models import Case, Min, Q, Value, When
from django.db.models.functions import Length

from accounts.access.folding import fold
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Kind
from marketplace.reference.vocabulary.text import search

LONGEST_QUERY = 80


def find_concepts(query: str, kinds: Collection[str] = Kind.values, limit: int = 10) -> list[Concept]:
    """The concepts that a half-typed or inflected word may mean, best first, by one query to the database.

    Order: the very word and everyday names that begin with it; other names that begin with it; other words that
    begin with it; words that hold it or share its base forms ("leipoo" finds "leipoa"). Among equals the everyday
    list comes first, then short words.
    """
    folded = fold(query[:LONGEST_QUERY])
    if not folded:
        return []
    begins = Q(labels__folded__startswith=folded)
    is_name = begins & Q(labels__is_preferred=True)
    rank = Case(
        When(Q(labels__folded=folded) | is_name & Q(is_everyday=True), then=Value(0)),
        When(is_name, then=Value(1)),
        When(begins, then=Value(2)),
        default=Value(3),
    )
    fits = Q(labels__folded__contains=folded)
    by_base_form = search("labels__searchable", query[:LONGEST_QUERY])
    if by_base_form:
        fits |= by_base_form
    found = Concept.objects.filter(fits, kind__in=kinds)
    ranked = found.annotate(rank=Min(rank), shortest=Min(Length("labels__text")))
    return list(ranked.order_by("rank", "-is_everyday", "shortest", "code")[:limit])
