"""Free words for skills and work, in Finnish, Swedish or English, to concepts of a vocabulary."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

NGRAMS = (2, 5)
BLOCK = 256  # words looked up together
ENOUGH = 0.5  # cosine of character n-grams below which a text stays unknown
SHORTEST = 4  # letters from which on a word may be taken for a misspelt one
GAPS = re.compile(r"[^\w]+")


def normalised(text: str) -> str:
    """Lower case, one space between words, no punctuation, composed letters."""
    return GAPS.sub(" ", unicodedata.normalize("NFC", text).lower()).strip()


class Spelling:
    """Known words, found again when a letter is missing, doubled, wrong, or has changed places with its neighbour.

    Both sides drop one letter and meet in the middle (the symmetric deletes of Garbe 2012), so that a look-up costs
    as many steps as the word has letters.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: dict[str, int] = {}
        for text in texts:
            for word in text.split():
                self.words[word] = self.words.get(word, 0) + 1
        self.drops: dict[str, list[str]] = {}
        for word in self.words:
            if len(word) >= SHORTEST:
                for shorter in dropped(word):
                    self.drops.setdefault(shorter, []).append(word)

    def repaired(self, text: str) -> str:
        """The text with every unknown word replaced by the commonest known word that is one slip away, if any."""
        return " ".join(word if word in self.words else self._nearest(word) for word in text.split())

    def _nearest(self, word: str) -> str:
        if len(word) < SHORTEST:
            return word
        near = {other for shorter in (word, *dropped(word)) for other in self.drops.get(shorter, ())}
        near.update(shorter for shorter in dropped(word) if shorter in self.words)
        return min(near, key=lambda other: (abs(len(other) - len(word)), -self.words[other], other), default=word)


def dropped(word: str) -> set[str]:
    """All words that are this word less one letter."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


class Linker:
    """Finds the concept that a free text names.

    Each step is only for what the one before has left: the text is a label; it is one without its first or its last
    word, as people shorten it; it is one of these after mending its spelling; the label whose character n-grams are
    most alike (cosine of TF-IDF within word bounds, as in Retyk et al. 2024, "MELO"). All languages share one index,
    so that the labels of a concept in one language pivot to all others.

    Parameters
    ----------
    labels : iterable of (concept, label)
        Every label of every concept; of equal labels the first one wins.
    enough : float
        Least likeness (0–1) for the last step.

    """

    def __init__(self, labels: Iterable[tuple[str, str]], enough: float = ENOUGH) -> None:
        self.enough = enough
        self.exact: dict[str, str] = {}
        for concept, label in labels:
            self.exact.setdefault(normalised(label), concept)
        self.exact.pop("", None)
        self.short: dict[str, str] = {}
        for text, concept in self.exact.items():
            for part in (text.partition(" ")[2], text.rpartition(" ")[0]):
                self.short.setdefault(part, concept)
        self.short.pop("", None)

    def link(self, texts: Iterable[str]) -> dict[str, str]:
        """Text → concept; texts that name nothing we know are left out. The same texts, the same answer."""
        found: dict[str, str] = {}
        left = []
        spelling = Spelling(self.exact)
        for text in sorted(set(texts)):
            concept = next(filter(None, self._looked_up(normalised(text), spelling)), None)
            if concept:
                found[text] = concept
            elif normalised(text):
                left.append(text)
        return found | self._alike(left)

    def _looked_up(self, plain: str, spelling: Spelling) -> Iterator[str | None]:
        yield self.exact.get(plain)
        yield self.short.get(plain)
        mended = spelling.repaired(plain)
        yield self.exact.get(mended)
        yield self.short.get(mended)

    def _alike(self, texts: Sequence[str]) -> dict[str, str]:
        """The last step: the most alike label of each text."""
        if not texts or not self.exact:
            return {}
        names = list(self.exact)
        weigh = TfidfVectorizer(analyzer="char_wb", ngram_range=NGRAMS, sublinear_tf=True, dtype=np.float32)
        asked = sparse.csr_array(weigh.fit_transform(normalised(text) for text in texts))
        index = sparse.csr_array(weigh.transform(names)).T.tocsr()
        found = {}
        for start, end in pairwise([*range(0, len(texts), BLOCK), len(texts)]):
            near = sparse.csr_array(asked[start:end] @ index)
            for row in range(end - start):
                part = slice(near.indptr[row], near.indptr[row + 1])
                place = part.start + int(near.data[part].argmax()) if part.start < part.stop else -1
                if place >= 0 and near.data[place] >= self.enough:
                    found[texts[start + row]] = self.exact[names[near.indices[place]]]
        return found
