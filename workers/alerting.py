"""From verdicts to alerts: all that one speaker newly says in one article, told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from schemas import Alert, AlertKind, Lane, Statement, Status, derive_id
from workers.text.novelty.remembered import Remembered


def alert_id(article_id: UUID, content_hash: str, speaker_key: str) -> UUID:
    """The id of the alert on what ``speaker_key`` newly says in this state of the article."""
    return derive_id("alert", str(article_id), content_hash, speaker_key)


def conclude(
    last: Statement, remembered: Sequence[Remembered], produced_at: datetime, least: float = 0.0
) -> tuple[tuple[Alert, ...], Status]:
    """The alerts and the outcome for the speaker of ``last``, the last of its statements in its article.

    ``remembered`` holds everything that the speaker key has said, these statements included. Official statements of less
    confidence than ``least`` raise no alert and join none.
    """
    here = [e for e in remembered if e.carrier.article_id == last.trace_id and e.content_hash == last.content_hash]
    official = [entry for entry in here if _alerts(entry, least)]
    if last.lane is Lane.BACKFILL:
        return (), Status.REMEMBERED
    if not official:
        return (), Status.NO_OFFICIAL_STATEMENT
    alerts = [*_new(last, official, produced_at), *_corroborated(last, official, remembered, produced_at, least)]
    if any(alert.kind is AlertKind.NEW for alert in alerts):
        return tuple(alerts), Status.ALERTED
    return tuple(alerts), Status.CORROBORATED if alerts else Status.NOTHING_NEW


def _new(last: Statement, official: Sequence[Remembered], produced_at: datetime) -> Iterable[Alert]:
    new = [entry for entry in official if entry.statement.verdict.reason.new]
    if new:
        identity = alert_id(last.trace_id, last.content_hash, last.speaker_key)
        yield _alert(
            AlertKind.NEW,
            last,
            new,
            event_id=identity,
            identity=identity,
            first_seen=last.published_at,
            produced_at=produced_at,
        )


def _alerts(entry: Remembered, least: float) -> bool:
    return entry.official and entry.statement.confidence >= least


def _corroborated(
    last: Statement,
    official: Sequence[Remembered],
    remembered: Sequence[Remembered],
    produced_at: datetime,
    least: float,
) -> Iterable[Alert]:
    by_id = {entry.statement.id: entry for entry in remembered}
    joined: dict[UUID, list[Remembered]] = {}
    for entry in official:
        first = by_id.get(entry.statement.verdict.group)
        if entry.statement.verdict.reason.new or first is None or first.carrier.article_id == last.trace_id:
            continue
        if _alerts(first, least) and first.live:  # else there is no alert to join
            identity = alert_id(first.carrier.article_id, first.content_hash, last.speaker_key)
            joined.setdefault(identity, []).append(entry)
    for identity, entries in joined.items():
        first_seen = by_id[entries[0].statement.verdict.group].published_at
        event_id = derive_id("corroborated", str(identity), str(last.trace_id), last.content_hash)
        yield _alert(
            AlertKind.CORROBORATED,
            last,
            entries,
            event_id=event_id,
            identity=identity,
            first_seen=first_seen,
            produced_at=produced_at,
        )


def _alert(
    kind: AlertKind,
    last: Statement,
    entries: Sequence[Remembered],
    *,
    event_id: UUID,
    identity: UUID,
    first_seen: datetime,
    produced_at: datetime,
) -> Alert:
    return Alert(
        id=event_id,
        trace_id=last.trace_id,
        produced_at=produced_at,
        alert_id=identity,
        kind=kind,
        speaker=last.speaker,
        speaker_key=last.speaker_key,
        official_reason=last.official_reason,
        statements=tuple(entry.statement for entry in entries),
        carriers=(entries[0].carrier,),
        first_seen=first_seen,
    )
