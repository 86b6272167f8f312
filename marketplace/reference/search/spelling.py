"""Typing errors: the nearest word that is known here."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from accounts.access.folding import fold
from marketplace.reference.search.phrases import shipped
from marketplace.reference.search.questions import is_known
from marketplace.reference.vocabulary.text import whole_forms, words_in

SHORTEST = 4  # letters; shorter words are near to too many others
ONE_ERROR_BELOW = 5  # letters; from here on two errors are forgiven


def errors_forgiven(word: str) -> int:
    """How many letters may be wrong, missing, too many or swapped."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < ONE_ERROR_BELOW else 2


def mended(text: str, *, known: Iterable[str]) -> str:
    """The question with each misspelled word replaced by the nearest of the shipped words and of ``known`` texts.

    The question itself where nothing is misspelled or nothing is near. A half-typed word is no error.
    """
    doubtful = [word for word in words_in(text) if len(word) >= SHORTEST and not is_known(word)]
    if not doubtful:
        return text
    lexicon = _lexicon(known)
    better = {word: _nearest(word, lexicon) for word in doubtful if not _begins(word, lexicon)}
    return " ".join(better.get(word) or word for word in words_in(text))


def _lexicon(texts: Iterable[str]) -> dict[str, str]:
    """Folded words and how they are written."""
    shipped_words = (row["word"] for row in shipped("synonyms"))
    lexicon: dict[str, str] = {}
    for text in (*texts, *shipped_words):
        for word in words_in(text):
            if len(word) >= SHORTEST:
                lexicon.setdefault(fold(word), word.lower())
    return lexicon


def _begins(word: str, lexicon: dict[str, str]) -> bool:
    folded = fold(word)
    forms = whole_forms(word)
    return any(known.startswith(folded) or known in forms for known in lexicon)


def _nearest(word: str, lexicon: dict[str, str]) -> str:
    folded = fold(word)
    forgiven = errors_forgiven(folded)
    near = process.extract(folded, lexicon.keys(), scorer=OSA.distance, score_cutoff=forgiven, limit=20)
    best = min(near, key=lambda row: _badness(folded, row[0], row[1]), default=None)
    return lexicon[best[0]] if best else ""


def _badness(word: str, known: str, errors: float) -> tuple[float, bool, int, str]:
    """Fewest errors first, then the same first letter, then the same length."""
    return errors, known[0] != word[0], abs(len(known) - len(word)), known
