"""Describe the proposed mentions of statements in numbers: one row for each, the columns are named in ``MENTION_COLUMNS``.

Columns that begin with ``=`` are categories. All rows of a part are made at once, column by column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from schemas import EntityType
from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import name_words
from workers.text.statements.forest import Codes, Matrix
from workers.text.statements.mention_page import ASIDE_MARKS, POINTING, PRONOUNS, MentionPage
from workers.text.statements.mention_proposals import REACH, RELAYING, MentionProposal, Place
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS
from workers.text.syntax.cues import CueWord
from workers.text.syntax.stretches import is_clitic
from workers.text.tagging.columns import Greatest, Numbers, Places, Sums
from workers.text.words.memo import remembered
from workers.text.words.word_features import word_features

Proposed = Sequence[tuple[Place, Sequence[MentionProposal]]]
"""Statements, and the mentions that each may have."""
_KINDS: Final = ("role", "source", "person", "body", "nation", "metonym", "head", "generic")
"""What the knowledge file has a word as (word_features)."""
_SPEAKING: Final = (EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION)
_MASCULINE_STATES: Final = word_list("masculine_states")
_FAR: Final = 99.0
_HEAD: Final = 6
"""Tokens at the head of a content that may be its speaker."""


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
        *rows.by_tagger(), *rows.by_cue(), *rows.by_statement(headline=headline), *rows.by_names(), *rows.by_words(codes),
    ]  # fmt: skip
    return np.ascontiguousarray(np.stack(columns, axis=1))


class _Rows:
    """The proposals of one part as columns of token numbers."""

    def __init__(self, page: MentionPage, table: npt.NDArray[np.intp]) -> None:
        self.page = page
        self.number, self.cue, self.content, self.content_end, self.behind, self.ahead = table[:, :6].T
        self.first, self.end, self.origin = table[:, 6:].T
        self.count = len(page.words)
        self.present = self.first >= 0
        self.anchor = np.where(self.cue >= 0, self.cue, self.content)
        self.before = self.present & (self.first < self.anchor)
        a = np.where(self.before, self.end, self.anchor + 1)
        b = np.where(self.before, self.anchor, self.first)
        self.between = np.where(self.present, a, 0), np.where(self.present, np.maximum(a, b), 0)
        """What stands between cue and mention."""
        self.sentence = np.array(page.analysis.sentence)
        self.sentence_first = np.searchsorted(self.sentence, self.sentence)

    def _at(self, column: Numbers | npt.NDArray[np.float32], at: Places, missing: float = 0.0) -> Numbers:
        inside = self.present & (at >= 0) & (at < self.count)
        return np.where(inside, column[np.clip(at, 0, self.count - 1)], missing)

    def _inside(self, sums: Sums) -> Numbers:
        return np.where(self.present, sums.over(np.maximum(self.first, 0), np.maximum(self.end, 0)), 0.0)

    def _window(self, sums: Sums) -> Numbers:
        """Over where a mention is looked for, without all but the head of the content."""
        low, high = np.minimum(self.behind, self.anchor), np.maximum(self.ahead, self.anchor)
        low, high = np.maximum(low, self.anchor - REACH), np.minimum(high, self.anchor + REACH)
        inside = np.maximum(low, np.where(self.content > self.anchor, self.content + _HEAD, self.content))
        end = np.minimum(high, self.content_end)
        return sums.over(low, high) - sums.over(np.minimum(inside, end), end)

    def _between(self, sums: Sums) -> Numbers:
        return sums.over(*self.between)

    def by_tagger(self) -> list[Numbers]:
        """What the tagger makes of the words, of those around them and of the same words elsewhere in the part."""
        reading, first, end = self.page.reading, self.first, self.end
        mention = np.asarray(reading.mention, np.float64)
        inside = self._inside(Sums(mention)) / np.maximum(end - first, 1)
        lows, ends = np.maximum(first, 0), np.maximum(end, 0)
        least = np.where(self.present, -Greatest(-mention).over(lows, ends, 0.0), 0.0)
        best = np.zeros(int(self.number[-1]) + 1)
        np.maximum.at(best, self.number, inside)
        elsewhere = self._elsewhere(mention)
        return [
            inside,
            least,
            self._at(mention, first),
            self._at(reading.mention_begin, first),
            self._at(mention, first - 1),
            self._at(mention, end),
            self._at(mention, end - 1),
            self._at(np.asarray(reading.content, np.float64), first),
            self._at(np.asarray(reading.content, np.float64), end),
            self._at(np.asarray(reading.begin, np.float64), end),
            self._at(np.asarray(reading.cue, np.float64), first),
            best[self.number],
            best[self.number] - inside,
            self._inside(Sums(mention)) / np.maximum(self._window(Sums(mention)), 0.05),
            self._at(elsewhere, first),
            self._at(elsewhere, end - 1),
            np.where(self.present, Greatest(elsewhere).over(lows, ends, 0.0), 0.0),
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
        commas = Sums([word in ASIDE_MARKS for word in words])
        cues = Sums([cue is not None for cue in page.analysis.cues])
        verbs = Sums(page.is_verb)
        low, high = np.minimum(anchor, self.content), np.maximum(anchor, self.content)
        return [
            np.where(present, np.where(self.before, anchor - end, first - anchor), _FAR),
            self.before.astype(np.float64),
            np.where(present, end - first, 0.0),
            self._between(commas),
            self._between(cues),
            self._between(Sums([word in COMPLEMENTIZERS for word in words])),
            self._between(Sums([word in PREPOSITIONS for word in words])),
            (present & (self.sentence[np.maximum(first, 0)] != self.sentence[anchor])).astype(np.float64),
            ((low <= first) & (first < high)).astype(np.float64),
            (first == anchor + 1).astype(np.float64),
            self._at(np.array(page.analysis.quote_depth, np.float64), first),
            self._inside(commas),
            self._inside(cues),
            self._inside(verbs),
            self._inside(Sums([word in PREPOSITIONS for word in words])),
            self._inside(Sums([word in POINTING for word in words])),
            np.where(present, self.ahead - end, _FAR),
            np.where(present, self.content - end, _FAR),
            (present & (first <= self.content) & (end > self.content)).astype(np.float64),
            np.where(present, first - self.behind, _FAR),
            self._inside(Sums([len(word) for word in words])),
            self._begins_sentence(first),
            np.where(present, first - self.sentence_first[np.maximum(first, 0)], 0.0),
            self._inside(Sums([word in RELAYING for word in words])),
            self._between(Sums([word in RELAYING for word in words])),
        ]

    def _begins_sentence(self, at: Places) -> Numbers:
        """Whether a token is the first of its sentence, 2.0 for the first of its paragraph."""
        begins = np.zeros(self.count)
        begins[1:] = self.sentence[1:] != self.sentence[:-1]
        begins[[first for first, end in self.page.analysis.paragraphs if first < end]] = 2.0
        return np.where(at >= 0, begins[np.clip(at, 0, self.count - 1)], 0.0)

    def by_statement(self, *, headline: bool) -> list[Numbers]:
        """What all the proposals of a statement share, and how they rank among each other."""
        anchor, behind = self.anchor, self.behind
        speaking = self._starts(_SPEAKING)
        low, high = np.minimum(behind, anchor), np.where(self.content > anchor, self.content, self.ahead)
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
            self._begins_sentence(anchor),
            joined[anchor],
            speaking.over(low, anchor),
            speaking.over(np.minimum(anchor + 1, high), high),
            np.full(len(anchor), float(headline)),
        ]

    def _starts(self, kinds: Sequence[EntityType]) -> Sums:
        """How many names of the kinds begin in a stretch."""
        column = np.zeros(self.count)
        for name in self.page.names:
            if name.kind in kinds:
                column[name.first] += 1
        return Sums(column)

    def by_names(self) -> list[Numbers]:
        """How the words lie to the names and roles of the article."""
        page, first, end, names = self.page, self.first, self.end, self.page.outer
        starts = np.maximum(first, 0)
        begins, ends, covers = np.zeros(self.count), np.zeros(self.count + 1), np.zeros(self.count)
        cuts, joined, full = np.zeros(self.count + 1), np.zeros(self.count), np.zeros(self.count)
        for name in names:
            begins[name.first], ends[name.end], joined[name.first] = 1.0, 1.0, name.joined
            covers[name.first : name.end] = 1.0
            cuts[name.first + 1 : name.end] = 1.0
            full[name.first] = name.full
        length = np.where(self.present, end - first, 0.0)
        speaking = self._starts(_SPEAKING)
        return [
            self._at(begins, first),
            self._at(joined, first),
            np.where(self.present, ends[np.maximum(end, 0)], 0.0),
            self._at(cuts, first),
            np.where(self.present, cuts[np.maximum(end, 0)], 0.0),
            length - self._inside(Sums(covers)),
            *(self._inside(self._starts([kind])) for kind in EntityType),
            self._inside(Sums(full)),
            self._between(speaking),
            np.where(self.present, speaking.over(self.sentence_first[starts], starts), 0.0),
            np.where(self.present, np.array(page.chain_from)[starts] - first, 0.0),
            np.where(self.present, end - np.array(page.chain_to)[np.maximum(end - 1, 0)], 0.0),
            self._at(begins, end),
            self._at(begins, end + 1),
            self._at(ends[: self.count], first),
            self._at(ends[: self.count], first - 1),
        ]

    def by_words(self, codes: Codes) -> list[Numbers]:
        """The words and classes at the edges of mention and cue, as categories."""
        page, first, end, anchor = self.page, self.first, self.end, self.anchor
        words, cues = page.words, page.analysis.cues
        described = [word_features(word) if word[0].isalnum() else (word,) * 7 for word in words]
        known = [one[6].partition(".")[0] for one in described]
        kinds = [np.where(self.present, self._inside(Sums([k == kind for k in known])), 0.0) for kind in _KINDS]
        lemmas = [cue.lemma if cue else word for cue, word in zip(cues, words, strict=True)]
        type_at, type_to = ["-"] * len(words), ["-"] * (len(words) + 1)
        for name in page.outer:
            type_at[name.first] = type_to[name.end] = f"{name.kind.value}{name.full}"

        def column(prefix: str, values: Sequence[str], at: Places) -> Numbers:
            missing = codes.number(f"{prefix}=^")
            inside = (at >= 0) & (at < len(values))
            used = {int(i): codes.number(f"{prefix}={values[i]}") for i in np.unique(at[inside])}
            return np.array([used.get(int(i), missing) for i in at], np.float64)

        last, ahead = np.where(self.present, end - 1, -1), np.where(self.present, end, anchor + 1)
        ahead2, prior = np.where(self.present, end + 1, anchor + 2), np.where(self.present, first - 1, -1)
        plain, classes = [one[0] for one in described], [one[5] for one in described]
        return [
            *kinds,
            np.array(
                [
                    _agrees(cues[c] if c >= 0 else None, words[i], before=i < c) if i >= 0 else 0.0
                    for i, c in zip(first.tolist(), self.cue.tolist(), strict=True)
                ]
            ),
            self.origin.astype(np.float64),
            column("b", [_begins(page, i) for i in range(self.count)], first),
            column("l", lemmas, self.cue),
            column("k", [cue.kind.value if cue else "-" for cue in cues], self.cue),
            column("g", [cue.gender if cue else "-" for cue in cues], self.cue),
            column("n", [one[6] for one in described], first),
            column("n", [one[6] for one in described], last),
            column("p", [one[2] for one in described], first),
            column("e", [one[3] for one in described], first),
            column("m", [_as_name(word) for word in words], first),
            column("m", [_as_name(word) for word in words], last),
            column("t", type_at, first),
            column("t", type_to, np.where(self.present, end, -1)),
            column("t", type_at, ahead),
            column("t", type_at, ahead2),
            *(column("c", classes, at) for at in (first, last, prior, ahead, ahead2)),
            *(column("w", plain, at) for at in (first, prior, ahead, ahead2, anchor - 1, anchor + 1, self.content - 1)),
        ]


def _begins(page: MentionPage, first: int) -> str:
    """What a mention begins with, as far as it speaks for or against one."""
    word = page.words[first]
    kinds = (
        ("preposition", word in PREPOSITIONS),
        ("pointing", word in POINTING),
        ("pronoun", word in PRONOUNS),
        ("verb", page.is_verb[first]),
        ("clitic " + word[0], word[0] in "بلوف" and is_clitic(word)),
        ("definite", word.startswith("ال")),
    )
    return next((kind for kind, holds in kinds if holds), "word")


def _as_name(word: str) -> str:
    """How surely the word is one of a person's name."""
    known = name_words().get(word)
    return f"{'g' * known.given}{'f' * known.family}{known.strength // 2}" if known else "-"


