"""Describe the proposed mentions of statements in numbers: one row for each, the columns are named in ``MENTION_COLUMNS``.

Columns that begin with ``=`` are categories. All rows of a part are made at once, column by column.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from schemas import EntityType
from workers.text.statements.forest import Codes, Matrix
from workers.text.statements.mention_search.page import (
    ASIDE_MARKS,
    POINTING,
    MentionPage,
)
from workers.text.statements.mention_search.propose import RELAYING, MentionProposal, Place
from workers.text.statements.mention_search.table import MentionTable
from workers.text.statements.mention_search.words import KINDS, by_neighbours, by_words
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS
from workers.text.tagging.columns import Greatest, Numbers, Sums

Proposed = Sequence[tuple[Place, Sequence[MentionProposal]]]
"""Statements, and the mentions that each may have."""
_SPEAKING: Final = (EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION)
_KINDS: Final = {kind: row for row, kind in enumerate(EntityType)}
_FAR: Final = 99.0


def describe_mentions(page: MentionPage, proposed: Proposed, codes: Codes, *, headline: bool) -> Matrix:
    """[proposals, columns]: one row for each proposal of each statement, in order."""
    table = np.array(
        [(number, *place, *mention) for number, (place, mentions) in enumerate(proposed) for mention in mentions],
        np.intp,
    ).reshape(-1, 9)
    if not len(table):
        return np.zeros((0, len(MENTION_COLUMNS)))
    rows = _Rows(page, table)
    columns = [
        *rows.by_tagger(), *rows.by_cue(), *rows.by_statement(headline=headline), *rows.by_names(), *by_words(rows, codes),
    ]  # fmt: skip
    return np.ascontiguousarray(np.stack(columns, axis=1))


class _Rows(MentionTable):
    """What the tagger, the grammar and the article's names say of them."""

    def by_tagger(self) -> list[Numbers]:
        """What the tagger makes of the words, of those around them and of the same words elsewhere in the part."""
        reading, first, end = self.page.reading, self.first, self.end
        mention = np.asarray(reading.mention, np.float64)
        mentions = Sums(mention)
        total = self.inside(mentions)
        inside = total / np.maximum(end - first, 1)
        least = np.where(self.present, -Greatest(-mention).over(self.low, self.high, 0.0), 0.0)
        mention_first, before, behind, last = self.at(mention, np.stack((first, first - 1, end, end - 1)))
        content_first, content_behind = self.at(reading.content, np.stack((first, end)))
        best = np.zeros(int(self.number[-1]) + 1)
        np.maximum.at(best, self.number, inside)
        elsewhere = self._elsewhere(mention)
        return [
            inside,
            least,
            mention_first,
            self.at(reading.mention_begin, first),
            before,
            behind,
            last,
            content_first,
            content_behind,
            self.at(reading.begin, end),
            self.at(reading.cue, first),
            best[self.number],
            best[self.number] - inside,
            total / np.maximum(self.window(mentions), 0.05),
            *self.at(elsewhere, np.stack((first, end - 1))),
            np.where(self.present, Greatest(elsewhere).over(self.low, self.high, 0.0), 0.0),
        ]

    def _elsewhere(self, mention: Numbers) -> Numbers:
        """For each token, how surely the same word is of a mention at its surest other place."""
        top: dict[str, tuple[float, float]] = {}
        likely = mention.tolist()
        for word, value in zip(self.page.words, likely, strict=True):
            first, second = top.get(word, (0.0, 0.0))
            if value > second:
                top[word] = (value, first) if value > first else (first, value)
        out = []
        for word, value in zip(self.page.words, likely, strict=True):
            first, second = top.get(word, (0.0, 0.0))
            out.append(second if value == first else first)
        return np.array(out)

    def by_cue(self) -> list[Numbers]:
        """Where the words stand, seen from cue and content."""
        page, first, end, anchor = self.page, self.first, self.end, self.anchor
        words = page.words
        present = self.present
        of_words: list[list[int]] = [
            [word in ASIDE_MARKS for word in words],
            [cue is not None for cue in page.analysis.cues],
            [word in COMPLEMENTIZERS for word in words],
            [word in PREPOSITIONS for word in words],
            [word in RELAYING for word in words],
            [*page.is_verb],
            [word in POINTING for word in words],
            [len(word) for word in words],
        ]
        sums = Sums(of_words)
        *between, relaying_between, _, _, _ = self.between(sums)
        commas, cues, _, prepositions, relaying, verbs, pointing, letters = self.inside(sums)
        relaying_ahead = sums.over(self.high, self.content)[4]
        low, high = np.minimum(anchor, self.content), np.maximum(anchor, self.content)
        return [
            np.where(present, np.where(self.before, anchor - end, first - anchor), _FAR),
            self.before.astype(np.float64),
            np.where(present, end - first, 0.0),
            *between,
            (present & (self.sentence[self.low] != self.sentence[anchor])).astype(np.float64),
            ((low <= first) & (first < high)).astype(np.float64),
            (first == anchor + 1).astype(np.float64),
            self.at(np.array(page.analysis.quote_depth, np.float64), first),
            commas,
            cues,
            verbs,
            prepositions,
            pointing,
            np.where(present, self.ahead - end, _FAR),
            np.where(present, self.content - end, _FAR),
            (present & (first <= self.content) & (end > self.content)).astype(np.float64),
            np.where(present, first - self.behind, _FAR),
            letters,
            self.begins_sentence(first),
            np.where(present, first - self.sentence_first[self.low], 0.0),
            relaying,
            relaying_between,
            relaying_ahead,
            *by_neighbours(self),
        ]

    def by_statement(self, *, headline: bool) -> list[Numbers]:
        """What all the proposals of a statement share, and how they rank among each other."""
        anchor, behind = self.anchor, self.behind
        low, high = np.minimum(behind, anchor), np.where(self.content > anchor, self.content, self.ahead)
        before, ahead = self.speaking.over(np.stack((low, np.minimum(anchor + 1, high))), np.stack((anchor, high)))
        joined = np.array([word[0] == "و" for word in self.page.words], np.float64)
        counts = np.bincount(self.number)
        return [
            (behind > 0).astype(np.float64),
            (anchor - behind).astype(np.float64),
            (self.sentence[anchor] - self.sentence[np.maximum(behind - 1, 0)]).astype(np.float64),
            (self.content - anchor).astype(np.float64),
            (self.content_end <= anchor).astype(np.float64),
            (self.content_end - self.content).astype(np.float64),
            counts[self.number].astype(np.float64),
            self.begins_sentence(anchor),
            joined[anchor],
            before,
            ahead,
            np.full(len(anchor), float(headline)),
        ]

    @cached_property
    def starts(self) -> Matrix:
        """[kinds, tokens]: how many names of each kind begin at a token."""
        rows = np.zeros((len(_KINDS), self.count))
        for name in self.page.names:
            rows[_KINDS[name.kind], name.first] += 1
        return rows

    @cached_property
    def speaking(self) -> Sums:
        """How many names of who may speak begin in a stretch."""
        return Sums(self.starts[[_KINDS[kind] for kind in _SPEAKING]].sum(axis=0))

    def by_names(self) -> list[Numbers]:
        """How the words lie to the names and roles of the article."""
        page, first, end, names = self.page, self.first, self.end, self.page.outer
        begins, ends, covers = np.zeros(self.count), np.zeros(self.count + 1), np.zeros(self.count)
        cuts, joined, full = np.zeros(self.count + 1), np.zeros(self.count), np.zeros(self.count)
        for name in names:
            begins[name.first], ends[name.end], joined[name.first] = 1.0, 1.0, name.joined
            covers[name.first : name.end] = 1.0
            cuts[name.first + 1 : name.end] = 1.0
            full[name.first] = name.full
        length = np.where(self.present, end - first, 0.0)
        covered, *of_kinds_and_full = self.inside(Sums(np.vstack((covers, self.starts, full))))
        begins_first, *begins_behind = self.at(begins, np.stack((first, end, end + 1)))
        return [
            begins_first,
            self.at(joined, first),
            np.where(self.present, ends[self.high], 0.0),
            self.at(cuts, first),
            np.where(self.present, cuts[self.high], 0.0),
            length - covered,
            *of_kinds_and_full,
            self.between(self.speaking),
            np.where(self.present, self.speaking.over(self.sentence_first[self.low], self.low), 0.0),
            np.where(self.present, np.array(page.chain_from)[self.low] - first, 0.0),
            np.where(self.present, end - np.array(page.chain_to)[np.maximum(end - 1, 0)], 0.0),
            *begins_behind,
            *self.at(ends[: self.count], np.stack((first, first - 1))),
        ]


