"""Describe proposals in numbers: what the tagger, the grammar and the words around them say of each.

One row for each proposal; the columns are named in ``COLUMNS``. Columns that begin with ``=`` are categories: whole numbers
without an order, -1 where the value was never seen in training. All rows of a part are made at once, column by column.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.statements.boundaries.content_ends import going_on
from workers.text.statements.boundaries.joints import COLON, REACH
from workers.text.statements.forest import Codes, Matrix
from workers.text.statements.proposals.page import NOTHING, ProposalPage
from workers.text.statements.proposals.propose import BEHIND
from workers.text.statements.proposals.shortlist import RIVAL_COLUMNS, Shortlist
from workers.text.statements.proposals.surroundings import (
    END_COLUMNS,
    LINK_COLUMNS,
    NAME_COLUMNS,
    NEAR,
    by_end,
    by_link,
    by_names,
)
from workers.text.syntax.analyse import COMPLEMENTIZERS, SENTENCE_ENDS, Analysis
from workers.text.syntax.stretches import Trimmer, runs
from workers.text.tagging.columns import Greatest, Numbers, Places, Sums, logit
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading
from workers.text.words.word_features import word_features

_FAR: Final = 99.0


def describe(
    analysis: Analysis, reading: TokenReading, named: NamedTokens, some: Shortlist, codes: Codes, *, headline: bool
) -> Matrix:
    """[proposals, columns] in the order of ``some.proposals``."""
    if not some.proposals:
        return np.zeros((0, len(COLUMNS)))
    page, weights = _Page(analysis, reading, some.table), some.weights
    columns = [
        *page.by_tagger(weights), *page.by_cue(), *page.by_shape(headline=headline),
        some.table[:, 3].astype(np.float64), *page.by_words(codes),
        _lead(page.first, page.end, weights), _lead(page.end, page.first, weights),
        *some.rivals.T, *by_end(page), *by_names(page, named), *by_link(page, codes),
    ]  # fmt: skip
    return np.ascontiguousarray(np.stack(columns, axis=1))


class _Page(ProposalPage):
    """The columns of which each proposal has one number."""

    def by_tagger(self, weights: Numbers) -> list[Numbers]:
        """What the tagger makes of the stretch and of what stands around it."""
        first, end, reading = self.first, self.end, self.reading
        begin, content, inside = logit(reading.begin), logit(reading.content), logit(reading.inside)
        ends = logit(reading.ends)
        length = end - first
        likely = self._likely()
        return [
            weights,
            weights / (length + 1),
            self.at(begin, first),
            self.at(content, first),
            logit(Sums(reading.content).over(first, end) / length),
            logit(-Greatest(-reading.content).over(first, end, 0.0)),
            self.at(content, end - 1),
            self.at(content, end),
            self.at(inside, end),
            self.at(begin, end),
            self.at(content, end + 1),
            self.at(content, first - 1),
            self.at(content, first - 2),
            logit(self.cue_likely.over(first, end, 0.0)),
            np.isin(first * (self.count + 1) + end, [a * (self.count + 1) + b for a, b in likely]).astype(np.float64),
            self._overlap(likely),
            self.at(ends, end - 1),
            Greatest(ends).over(first, end - 1, NOTHING),
            Sums(np.log(np.maximum(going_on(reading), 1e-3))).over(first + 1, end),
        ]

    def _likely(self) -> list[tuple[int, int]]:
        """The stretches of the tagger's best labels."""
        trimmer = Trimmer(self.analysis)
        return [t for s in runs(self.analysis, self.reading.labels, "B", "I") if (t := trimmer.trim(*s))]

    def _overlap(self, likely: list[tuple[int, int]]) -> Numbers:
        """Intersection over union, in letters, with the likely stretch that has the most of it."""
        if not likely:
            return np.zeros(len(self.first))
        letters = np.concatenate([[0], np.cumsum([token.end - token.start for token in self.analysis.tokens])])
        begins, ends = np.array(likely, np.intp).T
        lengths = letters[ends] - letters[begins]
        own = letters[self.end] - letters[self.first]
        # They stand in order and apart: of those that a stretch meets, all but the outermost two lie inside it.
        low = np.searchsorted(ends, self.first, side="right")
        high = np.searchsorted(begins, self.end)

        def ratio(at: Places) -> Numbers:
            met = np.minimum(at, len(likely) - 1)
            common = letters[np.minimum(self.end, ends[met])] - letters[np.maximum(self.first, begins[met])]
            return np.where(low < high, common / (own + lengths[met] - common), 0.0)

        inside = Greatest(lengths).over(low + 1, high - 1, 0.0) / own
        best: Numbers = np.maximum(np.maximum(ratio(low), ratio(high - 1)), inside)
        return best

    def by_cue(self) -> list[Numbers]:
        """The cue, what stands between it and the content, and the cues that it has for rivals."""
        analysis, reading, cue, first, end = self.analysis, self.reading, self.cue, self.first, self.end
        has, before = self.has_cue, self.before
        at = np.maximum(cue, 0)
        a, b = np.where(before, at + 1, end), np.where(before, first, at)
        near = np.where(before, first, end - 1)
        low, high = np.maximum(self.begin, first - REACH), np.minimum(self.last, end + BEHIND)
        governor = np.where(first > self.begin, np.array(analysis.governor)[first - 1], -1)
        cues_before = np.array(analysis.cues_before)
        complementizers = Sums([word in COMPLEMENTIZERS for word in self.folded])
        mention = Greatest(reading.mention)

        def own(values: Numbers | npt.NDArray[np.bool_] | Places, missing: float = 0.0) -> Numbers:
            return np.where(has, values, missing)

        return [
            own(logit(reading.cue)[at], NOTHING),
            own(np.where(before, first - at, end - at - 1), _FAR),
            own(self.commas.over(a, b)),
            own(self.outer_cues.over(a, b)),
            own(complementizers.over(a, b)),
            own(Sums(reading.mention).over(a, b)),
            own(logit(self.content_likely.over(a, b, 0.0))),
            own(self.sentence[at] != self.sentence[near]),
            own(self.depth[at]),
            own(np.array(analysis.negated)[at]),
            own(np.array([found is not None and found.with_object for found in analysis.cues])[at]),
            own(mention.over(np.maximum(self.begin, at - NEAR), np.minimum(self.last, at + NEAR + 1), 0.0)),
            own(self.content_likely.over(np.maximum(self.begin, at - 3), at, -1.0)),
            logit(self.cue_likely.over(low, first, 0.0)),
            logit(self.cue_likely.over(end, high, 0.0)),
            (governor == cue).astype(np.float64),
            np.where(governor >= 0, first - governor, _FAR),
            np.where(first > self.begin, cues_before[first - 1], 0.0),
        ]

    def by_shape(self, *, headline: bool) -> list[Numbers]:
        """The stretch itself: its length, marks and sentences, and its place in the paragraph."""
        first, end = self.first, self.end
        quote = np.array(self.analysis.quote_of)
        stops = Sums([word in SENTENCE_ENDS for word in self.folded])
        quoted = Sums(self.depth > 0)
        looked_at = max(int(self.reading.looked_at.sum()), 1)
        is_stop = np.array([word in SENTENCE_ENDS for word in self.folded], np.float64)
        is_and = np.array([word[0] == "و" for word in self.folded], np.float64)

        def every(value: float) -> Numbers:
            return np.full(len(first), value)

        return [
            (end - first).astype(np.float64),
            self.commas.over(first, end),
            stops.over(first, end - 1),
            self.outer_cues.over(first, end),
            quoted.over(first, end) / (end - first),
            self.depth[first].astype(np.float64),
            self.depth[end - 1].astype(np.float64),
            (quote[first] == quote[end - 1]).astype(np.float64),
            (quote[first] != self.at(quote, first - 1, -1)).astype(np.float64),
            (quote[end - 1] != self.at(quote, end, -1)).astype(np.float64),
            (first - self.begin).astype(np.float64),
            (self.last - end).astype(np.float64),
            every(float(headline)),
            every(float(self.reading.begin.sum()) / looked_at),
            every(float(self.reading.mention.sum()) / looked_at),
            self.at(is_stop, end, 1.0),
            self.at(is_and, end, 0.0),
            np.where(first > self.begin, self.sentence[first] != self.sentence[first - 1], 2.0),
        ]

    def by_words(self, codes: Codes) -> list[Numbers]:
        """The words, their classes and kinds around cue, begin and end, as categories."""
        first, end, cue = self.first, self.end, self.cue
        a = np.where(self.has_cue, cue, first)
        found = self.analysis.cues
        names = [_name(word) for word in self.folded]
        words = codes.column("w=", names)
        classes = codes.column("c=", list(map(_class, names)))
        kinds = codes.column("k=", [one.kind.value if one else "-" for one in found])
        states = codes.column("s=", self.analysis.state)
        lemmas = [
            one.lemma if one else (COLON if word == COLON else "?")
            for one, word in zip(found, self.folded, strict=True)
        ]

        def around(column: Numbers, prefix: str, at: Places) -> Numbers:
            missing = np.where(at < self.begin, codes.number(f"{prefix}=^"), codes.number(f"{prefix}=$"))
            return np.where((at < self.begin) | (at >= self.last), missing, column[self.within(at)])

        def own(prefix: str, values: list[str]) -> Numbers:
            column = codes.column(prefix, values)
            return np.where(self.has_cue, column[np.maximum(cue, 0)], codes.number(prefix + "-"))

        nothing = codes.number("k=-")
        return [
            own("l=", lemmas),
            own("k=", [one.kind.value if one else lemma for one, lemma in zip(found, lemmas, strict=True)]),
            own("a=", [one.act.value if one else "-" for one in found]),
            own("g=", [one.gender if one else "-" for one in found]),
            around(states, "s", first - 1),
            around(states, "s", end),
            *(around(words, "w", at) for at in (a - 2, a - 1, a + 1, first - 2, first - 1, first, first + 1)),
            *(around(words, "w", at) for at in (end - 1, end, end + 1, end + 2)),
            *(around(classes, "c", at) for at in (a - 1, a + 1, first - 1, first, end, end + 1)),
            *(self.at(kinds, at, nothing) for at in (first, end, end + 1, end + 2)),
        ]


