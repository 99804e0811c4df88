"""Turn gold statements into one label for each token: content, cue and the mention of the speaker."""

from __future__ import annotations

from typing import Final

from workers.learn.annotated import GoldStatement
from workers.text.cues import cue_readings
from workers.text.grammar import Analysis
from workers.text.normalize import fold
from workers.text.tokens import tokenize

OUTSIDE: Final = "O"
BEGIN, INSIDE = "B", "I"
CUE: Final = "Q"
MENTION_BEGIN, MENTION_INSIDE = "M", "N"
_REACH: Final = 60
"""Tokens from the content within which its cue and its speaker's mention are looked for."""


def label(analysis: Analysis, statements: list[GoldStatement]) -> list[str]:
    """The labels of ``analysis.tokens``. A cue or mention that cannot be placed near its content stays unlabelled."""
    labels = [OUTSIDE] * len(analysis.tokens)
    placed: list[tuple[GoldStatement, int, int]] = []
    for statement in statements:
        inside = [
            i for i, token in enumerate(analysis.tokens) if token.start < statement.end and token.end > statement.start
        ]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        placed.append((statement, first, last))
        for i in inside:
            labels[i] = INSIDE
        labels[first] = BEGIN
    for statement, first, last in placed:
        cue = _place_cue(analysis, statement.row["cue"], first, last, labels)
        if cue is not None:
            labels[cue] = CUE
        mention = statement.row.get("mention")
        if mention:
            _place_mention(analysis, mention, cue if cue is not None else first, labels)
    return labels


def _place_cue(analysis: Analysis, cue: str, first: int, last: int, labels: list[str]) -> int | None:
    wanted = [token.folded for token in tokenize(cue)]
    if not wanted or cue == ":":
        return None
    reading = next(iter(cue_readings(wanted[0])), None)
    best: tuple[int, int] | None = None
    for i in range(max(first - _REACH, 0), min(last + _REACH, len(analysis.tokens))):
        if first <= i <= last or labels[i] in (BEGIN, INSIDE):
            continue
        word = analysis.tokens[i].folded
        found = analysis.cues[i]
        same = word == wanted[0] or word[1:] == wanted[0] or (found and reading and found.lemma == reading.lemma)
        if same:
            distance = first - i if i < first else (i - last) + 3  # behind the content only where nothing stands before
            if best is None or distance < best[0]:
                best = (distance, i)
    return best[1] if best else None


def _place_mention(analysis: Analysis, mention: str, anchor: int, labels: list[str]) -> None:
    wanted = [token.folded for token in tokenize(fold(mention))]
    tokens = analysis.tokens
    best: tuple[int, int] | None = None
    for i in range(max(anchor - _REACH, 0), min(anchor + _REACH, len(tokens) - len(wanted) + 1)):
        head = tokens[i].folded
        if head != wanted[0] and head[1:] != wanted[0] and head[1:] != wanted[0][1:]:
            continue
        if any(labels[k] in (BEGIN, INSIDE) for k in range(i, i + len(wanted))):
            continue
        if [token.folded for token in tokens[i + 1 : i + len(wanted)]] == wanted[1:]:
            distance = abs(i - anchor)
            if best is None or distance < best[0]:
                best = (distance, i)
    if best:
        at = best[1]
        for k in range(at, at + len(wanted)):
            if labels[k] == OUTSIDE:
                labels[k] = MENTION_INSIDE
        if labels[at] == MENTION_INSIDE:
            labels[at] = MENTION_BEGIN
