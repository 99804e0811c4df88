"""What the judge keeps of a statement to tell later whether another one says the same."""

from __future__ import annotations

from datetime import date

from pydantic import AwareDatetime

from schemas import Statement, Verdict
from schemas.alert import AlertStatement, Carrier
from schemas.base import Model
from workers.text.novelty.content_words import content_words


class Remembered(Model):
    """What the memory keeps of a statement."""

    statement: AlertStatement
    stems: tuple[str, ...]
    """Distinct, sorted: what the others that say something like it can be found by."""
    about: tuple[str, ...]
    """Who and what is spoken of."""
    name: str | None
    """Of the speaker, where the article tells one: several speak for one body."""
    said_at: date | None
    sequence: int
    """Its place among the ``of`` statements of its speaker key in the article."""
    of: int
    sketch: str
    """Of the article."""
    published_at: AwareDatetime
    carrier: Carrier
    content_hash: str
    official: bool
    live: bool


def remember(statement: Statement, verdict: Verdict) -> Remembered:
    """What to keep of ``statement``."""
    return Remembered(
        statement=AlertStatement(
            id=statement.id,
            content=statement.content,
            quote=statement.quote,
            act=statement.cue.act,
            cue=statement.cue.lemma,
            headline=statement.headline,
            confidence=statement.confidence,
            verdict=verdict,
        ),
        stems=tuple(sorted(content_words(statement.content).weights)),
        about=statement.about,
        name=statement.speaker.name,
        said_at=statement.said_at,
        sequence=statement.sequence,
        of=statement.of,
        sketch=statement.sketch,
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
        official=statement.official,
        live=statement.lane == "live",
    )
