"""Words made comparable: folding of letters, base forms of Finnish words, stems of Swedish and English ones."""

import re
import threading
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import libvoikko
from django.db.models import Q

from accounts.access.folding import fold

_WORD = re.compile(r"[^\W_]+[+#]{0,2}")

# Endings of Swedish and English, on folded words; longest first.
_ENDINGS = (
    *("arna", "erna", "orna", "are", "ers", "ens", "ets", "ing"),
    *("na", "en", "et", "an", "er", "ar", "or", "es", "ed", "e", "a", "s"),
)
_SHORTEST_STEM = 4
_ROOT = re.compile(r"\(([^+)][^)]*)\)")
_NOUNS = ("nimisana", "laatusana", "nimisana_laatusana")


class _Analysis(NamedTuple):
    base: str
    is_noun: bool
    structure: str
    roots: tuple[str, ...]


def base_forms(text: str) -> list[str]:
    """Every folded base form of every word, each once, in order.

    A Finnish compound brings its parts and a derived word its root: "varastotyöntekijä" also gives "varasto" and
    "työntekijä", "leipominen" also "leipoa".

    Without Voikko the folded words and their light stems come back.
    """
    found: dict[str, None] = {}
    for word in words_in(text):
        found.update(dict.fromkeys(_all_forms(word)))
    return list(found)


def searchable(text: str) -> str:
    """Base forms padded with spaces, ready for a column: `contains(" leipoa ")` finds whole words only."""
    forms = base_forms(text)
    return f" {' '.join(forms)} " if forms else ""


def search(column: str, query: str) -> Q:
    """The condition that a `searchable` column fits a query.

    Words that Voikko does not know may be the beginning of a word, so that half-typed ones find too.
    """
    condition = Q()
    for word in words_in(query):
        condition &= Q(**{f"{column}__contains": pattern_of(word)})
    return condition


def pattern_of(word: str) -> str:
    """What a `searchable` text contains where it holds the word in some form, or begins a word with it."""
    ending = " " if _analyses(word) else ""
    return f" {_best_form(word)}{ending}"


@lru_cache(maxsize=20_000)
def whole_forms(word: str) -> frozenset[str]:
    """The folded word and its base forms and roots, or its stem; without the parts of a compound."""
    folded = fold(word)
    bases = {fold(form) for analysis in _analyses(word) for form in _wholes(analysis)}
    return frozenset({folded, *(bases or {_stem(folded)})})


@lru_cache(maxsize=20_000)
def compound_parts(word: str) -> tuple[str, ...]:
    """The folded base forms of what a Finnish compound is made of, none where it is no compound."""
    compounds = [analysis.roots for analysis in _analyses(word) if len(analysis.roots) > 1]
    return tuple(dict.fromkeys(fold(root) for root in compounds[0])) if compounds else ()


def is_finnish(word: str) -> bool:
    """Whether Voikko knows the word in some form."""
    return bool(_analyses(word))


def health() -> dict[str, bool]:
    """Whether Finnish inflection is known here; without it only the same form of a word is found."""
    return {"voikko": _voikko() is not None}


def words_in(text: str) -> list[str]:
    """The words of a text as they are written."""
    # Soft hyphens and the like are invisible and must not cut a word.
    visible = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return _WORD.findall(visible)


@lru_cache(maxsize=20_000)
def _all_forms(word: str) -> tuple[str, ...]:
    folded = fold(word)
    forms = {folded: None}
    analyses = _analyses(word)
    for analysis in analyses:
        for base in (analysis.base, *analysis.roots):
            forms.update(dict.fromkeys(_WORD.findall(fold(base))))
        for part in _parts(word, analysis.structure):
            forms.update(dict.fromkeys(fold(inner.base) for inner in _analyses(part)))
    if not analyses:
        forms[_stem(folded)] = None
    return tuple(form for form in forms if form)


@lru_cache(maxsize=20_000)
def _best_form(word: str) -> str:
    """The one form that stands for a word in a query: a noun before a verb, a short one before a long one."""
    analyses = _analyses(word)
    if not analyses:
        return _stem(fold(word))
    return fold(min(analyses, key=lambda analysis: (not analysis.is_noun, len(analysis.base))).base)


def _wholes(analysis: _Analysis) -> tuple[str, ...]:
    """The base form, and of a derived word its root: "jaksanut" is "jaksaa"."""
    return (analysis.base, *analysis.roots) if len(analysis.roots) == 1 else (analysis.base,)


def _parts(word: str, structure: str) -> list[str]:
    """The parts of a compound as written, and what follows each seam: työn, tekijöitä; työntekijöitä."""
    letters = -1
    seams = []
    for sign in structure:
        if sign == "=":
            seams.append(letters + 1)
        else:
            letters += 1
    ends = [*seams, len(word)]
    if len(seams) < 2:
        return []
    return [word[start:end] for start, end in pairwise(ends)] + [word[start:] for start in seams[1:-1]]


def _stem(folded: str) -> str:
    """A folded Swedish or English word without its endings, never shorter than four letters."""
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            return _stem(folded.removesuffix(ending))
    return folded


_turn = threading.Lock()


@cache
def _voikko() -> Any:
    """The one handle of this process (9 MB), None where the library or its Finnish words are missing."""
    try:
        return libvoikko.Voikko("fi")
    except (OSError, libvoikko.VoikkoException):
        return None


def _analyses(word: str) -> list[_Analysis]:
    """What Voikko says about a word. A handle serves one thread at a time."""
    with _turn:
        voikko = _voikko()
        rows = voikko.analyze(word) if voikko else []
    return [_read(row) for row in rows if "BASEFORM" in row]


def _read(row: dict[str, str]) -> _Analysis:
    roots = tuple(root.replace("=", "") for root in _ROOT.findall(row.get("WORDBASES", "")))
    return _Analysis(row["BASEFORM"], row["CLASS"] in _NOUNS, row["STRUCTURE"], roots)
