"""``limit`` and ``cursor`` of an address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from workers.monitor.views.faults import Fault
from workers.store.search import read_cursor

LIMIT_DEFAULT: Final = 50
LIMIT_MOST: Final = 200
PAGING: Final = ("limit", "cursor")


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
    try:
        if cursor is not None:
            read_cursor(cursor)
    except ValueError:
        faults.append(Fault("cursor", "fault.cursor", cursor or ""))
    return Paging(int(limit), cursor), tuple(faults)