_TAGGER: Final = (
    "inside", "least", "first", "first_begins", "before", "behind", "last", "content_first", "content_behind",
    "content_begins_behind", "cue_first", "likeliest", "to_likeliest", "share", "elsewhere_first", "elsewhere_last",
    "elsewhere",
)  # fmt: skip
_CUE: Final = (
    "distance", "before_cue", "length", "commas_between", "cues_between", "complementizers_between",
    "prepositions_between", "other_sentence", "between_cue_and_content", "touches_cue", "quoted", "commas_inside",
    "cues_inside", "verbs_inside", "prepositions_inside", "pointing_inside", "content_ahead", "to_content", "swallowed",
    "from_statement_before", "letters", "begins_sentence",
    "from_sentence", "relaying_inside", "relaying_between", "relaying_ahead",
    "antecedent", "in_relative", "dative", "told", "behind_preposition", "has_pronoun",
)  # fmt: skip
_STATEMENT: Final = (
    "has_statement_before", "cue_from_statement", "sentences_from_statement", "cue_to_content", "preposed",
    "content_length", "proposals", "cue_begins_sentence", "cue_joined", "names_before_cue", "names_behind_cue", "headline",
)  # fmt: skip
_NAMES: Final = (
    "begins_name", "joined_name", "ends_name", "cuts_first", "cuts_end", "outside_names",
    *(f"{kind.value}s" for kind in EntityType), "full_persons", "names_between", "names_before",
    "chain_before", "chain_behind", "name_behind", "name_behind_2",
    "name_before", "name_before_2",
)  # fmt: skip
_WORDS: Final = (
    *KINDS, "agrees", "=origin", "=begins", "=cue", "=cue_kind", "=gender", "=known", "=known_last", "=beginning", "=ending",
    "=name", "=name_last", "=type", "=type_last", "=type_behind", "=type_behind_2",
    "=class", "=class_last", "=class_before", "=class_behind", "=class_behind_2",
    "=word", "=word_before", "=word_behind", "=word_behind_2", "=before_cue", "=behind_cue", "=before_content",
)  # fmt: skip
MENTION_COLUMNS: Final = (*_TAGGER, *_CUE, *_STATEMENT, *_NAMES, *_WORDS)
