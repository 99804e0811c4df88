"""How the road ended for an article: each one in exactly one counted status."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from schemas.base import Event, Lane


class Status(StrEnum):
    """The end of an article's road. Closed list, the strongest first.

    An article with several speakers takes the strongest of its outcomes (see ``rank``).
    """

    ALERTED = "alerted"
    CORROBORATED = "corroborated"
    """It repeats what was alerted from another article."""
    NOTHING_NEW = "nothing_new"
    """Official statements, all of them told before by this article or before there was an alert to join."""
    REMEMBERED = "remembered"
    """Back-fill: its statements went into the memory without an alert."""
    NO_OFFICIAL_STATEMENT = "no_official_statement"
    NO_STATEMENT = "no_statement"
    NOT_ARABIC = "not_arabic"
    TOO_SHORT = "too_short"
    """Nothing but boilerplate, or less than a sentence."""
    DEAD_LETTER = "dead_letter"
    """A stage could not process it; its raw bytes are kept. The weakest, so that a replay heals it."""

    @property
    def rank(self) -> int:
        """0 is the strongest."""
        return list(Status).index(self)


class ArticleStatus(Event):
    """The outcome of one article, or of one speaker in it: ``part`` of ``parts``.

    The stages before the judge end an article as a whole (1 of 1); the judge reports one outcome for each speaker key.
    """

    source: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    lane: Lane = Lane.LIVE
    status: Status
    stage: str
    part: str = ""
    """The speaker key that the outcome is for; empty when it is for the whole article."""
    parts: int = Field(default=1, ge=1)
    """So many outcomes make the article complete."""

    @model_validator(mode="after")
    def _whole_or_part(self) -> Self:
        if not self.part and self.parts != 1:
            raise ValueError(f"an outcome for the whole article cannot be one of {self.parts}")
        return self
