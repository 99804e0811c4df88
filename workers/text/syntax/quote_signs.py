"""Tell from its kind and its neighbours how likely a quotation mark opens or closes."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workers.text.syntax.cues import read_cue

GUILLEMETS: Final = "«»‹›"
DOUBLE: Final = '"“”„‟″'
SINGLE: Final = "'‘’`"
MARKS: Final = frozenset(GUILLEMETS + DOUBLE)
"""Single marks are left out: in Arabic news they are mostly apostrophes of names («سان جوان ديل ريو'») and half of ''."""

_ALL_MARKS: Final = GUILLEMETS + DOUBLE
_OPENERS: Final = frozenset("«‹“„")
_CLOSERS: Final = frozenset("»›”")
_SPACE: Final = frozenset(" \n\t\u00a0")
_BEFORE_OPENER: Final = frozenset("([{:،,؛-–—…/ـ") | _SPACE
_AFTER_CLOSER: Final = frozenset(")]}.،,؛:؟!…-–—/") | _SPACE
_STOPS: Final = frozenset(".،,؛؟!…")
_ENDS: Final = frozenset(".؟!…)")
_CLITIC: Final = re.compile(r"(?:^|[^\w])[وفبلك]{1,2}(?:ال)?ـ?$")
"""What may be written onto a quoted word: «و"الحرس», «بـ"داعش», «ال"بحبوحة»."""
_INTRODUCES: Final = re.compile(r"(?:^|[^\w])[وف]?ب?[إأا]ن(?:ه|ها|هم|هما)?$")
"""A complementizer: what stands behind it is said."""
_LAST_WORD: Final = re.compile(r"\w+$")
_WINDOW: Final = 20
"""Characters before a mark in which its last word is looked for."""

_SURE, _LIKELY, _SKIPPED, _DOUBLED, _ANNOUNCED = 5.0, 2.0, 5.0, 1.2, 1.0


class Sign(NamedTuple):
    """A quotation mark: its offset, its family, and what it would cost to read it as opening, closing, or neither."""

    at: int
    family: str
    """``g`` for guillemets, ``d`` for all double marks."""
    opens: float
    closes: float
    skipped: float
    skipped_inside: float
    """The last where a quotation is open: there a mark behind a digit closes it, and is no inches."""
    announced: bool = False
    """Something in front of it announces speech: a colon, a complementizer, a cue."""


def read_sign(text: str, at: int) -> Sign:
    """The mark at ``text[at]``; costs are our own, from how 1,600 quotations of annotated news are written."""
    mark = text[at]
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    head = text[max(0, at - _WINDOW) : at]
    if before in MARKS or after in MARKS:  # «""نعم""»: what stands around all of them
        head = head.rstrip(_ALL_MARKS)
        before = head[-1:] or "\n"
        after = text[at + 1 : at + _WINDOW].lstrip(_ALL_MARKS)[:1] or "\n"
    opens = closes = 0.0
    free_before = before in _BEFORE_OPENER or (before.isalpha() and _CLITIC.search(head) is not None)
    free_after = after in _AFTER_CLOSER
    if free_before and not free_after:
        closes += _SURE
    elif free_after and before not in _BEFORE_OPENER:
        opens += _SURE
    if before in _SPACE and after in _SPACE and head.rstrip()[-1:] in _ENDS:
        opens += _LIKELY
    direction = _SURE if mark in GUILLEMETS else _LIKELY
    # Kind and spaces agreeing leave no doubt; where they do not the spaces decide, sites use ”…“ and »…« as well.
    opens += 0 if mark not in _CLOSERS else direction + _SURE if opens else direction
    closes += 0 if mark not in _OPENERS else direction + _SURE if closes else direction
    inches = before.isdigit() and free_after  # or seconds
    doubled = at > 0 and text[at - 1] in DOUBLE and mark in DOUBLE  # «""نعم"»: typed twice by mistake
    inside = _DOUBLED if doubled else _SKIPPED
    return Sign(at, "g" if mark in GUILLEMETS else "d", opens, closes, _LIKELY if inches else inside, inside)


def weigh_announcement(text: str, sign: Sign) -> Sign:
    """``sign`` with what stands in front of it taken into account: «وأضافت" دعما …» opens in spite of its spaces."""
    after = text[sign.at + 1] if sign.at + 1 < len(text) else "\n"
    head = text[max(0, sign.at - _WINDOW) : sign.at]
    if after in _STOPS or not _announces(head.rstrip()):
        return sign
    between_spaces = head[-1:] in _SPACE and after in _SPACE
    return sign._replace(
        opens=min(sign.opens, _ANNOUNCED),
        closes=sign.closes + _LIKELY * between_spaces,
        skipped=sign.skipped + _LIKELY,
        skipped_inside=sign.skipped_inside + _LIKELY,
        announced=True,
    )


def _announces(head: str) -> bool:
    """Whether what stands before a mark announces speech: a colon, a complementizer or a cue."""
    if head[-1:] == ":" or _INTRODUCES.search(head):
        return True
    word = _LAST_WORD.search(head)
    return word is not None and read_cue(word.group()) is not None
