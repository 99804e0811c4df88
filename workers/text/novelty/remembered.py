"""What the judge keeps of a statement to tell later whether another one says the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict

from schemas import OfficialReason, Opposed, Statement, Verdict
from schemas.alert import AlertStatement, Carrier
from schemas.base import Model

LONG_AGO: Final = timedelta(days=7)
"""A statement that was made longer than this before its article was published is told again, as background: so were 35 of 39
of which an article told the day. A weekday that is read wrongly lies less far back."""


class Told(Model):
    """Whose alert tells a statement: the speaker key's in this state of the article."""

    article_id: UUID
    content_hash: str
    speaker_key: str


class Remembered(Model):
    """What the memory keeps of a statement.

    Unknown fields are passed over: rows of before 2026-11-22 hold the stems of the content, too.
    """

    model_config = ConfigDict(extra="ignore")

    statement: AlertStatement
    speaker_key: str
    """Whose it is: several keys may be remembered together."""
    said_at: date | None = None
    sequence: int
    """Its place among the ``of`` statements of its speaker key in the article."""
    of: int
    published_at: AwareDatetime
    carrier: Carrier
    content_hash: str
    sketch: str = ""
    """Of the article, see CleanArticle."""
    official_reason: OfficialReason
    live: bool
    told: Told | None = None
    """Of the first of a group that may raise no alert itself: what told the group when one that may repeated it."""

    @property
    def official(self) -> bool:
        """Whether it may raise an alert."""
        return self.official_reason.official

    @property
    def is_background(self) -> bool:
        """Whether the article tells that it was said LONG_AGO: «وفي 10 فبراير الماضي أعلن …»."""
        return self.said_at is not None and self.published_at.date() - self.said_at > LONG_AGO


def apart_from(statement: Statement, others: Iterable[Remembered]) -> list[Remembered]:
    """Those of ``others`` that ``statement`` may repeat: not what its own article says under another speaker key.

    «باريس: …» and «قال قصر الإليزيه إن …» are two speakers of one article, each with an alert that tells all it says; unless
    both say the same (see ``keys_behind_names``).
    """
    return [
        other
        for other in others
        if other.speaker_key == statement.speaker_key or other.carrier.article_id != statement.trace_id
    ]


def remember(statement: Statement, verdict: Verdict, opposes: Opposed | None = None) -> Remembered:
    """What to keep of ``statement``, which ``opposes`` an earlier one."""
    return Remembered(
        statement=AlertStatement(
            id=statement.id,
            content=statement.content,
            field=statement.field,
            span=statement.span,
            speaker=statement.speaker.model_copy(update={"mention": None}),
            quote=statement.quote,
            act=statement.cue.act,
            cue=statement.cue.lemma,
            headline=statement.headline,
            confidence=statement.confidence,
            about=statement.about,
            told_to=statement.told_to,
            verdict=verdict,
            opposes=opposes,
        ),
        speaker_key=statement.speaker_key,
        said_at=statement.said_at,
        sequence=statement.sequence,
        of=statement.of,
        published_at=statement.published_at,
        carrier=Carrier(
            article_id=statement.trace_id,
            source=statement.source,
            url=statement.url,
            outlet=statement.outlet,
            title=statement.title,
            published_at=statement.published_at,
        ),
        content_hash=statement.content_hash,
        sketch=statement.sketch,
        official_reason=statement.official_reason,
        live=statement.lane == "live",
    )
