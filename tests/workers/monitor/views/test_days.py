"""Statements by day, and what outlets repeat word for word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from schemas import Act, OfficialReason, Quote, Speaker, derive_id
from workers.monitor.views.days import by_day
from workers.store import FoundStatement

NIGHT = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


def found(content: str, at: datetime, outlet: str = "الغد", **fields: Any) -> FoundStatement:
    given = {
        "statement_id": derive_id("statement", content, outlet),
        "article_id": derive_id("article", outlet),
        "content": content,
        "quote": Quote.INDIRECT,
        "act": Act.SAY,
        "cue": "قال",
        "headline": False,
        "confidence": 0.9,
        "official": True,
        "official_reason": OfficialReason.GOVERNMENT,
        "speaker": Speaker(organisation="وزارة النقل", resolved_by="mention"),
        "speaker_key": "ministry.transport",
        "source": "a.txt",
        "url": None,
        "outlet": outlet,
        "title": None,
        "published_at": at,
        "said_at": None,
        "field": "text",
        "span_start": 0,
        "span_end": len(content),
        "about": (),
        "alert_id": None,
    }
    return FoundStatement(**{**given, **fields})


def told(statements: list[FoundStatement], zone: str = "UTC") -> list[tuple[int, list[tuple[str, list[str | None]]]]]:
    """Day of the month, and of each entry content and outlets."""
    return [
        (
            day.date.day,
            [(one.statement.content, [said.outlet for said in (one.statement, *one.repeats)]) for one in day.entries],
        )
        for day in by_day(statements, ZoneInfo(zone))
    ]


def test_days_are_those_of_the_zone() -> None:
    ahead = NIGHT.astimezone(timezone(timedelta(hours=3)))
    assert told([found("ب", NIGHT + timedelta(hours=1)), found("ا", ahead)]) == [
        (5, [("ب", ["الغد"])]),
        (4, [("ا", ["الغد"])]),
    ]
    both = [found("ب", NIGHT + timedelta(hours=1)), found("ا", NIGHT)]
    assert told(both, "Asia/Riyadh") == [(5, [("ب", ["الغد"]), ("ا", ["الغد"])])]


def test_what_outlets_repeat_word_for_word_is_told_once_as_the_first_has_it() -> None:
    hours = [NIGHT - timedelta(hours=number) for number in range(4)]
    statements = [
        found("المعبر سيفتح", hours[0], "الضفاف"),
        found("غير ذلك", hours[1]),
        found("«المعبر» سيفتح!", hours[2], "الساحل"),
    ]
    assert told(statements) == [(4, [("غير ذلك", ["الغد"]), ("«المعبر» سيفتح!", ["الساحل", "الضفاف"])])]


def test_another_speaker_act_or_day_is_no_repeat() -> None:
    said = found("المعبر سيفتح", NIGHT)
    others = [
        found("المعبر سيفتح", NIGHT, "الضفاف", speaker_key="ministry.health"),
        found("المعبر سيفتح", NIGHT, "الساحل", act=Act.DENY),
        found("المعبر سيفتح", NIGHT - timedelta(days=1), "المنارة"),
    ]
    assert sum(len(entries) for _, entries in told([said, *others])) == 4


def test_of_nothing_there_is_no_day() -> None:
    assert by_day([], ZoneInfo("UTC")) == ()
