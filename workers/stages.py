"""The stages of the road: one event in, an outcome out. The agents and the command line call the same functions.

A stage knows neither its neighbours nor the bus. It raises only on a defect of ours; the runner turns that into a dead letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from schemas import (
    ArticleStatus,
    CleanArticle,
    Event,
    RawArticle,
    Statement,
    Status,
    TaggedArticle,
    derive_id,
    utc_now,
)
from workers.text.clean import Refusal
from workers.text.clean import clean as clean_text
from workers.text.entities import tag_entities
from workers.text.extract import extract as extract_statements

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a stage made of one event: events for the topics downstream, and the article's status where its road ends."""

    events: tuple[Event, ...] = ()
    status: ArticleStatus | None = None


def clean(article: RawArticle, clock: Clock = utc_now) -> Outcome:
    """Raw article to clean article; ends what is not Arabic or too short."""
    made = clean_text(article, clock())
    if isinstance(made, Refusal):
        return Outcome(status=_status(article, made.status, "clean", clock))
    return Outcome(events=(made,))


def tag(article: CleanArticle, clock: Clock = utc_now) -> Outcome:
    """Clean article to tagged article."""
    fields = {name: getattr(article, name) for name in CleanArticle.model_fields}
    fields.update(
        id=derive_id("tagged", str(article.id)), produced_at=clock(), entities=tag_entities(article)
    )
    return Outcome(events=(TaggedArticle.model_construct(**fields),))


def extract(article: TaggedArticle, clock: Clock = utc_now) -> Outcome:
    """Tagged article to its statements; ends an article that has none."""
    statements = extract_statements(article, clock())
    if not statements:
        return Outcome(status=_status(article, Status.NO_STATEMENT, "extract", clock))
    return Outcome(events=statements)


def _status(article: RawArticle | CleanArticle, status: Status, stage: str, clock: Clock) -> ArticleStatus:
    raw = isinstance(article, RawArticle)
    trace_id = article.article_id if raw else article.trace_id
    title = article.title if raw else article.title and article.title.text
    return ArticleStatus(
        id=derive_id("status", str(trace_id), article.content_hash, stage, ""),
        trace_id=trace_id,
        produced_at=clock(),
        source=article.source,
        url=article.url,
        outlet=article.outlet,
        title=title,
        lane=article.lane,
        status=status,
        stage=stage,
    )
