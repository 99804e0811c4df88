"""The stages of the road: one event in, an outcome out. The agents and the command line call the same functions.

A stage knows neither its neighbours nor the bus. It raises only on a defect of ours; the runner makes a dead letter of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from schemas import (
    AnnotatedArticle,
    ArticleStatus,
    CleanArticle,
    Event,
    RawArticle,
    Statement,
    Status,
    TaggedArticle,
    Verdict,
    derive_id,
    utc_now,
)
from workers.alerting import conclude, told_late
from workers.memory import Memory
from workers.memory.claims import find_opposed, since_turned
from workers.text.cleaning.clean import Refusal
from workers.text.cleaning.clean import clean as clean_text
from workers.text.entities.tag import tag_entities
from workers.text.extract import extract as extract_statements
from workers.text.novelty.judging import WINDOW, judge_novelty
from workers.text.novelty.remembered import apart_from, remember

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a stage made of one event: events for the topics downstream, and the article's status where its road ends."""

    events: tuple[Event, ...] = ()
    status: ArticleStatus | None = None
    verdict: Verdict | None = None
    """The judge's answer on the statement."""


def clean(article: RawArticle, clock: Clock = utc_now) -> Outcome:
    """Raw article to clean article; ends what is not Arabic or too short."""
    made = clean_text(article, clock())
    if isinstance(made, Refusal):
        return Outcome(status=_whole_article(article, article.article_id, made.status, "clean", clock))
    return Outcome(events=(made,))


def tag(article: CleanArticle, clock: Clock = utc_now) -> Outcome:
    """Clean article to tagged article."""
    fields = {name: getattr(article, name) for name in CleanArticle.model_fields}
    fields |= {"id": derive_id("tagged", str(article.id)), "produced_at": clock(), "entities": tag_entities(article)}
    # Every field comes out of a validated model: validating them once more costs more than tagging does.
    return Outcome(events=(TaggedArticle.model_construct(**fields),))


def extract(article: TaggedArticle, clock: Clock = utc_now) -> Outcome:
    """Tagged article to its statements and, after them, the article with them all; ends an article that has none."""
    moment = clock()
    statements = extract_statements(article, moment)
    if not statements:
        return Outcome(status=_whole_article(article, article.trace_id, Status.NO_STATEMENT, "extract", clock))
    annotated = AnnotatedArticle(
        id=derive_id("annotated", str(article.id)),
        trace_id=article.trace_id,
        produced_at=moment,
        article=article,
        statements=statements,
    )
    return Outcome(events=(*statements, annotated))


def judge(
    statement: Statement, memory: Memory, window: timedelta = WINDOW, clock: Clock = utc_now, least: float = 0.0
) -> Outcome:
    """Statement to a verdict; with the speaker's last statement in the article, to alerts and the speaker's outcome.

    Statements of less confidence than ``least`` raise no alert.

    The statements of one memory key must come one after the other (they share a partition). A statement that is delivered
    again changes nothing in ``memory`` and gives the same alerts again, with the same ids.
    """
    said = memory.said_by(statement.judged_with)
    of_article = [entry for entry in said.of_article(statement.trace_id) if entry.speaker_key == statement.speaker_key]
    known = next((entry for entry in of_article if entry.statement.id == statement.id), None)
    if known:
        verdict = known.statement.verdict
    else:
        opposes = find_opposed(statement, memory.rows, of_article)
        others = since_turned(apart_from(statement, said.alike(statement)), opposes, statement.trace_id)
        verdict = judge_novelty(statement, others, window)
        said.add(remember(statement, verdict, opposes))
    if statement.sequence < statement.of:
        return Outcome(verdict=verdict)
    alerts, status = conclude(statement, said, clock(), least)
    for first, told in told_late(statement, alerts).items():
        said.tell(first, told)
    outcome = ArticleStatus(
        id=derive_id("status", str(statement.trace_id), statement.content_hash, "judge", statement.speaker_key),
        trace_id=statement.trace_id,
        produced_at=clock(),
        source=statement.source,
        url=statement.url,
        outlet=statement.outlet,
        title=statement.title,
        lane=statement.lane,
        status=status,
        stage="judge",
        part=statement.speaker_key,
        parts=statement.speakers,
    )
    return Outcome(events=alerts, status=outcome, verdict=verdict)


def _whole_article(
    article: RawArticle | CleanArticle, trace_id: UUID, status: Status, stage: str, clock: Clock
) -> ArticleStatus:
    title = article.title if isinstance(article, RawArticle) else article.title and article.title.text
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
