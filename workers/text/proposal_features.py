"""Describe a proposal in numbers: what the tagger, the grammar and the words around it say of it.

One row for each proposal; the columns are named in ``COLUMNS``. Columns that begin with ``=`` are categories: whole numbers
without an order, -1 where the value was never seen in training.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.cues import CueKind, CueWord
from workers.text.forest import Codes, Matrix
from workers.text.grammar import COMPLEMENTIZERS, SENTENCE_ENDS, Analysis
from workers.text.proposals import COLON, COMMAS, Proposal
from workers.text.stretches import runs, trim
from workers.text.tagger import TokenReading
from workers.text.word_features import word_features

_EDGE_BEFORE, _EDGE_BEHIND = "^", "$"
_FAR: Final = 99.0
_NEAR: Final = 8
"""Tokens around a cue in which its speaker is mentioned as a rule."""


def _logit(probability: float) -> float:
    probability = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(probability / (1 - probability))


def describe(
    analysis: Analysis, reading: TokenReading, proposals: Mapping[Proposal, float], codes: Codes, *, headline: bool
) -> Matrix:
    """[proposals, columns] in the order of ``proposals``."""
    page = _Page(analysis, reading, codes, headline=headline)
    rows = [page.row(proposal, weight) for proposal, weight in proposals.items()]
    if not rows:
        return np.zeros((0, len(COLUMNS)))
    return np.hstack([np.array(rows, dtype=np.float64), _rivals(list(proposals), list(proposals.values()))])


class _Page:
    """One part with the columns that every row is cut from."""

    def __init__(self, analysis: Analysis, reading: TokenReading, codes: Codes, *, headline: bool) -> None:
        self.analysis, self.reading, self.codes, self.headline = analysis, reading, codes, headline
        count = len(analysis.tokens)
        folded = [token.folded for token in analysis.tokens]
        cues = [cue is not None and cue.kind is not CueKind.SOURCE for cue in analysis.cues]
        outside = [depth == 0 for depth in analysis.quote_depth]
        self.folded = folded
        self.commas = _sums([word in COMMAS for word in folded])
        self.stops = _sums([word in SENTENCE_ENDS for word in folded])
        self.complementizers = _sums([word in COMPLEMENTIZERS for word in folded])
        self.cues = _sums([cue and out for cue, out in zip(cues, outside, strict=True)])
        self.quoted = _sums([not out for out in outside])
        self.content = np.concatenate([[0.0], np.cumsum(reading.content)])
        self.mention = np.concatenate([[0.0], np.cumsum(reading.mention)])
        self.words = [self._word(word) for word in folded]
        self.paragraph = [(0, count)] * count
        for first, end in analysis.paragraphs:
            self.paragraph[first:end] = [(first, end)] * (end - first)
        self.likely = {
            t for first, end in runs(analysis, reading.labels, "B", "I") if (t := trim(analysis, first, end))
        }
        self.lengths = _sums([token.end - token.start for token in analysis.tokens])
        looked_at = max(int(reading.looked_at.sum()), 1)
        self.density = float(reading.begin.sum()) / looked_at
        self.mention_density = float(reading.mention.sum()) / looked_at

    @staticmethod
    def _word(word: str) -> str:
        if word in COMPLEMENTIZERS or not word[0].isalnum():
            return word
        return word_features(word)[0]

    def row(self, proposal: Proposal, weight: float) -> list[float]:
        """The columns of one proposal but for its rivals."""
        cue, first, end, opening = proposal
        begin, last = self.paragraph[first]
        return [
            *self._by_tagger(first, end, begin, last, weight),
            *self._by_cue(cue, first, end, begin, last),
            *self._by_shape(first, end, begin, last),
            float(opening),
            *self._by_words(cue, first, end, begin, last),
        ]

    def _by_tagger(self, first: int, end: int, begin: int, last: int, weight: float) -> list[float]:
        reading = self.reading
        content, inside = reading.content, reading.inside

        def at(column: npt.NDArray[np.float32], i: int) -> float:
            return _logit(float(column[i])) if begin <= i < last else -9.5

        seg = content[first:end]
        return [
            weight,
            weight / (end - first + 1),
            at(reading.begin, first),
            at(content, first),
            _logit(float(self.content[end] - self.content[first]) / (end - first)),
            _logit(float(seg.min())),
            at(content, end - 1),
            at(content, end),
            at(inside, end),
            at(reading.begin, end),
            at(content, end + 1),
            at(content, first - 1),
            at(content, first - 2),
            _logit(float(reading.cue[first:end].max())),
            float((first, end) in self.likely),
            max((self._overlap((first, end), t) for t in self.likely if t[0] < end and t[1] > first), default=0.0),
        ]

    def _overlap(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        common = self.lengths[min(a[1], b[1])] - self.lengths[max(a[0], b[0])]
        both = self.lengths[a[1]] - self.lengths[a[0]] + self.lengths[b[1]] - self.lengths[b[0]] - common
        return common / both if both else 0.0

    def _by_cue(self, cue: int, first: int, end: int, begin: int, last: int) -> list[float]:
        reading, analysis = self.reading, self.analysis
        low, high = max(begin, first - 45), min(last, end + 12)
        before = float(reading.cue[low:first].max()) if first > low else 0.0
        behind = float(reading.cue[end:high].max()) if high > end else 0.0
        governor = analysis.governor[first - 1] if first > begin else -1
        if cue < 0:
            own = [-9.5, _FAR, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
        else:
            a, b = (cue + 1, first) if cue < first else (end, cue)
            between = float(reading.content[a:b].max()) if b > a else 0.0
            word = analysis.cues[cue]
            own = [
                _logit(float(reading.cue[cue])),
                float(first - cue if cue < first else end - cue - 1),
                float(self.commas[b] - self.commas[a]),
                float(self.cues[b] - self.cues[a]),
                float(self.complementizers[b] - self.complementizers[a]),
                float(self.mention[b] - self.mention[a]),
                _logit(between),
                float(analysis.sentence[cue] != analysis.sentence[first if cue < first else end - 1]),
                float(analysis.quote_depth[cue]),
                float(analysis.negated[cue]),
                float(word.with_object) if word else 0.0,
                float(reading.mention[max(begin, cue - _NEAR) : min(last, cue + _NEAR + 1)].max()),
                float(reading.content[max(begin, cue - 3) : cue].max()) if cue > begin else -1.0,
            ]
        return [
            *own,
            _logit(before),
            _logit(behind),
            float(governor == cue),
            float(first - governor) if governor >= 0 else _FAR,
            float(analysis.cues_before[first - 1]) if first > begin else 0.0,
        ]

    def _by_shape(self, first: int, end: int, begin: int, last: int) -> list[float]:
        analysis = self.analysis
        depth, quote = analysis.quote_depth, analysis.quote_of
        inner = self.cues[end] - self.cues[first]
        following = self.folded[end] if end < last else _EDGE_BEHIND
        return [
            float(end - first),
            float(self.commas[end] - self.commas[first]),
            float(self.stops[end - 1] - self.stops[first]),
            float(inner),
            (self.quoted[end] - self.quoted[first]) / (end - first),
            float(depth[first]),
            float(depth[end - 1]),
            float(quote[first] == quote[end - 1]),
            float(quote[first] != (quote[first - 1] if first > begin else -1)),
            float(quote[end - 1] != (quote[end] if end < last else -1)),
            float(first - begin),
            float(last - end),
            float(self.headline),
            self.density,
            self.mention_density,
            float(following in SENTENCE_ENDS or end == last),
            float(following[0] == "و"),
            float(analysis.sentence[first] != analysis.sentence[first - 1]) if first > begin else 2.0,
        ]

    def _by_words(self, cue: int, first: int, end: int, begin: int, last: int) -> list[float]:
        analysis, words = self.analysis, self.words

        def word(i: int) -> str:
            return words[i] if begin <= i < last else (_EDGE_BEFORE if i < begin else _EDGE_BEHIND)

        def kind(i: int) -> str:
            found = analysis.cues[i] if begin <= i < last else None
            return found.kind.value if found else "-"

        own = analysis.cues[cue] if cue >= 0 else None
        a = cue if cue >= 0 else first
        values = [
            "l=" + _lemma(analysis, cue, own),
            "k=" + (own.kind.value if own else _lemma(analysis, cue, own)),
            "a=" + (own.act.value if own else "-"),
            "g=" + (own.gender if own else "-"),
            "s=" + (analysis.state[first - 1] if first > begin else "^"),
            "s=" + (analysis.state[end] if end < last else "$"),
            *("w=" + word(i) for i in (a - 2, a - 1, a + 1, first - 2, first - 1, first, first + 1)),
            *("w=" + word(i) for i in (end - 1, end, end + 1, end + 2)),
            *("c=" + _class(word(i)) for i in (a - 1, a + 1, first - 1, first, end, end + 1)),
            *("k=" + kind(i) for i in (first, end, end + 1, end + 2)),
        ]
        return [float(self.codes.number(value)) for value in values]


def _lemma(analysis: Analysis, cue: int, own: CueWord | None) -> str:
    if own is not None:
        return own.lemma
    if cue < 0:
        return "-"
    return COLON if analysis.tokens[cue].word == COLON else "?"


def _class(word: str) -> str:
    return word_features(word)[5] if word[0].isalpha() else word[0]


def _sums(column: Sequence[int | bool]) -> list[int]:
    total, out = 0, [0]
    for value in column:
        total += value
        out.append(total)
    return out


def _rivals(proposals: list[Proposal], weights: list[float]) -> Matrix:
    """How a proposal's weight compares with the best other one of the same begin, of the same end, and with all it touches."""
    best_first: dict[int, list[float]] = {}
    best_end: dict[int, list[float]] = {}
    stretches: dict[tuple[int, int], float] = {}
    for proposal, weight in zip(proposals, weights, strict=True):
        stretch = proposal.first, proposal.end
        stretches[stretch] = max(weight, stretches.get(stretch, -math.inf))
    for (first, end), weight in stretches.items():
        best_first.setdefault(first, []).append(weight)
        best_end.setdefault(end, []).append(weight)
    for group in (best_first, best_end):
        for values in group.values():
            values.sort(reverse=True)
    out = []
    for proposal in proposals:
        weight = stretches[proposal.first, proposal.end]
        out.append([_lead(best_first[proposal.first], weight), _lead(best_end[proposal.end], weight)])
    return np.array(out)


