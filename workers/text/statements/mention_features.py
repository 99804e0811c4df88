"""Describe the proposed mentions of a statement in numbers: one row for each, the columns are named in ``MENTION_COLUMNS``."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.data_files import word_list
from workers.text.statements.forest import Codes, Matrix
from workers.text.statements.mention_proposals import ASIDE_MARKS, POINTING, MentionProposal, Place, is_verb
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.stretches import is_clitic
from workers.text.tagging.tagger import TokenReading
from workers.text.words.word_features import word_features

_PRONOUNS: Final = word_list("pronouns")
_KINDS: Final = ("role", "source", "person", "body", "nation", "metonym", "head", "generic")
"""What the knowledge file has a word as (word_features)."""
MENTION_COLUMNS: Final = (
    "inside", "least", "first", "first_begins", "before", "behind", "likeliest_near", "distance", "before_cue", "length",
    "commas_between", "cues_between", "complementizers_between", "other_sentence", "between_cue_and_content",
    "touches_cue", "definite", "agrees", "quoted", "commas_inside", "cues_inside", "content_ahead", "has_statement_before",
    "cue_to_content", "preposed", "proposals", "rank", "letters",
    "role", "source", "person", "body", "nation", "metonym", "head", "generic",
    "=origin", "=begins", "=cue", "=cue_kind", "=gender", "=known", "=known_last", "=class", "=class_before", "=class_behind",
    "=word", "=word_behind", "=before_cue_word",
)  # fmt: skip


def describe_mentions(
    analysis: Analysis, reading: TokenReading, place: Place, proposals: list[MentionProposal], codes: Codes
) -> Matrix:
    """[proposals, columns]: one row for each, in order."""
    inside = [float(reading.mention[p.first : p.end].mean()) if p.first >= 0 else 0.0 for p in proposals]
    best = max(inside)
    ranked = sorted(inside, reverse=True)
    return np.array(
        [
            _row(analysis, reading, place, p, codes, best, len(proposals), ranked.index(value))
            for p, value in zip(proposals, inside, strict=True)
        ]
    )


def _row(  # noqa: PLR0917 - one row, built in one place
    analysis: Analysis,
    reading: TokenReading,
    place: Place,
    proposal: MentionProposal,
    codes: Codes,
    best: float,
    count: int,
    rank: int,
) -> list[float]:
    tokens, mention = analysis.tokens, reading.mention
    first, end, origin = proposal
    size = len(tokens)
    anchor = place.cue if place.cue >= 0 else place.first
    cue = analysis.cues[place.cue] if place.cue >= 0 else None
    a, b = (min(end, anchor), anchor) if first < anchor else (anchor + 1, first)
    absent = first < 0

    def at(column: npt.NDArray[np.float32], i: int) -> float:
        return float(column[i]) if 0 <= i < size else 0.0

    def word(i: int) -> str:
        return tokens[i].folded if 0 <= i < size else "^"

    head = word(first) if not absent else "^"
    between = range(max(a, 0), min(b, size)) if not absent else range(0)
    features = word_features(head) if head[0].isalnum() else (head,) * 7
    last = word(end - 1) if not absent else "^"
    values: list[float] = [
        float(mention[first:end].mean()) if not absent else 0.0,
        float(mention[first:end].min()) if not absent else 0.0,
        at(mention, first) if not absent else 0.0,
        at(reading.mention_begin, first) if not absent else 0.0,
        at(mention, first - 1) if not absent else 0.0,
        at(mention, end) if not absent else 0.0,
        best,
        float(first - anchor if first > anchor else anchor - end) if not absent else 99.0,
        float(first < anchor),
        float(end - first) if not absent else 0.0,
        float(sum(word(i) in ASIDE_MARKS for i in between)),
        float(sum(analysis.cues[i] is not None for i in between)),
        float(sum(word(i) in COMPLEMENTIZERS for i in between)),
        float(not absent and analysis.sentence[first] != analysis.sentence[anchor]),
        float(min(anchor, place.first) <= first < max(anchor, place.first)),
        float(first == anchor + 1),
        float(head.startswith("ال")),
        _agrees(cue.gender if cue else "", head),
        float(analysis.quote_depth[first]) if not absent else 0.0,
        float(sum(word(i) in ASIDE_MARKS for i in range(first, end))) if not absent else 0.0,
        float(sum(analysis.cues[i] is not None for i in range(first, end))) if not absent else 0.0,
        float(place.ahead - end) if not absent else 99.0,
        float(place.behind > 0),
        float(place.first - anchor),
        float(place.end <= anchor),
        float(count),
        float(rank),
        float(sum(len(word(i)) for i in range(first, end))) if not absent else 0.0,
    ]
    known = [_known(word(i)) for i in range(first, end)] if not absent else []
    values += [float(known.count(kind)) for kind in _KINDS]
    names = [
        "o=" + origin.name,
        "b=" + _begins(analysis, first),
        "l=" + (cue.lemma if cue else word(place.cue) if place.cue >= 0 else "-"),
        "k=" + (cue.kind.value if cue else "-"),
        "g=" + (cue.gender if cue else "-"),
        "n=" + features[6],
        "n=" + (word_features(last)[6] if last[0].isalnum() else last),
        "c=" + features[5],
        "c=" + _class(word(first - 1) if not absent else "^"),
        "c=" + _class(word(end) if not absent else word(anchor + 1)),
        "w=" + head,
        "w=" + (word(end) if not absent else word(anchor + 1)),
        "w=" + word(anchor - 1),
    ]
    return values + [float(codes.number(name)) for name in names]


def _known(word: str) -> str:
    return word_features(word)[6].partition(".")[0]


def _begins(analysis: Analysis, first: int) -> str:
    """What a mention begins with, as far as it speaks for or against one."""
    if first < 0:
        return "absent"
    word = analysis.tokens[first].folded
    kinds = (
        ("preposition", word in PREPOSITIONS),
        ("pointing", word in POINTING),
        ("pronoun", word in _PRONOUNS),
        ("verb", is_verb(analysis, first)),
        ("clitic " + word[0], word[0] in "بلوف" and is_clitic(word)),
        ("definite", word.startswith("ال")),
    )
    return next((kind for kind, holds in kinds if holds), "word")


def _class(word: str) -> str:
    return word_features(word)[5] if word[0].isalpha() else word[0]


def _agrees(gender: str, head: str) -> float:
    """Whether the verb's gender goes with the head's form: 1 yes, -1 no, 0 not told."""
    if gender not in ("m", "f") or not head[0].isalpha():
        return 0.0
    feminine = head.endswith(("ة", "ه", "ات", "اء"))
    return 1.0 if feminine == (gender == "f") else -1.0
