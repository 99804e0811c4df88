"""Events as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from schemas import Alert, ArticleStatus, Feedback

Row = dict[str, Any]


def alert_row(event: Alert) -> Row:
    """The row of ``alerts``."""
    speaker = event.speaker
    return {
        "alert_id": event.alert_id,
        "kind": event.kind.value,
        "event_id": event.id,
        "article_id": event.trace_id,
        "speaker_name": speaker.name,
        "speaker_role": speaker.role,
        "speaker_organisation": speaker.organisation,
        "speaker_country": speaker.country,
        "speaker_entity": speaker.entity_id,
        "speaker_key": event.speaker_key,
        "speaker_anonymous": speaker.anonymous,
        "official_reason": event.official_reason.value,
        "first_seen": event.first_seen,
        "created_at": event.produced_at,
        "payload": event.model_dump(mode="json"),
    }


def statement_rows(event: Alert) -> Iterable[Row]:
    """The rows of ``alert_statements``."""
    for position, statement in enumerate(event.statements):
        yield {
            "event_id": event.id,
            "statement_id": statement.id,
            "alert_id": event.alert_id,
            "article_id": event.trace_id,
            "position": position,
            "content": statement.content,
            "quote": statement.quote.value,
            "act": statement.act.value,
            "cue": statement.cue,
            "headline": statement.headline,
            "confidence": statement.confidence,
            "reason": statement.verdict.reason.value,
            "group_id": statement.verdict.group,
            "field": statement.field,
            "span_start": statement.span.start if statement.span else None,
            "span_end": statement.span.end if statement.span else None,
            "speaker": statement.speaker.model_dump(mode="json") if statement.speaker else None,
        }


def carrier_rows(event: Alert) -> Iterable[Row]:
    """The rows of ``alert_carriers``."""
    for carrier in event.carriers:
        yield {
            "alert_id": event.alert_id,
            **carrier.model_dump(),
            "told_at": event.produced_at,
            "event_id": event.id,
        }


def change_rows(event: Alert) -> Iterable[Row]:
    """The rows of ``alert_changes``."""
    for position, change in enumerate(event.changes):
        yield {
            "event_id": event.id,
            "position": position,
            "alert_id": event.alert_id,
            **change.model_dump(),
            "reason": change.reason.value,
            "told_at": event.produced_at,
        }


def feedback_row(event: Feedback) -> Row:
    """The row of ``feedback``."""
    return {
        "feedback_id": event.id,
        "alert_id": event.alert_id,
        "statement_id": event.statement_id,
        "verdict": event.verdict.value,
        "reader": event.reader,
        "note": event.note,
        "given_at": event.produced_at,
    }


def article_row(event: ArticleStatus) -> Row:
    """The row of ``articles``; its status is derived later."""
    return {
        "article_id": event.trace_id,
        "source": event.source,
        "url": event.url,
        "outlet": event.outlet,
        "title": event.title,
        "lane": event.lane.value,
        "parts": event.parts,
        "first_seen": event.produced_at,
        "described_at": event.produced_at,
        "described_by": event.id,
    }


def outcome_row(event: ArticleStatus) -> Row:
    """The row of ``article_outcomes``."""
    return {
        "article_id": event.trace_id,
        "part": event.part,
        "status": event.status.value,
        "stage": event.stage,
        "ended_at": event.produced_at,
        "event_id": event.id,
    }
