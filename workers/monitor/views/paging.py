"""``limit`` and ``cursor`` of an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from workers.monitor.views.faults import Fault

LIMIT_DEFAULT: Final = 50
LIMIT_MOST: Final = 200
PAGING: Final = ("limit", "cursor")
_WHOLE: Final = re.compile("-?[0-9]{1,19}")


class Paging(NamedTuple):
    """Which part of an answer is asked for."""

    limit: int
    cursor: str | None


def read_paging(given: Iterable[tuple[str, str]]) -> tuple[Paging, tuple[Fault, ...]]:
    """The part that the parameters ``given`` ask for, and what is wrong with them."""
    written = {name: value.strip() for name, value in given if name in PAGING and value.strip()}
    faults: list[Fault] = []
    limit, cursor = written.get("limit", str(LIMIT_DEFAULT)), written.get("cursor")
    if not (limit.isascii() and limit.isdigit() and len(limit) < 10 and 1 <= int(limit) <= LIMIT_MOST):
        faults.append(Fault("limit", "fault.limit", limit, {"most": str(LIMIT_MOST)}))
        limit = str(LIMIT_DEFAULT)
    faults += cursor_faults(cursor)
    return Paging(int(limit), cursor), tuple(faults)


def cursor_faults(cursor: str | None) -> tuple[Fault, ...]:
    """What is wrong with a cursor: it is a whole number that a database can hold, as answers have it."""
    if not cursor or (_WHOLE.fullmatch(cursor) and abs(int(cursor)) < 1 << 63):
        return ()
    return (Fault("cursor", "fault.cursor", cursor),)
