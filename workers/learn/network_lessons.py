"""Turn articles into what teaches the network: the numbers of values of each text part, and how likely each label is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from schemas import CleanArticle
from workers.learn.annotated import AnnotatedArticle
from workers.learn.labels import label
from workers.learn.placed import Placed, place
from workers.text.entities.tag import tag_entities
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.network import OUTPUTS, vector_row
from workers.text.tagging.network_values import GROUPS, WORD, Key, spelled, values
from workers.text.tagging.tagger import LABELS, may_hold_statement

_RARE_WORD, _RARE = 8, 3
"""Tokens with a value at least, for the network to know it, where only annotated articles teach."""
_OFTENER: Final = 5
"""How many times as many where other news teaches too: there is twenty times as much of it, and rare values cost memory."""
_WORDS: Final = 4000
"""Words known by themselves, twice as many where other news teaches; of the others only vector, letters and classes."""
_SMOOTHING: Final = 0.03
"""What the labels that are not annotated share: a network that is never wrong on its own articles is too sure of others."""

Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Halves = npt.NDArray[np.float16]


class Part(NamedTuple):
    """One text part as numbers."""

    keys: Numbers
    """[tokens, groups]: of its keys, group by group."""
    looked_at: npt.NDArray[np.bool_]
    """The tokens that the tagger looks at; the others teach nothing."""


class Lesson(NamedTuple):
    """A text part with what the network is to say of it."""

    part: Part
    targets: Halves
    """[tokens, OUTPUTS]: how likely each label of ``LABELS`` is, and whether a content ends with the token."""


class Lessons:
    """What articles teach, and the keys of all their tokens by their numbers."""

    def __init__(self) -> None:
        self.keys: list[dict[Key, int]] = [{} for _ in GROUPS]

    def annotated(self, annotated: AnnotatedArticle) -> list[Lesson]:
        """The lessons of an annotated article: a part in which the tagger looks at nothing is none."""
        lessons = []
        for analysis, part in self._parts(annotated.article):
            placed = place(analysis, [s for s in annotated.statements if s.part is analysis.part])
            lessons.append(Lesson(part, _targets(analysis, placed)))
        return lessons

    def parts(self, article: CleanArticle) -> list[Part]:
        """The parts of an article that nobody has annotated, for others to say what is in them."""
        return [part for _, part in self._parts(article)]

    def _parts(self, article: CleanArticle) -> Iterator[tuple[Analysis, Part]]:
        entities = tag_entities(article)
        for text in article.parts:
            analysis = analyse(text)
            looked_at = np.zeros(len(analysis.tokens), np.bool_)
            for first, end in analysis.paragraphs:
                looked_at[first:end] = may_hold_statement(analysis, first, end)
            if not looked_at.any():
                continue
            columns = values(analysis, NamedTokens(analysis, entities), headline=text is article.title)
            keys = [
                [numbers.setdefault(key, len(numbers)) for key in column]
                for numbers, column in zip(self.keys, columns, strict=True)
            ]
            yield analysis, Part(np.array(keys, np.int32).T, looked_at)


def _targets(analysis: Analysis, placed: Sequence[Placed]) -> Halves:
    labels = [LABELS.index(one) for one in label(analysis, placed)]
    targets = np.full((len(labels), OUTPUTS), _SMOOTHING / len(LABELS), np.float16)
    targets[range(len(labels)), labels] += 1 - _SMOOTHING
    targets[:, -1] = 0
    targets[[one.end - 1 for one in placed], -1] = 1
    return targets


class Codes:
    """The values behind keys, in the numbers that one network knows them by."""

    def __init__(self, keys: Sequence[dict[Key, int]], parts: Sequence[Part], *, other_news: bool) -> None:
        """``keys`` of all ``parts``, of which the network knows what is frequent in them; ``other_news``: not annotated."""
        self.values: dict[str, list[str]] = {}
        """The values that the network knows, by name; their numbers begin with 1."""
        seen = np.concatenate([part.keys for part in parts])
        vectors = np.array([vector_row(key) for key in keys[0] if isinstance(key, str)], np.int32)
        self._columns = [(0, vectors)]
        """For each value its group, and by the number of the key the number of the value."""
        for group, names in enumerate(GROUPS):
            counts = np.bincount(seen[:, group], minlength=len(keys[group]))
            for name, column in zip(names, zip(*map(spelled, keys[group]), strict=True), strict=True):
                numbers = self._known(name, column, counts, other_news=other_news)
                self._columns.append((group, np.array([numbers.get(value, 0) for value in column], np.int32)))

    def rows(self, part: Part) -> Numbers:
        """[tokens, 1 + values]: the row of the word's vector, then the values."""
        return np.stack([numbers[part.keys[:, group]] for group, numbers in self._columns], axis=1)

    def _known(self, name: str, column: Sequence[str], counts: Ints, *, other_news: bool) -> dict[str, int]:
        of_value: dict[str, int] = {}
        for value, count in zip(column, counts.tolist(), strict=True):
            of_value[value] = of_value.get(value, 0) + count
        least, most = (_RARE_WORD, _WORDS) if name == WORD[0] else (_RARE, None)
        if other_news:
            least, most = _OFTENER * least, most and 2 * most
        ranked = sorted((value for value in of_value if of_value[value] >= least), key=lambda value: -of_value[value])
        self.values[name] = ranked[:most]
        return {value: number for number, value in enumerate(self.values[name], 1)}
