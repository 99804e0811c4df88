"""Messages that can never be processed become dead letters with their bytes intact, and the worker lives on."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest

from schemas import DeadLetterReason, RawArticle, Status
from workers.topics import ALERTS, CLEAN, RAW, STATEMENTS, STATUS, TAGGED

pytestmark = pytest.mark.kafka

POISON: dict[str, tuple[bytes | None, DeadLetterReason]] = {
    "no value": (None, DeadLetterReason.EMPTY),
    "empty": (b"", DeadLetterReason.EMPTY),
    "cut off": (b'{"text": "\xd9\x82\xd8', DeadLetterReason.NOT_UTF8),
    "invalid JSON": (b'{"text": ', DeadLetterReason.NOT_JSON),
    "not UTF-8": ("قال".encode("cp1256"), DeadLetterReason.NOT_UTF8),
    "binary": (bytes(range(256)), DeadLetterReason.NOT_UTF8),
    "a list": (b"[1, 2]", DeadLetterReason.INVALID_EVENT),
    "wrong type": (b'{"text": 5}', DeadLetterReason.INVALID_EVENT),
    "no text": (b'{"title": "x"}', DeadLetterReason.NO_TEXT),
    "unknown version": (b'{"schema_version": 7, "text": "x"}', DeadLetterReason.UNKNOWN_SCHEMA_VERSION),
    "10 MB": (b'{"text": "' + b"x" * 10_000_000 + b'"}', DeadLetterReason.TOO_LARGE),
    "deep": (b'{"extra": ' + b"[" * 50_000, DeadLetterReason.NOT_JSON),
}


def test_poison_among_good_articles(road: Any, written_articles: Callable[[int], list[RawArticle]]) -> None:
    worker = road.worker()
    articles = written_articles(24)
    road.send(articles[:12])
    road.send_raw([(name.encode(), value, [("n", b"\xff")]) for name, (value, _) in POISON.items()])
    road.send(articles[12:])
    statuses = road.wait_for_statuses(24 + len(POISON))
    assert {statuses[article.source_id] for article in articles} == {Status.ALERTED}
    assert list(statuses.values()).count(Status.DEAD_LETTER) == len(POISON)
    letters = {base64.b64decode(letter["key"]).decode(): letter for letter in road.dead_letters()}
    assert letters.keys() == POISON.keys()
    for name, (value, reason) in POISON.items():
        letter = letters[name]
        assert letter["reason"] == reason, name
        assert base64.b64decode(letter["value"]) == (value or b""), name
        assert letter["topic"] == RAW.on_bus(road.settings)
        assert letter["stage"] == "clean"
        assert letter["headers"] == {"n": "\\xff"}
        assert 0 < len(letter["error"]) <= 200
    assert worker.alive


def test_poison_on_every_topic(road: Any, written_articles: Callable[[int], list[RawArticle]]) -> None:
    worker = road.worker()
    stages = {CLEAN: "tag", TAGGED: "extract", STATEMENTS: "judge", ALERTS: "deliver", STATUS: "deliver"}
    for topic in stages:
        road.send_raw([(b"key", b'{"id": 1}', [])], topic)
    articles = written_articles(3)
    road.send(articles)
    road.eventually(lambda: len(road.dead_letters()) == 5, 60, lambda: f"{len(road.dead_letters())} dead letters")
    found = {letter["topic"]: (letter["stage"], letter["reason"]) for letter in road.dead_letters()}
    assert found == {topic.on_bus(road.settings): (stage, "invalid_event") for topic, stage in stages.items()}
    road.eventually(
        lambda: [road.statuses().get(article.source_id) for article in articles] == [Status.ALERTED] * 3,
        60,
        lambda: f"{road.statuses()}",
    )
    assert worker.alive


def test_more_dead_letters_than_allowed_stop_the_worker(road: Any) -> None:
    worker = road.worker(dead_letter_limit=3)
    road.send_raw([(b"key", b"{", [])] * 3)
    road.eventually(lambda: len(road.dead_letters()) == 3, 60, lambda: "fewer")
    assert worker.alive
    road.send_raw([(b"key", b"{", [])])
    assert worker.wait(60) == 1
    assert "More than 3 dead letters" in worker.tail()
