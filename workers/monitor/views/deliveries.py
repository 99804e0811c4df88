"""The deliveries as their page lists them: what an address asks for, and the next page of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import Row

from workers.delivery.ledger import Wanted
from workers.delivery.states import State

PER_PAGE: Final = 50
SINCE: Final[Mapping[str, timedelta]] = {"1d": timedelta(days=1), "7d": timedelta(days=7), "40d": timedelta(days=40)}
"""How far back; the outbox keeps 40 days."""
USUAL: Final = "7d"
_BEHIND: Final = re.compile(r"(\d{1,17})\.([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    state: State | None
    subscription: str
    channel: str
    since: str
    behind: tuple[datetime, UUID] | None

    def wanted(self, now: datetime) -> Wanted:
        """For the ledger."""
        since = now - SINCE[self.since]
        return Wanted(self.state, self.subscription or None, self.channel or None, since, behind=self.behind)

    def address(self, path: str = "/deliveries", **changes: str) -> str:
        """Of the same list, its first page, with some of it changed; an empty value asks for all."""
        given = {
            "state": self.state.value if self.state else "",
            "subscription": self.subscription,
            "channel": self.channel,
            "since": self.since if self.since != USUAL else "",
            **changes,
        }
        query = urlencode([(name, value) for name, value in given.items() if value])
        return f"{path}?{query}" if query else path


def asked(given: Mapping[str, str]) -> Asked:
    """From the parameters of an address; what nothing has limits nothing."""
    state, since = given.get("state", ""), given.get("since", "")
    return Asked(
        State(state) if state in set(State) else None,
        given.get("subscription", ""),
        given.get("channel", ""),
        since if since in SINCE else USUAL,
        _read_behind(given.get("behind", "")),
    )


def older(rows: Sequence[Row[Any]]) -> str:
    """What the address of the page behind ``rows`` says; empty where this is the last one."""
    if len(rows) <= PER_PAGE:
        return ""
    last = rows[PER_PAGE - 1]
    return f"{int(last.created_at.timestamp() * 1_000_000)}.{last.delivery_id.hex}"


def _read_behind(text: str) -> tuple[datetime, UUID] | None:
    found = _BEHIND.fullmatch(text)
    if not found:
        return None
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(found[1]))
    return at, UUID(found[2])
