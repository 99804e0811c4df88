"""Whatever the order, however often, in however many transactions: the same events leave the same tables."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from schemas import Alert, AlertKind, AnnotatedArticle, ArticleStatus, Feedback, Status
from tests.annotated import Said, make_annotated
from workers.store import Store
from workers.store.archive_tables import alert_feed
from workers.store.engine import WRITING, create_engine
from workers.store.tables import metadata

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
Event = Alert | ArticleStatus | Feedback | AnnotatedArticle
Contents = dict[str, list[tuple[Any, ...]]]

DELIVERIES = st.lists(
    st.tuples(
        st.sampled_from(["new", "corroborated", "corrected", "outcome", "feedback", "annotated"]),
        st.integers(0, 1),  # which alert, which part, or which version
        st.integers(0, 3),  # which article
        st.sampled_from(list(Status)),
        st.integers(0, 2),  # how much later it was made
    ),
    min_size=1,
    max_size=12,
)


def made_of(
    deliveries: list[tuple[Any, ...]], make_alert: Callable[..., Alert], make_outcome: Any, make_feedback: Any
) -> list[Event]:
    """Two deliveries of one event differ in when they were made, and in nothing else: that is the contract."""
    events: list[Event] = []
    for what, which, article, status, later in deliveries:
        made = NOON + timedelta(seconds=later)
        if what == "outcome":
            part = ("", "x")[which] if article else "y"
            parts = article if part and article else 1
            events.append(make_outcome(f"a{article}", status, part=part, parts=parts, made=made))
        elif what == "feedback":
            events.append(make_feedback(f"n{which}", note=f"note {article}", made=made))
        elif what == "annotated":
            said = Said(f"النسخة {which}", about=[f"كيان {which}", f"كيان {article}"])
            events.append(make_annotated(f"a{article}", said, "كذلك", edition=f"{which}", made=made))
        else:
            kind = AlertKind(what)
            events.append(make_alert(f"n{which}", article=f"a{article}", kind=kind, made=made, outlet=f"o{article}"))
    return events


class Bench:
    """A database with its tables, open over all examples of a test."""

    def __init__(self, url: str) -> None:
        self.runner = asyncio.Runner()
        self.store = self.runner.run(Store.open(url, wait=30))
        self.other = self.runner.run(Store.open(url, wait=30))
        self.engine = create_engine(url, wait=30, read_only=False)

    async def contents_after(self, *batches: list[Event]) -> Contents:
        await self.empty()
        for batch in batches:
            await self.store.save(batch)
        return await self.contents()

    async def contents(self) -> Contents:
        found: Contents = {}
        async with self.engine.connect() as connection:
            for table in metadata.sorted_tables:
                rows = [tuple(row) for row in await connection.execute(select(table))]
                found[table.name] = sorted(rows, key=repr)
        # The feed tells in what order the events came: the same ones are there, numbered without a gap.
        feed = found[alert_feed.name]
        assert sorted(row[0] for row in feed) == list(range(1, len(feed) + 1))
        assert len({row[1] for row in feed}) == sum(row[-1] for row in feed)
        found[alert_feed.name] = sorted((row[1:4] for row in feed), key=repr)
        return found

    async def empty(self) -> None:
        async with self.engine.execution_options(**{WRITING: True}).begin() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(delete(table))

    async def close(self) -> None:
        await self.store.close()
        await self.other.close()
        await self.engine.dispose()


@pytest.fixture
def bench(database_url: str) -> Iterator[Bench]:
    opened = Bench(database_url)
    yield opened
    opened.runner.run(opened.close())
    opened.runner.close()


@given(deliveries=DELIVERIES, order=st.randoms(use_true_random=False), cut=st.integers(1, 12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_any_repetition(
    bench: Bench,
    make_alert: Any,
    make_outcome: Any,
    make_feedback: Any,
    deliveries: Any,
    order: random.Random,
    cut: int,
) -> None:
    events = made_of(deliveries, make_alert, make_outcome, make_feedback)
    confused = [*events, *order.choices(events, k=len(events))]
    order.shuffle(confused)
    batches = [confused[start : start + cut] for start in range(0, len(confused), cut)]
    straight = bench.runner.run(bench.contents_after(events))
    assert bench.runner.run(bench.contents_after(*batches)) == straight


def test_two_workers_at_once(bench: Bench, make_alert: Any, make_outcome: Any, make_feedback: Any) -> None:
    every_delivery = product(
        ("new", "corroborated", "corrected", "outcome", "feedback", "annotated"),
        (0, 1),
        range(4),
        list(Status)[:2],
        (0, 1),
    )
    events = made_of(list(every_delivery), make_alert, make_outcome, make_feedback)
    straight = bench.runner.run(bench.contents_after(events))
    chooser = random.Random(7)

    async def together() -> Contents:
        await bench.empty()
        for _ in range(5):
            shuffled = [chooser.sample(events, len(events)) for _ in range(2)]
            await asyncio.gather(bench.store.save(shuffled[0]), bench.other.save(shuffled[1]))
        return await bench.contents()

    assert bench.runner.run(together()) == straight
