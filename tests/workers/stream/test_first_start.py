"""What only the place of an article on the bus tells: its lane, and when it came."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from faust.types import TP
from faust.types.tuples import Message

from schemas import Lane, RawArticle
from workers.settings import Settings
from workers.stream.first_start import FirstStart

CAME = datetime(2026, 3, 4, 12, tzinfo=UTC)
FETCHED = datetime(2026, 3, 4, 11, tzinfo=UTC)


def message(offset: int, partition: int = 0, timestamp: float = CAME.timestamp()) -> Message:
    return Message(
        "raw-articles", partition, offset, timestamp=timestamp, timestamp_type=0, headers=None, key=None, value=b"",
        checksum=None, tp=TP("raw-articles", partition),
    )  # fmt: skip


@pytest.fixture
def first_start() -> FirstStart:
    """As it is after ``settle`` found three articles of before in partition 0 (tests/kafka lets a broker find them)."""
    made = FirstStart(Settings())
    made._live_from = {0: 3, 1: 0}
    return made


@pytest.mark.parametrize(
    ("offset", "partition", "lane"), [(2, 0, Lane.BACKFILL), (3, 0, Lane.LIVE), (0, 1, Lane.LIVE), (0, 7, Lane.LIVE)]
)
def test_what_came_before_the_first_start_is_back_fill(
    first_start: FirstStart, offset: int, partition: int, lane: Lane
) -> None:
    article = RawArticle(text="نص", fetched_at=FETCHED)
    assert first_start.received(article, message(offset, partition)) == article.model_copy(update={"lane": lane})


def test_the_back_fill_topic_is_back_fill_wherever_an_article_lies(first_start: FirstStart) -> None:
    assert first_start.backfilled(RawArticle(text="نص"), message(9)).lane is Lane.BACKFILL


def test_an_article_that_its_sender_calls_back_fill_stays_it(first_start: FirstStart) -> None:
    assert first_start.received(RawArticle(text="نص", lane="backfill"), message(9)).lane is Lane.BACKFILL


@pytest.mark.parametrize(
    ("given", "timestamp", "fetched"),
    [(None, CAME.timestamp(), CAME), (FETCHED, CAME.timestamp(), FETCHED), (None, -0.001, None), (None, None, None)],
)
def test_an_article_was_fetched_when_it_came_where_the_sender_does_not_say(
    first_start: FirstStart, given: datetime | None, timestamp: float, fetched: datetime | None
) -> None:
    article = RawArticle(text="نص", fetched_at=given)
    assert first_start.received(article, message(5, timestamp=timestamp)).fetched_at == fetched
