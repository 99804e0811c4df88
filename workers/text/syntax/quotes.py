"""Pair quotation marks: of every kind, nested, unclosed, closed by the wrong one, running over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final, NamedTuple

from workers.text.syntax.cues import CueKind, read_cue
from workers.text.syntax.quote_signs import GUILLEMETS, MARKS, Sign, read_sign, weigh_announcement

__all__ = ["MARKS", "Quotation", "pair_quotes"]

_NESTED: Final = 2.0
"""The cost of opening a quotation inside one of the same kind; inside another kind that is ordinary."""
_NESTED_OTHER: Final = 0.5
_OTHER_KIND: Final = 1.5
"""The cost of closing a quotation with a mark of another kind."""
_UNCLOSED: Final = 2.5
"""The cost of a quotation that nothing closes, and that the next one behind its sentence ends."""
_UNCLOSED_INSIDE: Final = 3.5
"""The same within the sentence, where something announces the next one …"""
_UNCLOSED_MIDST: Final = 6.0
"""… and where nothing does."""
_DEEPEST: Final = 2
_BEAM: Final = 4
_MANY, _DENSE = 2_000, 40
"""More marks than the first in one text, and one in fewer characters than the second, are no writing: none is paired."""
_ANY_MARK: Final = re.compile(f"[{''.join(sorted(MARKS))}]")
_SENTENCE_END: Final = re.compile(r"[.؟?!…](?=[\s\n]|$)")
_COMMA: Final = re.compile(r"[،,؛]\s*(\w+)")
_WORD: Final = re.compile(r"\w+")
_LAST_WORD: Final = re.compile(r"\w+\W*$")
_WORD_LENGTH: Final = 20
_OPENING_WORDS: Final = 8
"""Words of a sentence among which the cue stands that takes the word from who was quoted."""


class Quotation(NamedTuple):
    """A pair of marks: code-point offsets of the opening mark and of the closing one (or of where it stops)."""

    open: int
    close: int
    closed: bool
    """False when no mark closes it: ``close`` is then the end of its sentence or paragraph."""
    depth: int
    """0 for the outermost."""


class _Pair(NamedTuple):
    """The last quotation of a reading, and those before it."""

    before: _Pair | None
    open: int
    close: int | None
    """The closing mark; None when nothing closes it."""
    limit: int
    """Where it must end that nothing closes."""


class _Path(NamedTuple):
    """One reading of the marks so far."""

    cost: float
    families: str
    """Of the open marks, the outermost first."""
    open: tuple[Sign, ...]
    pairs: _Pair | None


def pair_quotes(text: str, paragraph_ends: Sequence[int] = ()) -> list[Quotation]:
    """The quotations of ``text`` in order of their opening marks.

    Of all ways to read the marks of a paragraph as opening, closing or neither, the cheapest: each mark by its kind and
    its neighbours, nesting and unclosed quotations at a price. So one wrong mark costs its own quotation and no other.
    ``paragraph_ends`` are offsets at which a quotation that is still open ends. One that nothing closes ends before the
    sentence in which somebody else takes the word, unless the next paragraph opens with a mark of the same family (a
    quotation over several paragraphs, each opened anew, closed once). Linear in the length of the text.
    """
    places = [found.start() for found in _ANY_MARK.finditer(text)]
    if len(places) > _MANY and len(places) * _DENSE > len(text):
        return []
    quotations: list[Quotation] = []
    first = 0
    for end in sorted(set(paragraph_ends) | {len(text)}):
        after = bisect_left(places, end, first)
        if after > first:
            signs = [read_sign(text, place) for place in places[first:after]]
            quotations.extend(_with_depths(_pair(text, signs, end)))
        first = after
    return quotations


def _pair(text: str, signs: list[Sign], end: int) -> list[tuple[int, int, bool]]:
    """Offsets of opening mark and end of each quotation of one paragraph, and whether a mark closes it."""
    if (regular := _regular_pairs(signs)) is not None:
        return regular
    signs = [weigh_announcement(text, sign) for sign in signs]
    goes_on = _goes_on(text, end)
    sentences = [found.start() for found in _SENTENCE_END.finditer(text, signs[0].at, end)]
    paths = [_Path(0.0, "", (), None)]
    for sign in signs:
        sentence = bisect_left(sentences, sign.at)
        following: dict[str, _Path] = {}
        for path in paths:
            new_sentence = bool(path.open) and sentence > bisect_left(sentences, path.open[0].at)
            for step in _steps(path, sign, new_sentence=new_sentence):
                other = following.get(step.families)
                if other is None or step.cost < other.cost:
                    following[step.families] = step
        paths = sorted(following.values(), key=lambda path: path.cost)[:_BEAM]
    final = min(
        paths,
        key=lambda path: path.cost + sum(0 if goes_on == sign.family else _UNCLOSED for sign in path.open),
    )
    found = [
        (sign.at, end if goes_on == sign.family else _unclosed_end(text, sign.at, end), False) for sign in final.open
    ]
    pair = final.pairs
    while pair:
        close = _unclosed_end(text, pair.open, pair.limit) if pair.close is None else pair.close
        found.append((pair.open, close, pair.close is not None))
        pair = pair.before
    return sorted((at, stop, closed) for at, stop, closed in found if closed or stop > at + 1)


def _regular_pairs(signs: list[Sign]) -> list[tuple[int, int, bool]] | None:
    """The pairs of marks that open and close by turns without doubt, as most do; None when one is doubtful."""
    openers, closers = signs[::2], signs[1::2]
    if len(openers) != len(closers):
        return None
    for opener, closer in zip(openers, closers, strict=True):
        if opener.opens or closer.closes or not opener.closes or not closer.opens or opener.family != closer.family:
            return None
    return [(opener.at, closer.at, True) for opener, closer in zip(openers, closers, strict=True)]


def _steps(path: _Path, sign: Sign, *, new_sentence: bool) -> list[_Path]:
    """All readings of the next mark, which stands in another sentence than the first open one or in the same."""
    cost, families, stack, pairs = path
    steps = [path._replace(cost=cost + (sign.skipped_inside if stack else sign.skipped))]
    if len(stack) < _DEEPEST:
        inside = 0.0 if not stack else _NESTED if families[-1] == sign.family else _NESTED_OTHER
        steps.append(_Path(cost + sign.opens + inside, families + sign.family, (*stack, sign), pairs))
    if stack:
        other = 0.0 if families[-1] == sign.family else _OTHER_KIND
        closed = _Pair(pairs, stack[-1].at, sign.at, sign.at)
        steps.append(_Path(cost + sign.closes + other, families[:-1], stack[:-1], closed))
        dropped = pairs
        for open_sign in stack:
            dropped = _Pair(dropped, open_sign.at, None, sign.at)
        between = _UNCLOSED if new_sentence else _UNCLOSED_INSIDE if sign.announced else _UNCLOSED_MIDST
        steps.append(_Path(cost + sign.opens + between * len(stack), sign.family, (sign,), dropped))
    return steps


def _unclosed_end(text: str, at: int, limit: int) -> int:
    """Where the quotation opened at ``at`` stops that nothing closes: before a sentence or a participle with another cue."""
    ends = [found.start() for found in _SENTENCE_END.finditer(text, at, limit)]
    stop = next((end for end, following in pairwise([*ends, limit]) if _takes_the_word(text, end, following)), limit)
    for comma in _COMMA.finditer(text, at, stop):
        cue = read_cue(comma[1])
        if cue is not None and cue.kind is CueKind.PARTICIPLE:
            return comma.start()
    if stop < limit:
        return stop
    if text[limit : limit + 1] not in MARKS:
        return limit
    last_word = _LAST_WORD.search(text, max(at + 1, limit - _WORD_LENGTH), limit)
    return ends[-1] if ends else last_word.start() - 1 if last_word else limit - 1


def _takes_the_word(text: str, start: int, end: int) -> bool:
    """Whether a finite cue stands among the first words of the sentence."""
    words = islice(_WORD.finditer(text, start, end), _OPENING_WORDS)
    cues = (read_cue(word.group()) for word in words)
    return any(cue is not None and cue.kind in (CueKind.PAST, CueKind.IMPERFECT) for cue in cues)


def _with_depths(found: list[tuple[int, int, bool]]) -> list[Quotation]:
    """Without a crossing: what nothing closes lasts as long as what is closed in it, and no longer than what it is in."""
    quotations: list[Quotation] = []
    around: list[int] = []  # places in ``quotations`` of those that are open, the innermost last
    for at, stop, closed in found:
        while around and quotations[around[-1]].close <= at:
            around.pop()
        for place in around if closed else ():
            quotations[place] = quotations[place]._replace(close=max(stop, quotations[place].close))
        last = min(stop, quotations[around[-1]].close) if around else stop
        quotations.append(Quotation(at, last, closed, len(around)))
        around.append(len(quotations) - 1)
    return quotations


def _goes_on(text: str, end: int) -> str:
    """The family of the mark that the next paragraph opens with; "" when it opens with none."""
    rest = text[end : end + 4].lstrip()
    if not rest or rest[0] not in MARKS:
        return ""
    return "g" if rest[0] in GUILLEMETS else "d"
