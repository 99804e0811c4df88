from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from faust.types.tuples import Message

from schemas import DeadLetter, DeadLetterReason, Lane, RawArticle, Status, derive_id
from workers.errors import DeadLetterLimitError, Permanent
from workers.stream.dead_letters import Failure, Limit, bury, status_of

NOW = datetime(2026, 5, 1, tzinfo=UTC)
RAW = b"\xff\x00 raw"


def message(**changed: Any) -> Message:
    given = {"headers": [("h", b"1")], "key": b"k", "value": RAW, "checksum": None} | changed
    return Message("raw-articles", 3, 14, timestamp=1.0, timestamp_type=0, **given)


def test_a_dead_letter_keeps_the_message_as_it_was() -> None:
    letter = bury(Failure(message(), "clean", Permanent("why", DeadLetterReason.NOT_JSON), None), NOW)
    assert (letter.topic, letter.partition, letter.offset, letter.stage) == ("raw-articles", 3, 14, "clean")
    assert (letter.key, letter.value, letter.headers) == (b"k", RAW, {"h": "1"})
    assert (letter.reason, letter.error) == (DeadLetterReason.NOT_JSON, "why")
    assert DeadLetter.model_validate_json(letter.model_dump_json()) == letter


def test_no_key_and_no_value_are_kept_too() -> None:
    letter = bury(Failure(message(key=None, value=None), "clean", Permanent("", DeadLetterReason.EMPTY), None), NOW)
    assert (letter.key, letter.value) == (None, b"")


def test_a_redelivery_repeats_the_id_and_another_place_does_not() -> None:
    def letter_id(failed: Message) -> object:
        return bury(Failure(failed, "clean", ValueError(), None), NOW).id

    elsewhere = Message(
        "raw-articles", 3, 15, timestamp=1.0, timestamp_type=0, headers=None, key=None, value=RAW, checksum=None
    )
    assert letter_id(message()) == letter_id(message())
    assert letter_id(message()) != letter_id(elsewhere)


def test_a_defect_of_ours_is_named_on_one_line_of_200_characters() -> None:
    letter = bury(Failure(message(), "tag", ValueError("a\nb" + "x" * 500), None), NOW)
    assert letter.reason is DeadLetterReason.STAGE_FAILED
    assert letter.error.startswith("ValueError: a b")
    assert len(letter.error) == 200


def test_the_article_is_the_one_of_the_event_then_of_the_key_then_the_letters_own() -> None:
    article = RawArticle(url="https://example.org/1", text="a", title="t", outlet="o", lane=Lane.BACKFILL)
    known = bury(Failure(message(), "clean", ValueError(), article), NOW)
    assert known.trace_id == article.article_id
    key = derive_id("some article")
    assert bury(Failure(message(key=str(key).encode()), "clean", ValueError(), None), NOW).trace_id == key
    unknown = bury(Failure(message(), "clean", ValueError(), None), NOW)
    assert unknown.trace_id == unknown.id


def test_the_status_describes_the_article_as_far_as_it_is_known() -> None:
    article = RawArticle(url="https://example.org/1", text="a", title="t", outlet="o", lane=Lane.BACKFILL)
    failure = Failure(message(), "clean", ValueError(), article)
    status = status_of(failure, bury(failure, NOW))
    assert (status.status, status.part, status.parts) == (Status.DEAD_LETTER, "", 1)
    assert (status.source, status.title, status.outlet, status.lane) == (article.url, "t", "o", Lane.BACKFILL)
    blind = Failure(message(), "clean", ValueError(), None, Lane.BACKFILL)
    status = status_of(blind, bury(blind, NOW))
    assert (status.source, status.lane) == ("raw-articles[3]@14", Lane.BACKFILL)


def test_the_limit_counts_a_minute() -> None:
    now = 0.0
    limit = Limit(2, lambda: now)
    letter = bury(Failure(message(), "clean", ValueError("why"), None), NOW)
    limit.count(letter)
    limit.count(letter)
    now = 61.0
    limit.count(letter)
    limit.count(letter)
    with pytest.raises(DeadLetterLimitError, match=r"More than 2 dead letters .* raw-articles\[3\]@14"):
        limit.count(letter)


def test_without_a_limit_there_is_none() -> None:
    letter = bury(Failure(message(), "clean", ValueError(), None), NOW)
    limit = Limit(None)
    for _ in range(1000):
        limit.count(letter)
