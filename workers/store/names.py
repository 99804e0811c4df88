"""Names as they are compared, and how one is found by the beginning of any of its words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, func, or_, select

from workers.store.archive_tables import statements
from workers.text.words.normalize import fold


def folded_name(name: str) -> str:
    """``name`` in folded letters with one space between two words: «أحمد  الشرع» and «احمد الشرع» are one."""
    return " ".join(fold(name).split())


def begins(column: ColumnElement[Any], beginning: str) -> ColumnElement[bool]:
    """Whether a word of the folded name in ``column`` begins so, with the article or without."""
    starts = _starts(beginning)
    return or_(
        *(column.startswith(start, autoescape=True) for start in starts),
        *(column.contains(f" {start}", autoescape=True) for start in starts),
    )


def has_word(name: str, beginning: str) -> bool:
    """The same of a folded ``name`` at hand: «البستاوي» for «بستاو»."""
    return any(f" {start}" in f" {name}" for start in _starts(beginning))


def names_used() -> CTE:
    """The names of speakers and bodies with their keys, how many statements are ``said`` in them, and the ``newest`` of these.

    There are some thousands of them: words are looked for in these alone, and not in the names of every statement (25 to
    45 ms of processor time for 100,000 statements of 3,000 speakers, and not 150 to 350).
    """
    columns = statements.c
    named = (columns.speaker_folded, columns.organisation_folded, columns.speaker_key)
    counted = select(*named, func.count().label("said"), func.max(columns.key).label("newest")).group_by(*named)
    return counted.cte("used").prefix_with("MATERIALIZED")


def named_so(used: CTE, beginning: str, key: str) -> ColumnElement[bool]:
    """Whether one of ``names_used`` has a word that begins so, or is the speaker ``key``."""
    return or_(
        begins(used.c.speaker_folded, beginning),
        begins(used.c.organisation_folded, beginning),
        used.c.speaker_key == key,
    )


def _starts(beginning: str) -> tuple[str, str]:
    return beginning, f"ال{beginning}"
