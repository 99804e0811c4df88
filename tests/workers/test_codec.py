from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest

from schemas import ArticleStatus, DeadLetterReason, RawArticle, Status, derive_id
from schemas.clean_article import MAX_ARTICLE_CHARS
from tests.makers import make_statement
from workers.codec import decode, decoded_headers, encode, key_as_id
from workers.errors import Permanent

ARTICLE = RawArticle(url="https://example.org/1", title="عنوان", text="قال الوزير «نعم» \u202eو\u0007")
STATUS = ArticleStatus(
    id=derive_id("x"), trace_id=derive_id("y"), produced_at=datetime(2026, 5, 1, tzinfo=UTC), source="a",
    status=Status.TOO_SHORT, stage="clean",
)  # fmt: skip


@pytest.mark.parametrize("event", [ARTICLE, STATUS], ids=["raw article", "event"])
def test_what_is_encoded_is_decoded(event: RawArticle | ArticleStatus) -> None:
    assert decode(type(event), encode(event, "clean").value) == event


def test_values_are_utf8_without_escapes() -> None:
    value = encode(ARTICLE, "ingest").value
    assert "عنوان".encode() in value
    assert "\u202e".encode() in value
    assert json.loads(value)["text"] == ARTICLE.text


def test_headers_are_those_of_cloudevents() -> None:
    message = encode(STATUS, "clean")
    assert message.key == str(STATUS.trace_id).encode()
    assert dict(message.headers) == {
        "ce_specversion": b"1.0",
        "ce_id": str(STATUS.id).encode(),
        "ce_source": b"/tasrih/clean",
        "ce_type": b"tasrih.article_status.v1",
        "ce_time": b"2026-05-01T00:00:00+00:00",
        "content-type": b"application/json",
    }


def test_statements_that_are_judged_together_share_a_key() -> None:
    presidency = make_statement("ستعقد القمة", key="xx.presidency").model_copy(update={"memory_key": "xx"})
    state = make_statement("ستعقد القمة", key="xx")
    assert encode(presidency, "extract").key == encode(state, "extract").key == b"xx"


def test_a_raw_article_is_keyed_by_its_derived_id() -> None:
    message = encode(ARTICLE, "ingest")
    assert message.key == str(ARTICLE.article_id).encode() == dict(message.headers)["ce_id"]


@pytest.mark.parametrize(
    ("value", "reason", "message"),
    [
        (None, "empty", "no value"),
        (b"", "empty", "no value"),
        (b"\xd9", "not_utf8", "byte 0xd9 at 0 of 1"),
        ("{}".encode("utf-16"), "not_utf8", "byte 0xff at 0"),
        (b'{"text": "a', "not_json", "EOF while parsing a string at line 1 column 11"),
        (b"\x00", "not_json", "line 1 column 1"),
        (b'{"text": "\\ud800"}', "not_json", "line 1"),
        (b'{"text": "a\x01"}', "not_json", "control character"),
        (b"[" * 100_000, "not_json", "recursion limit"),
        (b"null", "invalid_event", "object"),
        (b'"text"', "invalid_event", "object"),
        (b'{"text": 5}', "invalid_event", "text: Input should be a valid string"),
        (b'{"text": "a", "authors": [1]}', "invalid_event", "authors.0: "),
        (b'{"text": "a", "published_at": "once"}', "invalid_event", "published_at: "),
        (b'{"text": "a", "published_at": 1e300}', "invalid_event", "published_at: "),
        (b'{"title": "a"}', "no_text", "neither text nor html"),
        (b'{"text": " \\n "}', "no_text", "neither text nor html"),
        (b'{"schema_version": 2, "text": "a"}', "unknown_schema_version", "schema_version: "),
        (b'{"schema_version": "two", "text": 5}', "unknown_schema_version", "schema_version: "),
        (b'{"text": "' + b"x" * (MAX_ARTICLE_CHARS + 1) + b'"}', "too_large", "text: 1,000,001 characters"),
        (b"x" * 4_000_001, "too_large", "4,000,001 bytes; the limit is 4,000,000"),
    ],
)  # fmt: skip
def test_what_cannot_be_decoded_tells_why_and_where(value: bytes | None, reason: str, message: str) -> None:
    with pytest.raises(Permanent) as caught:
        decode(RawArticle, value, 4_000_000)
    assert caught.value.reason == DeadLetterReason(reason)
    assert message in str(caught.value)


def test_a_byte_order_mark_and_crawlers_names_are_fine() -> None:
    assert decode(RawArticle, b'\xef\xbb\xbf{"maintext": "a", "odd": [1]}').extra == {"odd": [1]}


def test_the_largest_article_is_fine() -> None:
    text = "ق" * MAX_ARTICLE_CHARS
    assert decode(RawArticle, json.dumps({"text": text}, ensure_ascii=False).encode()).text == text


def test_an_error_tells_at_most_three_faults_and_nothing_of_the_content() -> None:
    with pytest.raises(Permanent) as caught:
        decode(ArticleStatus, b'{"source": 77123}')
    assert "(and " in str(caught.value)
    assert "77123" not in str(caught.value)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (str(STATUS.trace_id).encode(), STATUS.trace_id), (b"key", None), (b"", None), (None, None), (b"\xff", None),
    ],
)  # fmt: skip
def test_key_as_id(key: bytes | None, expected: UUID | None) -> None:
    assert key_as_id(key) == expected


def test_headers_that_are_not_text_stand_as_escapes() -> None:
    assert decoded_headers([("a", b"\xff"), ("b", b"x")]) == {"a": "\\xff", "b": "x"}
    assert decoded_headers({"a": b"x"}) == {"a": "x"}
    assert decoded_headers(None) == {}
