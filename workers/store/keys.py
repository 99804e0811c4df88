"""The key of a statement's row: when its article was published, in one integer that sorts by it.

Newest first is then the order of the keys, on SQLite also of the full-text index: a page of results is read off its end,
however many statements have the word. As the key is made of the statement and of nothing that was there before, the same
events leave the same rows in any order.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from schemas import derive_id

_LOW_BITS: Final = 30
_PLACE_BITS: Final = 8
_ARTICLE_BITS: Final = _LOW_BITS - _PLACE_BITS
_MOST_SECONDS: Final = 1 << 33
"""1697 to 2242; what lies outside counts as the first or the last second of it."""


def statement_key(published_at: datetime, article_id: UUID, position: int, again: int = 0) -> int:
    """34 bits of seconds since 1970, 22 of the article, 8 of the place in it, such that the first place is the highest.

    Two articles of one second have the same 22 bits once in four million times: then ``again`` counts up.
    """
    block, place = divmod(position, 1 << _PLACE_BITS)
    mixed = derive_id("statement-key", str(article_id), str(block), str(again)).int & ((1 << _ARTICLE_BITS) - 1)
    return first_key(published_at) | mixed << _PLACE_BITS | ((1 << _PLACE_BITS) - 1 - place)


def first_key(moment: datetime) -> int:
    """The lowest key of what was published in the second of ``moment``."""
    seconds = math.floor((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    return max(-_MOST_SECONDS, min(seconds, _MOST_SECONDS - 1)) << _LOW_BITS


KEYS_PER_SECOND: Final = 1 << _LOW_BITS
KEYS_PER_DAY: Final = 86_400 * KEYS_PER_SECOND
"""Divided by this, a key is the day since 1970-01-01 (UTC)."""
