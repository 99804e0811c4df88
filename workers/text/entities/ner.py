"""Tag persons, places and organisations with the learned taggers: one that reads each word in its place, one that reads on.

The first model says of each word by itself, and of the two words on either side, what it may be. What it says of one use of a
word is evidence for the others of the same article: a family name by itself is found where the full name was. The second model,
a linear chain, decides with both.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from workers.text.data_files import DATA
from workers.text.entities.ner_facets import END, EVIDENCE, LISTED, SHAPES, WORDS, Listed, word_kind
from workers.text.tagging.crf import Crf, read_labels
from workers.text.tagging.emissions import Emissions
from workers.text.tagging.facets import Column

NEWS: Final = "names_news"
OTHER: Final = "names_other"
"""Names of the two pairs of models: for what reads as news, and for other texts, where other things are called places and
bodies."""
TYPES: Final = ("PER", "LOC", "ORG", "PEO")
"""PEO are peoples and followers («المسلمون»): learned, so that they are not taken for persons, and not tagged."""
NAMES: Final = ("PER", "LOC", "ORG")
"""What is tagged. Names of other things (MIS: works, products, particles) are learned as well, so as to be told apart."""
LEVELS: Final = (0.03, 0.15, 0.4, 0.7, 0.92)
"""Where one level of likelihood ends and the next begins."""
_DOUBT: Final = 8.0
"""A word for which «no name» weighs so much more than anything else is none: e to the 8th against one."""
_MOST: Final = 5
"""So many uses of a word in an article and more are alike."""

Floats = npt.NDArray[np.float64]
REPORTING: Final = 0.006
"""Verbs of saying among the words of an article from which on it reads as news."""
SHORT: Final = 600
"""Words of an article up to which it does not tell what it is."""


class Sentence(NamedTuple):
    """One sentence."""

    words: Sequence[str]
    """Folded; none is empty."""
    listed: Sequence[Listed | None]
    """What lists and rules read at each word."""


class Tagged(NamedTuple):
    """A name: words ``start`` to ``end`` of sentence ``sentence``, and how likely its least likely word is part of it."""

    sentence: int
    start: int
    end: int
    type: str
    confidence: float


def first_columns(article: Sequence[Sentence]) -> list[Column]:
    """What the first model sees, for all sentences in a row, one END behind each."""
    words = [*chain.from_iterable((*sentence.words, END) for sentence in article)]
    listed = [*chain.from_iterable((*sentence.listed, None) for sentence in article)]
    return [(WORDS, words), (SHAPES, words), (LISTED, listed)]


def second_columns(columns: Sequence[Column], likely: Floats) -> list[Column]:
    """What the second model sees: that, and what the first one holds of the other uses of each word.

    ``likely`` is [words, 8]: for each of TYPES how likely a name of it begins, then how likely it goes on.
    """
    words: Sequence[str] = columns[0][1]
    begins, inside = likely[:, : len(TYPES)], likely[:, len(TYPES) :]
    return [*columns, (EVIDENCE, _evidence(words, np.column_stack((begins + inside, inside[:, 0]))))]


def _evidence(words: Sequence[str], likely: Floats) -> list[Hashable]:
    """For each word that tells something, what its other uses say."""
    kinds = {word: word_kind(word) for word in set(words) if word}
    stems = {}
    for word, kind in kinds.items():
        stems[word] = kind.stem or next((text for text in kind.readings if text in kinds), word)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        if word and kinds[word].tells:
            places.setdefault(stems[word], []).append(at)
    evidence: list[Hashable] = [None] * len(words)
    several = []
    for uses in places.values():
        if len(uses) == 1:
            evidence[uses[0]] = (1, kinds[words[uses[0]]].rare)
        else:
            several.append(uses)
    if several:
        order = [*chain.from_iterable(several)]
        levels = _of_others(likely[order], [len(uses) for uses in several])
        counts = chain.from_iterable([min(len(uses), _MOST)] * len(uses) for uses in several)
        for at, count, row in zip(order, counts, levels, strict=True):
            evidence[at] = (count, kinds[words[at]].rare, *row)
    return evidence


def _of_others(likely: Floats, lengths: Sequence[int]) -> list[list[int]]:
    """Levels of the highest and the mean over the other rows of each group: continued person, highest and mean of each type."""
    sizes = np.array(lengths)
    starts = np.array([0, *accumulate(lengths[:-1])])
    group = np.repeat(np.arange(len(sizes)), sizes)
    sums = np.add.reduceat(likely, starts)[group]
    highest = np.maximum.reduceat(likely, starts)[group]
    # Where a row is the highest of its group itself, the second highest counts; equal ones leave it as it is.
    top = likely == highest
    several = np.add.reduceat(top, starts)[group] > 1
    second = np.maximum.reduceat(np.where(top, -1.0, likely), starts)[group]
    others = np.where(top & ~several, second, highest)
    means = (sums - likely) / (sizes[group, None] - 1)
    types = len(TYPES)
    columns = np.column_stack((others[:, types], others[:, :types], means[:, :types]))
    return np.searchsorted(LEVELS, columns, side="right").tolist()  # type: ignore[no-any-return]


def by_type(labels: Sequence[str], likely: Floats) -> Floats:
    """Of ``likely`` [words, labels] the columns B-TYPE, then I-TYPE, in the order of TYPES; 0 for a label that is not there."""
    columns = [f"{prefix}-{name}" for prefix in "BI" for name in TYPES]
    out = np.zeros((len(likely), len(columns)))
    for at, label in enumerate(columns):
        if label in labels:
            out[:, at] = likely[:, labels.index(label)]
    return out


class NameTagger:
    """Both models, loaded."""

    def __init__(self, first: Crf, second: Crf) -> None:
        self._sums = Emissions(first.model, second.model)
        self._first_labels, self._labels = first.labels, second.labels
        self._transitions = second.model.transitions

    def likely(self, columns: Sequence[Column]) -> Floats:
        """[words, 8]: of each type how likely a name of it begins, and goes on, by the first model."""
        return self._likely(self._sums.of(columns))

    def _likely(self, weights: Floats) -> Floats:
        """The same, given what the words weigh for the labels of both models."""
        weights = weights[:, : len(self._first_labels)]
        weights = np.exp(weights - weights.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        return by_type(self._first_labels, weights)

    def tag(self, article: Sequence[Sentence], *, peoples: bool = False) -> Iterator[Tagged]:
        """The names in an article, in order; with ``peoples``, these too. Never raises, whatever the words."""
        if not article:
            return
        columns = first_columns(article)
        weights = self._sums.of(columns)  # both models see these columns: each word is looked up once
        more = second_columns(columns, self._likely(weights))[len(columns) :]
        weights = (weights + self._sums.of(more))[:, len(self._first_labels) :]
        labels, sure = self._decide(weights, columns[0][1])
        start = 0
        for number, sentence in enumerate(article):
            end = start + len(sentence.words)
            if any(label != "O" for label in labels[start:end]):
                for name, begin, behind in spans(labels[start:end]):
                    if name in NAMES or (peoples and name == "PEO"):
                        yield Tagged(number, begin, behind, name, float(sure[start + begin : start + behind].min()))
            start = end + 1

    def _decide(self, weights: Floats, words: Sequence[Hashable]) -> tuple[list[str], Floats]:
        """The best label of each word, and how likely it is. ``weights`` is [words, labels].

        Words that are no name beyond doubt cut the chain into short ones: only what stands between them is searched.
        """
        none = self._labels.index("O")
        others = np.delete(weights, none, axis=1).max(axis=1)
        open_ = weights[:, none] - others < _DOUBT
        open_[:-1] |= open_[1:]
        open_[1:] |= open_[:-1]
        ends = np.array([word == END for word in words])
        open_ &= ~ends
        places = np.flatnonzero(open_)
        labels, sure = ["O"] * len(words), np.ones(len(words))
        if len(places):
            starts = np.flatnonzero(np.diff(places, prepend=-2) > 1)
            read = read_labels(self._labels, self._transitions, weights[places], starts.tolist())
            sure[places] = read.marginals.max(axis=1)
            for at, label in zip(places.tolist(), read.labels, strict=True):
                labels[at] = label
        return labels, sure


def spans(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Type, start and end of each name that the labels O, B-TYPE and I-TYPE tell; an I that continues nothing begins one."""
    kind, start = "", 0
    for at, label in enumerate((*labels, "O")):
        prefix, _, name = label.partition("-")
        if kind and (prefix != "I" or name != kind):
            yield kind, start, at
            kind = ""
        if name and not kind:
            kind, start = name, at


def reads_as_news(article: Sequence[Sentence]) -> bool:
    """Whether somebody says something often enough. A short text does not tell and is taken for news."""
    words = [word for sentence in article for word in sentence.words]
    return len(words) < SHORT or sum(word_kind(word).says for word in words) >= REPORTING * len(words)


def model_files(pair: str) -> tuple[str, str]:
    """The files of the first and the second model of a pair."""
    return f"{pair}_first.crfsuite", f"{pair}.crfsuite"


@lru_cache(maxsize=2)
def name_tagger(pair: str) -> NameTagger | None:
    """The shipped models; None before the first ``make train``."""
    try:
        first, second = (Crf((DATA / name).read_bytes()) for name in model_files(pair))
    except FileNotFoundError:
        return None
    return NameTagger(first, second)
