"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeEngine


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, to the microsecond.

    PostgreSQL keeps ``timestamptz`` and answers in the session's zone; SQLite has no zones and keeps text of fixed
    length, which compares as time does. Both get UTC and both give it back. A naive datetime is refused: ValueError.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: D102
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CleanText(TypeDecorator[str]):
    """Text without U+0000, which PostgreSQL cannot hold: U+FFFD stands for it, on SQLite too."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return value and value.replace("\x00", "\ufffd")


class Tokens(TypeDecorator[Sequence[str]]):
    """Words to be searched, in their order: a ``tsvector`` on PostgreSQL, and on SQLite text that FTS5 cuts at spaces.

    They are letters and digits (workers/text/words/search_words.py), which neither database has to parse or to escape.
    """

    impl = Text()
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:  # noqa: D102
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:  # noqa: D102
        if value is None:
            return None
        if dialect.name != "postgresql":
            return " ".join(value)
        return " ".join(f"'{word}':{min(place, _LAST_PLACE)}" for place, word in enumerate(value, 1))


_LAST_PLACE = 16_383
"""The last position that a tsvector tells from others."""


def without_nul(value: Any) -> Any:
    """``value`` with U+FFFD for each U+0000, also inside of lists and dicts."""
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd")
    if isinstance(value, list):
        return [without_nul(part) for part in value]
    if isinstance(value, dict):
        return {without_nul(name): without_nul(part) for name, part in value.items()}
    return value


def dump_json(value: Any) -> str:
    """JSON for a column: Arabic stays readable, U+0000 is replaced."""
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(without_nul(value), ensure_ascii=False) if "\\u0000" in text else text
