"""Cut stretches of tokens: runs of one label, without the marks and punctuation around them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from workers.text.data_files import word_list
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis, between_digits
from workers.text.syntax.quotes import MARKS
from workers.text.words.normalize import fold
from workers.text.words.word_features import frequency_rank

_TRAILING: Final = frozenset(".,،؛;:-–—…")
_LEADING: Final = frozenset(".,،؛;:-–—…!؟)")
_UNFINISHED: Final = word_list("unfinished")
_FROM_ON: Final = frozenset(map(fold, ("اعتبارا", "ابتداء", "بدءا")))
_FROM: Final = "من"
_DESPITE: Final = ("علي", "الرغم")
_BEFORE_BEFORE: Final = frozenset({"من", "ذي"})
"""Words that «قبل» ends a clause with: «من قبل», «أقوى من ذي قبل»."""
_FARTHEST: Final = 6
"""Tokens behind «اعتبارا من» in which its clause ends."""
_BRACKET: Final = 8
"""Tokens in brackets, at most."""
SHORTEST_STEM: Final = 3
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


class Trimmer:
    """Takes off stretches of one part what never belongs to a content; each in time linear in what is taken off."""

    def __init__(self, analysis: Analysis) -> None:
        self._tokens = tokens = analysis.tokens
        self._words = [token.folded for token in tokens]
        self._starts = [token.start for token in tokens]
        self._depth = analysis.quote_depth
        self._cues = analysis.cues
        self._spoken = [0, *accumulate(token.folded[0].isalnum() for token in tokens)]
        self._closing = {quotation.open: quotation.close for quotation in reversed(analysis.quotations)}
        self._opening = {quotation.close: quotation.open for quotation in analysis.quotations if quotation.closed}

    def trim(self, first: int, end: int) -> tuple[int, int] | None:
        """Without its outer marks, a leading complementizer and closing punctuation; None when no word is left.

        A complementizer inside quotation marks is quoted with the rest: «قال: "إنه يوم عظيم"».
        """
        words = self._words
        while first < end:
            word = words[first]
            leads = word in _LEADING or (word in COMPLEMENTIZERS and not self._depth[first])
            if not (leads or (word in MARKS and self._opens_all(first, end))):
                break
            first += 1
        while first < end:
            word = words[end - 1]
            if not (word in _TRAILING or (word in MARKS and not self._opened_inside(first, end))):
                break
            end -= 1
        return (first, end) if self._spoken[end] > self._spoken[first] else None

    def finish(self, first: int, end: int) -> tuple[int, int]:
        """Without the words at its end that want another («…، <بحسب ما> ذكرت», «… <دون> تعليق»), and with its marks.

        The opening mark in front is of the content where its closing one stands inside: «<"وقف> القتال" في المدينة».

        «اعتبارا» is no end either, and gets what it begins with: «يومين اعتبارا <من السبت>». No number is cut: «<63.>3 طنا».
        """
        while between_digits(self._tokens, first - 1):
            first -= 2
        while between_digits(self._tokens, end):
            end += 2
        end = whole = self._from_on(end)
        while end - first > 1 and not self._depth[end - 1] and self._is_unfinished(first, end):
            end -= 1
        if end < whole:
            return self.trim(first, end) or (first, whole)
        end = self._behind_bracket(first, end)
        end += self._stops_inside(first, end)
        closes = end < len(self._words) and self._words[end] in MARKS and self._opened_inside(first, end + 1)
        unpaired = sum(word in MARKS for word in self._words[first : end + closes]) % 2 > 0
        opens = unpaired and first > 0 and self._words[first - 1] in MARKS and self._closes_inside(first - 1, end)
        return first - opens, end + closes

    def _behind_bracket(self, first: int, end: int) -> int:
        """The end behind the bracket that is open at ``end`` and closes near: «اتفاق (نافتا<)>», «شركة (إيه<. دابليو)>»."""
        words = self._words
        if words[end : end + 1] == [")"] and self._is_open(first, end):
            return end + 1
        opened = next((at for at in range(end - 1, max(first, end - _BRACKET) - 1, -1) if words[at] in "()"), -1)
        if opened < 0 or words[opened] != "(":
            return end
        for at in range(end, min(end + _BRACKET, len(words))):
            if words[at] == ")":
                return at + 1
            if words[at] == "(" or self._cues[at] is not None:
                break
        return end

    def _stops_inside(self, first: int, end: int) -> bool:
        """Whether a full stop stands at ``end`` in front of a mark that closes what opens in the stretch: «"غريبة حقا<.">»."""
        mark = end + 1
        stopped = mark < len(self._words) and self._words[end] == "." and self._words[mark] in MARKS
        return stopped and self._opened_inside(first, mark + 1)

    def _is_open(self, first: int, end: int) -> bool:
        """Whether a bracket of the stretch closes behind it: «228 مليارا (نحو مليارين بسعر ذلك الوقت<)>»."""
        brackets = [word for word in self._words[first:end] if word in ("(", ")")]
        return brackets[-1:] == ["("]

    def _from_on(self, end: int) -> int:
        """The end of the clause where the last word wants «من» and has it behind it; else ``end``."""
        if self._words[end - 1] not in _FROM_ON or self._words[end : end + 1] != [_FROM]:
            return end
        behind = range(end + 2, min(end + _FARTHEST, len(self._words)) + 1)
        clause = (
            at
            for at in behind
            if at == len(self._words) or not self._words[at][0].isalnum() or self._cues[at] is not None
        )
        return next(clause, end)

    def _is_unfinished(self, first: int, end: int) -> bool:
        """Whether the last word of the stretch wants another: «…، <بحسب ما>»."""
        word = self._words[end - 1]
        before = self._words[end - 2] if end - 2 > first else ""
        return (
            word in _UNFINISHED
            or (before, word) == _DESPITE
            or (word == "ما" and before in _UNFINISHED)
            or (word == "قبل" and before not in _BEFORE_BEFORE)
        )

    def _opens_all(self, first: int, end: int) -> bool:
        """Whether the mark at ``first`` closes at or behind the last word of the content."""
        close = self._closing.get(self._starts[first])
        if close is None:
            return True
        behind = min(bisect_right(self._starts, close, first), end)
        return self._spoken[end] == self._spoken[max(behind, first + 1)]

    def _closes_inside(self, mark: int, end: int) -> bool:
        """Whether the mark at ``mark`` closes before the last word in front of ``end``."""
        close = self._closing.get(self._starts[mark], -1)
        behind = bisect_right(self._starts, close, mark)
        return mark + 1 < behind < end and self._spoken[end] > self._spoken[behind]

    def _opened_inside(self, first: int, end: int) -> bool:
        """Whether the mark at ``end - 1`` closes a quotation that opens inside the content."""
        return self._opening.get(self._starts[end - 1], -1) >= self._starts[first]


def is_clitic(word: str) -> bool:
    """Whether the first letter of the folded word is written onto a word that news knows better without it."""
    rest = word[1:]
    if len(rest) < SHORTEST_STEM:
        return False
    rank = frequency_rank("ا" + rest if word.startswith("لل") else rest)
    return rank is not None and rank <= (frequency_rank(word) or rank)