def _agrees(cue: CueWord | None, head: str, *, before: bool) -> float:
    """Whether a verb's form goes with the head of its subject, which stands ``before`` it or behind: 1 yes, -1 no, 0 not told.

    In front of its subject a verb is singular: what follows «هاجموا» is its object.
    """
    if cue is None or not cue.gender or not head[0].isalpha():
        return 0.0
    gender = _gender(head)
    if cue.gender == "p":
        return float(gender == "p") if before else -1.0
    if gender == "p" and before:
        return -0.5
    return 0.0 if gender in ("", "p") else 1.0 if gender == cue.gender else -1.0


@remembered(50_000)
def _gender(word: str) -> str:
    """What gender the folded word has as the head of a subject: m, f, p for people, empty where it does not tell."""
    tables = load().tables
    for form in (word, word.removeprefix("ال"), word[1:]):
        if (role := tables.roles.get(form)) is not None:
            return role.gender.value
    if word in tables.metonyms or word_features(word)[6] == "body.state":
        return "m" if word in _MASCULINE_STATES else "f"
    if word.endswith(("ون", "ين")):
        return "p"
    if word.endswith(("ة", "ات")):
        return "f"
    return "" if word in name_words() else "m"


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
    "from_sentence", "relaying_inside", "relaying_between",
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
    *_KINDS, "agrees", "=origin", "=begins", "=cue", "=cue_kind", "=gender", "=known", "=known_last", "=beginning", "=ending",
    "=name", "=name_last", "=type", "=type_last", "=type_behind", "=type_behind_2",
    "=class", "=class_last", "=class_before", "=class_behind", "=class_behind_2",
    "=word", "=word_before", "=word_behind", "=word_behind_2", "=before_cue", "=behind_cue", "=before_content",
)  # fmt: skip
MENTION_COLUMNS: Final = (*_TAGGER, *_CUE, *_STATEMENT, *_NAMES, *_WORDS)