def _name(word: str) -> str:
    return word_features(word)[0] if word[0].isalnum() else word


def _class(word: str) -> str:
    return word_features(word)[5] if word[0].isalpha() else word[0]


def _lead(key: Places, other: Places, weights: Numbers) -> Numbers:
    """How far the weight of each stretch is ahead of the best other one with the same ``key``; 10 where there is none."""
    order = np.lexsort((other, key))
    keys, others = key[order], other[order]
    new = np.ones(len(keys), np.bool_)
    new[1:] = (keys[1:] != keys[:-1]) | (others[1:] != others[:-1])
    stretches = np.flatnonzero(new)
    best = np.maximum.reduceat(weights[order], stretches)
    keys = keys[stretches]
    of_key = np.concatenate(([0], np.cumsum(keys[1:] != keys[:-1])))
    begins = np.searchsorted(keys, keys[np.concatenate(([True], keys[1:] != keys[:-1]))])
    top = np.maximum.reduceat(best, begins)
    leads = best == top[of_key]
    second = np.maximum.reduceat(np.where(leads, -np.inf, best), begins)
    second = np.where(np.add.reduceat(leads, begins, dtype=np.intp) > 1, top, second)
    rival = np.where(leads, second[of_key], top[of_key])
    out = np.empty(len(key))
    out[order] = np.where(rival > -np.inf, best - rival, 10.0)[np.cumsum(new) - 1]
    return out


_TAGGER: Final = (
    "weight", "weight_per_token", "begin", "content_first", "content_mean", "content_min", "content_last",
    "content_behind", "inside_behind", "begin_behind", "content_behind_2", "content_before", "content_before_2",
    "cue_inside", "likely", "overlap", "ends", "ends_inside", "doubts",
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
COLUMNS: Final = (
    *_TAGGER, *_CUE, *_SHAPE, *_WORDS, "lead_first", "lead_end", *RIVAL_COLUMNS, *END_COLUMNS, *NAME_COLUMNS, *LINK_COLUMNS,
)  # fmt: skip
