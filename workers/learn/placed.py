"""Place the annotations of a statement on tokens: its content, its cue and the mention of its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workers.learn.annotated import GoldStatement
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import cue_readings
from workers.text.words.normalize import fold
from workers.text.words.tokens import tokenize

_REACH: Final = 60
"""Tokens from the content within which its cue and its speaker's mention are looked for."""
_COLON: Final = ":"
_BEHIND: Final = 4
"""How many tokens nearer a cue behind the content must be than one before it."""
_NEXT_SENTENCE: Final = 40
"""The same for one that stands in a sentence after the content's: it mostly opens the next statement."""


class Placed(NamedTuple):
    """A statement on tokens; ``cue`` and ``mention`` are None where the annotation has none or it cannot be placed."""

    statement: GoldStatement
    first: int
    end: int
    cue: int | None
    mention: tuple[int, int] | None

    @property
    def mention_is_known(self) -> bool:
        """Whether the mention is placed, or the annotation says that there is none."""
        return self.mention is not None or not self.statement.row.get("mention")


def place(analysis: Analysis, statements: Sequence[GoldStatement]) -> list[Placed]:
    """The statements of one part on its tokens, in order; those of which cleaning has left no token are left out."""
    contents: list[tuple[GoldStatement, int, int]] = []
    taken = [False] * len(analysis.tokens)
    for statement in statements:
        inside = [
            i for i, token in enumerate(analysis.tokens) if token.start < statement.end and token.end > statement.start
        ]
        if inside:
            contents.append((statement, inside[0], inside[-1] + 1))
            taken[inside[0] : inside[-1] + 1] = [True] * (inside[-1] + 1 - inside[0])
    out = []
    for statement, first, end in contents:
        cue = _cue(analysis, statement.row["cue"], first, end, taken)
        words = statement.row.get("mention")
        mention = _mention(analysis, words, cue if cue is not None else first, taken) if words else None
        out.append(Placed(statement, first, end, cue, mention))
    return out


def _cue(analysis: Analysis, cue: str, first: int, end: int, taken: list[bool]) -> int | None:
    wanted = [token.folded for token in tokenize(cue)]
    if not wanted:
        return None
    if wanted[0] == _COLON:
        return next((i for i in range(first - 1, max(first - 4, -1), -1) if analysis.tokens[i].word == _COLON), None)
    lemmas = {reading.lemma for reading in cue_readings(wanted[0])}
    best: tuple[int, int] | None = None
    for i in range(max(first - _REACH, 0), min(end - 1 + _REACH, len(analysis.tokens))):
        if taken[i]:
            continue
        word = analysis.tokens[i].folded
        found = analysis.cues[i]
        same = word == wanted[0] or word[1:] == wanted[0] or (found is not None and found.lemma in lemmas)
        if same:
            behind = _BEHIND if analysis.sentence[i] == analysis.sentence[end - 1] else _NEXT_SENTENCE
            distance = first - i if i < first else (i - end) + behind
            if best is None or distance < best[0]:
                best = (distance, i)
    return best[1] if best else None


def _mention(analysis: Analysis, mention: str, anchor: int, taken: list[bool]) -> tuple[int, int] | None:
    # Cleaning takes the marks of hashtags away: «#سعد_الحريري» stands as «سعد الحريري».
    wanted = [token.folded for token in tokenize(fold(mention.replace("_", " "))) if token.word != "#"]
    tokens = analysis.tokens
    if not wanted:
        return None
    best: tuple[int, int] | None = None
    for i in range(max(anchor - _REACH, 0), min(anchor + _REACH, len(tokens) - len(wanted) + 1)):
        head = tokens[i].folded
        if head != wanted[0] and head[1:] != wanted[0] and head[1:] != wanted[0][1:]:
            continue
        if any(taken[i : i + len(wanted)]):
            continue
        if [token.folded for token in tokens[i + 1 : i + len(wanted)]] == wanted[1:]:
            distance = abs(i - anchor)
            if best is None or distance < best[0]:
                best = (distance, i)
    return (best[1], best[1] + len(wanted)) if best else None
