"""Turn annotated articles into what teaches the network: the numbers of values and labels of each text part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from workers.learn.annotated import AnnotatedArticle
from workers.learn.labels import label
from workers.learn.placed import place
from workers.text.entities.tag import tag_entities
from workers.text.syntax.analyse import analyse
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.network import vector_row
from workers.text.tagging.network_values import GROUPS, WORD, Key, spelled, values
from workers.text.tagging.tagger import LABELS, may_hold_statement

_RARE_WORD, _RARE = 8, 3
"""Tokens with a value at least, for the network to know it."""
_WORDS: Final = 4000
"""Words that are known by themselves; of the others only vector, letters and classes."""
NOTHING: Final = -100
"""In place of a label: torch's own sign for what teaches nothing."""

Ints = npt.NDArray[np.int64]


class Lesson(NamedTuple):
    """One text part as numbers: of its keys, group by group, and of its labels."""

    keys: Ints
    """[tokens, groups]"""
    labels: Ints
    ends: npt.NDArray[np.float32]
    """Whether a content ends with the token."""
    looked_at: npt.NDArray[np.bool_]


class Lessons:
    """What annotated articles teach, and the keys by their numbers."""

    def __init__(self, articles: Iterable[AnnotatedArticle]) -> None:
        self.keys: list[dict[Key, int]] = [{} for _ in GROUPS]
        self.of_articles = [list(self._of(annotated)) for annotated in articles]
        """The lessons of each article."""

    def _of(self, annotated: AnnotatedArticle) -> Iterator[Lesson]:
        entities = tag_entities(annotated.article)
        for part in annotated.article.parts:
            analysis = analyse(part)
            looked_at = np.zeros(len(analysis.tokens), np.bool_)
            for first, end in analysis.paragraphs:
                looked_at[first:end] = may_hold_statement(analysis, first, end)
            if not looked_at.any():
                continue
            placed = place(analysis, [s for s in annotated.statements if s.part is part])
            ends = np.zeros(len(looked_at), np.float32)
            ends[[one.end - 1 for one in placed]] = 1
            labels = np.array([LABELS.index(one) for one in label(analysis, placed)], np.int64)
            columns = values(analysis, NamedTokens(analysis, entities), headline=part is annotated.article.title)
            keys = [
                [numbers.setdefault(key, len(numbers)) for key in column]
                for numbers, column in zip(self.keys, columns, strict=True)
            ]
            yield Lesson(np.array(keys, np.int64).T, np.where(looked_at, labels, NOTHING), ends, looked_at)


class Coded:
    """The lessons with the values behind their keys in numbers that one network knows."""

    def __init__(self, lessons: Sequence[Lesson], keys: Sequence[dict[Key, int]]) -> None:
        seen = np.concatenate([lesson.keys for lesson in lessons])
        self.values: dict[str, list[str]] = {}
        """The values that the network knows, by name; their numbers begin with 1."""
        coded = []
        for group, names in enumerate(GROUPS):
            counts = np.bincount(seen[:, group], minlength=len(keys[group]))
            for name, column in zip(names, zip(*map(spelled, keys[group]), strict=True), strict=True):
                numbers = self._known(name, column, counts)
                coded.append((group, np.array([numbers.get(value, 0) for value in column], np.int64)))
        rows = np.array([vector_row(key) for key in keys[0] if isinstance(key, str)], np.int64)
        self.rows = [
            np.stack([rows[lesson.keys[:, 0]], *(codes[lesson.keys[:, group]] for group, codes in coded)], axis=1)
            for lesson in lessons
        ]
        """[tokens, 1 + values] of each lesson: the row of the word's vector, then the values."""

    def _known(self, name: str, column: Sequence[str], counts: Ints) -> dict[str, int]:
        of_value: dict[str, int] = {}
        for value, count in zip(column, counts.tolist(), strict=True):
            of_value[value] = of_value.get(value, 0) + count
        least, most = (_RARE_WORD, _WORDS) if name == WORD[0] else (_RARE, None)
        ranked = sorted((value for value in of_value if of_value[value] >= least), key=lambda value: -of_value[value])
        self.values[name] = ranked[:most]
        return {value: number for number, value in enumerate(self.values[name], 1)}
