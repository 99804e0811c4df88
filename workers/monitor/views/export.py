"""Found statements as a table for spreadsheets (CSV) and as lines for programs (JSON Lines)."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Final

from workers.monitor.views.api_models import statement_item
from workers.store.search import FoundStatement

CSV_TYPE: Final = "text/csv; charset=utf-8"
LINES_TYPE: Final = "application/x-ndjson; charset=utf-8"
BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the machine."""
COLUMNS: Final = (
    "published_at", "speaker", "role", "organisation", "country", "speaker_key", "official", "official_reason", "act",
    "cue", "quote", "content", "headline", "said_at", "about", "outlet", "title", "url", "confidence", "statement_id",
    "article_id", "alert_id", "source", "field", "span_start", "span_end",
)  # fmt: skip
"""The header: what a person reads first, then what a program needs."""
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
"""A cell that begins so is a formula to a spreadsheet (OWASP, "CSV Injection")."""
_INVISIBLE: Final = (
    "\ufeff\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 \xa0"
)
"""What a spreadsheet may skip before it looks for a formula."""


def harmless_cell(text: str) -> str:
    """``text`` so that no spreadsheet calculates it: an apostrophe stands before what looks like a formula."""
    return f"'{text}" if text.lstrip(_INVISIBLE).startswith(_FORMULA) else text


async def csv_lines(pages: AsyncIterator[Sequence[FoundStatement]]) -> AsyncIterator[str]:
    """The table in pieces: the byte order mark, one header row, a row a statement (RFC 4180)."""
    yield BYTE_ORDER_MARK + _written([COLUMNS])
    async for page in pages:
        yield _written(map(_row, page))


async def json_lines(pages: AsyncIterator[Sequence[FoundStatement]]) -> AsyncIterator[str]:
    """One object a line, as the API has it."""
    async for page in pages:
        yield "".join(f"{statement_item(found).model_dump_json()}\n" for found in page)


def _row(found: FoundStatement) -> list[str]:
    speaker = found.speaker
    return [
        found.published_at.isoformat().replace("+00:00", "Z"),
        *map(_text, (speaker.name, speaker.role, speaker.organisation, speaker.country, found.speaker_key)),
        _flag(found.official),
        found.official_reason.value,
        found.act.value,
        _text(found.cue),
        found.quote.value,
        _text(found.content),
        _flag(found.headline),
        found.said_at.isoformat() if found.said_at else "",
        _text(" | ".join(found.about)),
        *map(_text, (found.outlet, found.title, found.url)),
        f"{found.confidence:g}",
        *(str(one) if one else "" for one in (found.statement_id, found.article_id, found.alert_id)),
        _text(found.source),
        found.field,
        str(found.span_start),
        str(found.span_end),
    ]


def _text(text: str | None) -> str:
    return harmless_cell(text) if text else ""


def _flag(flag: bool) -> str:
    return "true" if flag else "false"


def _written(rows: Iterable[Sequence[str]]) -> str:
    into = io.StringIO(newline="")
    csv.writer(into, lineterminator="\r\n").writerows(rows)
    return into.getvalue()
