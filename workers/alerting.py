"""From verdicts to alerts: all that one speaker newly says in one article, told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from schemas import Alert, AlertKind, Change, ChangeReason, Lane, Statement, Status, derive_id
from workers.text.novelty.changes import changes_in
from workers.text.novelty.fullest import in_full
from workers.text.novelty.remembered import Remembered, Told
from workers.text.novelty.versions import former_version, rewritten


class Recall(Protocol):
    """What is remembered under one memory key, as far as alerts hang on it."""

    def of_article(self, article_id: UUID) -> Sequence[Remembered]:
        """All that was said in the article, in all its versions, in order of arrival."""

    def by_id(self, ids: Iterable[UUID]) -> Mapping[UUID, Remembered]:
        """Those of the statements ``ids`` that are still remembered."""


def alert_id(article_id: UUID, content_hash: str, speaker_key: str) -> UUID:
    """The id of the alert on what ``speaker_key`` newly says in this state of the article."""
    return derive_id("alert", str(article_id), content_hash, speaker_key)


def conclude(
    last: Statement, recall: Recall, produced_at: datetime, least: float = 0.0
) -> tuple[tuple[Alert, ...], Status]:
    """The alerts and the outcome for the speaker of ``last``, the last of its statements in its article.

    ``recall`` holds what the speaker key, and who is judged with it, has said, these statements included. Official
    statements of less confidence than ``least`` raise no alert, join none and correct none; the first that repeats them with
    more is told as new, as is the first that repeats what was only told as background. The same ``last`` gives the same
    alerts again, whatever came after it, once ``told_late`` of the answer is remembered.
    """
    if last.lane is Lane.BACKFILL:
        return (), Status.REMEMBERED
    of_article = [entry for entry in recall.of_article(last.trace_id) if entry.speaker_key == last.speaker_key]
    here = [entry for entry in of_article if entry.content_hash == last.content_hash]
    official = [entry for entry in here if _alerts(entry, least)]
    before = [entry for entry in former_version(last.content_hash, of_article) if _alerts(entry, least)]
    firsts = recall.by_id(entry.statement.verdict.group for entry in (*official, *before))
    telling = _Telling(last, here, firsts, produced_at, least)
    alerts = [*telling.new(official), *telling.corrected(before), *telling.corroborated(official, before)]
    if not official and not alerts:
        return (), Status.NO_OFFICIAL_STATEMENT
    return tuple(alerts), telling.status(alerts)


def told_late(last: Statement, alerts: Iterable[Alert]) -> Mapping[UUID, Told]:
    """What ``alerts``, concluded from ``last``, tell although it was said before: by whom, for the first of each group.

    To be remembered: what repeats it from now on joins them.
    """
    here = _teller(last)
    new = (alert.statements for alert in alerts if alert.kind is AlertKind.NEW)
    verdicts = (statement.verdict for statements in new for statement in statements)
    return {verdict.group: here for verdict in verdicts if not verdict.reason.new}


def _teller(last: Statement) -> Told:
    return Told(article_id=last.trace_id, content_hash=last.content_hash, speaker_key=last.speaker_key)


def _identity(told: Told) -> UUID:
    return alert_id(told.article_id, told.content_hash, told.speaker_key)


def _alerts(entry: Remembered, least: float) -> bool:
    return entry.official and entry.statement.confidence >= least


class _Telling:
    """The alerts of one speaker in one version of an article."""

    def __init__(
        self,
        last: Statement,
        here: Sequence[Remembered],
        firsts: Mapping[UUID, Remembered],
        produced_at: datetime,
        least: float,
    ) -> None:
        self._last = last
        self._here = here
        self._firsts = firsts
        self._produced_at = produced_at
        self._least = least

    def new(self, official: Sequence[Remembered]) -> Iterable[Alert]:
        """One alert of all that is new, and of what only those have said who raise no alert.

        What was said long ago is background, and no news, though nobody has told it within the window.
        """
        today = [entry for entry in official if not entry.is_background]
        late = {entry.statement.verdict.group: entry for entry in reversed(today) if self._is_late(entry)}
        firsts = {entry.statement.id for entry in late.values()}
        new = [entry for entry in today if entry.statement.verdict.reason.new or entry.statement.id in firsts]
        if new:
            yield self._alert(AlertKind.NEW, in_full(new, today), _teller(self._last))

    def corrected(self, before: Sequence[Remembered]) -> Iterable[Alert]:
        """One event for each alert on which the former version was a carrier and of whose statements one has changed."""
        changed: dict[Told, list[tuple[Change, Remembered]]] = {}
        for change, entry in changes_in(before, self._here, self._last.word_pairs):
            if change.reason is ChangeReason.WITHDRAWN and rewritten(self._last, entry):
                continue
            if told := self._told(entry):
                changed.setdefault(told, []).append((change, entry))
        for told, pairs in changed.items():
            changes = tuple(change for change, _ in pairs)
            yield self._alert(AlertKind.CORRECTED, [entry for _, entry in pairs], told, changes)

    def corroborated(self, official: Sequence[Remembered], before: Sequence[Remembered]) -> Iterable[Alert]:
        """One event for each alert of another article that this one joins, and has not joined in its former version."""
        joined: dict[Told, dict[UUID, Remembered]] = {}
        known = {entry.statement.id for entry in before}
        for entry in official:
            told = self._told(entry)
            elsewhere = told is not None and told.article_id != self._last.trace_id
            if told and elsewhere and entry.statement.verdict.like not in known:
                # What headline and body both repeat is one thing.
                joined.setdefault(told, {}).setdefault(entry.statement.verdict.group, entry)
        for told, entries in joined.items():
            yield self._alert(AlertKind.CORROBORATED, in_full(entries.values(), official), told)

    def status(self, alerts: Sequence[Alert]) -> Status:
        """What the article's outcome for this speaker is. A correction leaves it as it was: the strongest one counts."""
        if any(alert.kind is AlertKind.NEW for alert in alerts):
            return Status.ALERTED
        return Status.CORROBORATED if any(a.kind is AlertKind.CORROBORATED for a in alerts) else Status.NOTHING_NEW

    def _told(self, entry: Remembered) -> Told | None:
        """Whose alert tells what ``entry`` says; None where no alert has told it."""
        first = self._firsts.get(entry.statement.verdict.group)
        if first is None or not first.live:
            return None
        if self._raises(first):
            return Told(
                article_id=first.carrier.article_id, content_hash=first.content_hash, speaker_key=first.speaker_key
            )
        return first.told

    def _is_late(self, entry: Remembered) -> bool:
        """Whether ``entry`` repeats what nobody was told of, because who said it first raises no alert."""
        first = self._firsts.get(entry.statement.verdict.group)
        if first is None or not first.live or self._raises(first):
            return False
        return first.told in (None, _teller(self._last))

    def _raises(self, first: Remembered) -> bool:
        """Whether ``first``, the first of its group, raises an alert itself."""
        return _alerts(first, self._least) and not first.is_background

    def _alert(
        self,
        kind: AlertKind,
        entries: Sequence[Remembered],
        told: Told,
        changes: tuple[Change, ...] = (),
    ) -> Alert:
        identity = event_id = _identity(told)
        if kind is not AlertKind.NEW:
            event_id = derive_id(kind.value, str(identity), str(self._last.trace_id), self._last.content_hash)
        leader = _leader(entries)
        first = self._firsts.get(entries[0].statement.verdict.group, entries[0])
        return Alert(
            id=event_id,
            trace_id=self._last.trace_id,
            produced_at=self._produced_at,
            alert_id=identity,
            kind=kind,
            speaker=leader.statement.speaker or self._last.speaker,
            speaker_key=told.speaker_key,
            official_reason=leader.official_reason,
            statements=tuple(entry.statement for entry in entries),
            carriers=(entries[0].carrier,),
            first_seen=first.published_at,
            changes=changes,
        )


def _leader(entries: Sequence[Remembered]) -> Remembered:
    """The first statement of whoever says most of ``entries``, all that an alert shows; of several a named one, then the first.

    A minister, his spokesman and the ministry may speak for one body in one article.
    """
    counted = Counter(_identity_of(entry) for entry in entries)

    def weight(entry: Remembered) -> tuple[int, bool]:
        speaker = entry.statement.speaker
        return counted[_identity_of(entry)], speaker is not None and speaker.name is not None

    return max(entries, key=weight)


def _identity_of(entry: Remembered) -> object:
    return entry.statement.speaker.identity if entry.statement.speaker else None
