"""The stages without a bus: articles in order, each to its statements. For all commands that need no broker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any, Final

from schemas import ArticleStatus, RawArticle, Statement, TaggedArticle, utc_now
from schemas.base import RawField
from schemas.clean_article import MAX_ARTICLE_CHARS
from workers.errors import Permanent
from workers.settings import load_settings
from workers.stages import Clock, Outcome, clean, extract, tag
from workers.text.knowledge.base import choose

_ROAD: Final[tuple[tuple[str, Callable[[Any, Clock], Outcome]], ...]] = (
    ("clean", clean),
    ("tag", tag),
    ("extract", extract),
)

_FIRST: Final = datetime.min.replace(year=1970, tzinfo=UTC)
_UNDATED: Final = datetime.max.replace(tzinfo=UTC)
_FIELDS: Final[tuple[RawField, ...]] = ("title", "text", "html")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the road made of one article: statements, or the status that it ended in, or the stage that failed on it."""

    statements: tuple[Statement, ...] = ()
    status: ArticleStatus | None = None
    failure: str | None = None
    article: TaggedArticle | None = None
    """The article as the statements were read from it; None where its road ended before."""


@lru_cache(maxsize=1)
def _choose_knowledge() -> None:
    choose(load_settings().knowledge)


def extract_from(article: RawArticle, clock: Clock = utc_now) -> Extracted:
    """The statements of ``article``. On the bus a failure would become a dead letter; here it is an answer.

    A defect of a stage costs this article and no other: it is told in ``failure`` with the stage's name. Raises
    SettingsError, or KnowledgeError when the user's knowledge file (TASRIH_KNOWLEDGE) cannot be used.
    """
    _choose_knowledge()
    for field in _FIELDS:
        if (length := len(article.raw(field))) > MAX_ARTICLE_CHARS:
            failure = f"{article.source}: {field}: {length:,} characters; the limit is {MAX_ARTICLE_CHARS:,}"
            return Extracted(failure=failure)
    events: tuple[Any, ...] = (article,)
    status: ArticleStatus | None = None
    tagged: TaggedArticle | None = None
    for name, stage in _ROAD:
        made: list[Any] = []
        for event in events:
            try:
                outcome = stage(event, clock)
            except Permanent as error:
                return Extracted(failure=f"{article.source}: {error}")
            except Exception as error:
                return Extracted(failure=f"{article.source}: stage {name} failed: {type(error).__name__}: {error}")
            made.extend(outcome.events)
            status = outcome.status or status
        events = tuple(made)
        tagged = next((event for event in events if isinstance(event, TaggedArticle)), tagged)
    statements = tuple(event for event in events if isinstance(event, Statement))
    return Extracted(statements=statements, status=status, article=tagged)


def clocks(corpus: Iterable[RawArticle]) -> Iterator[tuple[RawArticle, Clock]]:
    """Each article with a clock that stands at its own time, so that a replay is the same every time.

    That of an article without one stands where the last one stood.
    """
    moment = _FIRST
    for article in corpus:
        moment = article.published_at or article.fetched_at or moment
        yield article, partial(_at, moment)


def _at(moment: datetime) -> datetime:
    return moment


def in_order(corpus: Sequence[RawArticle]) -> Iterator[RawArticle]:
    """By time of publication, else of fetching; the undated last. Equal times keep the order of the files."""
    yield from sorted(corpus, key=lambda article: article.published_at or article.fetched_at or _UNDATED)
