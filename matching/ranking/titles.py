"""Free job titles, as people write them in Finnish, Swedish or English, to occupations and their groups, best first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.validation import check_is_fitted

from matching.ranking.needs import NeedsIndex

NAME, OTHER, GROUP = "name", "other", "group"
WEIGHTS = {NAME: 1.0, OTHER: 0.9, GROUP: 0.95}
BLOCK = 128  # texts compared at a time, which bounds the memory
_WORD = re.compile(r"\w+")
_PLURALS = ((re.compile(r"ies\b"), "y"), (re.compile(r"(?<=[a-z]{2}[^su])s\b"), ""))


@dataclass(frozen=True, slots=True)
class Title:
    """One label of a concept: its name, another name of it, or the name of a whole group of occupations."""

    concept: str
    text: str
    language: str
    kind: str = NAME


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of the concepts beside their labels."""

    groups: Mapping[str, str] = field(default_factory=dict)  # occupation → its group, a concept with labels of its own
    skills: Mapping[str, Sequence[str]] = field(default_factory=dict)  # skill → its names, languages in one order
    needs: Iterable[tuple[str, str]] = ()  # occupation, a skill that it asks for


def singular(text: str) -> str:
    """English words without the ending of the plural: vocabularies name one person, statistics name all of them."""
    for ending, instead in _PLURALS:
        text = ending.sub(instead, text)
    return text


class TitleLinker(BaseEstimator):
    """Ranks concepts by the likeness of their labels to a text, and a little by what the work asks for.

    The labels of all languages stand for one concept, so that a Swedish title finds a concept whose English label is
    asked for: the pivot that beats sentence embeddings on MELO (Retyk et al. 2024, arXiv 2410.08319). The likeness is
    the cosine of character n-grams within word bounds, weighted by TF-IDF, which forgives inflection, compounds and
    slips. English writes its compounds apart, so whole words count there too. Another name counts less than the name,
    and less still where several concepts share it. The group of a likely occupation is likely too.

    Parameters
    ----------
    ngrams : tuple of two ints
        Shortest and longest run of characters.
    shared : float
        How much an other name loses, at each doubling of the number of concepts that have it.
    lift : float
        What a group gets of the likeness of its most alike occupation, 0 to 1.
    words : float
        What whole English words weigh beside n-grams that weigh 1.
    asked : float
        What the skills of the work weigh beside labels that weigh 1.

    """

    def __init__(
        self,
        *,
        ngrams: tuple[int, int] = (3, 4),
        shared: float = 0.05,
        lift: float = 0.85,
        words: float = 0.7,
        asked: float = 1.0,
    ) -> None:
        self.ngrams = ngrams
        self.shared = shared
        self.lift = lift
        self.words = words
        self.asked = asked

    def fit(self, titles: Iterable[Title], work: Work | None = None) -> TitleLinker:
        """Learn the labels and, where it is known, the groups and skills of occupations."""
        rows = sorted(titles, key=lambda one: (one.concept, one.language))
        if not rows:
            raise ValueError("There are no titles to link to.")
        self.concepts_ = list(dict.fromkeys(one.concept for one in rows))
        place = {concept: at for at, concept in enumerate(self.concepts_)}
        owner = np.array([place[one.concept] for one in rows])
        self.starts_ = np.flatnonzero(np.r_[True, np.diff(owner) > 0])
        self.weights_ = self._weights(rows)
        self._fit_labels(rows)
        self._fit_work(work or Work(), place)
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

    def _fit_labels(self, rows: Sequence[Title]) -> None:
        is_english = np.array([one.language == "en" for one in rows])
        self.english_ = np.flatnonzero(is_english)
        texts = [singular(one.text.lower()) if one.language == "en" else one.text.lower() for one in rows]
        self.vectorizer_ = TfidfVectorizer(
            analyzer="char_wb", ngram_range=self.ngrams, sublinear_tf=True, dtype=np.float32
        )
        self.labels_ = self.vectorizer_.fit_transform(texts).T.tocsr()
        self.word_vectorizer_ = TfidfVectorizer(analyzer=_WORD.findall, sublinear_tf=True, dtype=np.float32)
        self.word_vectorizer_.fit(texts)
        self.word_labels_ = self.word_vectorizer_.transform(texts[at] for at in self.english_).T.tocsr()

    def _fit_work(self, work: Work, place: Mapping[str, int]) -> None:
        pairs = [(place[high], place[low]) for low, high in work.groups.items() if {low, high} <= place.keys()]
        owners, self.members_ = np.array(sorted(pairs), int).reshape(-1, 2).T
        self.groups_, self.group_starts_ = np.unique(owners, return_index=True)
        own = [(concept, skill) for concept, skill in work.needs if concept in place]
        of_groups = [(work.groups[concept], skill) for concept, skill in own if work.groups.get(concept) in place]
        asked = [(place[concept], skill) for concept, skill in own + of_groups]
        self.needs_ = NeedsIndex().fit(work.skills, asked, len(place)) if asked else None

    def likeness(self, texts: Sequence[str]) -> np.ndarray:
        """How alike each text is to each concept of ``concepts_``, from 0; shape (texts, concepts)."""
        check_is_fitted(self, "labels_")
        parts = [self._block(texts[start : start + BLOCK]) for start in range(0, len(texts), BLOCK)]
        return np.concatenate(parts) if parts else np.empty((0, len(self.concepts_)), np.float32)

    def _block(self, texts: Sequence[str]) -> np.ndarray:
        plain = [text.lower() for text in texts]
        alike = np.maximum.reduceat(self._near(plain) * self.weights_, self.starts_, axis=1)
        if len(self.groups_):
            members = np.maximum.reduceat(alike[:, self.members_], self.group_starts_, axis=1)
            alike[:, self.groups_] = np.maximum(alike[:, self.groups_], self.lift * members)
        if self.needs_ is not None:
            alike += self.asked * self.needs_.likeness(plain)
        return alike

    def _near(self, texts: Sequence[str]) -> np.ndarray:
        """The likeness of texts to labels; English labels are compared with what an English text would say."""
        near = (self.vectorizer_.transform(texts) @ self.labels_).toarray()
        one = [singular(text) for text in texts]
        letters = (self.vectorizer_.transform(one) @ self.labels_[:, self.english_]).toarray()
        words = (self.word_vectorizer_.transform(one) @ self.word_labels_).toarray()
        near[:, self.english_] = (letters + self.words * words) / (1 + self.words)
        return near

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
