"""How long the text takes: clean, tag, extract and judge over real articles, on one core and without a bus."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from schemas import ArticleStatus, CleanArticle, Event, RawArticle, Statement, TaggedArticle
from workers import stages
from workers.codec import decode, encode
from workers.collector import collect_seldom
from workers.errors import Permanent
from workers.memory import DictMemory
from workers.text.novelty.judging import WINDOW

CORPUS = Path("corpus", "ant-april-2018.jsonl.gz")
WARM_UP = 40
"""Articles that are read before the clock starts: they load the models, and fill the caches of words that a worker has
filled after its first seconds."""


E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class TextFigures:
    """What ``measure_text`` found. Milliseconds are wall-clock time, spread over all articles."""

    articles: int
    characters: int
    statements: int
    seconds: float
    cpu_seconds: float
    stage_ms: dict[str, float]
    codec_ms: float
    """To encode every event and decode it again, once: what the stages pay for being apart."""
    refused: int
    """Events that break their own contract; on the road they would be dead letters. Must be 0."""

    @property
    def articles_per_second(self) -> float:
        """By the clock."""
        return self.articles / self.seconds

    @property
    def articles_to_extract_per_second(self) -> float:
        """From clean to extract: without the judge, whose work grows with what it remembers."""
        return 1000 / sum(ms for stage, ms in self.stage_ms.items() if stage != "judge")

    @property
    def articles_per_cpu_second(self) -> float:
        """By the processor time that this process got: the same figure when nothing else wants the core."""
        return self.articles / self.cpu_seconds


@dataclass(slots=True)
class _Clock:
    wall: float = 0.0
    cpu: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def running(self, part: str) -> Iterator[None]:
        wall, cpu = perf_counter(), process_time()
        yield
        took = perf_counter() - wall
        self.wall += took
        self.cpu += process_time() - cpu
        self.parts[part] = self.parts.get(part, 0.0) + took


def read_corpus(path: Path) -> list[RawArticle]:
    """All articles of a JSON Lines file (gzip), in its order. Raises FileNotFoundError when it is not there."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [RawArticle.model_validate_json(line) for line in lines]


def spread(articles: Sequence[RawArticle], count: int) -> list[RawArticle]:
    """``count`` of ``articles``, evenly spread and in order; all of them when there are no more."""
    if count >= len(articles):
        return list(articles)
    return [articles[number * len(articles) // count] for number in range(count)]


def measure_text(articles: Sequence[RawArticle], warm_up: Sequence[RawArticle]) -> TextFigures:
    """Put ``articles`` through the stages one after the other, on one core. ``articles`` must be in order of time."""
    collect_seldom()
    with _one_core():
        _run(warm_up, _Clock(), _Clock())
        clock, codec = _Clock(), _Clock()
        statements, refused = _run(articles, clock, codec)
    return TextFigures(
        articles=len(articles),
        characters=sum(len(article.text or article.html or "") for article in articles),
        statements=statements,
        seconds=clock.wall,
        cpu_seconds=clock.cpu,
        stage_ms={stage: 1000 * seconds / len(articles) for stage, seconds in clock.parts.items()},
        codec_ms=1000 * codec.wall / len(articles),
        refused=refused,
    )


def _run(articles: Sequence[RawArticle], clock: _Clock, codec: _Clock, window: timedelta = WINDOW) -> tuple[int, int]:
    """The road without its bus; how many statements it found, and how many events its own codec refuses."""
    memory, count, refused = DictMemory(), 0, 0
    for article in articles:
        made: list[Event | RawArticle] = [article]
        with clock.running("clean"):
            cleaned = stages.clean(article)
        made += _all(cleaned)
        for clean in _of(CleanArticle, cleaned):
            with clock.running("tag"):
                tagged = stages.tag(clean)
            made += _all(tagged)
            for tag in _of(TaggedArticle, tagged):
                with clock.running("extract"):
                    extracted = stages.extract(tag)
                made += _all(extracted)
                for statement in _of(Statement, extracted):
                    count += 1
                    with clock.running("judge"):
                        judged = stages.judge(statement, memory, window)
                    made += _all(judged)
        with codec.running("codec"):
            refused += sum(not _survives(event) for event in made)
    return count, refused


def _survives(event: Event | RawArticle) -> bool:
    """Whether ``event`` can be read again after it was written."""
    try:
        decode(type(event), encode(event, "bench").value)
    except Permanent:
        return False
    return True


def _all(outcome: stages.Outcome) -> list[Event]:
    status: list[ArticleStatus] = [outcome.status] if outcome.status else []
    return [*outcome.events, *status]


def _of(model: type[E], outcome: stages.Outcome) -> list[E]:
    return [event for event in outcome.events if isinstance(event, model)]


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep this process on one core, where the system lets it."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
