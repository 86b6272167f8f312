"""Texts to occupations by the skills that the work asks for: help where no name of the work is alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize
from sklearn.utils.validation import check_is_fitted


class NeedsIndex(BaseEstimator):
    """How alike a text is to all that an occupation asks for, one document per occupation and language.

    A document is the sum of the TF-IDF vectors of the labels of its skills, so that each label is read once however
    many occupations ask for it. The square root keeps what is said often from drowning what is said once.

    Parameters
    ----------
    ngrams : tuple of two ints
        Shortest and longest run of characters within word bounds.

    """

    def __init__(self, ngrams: tuple[int, int] = (3, 5)) -> None:
        self.ngrams = ngrams

    def fit(self, labels: Mapping[str, Sequence[str]], needs: Iterable[tuple[int, str]], size: int) -> NeedsIndex:
        """Learn the labels of each skill, one per language in the same order, and who of ``size`` needs which."""
        skills = {skill: place for place, skill in enumerate(labels)}
        pairs = np.array(sorted({(row, skills[skill]) for row, skill in needs if skill in skills}), int).reshape(-1, 2)
        asked = sparse.csr_array((np.ones(len(pairs), np.float32), (*pairs.T,)), shape=(size, len(skills)))
        self.vectorizer_ = TfidfVectorizer(
            analyzer="char_wb", ngram_range=self.ngrams, sublinear_tf=True, dtype=np.float32
        )
        by_language = list(zip(*labels.values(), strict=True))
        self.vectorizer_.fit(text.lower() for texts in by_language for text in texts)
        self.documents_ = [self._documents(asked, texts) for texts in by_language]
        return self

    def _documents(self, asked: Any, texts: Sequence[str]) -> Any:
        summed = asked @ sparse.csr_array(self.vectorizer_.transform(text.lower() for text in texts))
        return normalize(summed.sqrt()).T.tocsr()

    def likeness(self, texts: Sequence[str]) -> np.ndarray:
        """The cosine with the most alike language of each occupation, 0 to 1; shape (texts, size)."""
        check_is_fitted(self, "documents_")
        asked = sparse.csr_array(self.vectorizer_.transform(text.lower() for text in texts))
        return np.maximum.reduce([(asked @ documents).toarray() for documents in self.documents_])
