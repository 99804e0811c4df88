"""Pair quotation marks: of every kind, nested, unclosed, closed by the wrong one, running over paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

GUILLEMETS: Final = "«»‹›"
DOUBLE: Final = '"“”„‟″'
SINGLE: Final = "'‘’`"
MARKS: Final = frozenset(GUILLEMETS + DOUBLE)
"""Single marks are left out: in Arabic news they are mostly apostrophes of names («سان جوان ديل ريو'») and half of ''."""

_OPENERS: Final = frozenset("«‹“„")
_CLOSERS: Final = frozenset("»›”")
_BEFORE_OPENER: Final = frozenset(" \n\t([{:،,؛-–—.…؟!/")
_AFTER_CLOSER: Final = frozenset(" \n\t)]}.،,؛:؟!…-–—/")


class Quotation(NamedTuple):
    """A pair of marks: code-point offsets of the opening mark and of the closing one (or of where the text stops)."""

    open: int
    close: int
    closed: bool
    """False when no mark closes it: ``close`` is then the end of its paragraph."""
    depth: int
    """0 for the outermost."""


def _family(mark: str) -> str:
    return "guillemet" if mark in GUILLEMETS else "double"


def _looks_like_opener(text: str, at: int) -> bool | None:
    """True or False where white space and punctuation decide, None where they do not."""
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    # A clitic may stand before the mark: «و"الحرس"», «بـ"داعش"».
    opens = before in _BEFORE_OPENER and after not in _AFTER_CLOSER
    closes = after in _AFTER_CLOSER and before not in " \n\t([{"
    if opens == closes:
        return None
    return opens


def pair_quotes(text: str, paragraph_ends: Sequence[int] = ()) -> list[Quotation]:
    """The quotations of ``text`` in order of their opening marks.

    ``paragraph_ends`` are offsets at which a quotation that is still open ends, unless the next paragraph opens with a mark
    of the same family (a quotation over several paragraphs, each opened anew, closed once).
    Linear in the length of the text.
    """
    ends = sorted(set(paragraph_ends) | {len(text)})
    quotations: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    at = 0
    for end in ends:
        for place in (i for i in range(at, end) if text[i] in MARKS):
            mark = text[place]
            family = _family(mark)
            if stack and _closes(text, place, mark, family, stack):
                start, _ = stack.pop()
                quotations.append(Quotation(start, place, closed=True, depth=len(stack)))
            elif len(stack) < 3:
                stack.append((place, family))
        if stack and not _goes_on(text, end, stack[-1][1]):
            while stack:
                start, _ = stack.pop()
                if end > start + 1:
                    quotations.append(Quotation(start, end, closed=False, depth=len(stack)))
        elif stack:
            # Opened anew in the next paragraph: what stands open so far ends here as a quotation of its own.
            while stack:
                start, _ = stack.pop()
                quotations.append(Quotation(start, end, closed=False, depth=len(stack)))
        at = end
    return sorted(quotations)


def _closes(text: str, place: int, mark: str, family: str, stack: list[tuple[int, str]]) -> bool:
    same = stack[-1][1] == family
    looks = _looks_like_opener(text, place)
    if mark in _CLOSERS and same:
        return looks is not True or len(stack) > 1
    if mark in _OPENERS:
        return same and looks is False  # written the wrong way round: ”…“
    if same:
        return looks is not True
    return looks is False and all(open_family != family for _, open_family in stack)


def _goes_on(text: str, end: int, family: str) -> bool:
    rest = text[end : end + 4].lstrip()
    return bool(rest) and rest[0] in MARKS and _family(rest[0]) == family
