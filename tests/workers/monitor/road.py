"""Articles as the workers leave them in the store: read by the real stages, judged in the order of their publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import as_file, files

from schemas import Alert, AnnotatedArticle, ArticleStatus, CleanArticle, RawArticle, Statement, TaggedArticle
from workers import stages
from workers.memory import DictMemory
from workers.offline import clocks, in_order
from workers.readers import Unreadable, read_articles
from workers.text.novelty.judging import WINDOW


def demo_articles() -> list[RawArticle]:
    """Those that the demo shows."""
    with as_file(files("workers.cli") / "demo_articles") as folder:
        return [item for item in read_articles([folder]) if not isinstance(item, Unreadable)]


def events_of(articles: Sequence[RawArticle]) -> list[Alert | AnnotatedArticle | ArticleStatus]:
    """What the store is given of ``articles``."""
    return list(_events(clocks(in_order(articles))))


def _events(articles: Iterable[tuple[RawArticle, stages.Clock]]) -> Iterator[Alert | AnnotatedArticle | ArticleStatus]:
    memory = DictMemory(WINDOW)
    for number, (raw, own) in enumerate(articles):
        clock = partial(_later, own, number)
        for clean in stages.clean(raw, clock).events:
            assert isinstance(clean, CleanArticle)
            for tagged in stages.tag(clean, clock).events:
                assert isinstance(tagged, TaggedArticle)
                for event in stages.extract(tagged, clock).events:
                    if isinstance(event, AnnotatedArticle):
                        yield event
                    if isinstance(event, Statement):
                        outcome = stages.judge(event, memory, clock=clock)
                        yield from (alert for alert in outcome.events if isinstance(alert, Alert))
                        if outcome.status:
                            yield outcome.status


def _later(clock: stages.Clock, seconds: int) -> datetime:
    """A correction is read after what it corrects, though it bears the same date."""
    return clock() + timedelta(seconds=seconds)