def _lead(ranked: list[float], weight: float) -> float:
    """How far ``weight`` is ahead of the best of the others."""
    rival = ranked[0] if ranked[0] != weight else (ranked[1] if len(ranked) > 1 else weight - 10)
    return weight - rival


_TAGGER: Final = (
    "weight", "weight_per_token", "begin", "content_first", "content_mean", "content_min", "content_last",
    "content_behind", "inside_behind", "begin_behind", "content_behind_2", "content_before", "content_before_2",
    "cue_inside", "likely", "overlap",
)  # fmt: skip
_CUE: Final = (
    "cue", "distance", "commas_between", "cues_between", "complementizers_between", "mention_between",
    "content_between", "other_sentence", "cue_quoted", "negated", "with_object",
    "mention_near", "content_before_cue", "cue_before", "cue_behind",
    "governor", "governor_distance", "cues_before",
)  # fmt: skip
_SHAPE: Final = (
    "length", "commas", "stops", "cues", "quoted", "depth_first", "depth_last", "same_quote", "quote_opens",
    "quote_closes", "from_paragraph", "to_paragraph", "headline", "density", "mention_density",
    "at_stop", "and_follows", "at_sentence",
)  # fmt: skip
_WORDS: Final = (
    "opening", "=lemma", "=kind", "=act", "=gender", "=state", "=state_behind",
    "=w.cue-2", "=w.cue-1", "=w.cue+1", "=w.first-2", "=w.first-1", "=w.first", "=w.first+1",
    "=w.last", "=w.end", "=w.end+1", "=w.end+2",
    "=c.cue-1", "=c.cue+1", "=c.first-1", "=c.first", "=c.end", "=c.end+1",
    "=k.first", "=k.end", "=k.end+1", "=k.end+2",
)  # fmt: skip
COLUMNS: Final = (*_TAGGER, *_CUE, *_SHAPE, *_WORDS, "lead_first", "lead_end")
