"""Finding concepts by any word in any of the three languages."""

from collections.abc import Collection

from django.db.models import Case, Min, Q, Value, When
from django.db.models.functions import Length

from accounts.access.folding import fold
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.states import Kind
from marketplace.reference.vocabulary.text import base_forms, search

LONGEST_QUERY = 80
SHORTEST_FORM = 4  # letters; shorter base forms are names of too many things


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


def link_words(text: str, kinds: Collection[str]) -> Concept | None:
    """The concept that words of one's own name: all of them, else the base form of one, the last word first.

    Only the very word for a concept counts, or one half of a double name ("leipurina" is "leipuri-kondiittori",
    "leipomossa" is nothing): a wrong link tells of somebody what she has not done, no link leaves her own words.
    """
    words = text[:LONGEST_QUERY].split()
    forms = [form for word in reversed(words) for form in base_forms(word) if len(form) >= SHORTEST_FORM]
    for form in dict.fromkeys([fold(" ".join(words)), *forms]):
        named = (
            Q(labels__folded=form) | Q(labels__folded__startswith=f"{form}-") | Q(labels__folded__endswith=f"-{form}")
        )
        found = Concept.objects.filter(named, kind__in=kinds).order_by("-is_everyday", "code").first() if form else None
        if found is not None:
            return found
    return None
