"""Cut stretches of tokens: runs of one label, without the marks and punctuation around them."""

from __future__ import annotations

from typing import Final

from workers.text.grammar import COMPLEMENTIZERS, Analysis
from workers.text.quotes import MARKS
from workers.text.word_features import frequency_rank

_TRAILING: Final = frozenset(".,،؛;:-–—…")
_LEADING: Final = frozenset(".,،؛;:-–—…!؟)")
_SHORTEST_STEM: Final = 3
"""Letters of a word: «بين» is not ب and «ين»."""


def runs(analysis: Analysis, labels: list[str], begin: str, inside: str) -> list[tuple[int, int]]:
    """Maximal runs of a label pair as (first, end), never over a paragraph's end."""
    starts = {first for first, _ in analysis.paragraphs}
    out: list[tuple[int, int]] = []
    first: int | None = None
    for i, label in enumerate([*labels, "O"]):
        if first is not None and (label != inside or i in starts):
            out.append((first, i))
            first = None
        if label == begin or (label == inside and first is None):
            first = i
    return out


def trim(analysis: Analysis, first: int, end: int) -> tuple[int, int] | None:
    """Take off what never belongs to the content: its outer marks, a leading complementizer, closing punctuation."""
    tokens = analysis.tokens
    while first < end:
        word = tokens[first].folded
        if (
            word in _LEADING
            or (word in COMPLEMENTIZERS and word in ("ان", "بان"))
            or (word in MARKS and _opens_all(analysis, first, end))
        ):
            first += 1
        else:
            break
    while first < end:
        word = tokens[end - 1].folded
        if word in _TRAILING or (word in MARKS and not _opened_inside(analysis, first, end)):
            end -= 1
        else:
            break
    if not any(token.folded[0].isalnum() for token in tokens[first:end]):
        return None
    return first, end


def _opens_all(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the mark at ``first`` closes at or behind the last word of the content."""
    start = analysis.tokens[first].start
    for quotation in analysis.quotations:
        if quotation.open == start:
            rest = [t for t in analysis.tokens[first + 1 : end] if t.start > quotation.close and t.folded[0].isalnum()]
            return not rest
    return True


def _opened_inside(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the mark at ``end - 1`` closes a quotation that opens inside the content."""
    close = analysis.tokens[end - 1].start
    start = analysis.tokens[first].start
    return any(q.close == close and q.open >= start and q.closed for q in analysis.quotations)


def is_clitic(word: str) -> bool:
    """Whether the first letter of the folded word is written onto a word that news knows better without it."""
    rest = word[1:]
    if len(rest) < _SHORTEST_STEM:
        return False
    rank = frequency_rank("ا" + rest if word.startswith("لل") else rest)
    return rank is not None and rank <= (frequency_rank(word) or rank)
