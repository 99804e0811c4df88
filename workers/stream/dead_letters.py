"""What becomes of a message that cannot be processed: a dead letter with its raw bytes, and its article's status."""

from __future__ import annotations

import base64
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from faust.types.tuples import Message as FaustMessage

from schemas import (
    ArticleStatus,
    DeadLetter,
    DeadLetterReason,
    Event,
    Lane,
    RawArticle,
    Statement,
    Status,
    derive_id,
)
from schemas.dead_letter import MAX_ERROR_CHARS
from workers.codec import decoded_headers, key_as_id
from workers.errors import DeadLetterLimitError, Permanent

LIMIT_SECONDS: Final = 60.0


class Failure(NamedTuple):
    """A message that a stage could not process."""

    message: FaustMessage
    stage: str
    error: Exception
    incoming: Event | RawArticle | None
    """What the message held, when it could be decoded."""
    lane: Lane = Lane.LIVE
    """Of the topic, where the message does not tell."""


def bury(failure: Failure, at: datetime) -> DeadLetter:
    """The dead letter of ``failure``. Its id derives from the place of the message, so a redelivery repeats it."""
    message, error = failure.message, failure.error
    own_id = derive_id("dead-letter", message.topic, str(message.partition), str(message.offset))
    text = " ".join((str(error) if isinstance(error, Permanent) else f"{type(error).__name__}: {error}").split())
    return DeadLetter(
        id=own_id,
        trace_id=_article_id(failure) or own_id,
        produced_at=at,
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        key=None if message.key is None else base64.b64encode(message.key),
        value=base64.b64encode(message.value or b""),
        headers=decoded_headers(message.headers),
        stage=failure.stage,
        reason=error.reason if isinstance(error, Permanent) else DeadLetterReason.STAGE_FAILED,
        error=text.encode("utf-8", "replace").decode()[:MAX_ERROR_CHARS],
        failed_at=at,
    )


def status_of(failure: Failure, letter: DeadLetter) -> ArticleStatus:
    """The outcome of the article, or of the one speaker whose statement failed. The weakest: a replay heals it."""
    incoming = failure.incoming
    part, parts = (incoming.speaker_key, incoming.speakers) if isinstance(incoming, Statement) else ("", 1)
    place = f"{letter.topic}[{letter.partition}]@{letter.offset}"
    return ArticleStatus(
        id=derive_id("status", str(letter.trace_id), failure.stage, part, Status.DEAD_LETTER),
        trace_id=letter.trace_id,
        produced_at=letter.produced_at,
        source=getattr(incoming, "source", place),
        url=getattr(incoming, "url", None),
        outlet=getattr(incoming, "outlet", None),
        title=_title(incoming),
        lane=getattr(incoming, "lane", failure.lane),
        status=Status.DEAD_LETTER,
        stage=failure.stage,
        part=part,
        parts=parts,
    )


class Limit:
    """Tells when more than ``limit`` dead letters came within a minute (None: never)."""

    def __init__(self, limit: int | None, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._monotonic = monotonic
        self._moments: deque[float] = deque()

    def count(self, letter: DeadLetter) -> None:
        """Count one more. Raises DeadLetterLimitError when the limit is passed."""
        if self._limit is None:
            return
        now = self._monotonic()
        self._moments.append(now)
        while self._moments[0] < now - LIMIT_SECONDS:
            self._moments.popleft()
        if len(self._moments) > self._limit:
            raise DeadLetterLimitError(
                f"More than {self._limit} dead letters within {LIMIT_SECONDS:.0f} s; the last in stage {letter.stage}, "
                f"{letter.topic}[{letter.partition}]@{letter.offset}, {letter.reason}: {letter.error}",
                "Look at them with `tasrih dead-letters list`; TASRIH_DEAD_LETTER_LIMIT is the limit.",
            )


def _article_id(failure: Failure) -> UUID | None:
    incoming = failure.incoming
    if isinstance(incoming, RawArticle):
        return incoming.article_id
    return incoming.trace_id if incoming else key_as_id(failure.message.key)


def _title(incoming: Event | RawArticle | None) -> str | None:
    title = getattr(incoming, "title", None)
    return title if title is None or isinstance(title, str) else str(title.text)
