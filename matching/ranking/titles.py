"""Free job titles, as people write them in Finnish, Swedish or English, to occupations and their groups, best first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.validation import check_is_fitted

NAME, OTHER, GROUP = "name", "other", "group"
WEIGHTS = {NAME: 1.0, OTHER: 0.92, GROUP: 0.97}
BLOCK = 128  # texts compared at a time, which bounds the memory
_PLURALS = ((re.compile(r"ies\b"), "y"), (re.compile(r"(?<=[a-z]{2}[^su])s\b"), ""))


@dataclass(frozen=True, slots=True)
class Title:
    """One label of a concept: its name, another name of it, or the name of a whole group of occupations."""

    concept: str
    text: str
    language: str
    kind: str = NAME


def singular(text: str) -> str:
    """English words without the ending of the plural: vocabularies name one person, statistics name all of them."""
    for ending, instead in _PLURALS:
        text = ending.sub(instead, text)
    return text


class TitleLinker(BaseEstimator):
    """Ranks concepts by the likeness of their labels to a text.

    The labels of all languages stand for one concept, so that a Swedish title finds a concept whose English label is
    asked for: the pivot that beats sentence embeddings on MELO (Retyk et al. 2024, arXiv 2410.08319). The likeness is
    the cosine of character n-grams within word bounds, weighted by TF-IDF, which forgives inflection, compounds and
    slips. Another name counts less than the name, and less still where several concepts share it. The group of a
    likely occupation is likely too.

    Parameters
    ----------
    ngrams : tuple of two ints
        Shortest and longest run of characters.
    shared : float
        How much an other name loses, at each doubling of the number of concepts that have it.
    lift : float
        What a group gets of the likeness of its most alike occupation, 0 to 1.

    """

    def __init__(self, ngrams: tuple[int, int] = (3, 4), shared: float = 0.05, lift: float = 0.93) -> None:
        self.ngrams = ngrams
        self.shared = shared
        self.lift = lift

    def fit(self, titles: Iterable[Title], groups: Mapping[str, str] | None = None) -> TitleLinker:
        """Learn the labels; ``groups`` names the group of each occupation, as a concept with labels of its own."""
        rows = sorted(titles, key=lambda one: one.concept)
        if not rows:
            raise ValueError("There are no titles to link to.")
        self.concepts_ = list(dict.fromkeys(one.concept for one in rows))
        place = {concept: at for at, concept in enumerate(self.concepts_)}
        owner = np.array([place[one.concept] for one in rows])
        self.starts_ = np.flatnonzero(np.r_[True, np.diff(owner) > 0])
        self.weights_ = self._weights(rows)
        self.is_english_ = np.array([one.language == "en" for one in rows])
        self.vectorizer_ = TfidfVectorizer(
            analyzer="char_wb", ngram_range=self.ngrams, sublinear_tf=True, dtype=np.float32
        )
        texts = [singular(one.text.lower()) if one.language == "en" else one.text.lower() for one in rows]
        self.labels_ = self.vectorizer_.fit_transform(texts).T.tocsr()
        pairs = [(place[high], place[low]) for low, high in (groups or {}).items() if {low, high} <= place.keys()]
        owners, self.members_ = np.array(sorted(pairs), int).reshape(-1, 2).T
        self.groups_, self.group_starts_ = np.unique(owners, return_index=True)
        return self

    def _weights(self, rows: Sequence[Title]) -> np.ndarray:
        holders = Counter((one.text, one.language) for one in rows)
        return np.array(
            [
                WEIGHTS[one.kind] - (self.shared * np.log2(holders[one.text, one.language]) if one.kind == OTHER else 0)
                for one in rows
            ],
            np.float32,
        )

    def likeness(self, texts: Sequence[str]) -> np.ndarray:
        """How alike each text is to each concept of ``concepts_``, 0 to 1; shape (texts, concepts)."""
        check_is_fitted(self, "labels_")
        parts = [self._block(texts[start : start + BLOCK]) for start in range(0, len(texts), BLOCK)]
        return np.concatenate(parts) if parts else np.empty((0, len(self.concepts_)), np.float32)

    def _block(self, texts: Sequence[str]) -> np.ndarray:
        plain = [text.lower() for text in texts]
        near = self._cosine(plain)
        near[:, self.is_english_] = self._cosine([singular(text) for text in plain])[:, self.is_english_]
        alike = np.maximum.reduceat(near * self.weights_, self.starts_, axis=1)
        if len(self.groups_):
            members = np.maximum.reduceat(alike[:, self.members_], self.group_starts_, axis=1)
            alike[:, self.groups_] = np.maximum(alike[:, self.groups_], self.lift * members)
        return alike

    def _cosine(self, texts: Sequence[str]) -> np.ndarray:
        return np.asarray((self.vectorizer_.transform(texts) @ self.labels_).toarray())

    def rank(self, texts: Sequence[str], most: int = 20) -> list[list[str]]:
        """Concepts of each text, the most alike first, ties by their order; those with nothing in common stay out."""
        answers: list[list[str]] = []
        for row in self.likeness(texts):
            best = np.argsort(-row, kind="stable")[:most]
            answers.append([self.concepts_[at] for at in best if row[at] > 0])
        return answers

    def __sklearn_tags__(self) -> Any:
        """It takes text, not numbers."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        return tags
