"""Turn the grammatical columns into what the tagger sees at each token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

import numpy as np

from workers.text.syntax.analyse import Analysis
from workers.text.tagging.coding import NOTHING, Codes
from workers.text.tagging.facets import (
    AHEAD,
    CLASS_PAIRS,
    CLASSES,
    CLASSES_IN_STATES,
    CUES,
    DISTANCES,
    EDGES,
    GOVERNORS,
    KINDS,
    NEXT_CUES,
    QUOTATIONS,
    STATE_NAMES,
    STATES,
    TITLES,
    WORD_PAIRS,
    WORDS,
    WORDS_IN_STATES,
    Group,
)
from workers.text.words.word_features import frequency_rank, word_classes, word_features

__all__ = ["Column", "columns", "features", "frequency_rank", "word_classes", "word_features"]

Column = tuple[Group, Any]
"""A group of features and a sequence of its values at the tokens, None where it has none; of a coded group their Codes."""

_LIMITS: Final = (0, 1, 2, 3, 4, 6, 9, 13, 20, 40, 80)
_BUCKETS: Final = [str(next(limit for limit in _LIMITS if value <= limit)) for value in range(_LIMITS[-1] + 1)]
_FAR: Final = len(_BUCKETS)
_BUCKETS.append("far")
_NONE: Final = "-"
_BUCKET_NUMBERS: Final = DISTANCES.numbers([*_BUCKETS, _NONE])
"""The last one is that of no governor."""
_NO_CUE: Final = CUES[_NONE]
_NO_NEXT: Final = AHEAD[_NONE]
_FIRST, _LAST, _BOTH = 1, 2, 3
_DEEPEST: Final = 2
_MOST_CUES: Final = 5


def columns(analysis: Analysis, *, headline: bool) -> list[Column]:
    """The values at the tokens of the part that features hang on, group by group. Linear in tokens."""
    tokens, count = analysis.tokens, len(analysis.tokens)
    words = list(map(word_features, [token.folded for token in tokens]))
    names = [None if cue is None else (cue.kind.value, cue.lemma, cue.act.value) for cue in analysis.cues]
    keys = [
        token.word if name is None else (token.word, *name, negated)
        for token, name, negated in zip(tokens, names, analysis.negated, strict=True)
    ]
    spelled = [word[0] for word in words]
    classes, kinds = CLASSES.numbers([word[5] for word in words]), KINDS.numbers([word[6] for word in words])
    state = STATE_NAMES.numbers(analysis.state)
    previous = np.concatenate(([STATE_NAMES["^"]], state))[:count]
    depths, cues_before = np.minimum(analysis.quote_depth, _DEEPEST), np.minimum(analysis.cues_before, _MOST_CUES)
    pairs = np.full(count, NOTHING)
    pairs[:-1] = CLASS_PAIRS.encode(classes[:-1], classes[1:])
    return [
        (WORDS, keys),
        (WORD_PAIRS, [*pairwise(spelled), None][:count]),
        (CLASS_PAIRS, pairs),
        (
            STATES,
            STATES.encode(np.full(count, TITLES["T" if headline else "B"]), state, previous, depths, cues_before),
        ),
        (WORDS_IN_STATES, list(zip(analysis.state, spelled, strict=True))),
        (CLASSES_IN_STATES, CLASSES_IN_STATES.encode(state, classes, kinds)),
        (GOVERNORS, GOVERNORS.encode(*_governors(analysis, names), state)),
        (NEXT_CUES, NEXT_CUES.encode(_next_cues(analysis), state)),
        (EDGES, _edges(analysis)),
        (QUOTATIONS, _quotations(analysis) if analysis.quotations else [None] * count),
    ]


GAP: Final = 6
"""Places between the parts in joined columns."""


def join_columns(parts: Sequence[Sequence[Column]]) -> list[Column]:
    """The columns of several parts as those of one: no token sees another across the gap, which is as wide as two reaches."""
    joined: list[Column] = []
    for alike in zip(*parts, strict=True):
        group = alike[0][0]
        if group.coding is not None:
            gap = np.full(GAP, NOTHING)
            pieces = [piece for _, values in alike for piece in (gap, values)]
            joined.append((group, np.concatenate(pieces[1:])))
            continue
        before, behind = group.ends or (None, None)
        values = list(alike[0][1])
        for _, others in alike[1:]:
            values += [behind] * (GAP // 2) + [before] * (GAP // 2)
            values += others
        joined.append((group, values))
    return joined


def features(analysis: Analysis, *, headline: bool) -> list[list[str]]:
    """One list of feature strings for each token of the part: what the model learns from."""
    count = len(analysis.tokens)
    rows: list[list[str]] = [[] for _ in range(count)]
    for group, values in columns(analysis, headline=headline):
        if group.coding is not None:
            values = [group.coding.decode(code) if code != NOTHING else None for code in values.tolist()]  # noqa: PLW2901
        before, behind = group.ends or (None, None)
        for i, row in enumerate(rows):
            for offset in group.reach:
                k = i + offset
                value = before if k < 0 else behind if k >= count else values[k]
                if value is not None:
                    row.extend(_spelled(group, value, offset))
    return rows


@lru_cache(maxsize=100_000)
def _spelled(group: Group, value: Hashable, offset: int) -> list[str]:
    """The features of a value ``offset`` tokens away."""
    spelled = (group.spell(facet, offset) for facet in group.facets(value))
    return [feature for feature in spelled if feature is not None]


def _edges(analysis: Analysis) -> Codes:
    """Which tokens are the first or the last of a paragraph."""
    edges = np.full(len(analysis.tokens), NOTHING)
    starts = sorted({first for first, _ in analysis.paragraphs} | {0, len(edges)})
    for first, end in pairwise(starts):
        edges[first] = _FIRST
        edges[end - 1] = _LAST if end - 1 > first else _BOTH
    return edges


def _governors(analysis: Analysis, names: Sequence[tuple[str, str, str] | None]) -> tuple[Codes, Codes]:
    """For each token the number of the cue that opened its state, and of how far back it is."""
    governor = np.array(analysis.governor, np.intp)
    cues = [_NO_CUE if name is None else CUES[f"{name[0]}|{name[1]}"] for name in names]
    cues.append(_NO_CUE)  # of the governor -1
    distance = np.minimum(np.arange(len(governor)) - governor, _FAR)
    distance[governor < 0] = -1
    return np.array(cues, np.intp)[governor], _BUCKET_NUMBERS[distance]


def _next_cues(analysis: Analysis) -> Codes:
    """For each token the kind of the next cue in its sentence outside quotation marks, and how far away it is, as numbers."""
    out = np.full(len(analysis.tokens), _NO_NEXT)
    previous = 0
    for at, (cue, depth) in enumerate(zip(analysis.cues, analysis.quote_depth, strict=True)):
        if cue is None or depth:
            continue
        first = max(previous, bisect_left(analysis.sentence, analysis.sentence[at], previous, at))
        away = _away(cue.kind.value)
        reached = max(first, at - _FAR)
        out[first:reached] = away[0]
        out[reached:at] = away[len(away) - (at - reached) :]
        previous = at
    return out


@lru_cache(maxsize=64)
def _away(kind: str) -> Codes:
    """A cue of the kind, seen from further and further ahead of it: the last one is of the token right before it."""
    return AHEAD.numbers([f"{kind}|{_BUCKETS[distance]}" for distance in range(_FAR, 0, -1)])


def _quotations(analysis: Analysis) -> list[Hashable]:
    """For each token its outermost quotation: the length, what stands before and behind."""
    tokens, state = analysis.tokens, analysis.state
    places: dict[int, list[int]] = {}
    for i, number in enumerate(analysis.quote_of):
        if number >= 0:
            places.setdefault(number, []).append(i)
    values: list[Hashable] = [None] * len(tokens)
    for number, inside in places.items():
        first, last = inside[0], inside[-1]
        before = tokens[first - 1].folded if first else "^"
        after = tokens[last + 1].folded if last + 1 < len(tokens) else "$"
        cue_behind = any(cue is not None for cue in analysis.cues[last + 1 : last + 4])
        length = _BUCKETS[min(max(last - first - 1, 0), _FAR)]
        value = (length, before, after, state[first], cue_behind, analysis.quotations[number].closed)
        for i in inside:
            values[i] = value
    return values
