"""The topology: which agent reads what, which stage it runs, and where what it makes goes (the topic of its type)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import faust
from faust.types import StreamT

from schemas import (
    Alert,
    AnnotatedArticle,
    ArticleStatus,
    CleanArticle,
    Event,
    Feedback,
    Lane,
    RawArticle,
    Statement,
    TaggedArticle,
)
from workers import stages
from workers.memory.table import TableMemory, memory_table
from workers.settings import Settings
from workers.sinks.base import Sink
from workers.stream.deliver import Deliver
from workers.stream.first_start import FirstStart
from workers.stream.runner import Runner, Work
from workers.text.confidence import OperatingPoint, load_confidence
from workers.topics import ALERTS, ANNOTATED, BACKFILL, CLEAN, FEEDBACK, RAW, STATEMENTS, STATUS, TAGGED, Topic


def attach(app: faust.App, settings: Settings, runner: Runner, sinks: Sequence[Sink], first_start: FirstStart) -> None:
    """Attach the agents of ``settings.stages`` to ``app``."""
    size, came = settings.max_article_bytes, first_start.received
    if "clean" in settings.stages:
        _agent(app, settings, RAW, Work("clean", RawArticle, stages.clean, size, arrives=came), runner)
        backfill = Work("clean", RawArticle, stages.clean, size, Lane.BACKFILL, arrives=first_start.backfilled)
        _agent(app, settings, BACKFILL, backfill, runner)
    if "tag" in settings.stages:
        _agent(app, settings, CLEAN, Work("tag", CleanArticle, stages.tag), runner)
    if "extract" in settings.stages:
        _agent(app, settings, TAGGED, Work("extract", TaggedArticle, stages.extract), runner)
    if "judge" in settings.stages:
        window = timedelta(hours=settings.window_hours)
        memory = TableMemory(memory_table(app, settings), window, settings.memory_statements)
        least = load_confidence().points[OperatingPoint(settings.operating_point)]
        judge = partial(stages.judge, memory=memory, window=window, least=least)
        _agent(app, settings, STATEMENTS, Work("judge", Statement, judge, memory=memory), runner)
    if "deliver" in settings.stages:
        read = ((ALERTS, Alert), (STATUS, ArticleStatus), (FEEDBACK, Feedback), (ANNOTATED, AnnotatedArticle))
        reads: dict[str, type[Event]] = {topic.on_bus(settings): event for topic, event in read}
        app.agent(_channel(app, *reads), name="deliver")(Deliver(app, runner, sinks, reads).run)


def _agent(app: faust.App, settings: Settings, topic: Topic, work: Work[Any], runner: Runner) -> None:
    """One agent that puts what arrives on ``topic`` through ``work``."""

    async def run(stream: StreamT[Any]) -> None:
        await runner.run(work, stream)

    app.agent(_channel(app, topic.on_bus(settings)), name=f"{work.stage}:{topic.name}")(run)


def _channel(app: faust.App, *names: str) -> Any:
    """Raw bytes, empty ones too: decoding is the codec's, whose errors we catch; Faust would lose the message."""
    return app.topic(
        *names, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw", allow_empty=True
    )
