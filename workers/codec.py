"""Events to bytes and back: UTF-8 JSON without escapes, with CloudEvents 1.0 headers (Kafka binding, binary mode).

https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeVar, cast
from uuid import UUID

from pydantic import ValidationError

from schemas import Alert, DeadLetterReason, Event, Feedback, RawArticle, Statement, utc_now
from schemas.clean_article import MAX_ARTICLE_CHARS
from workers.errors import Permanent
from workers.settings import MAX_MESSAGE_BYTES

Headers = Sequence[tuple[str, bytes]]
E = TypeVar("E", bound=Event | RawArticle)

CONTENT_TYPE: Final = b"application/json"
_SPEC_VERSION: Final = b"1.0"
_MAX_FAULTS: Final = 3
_BOM: Final = b"\xef\xbb\xbf"


class Message(NamedTuple):
    """What goes onto a topic."""

    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]


def encode(event: Event | RawArticle, source: str) -> Message:
    """``event`` as a Kafka message; ``source`` is the part of Tasrih that made it, such as ``judge``.

    The key is what a statement is judged with, the alert id of an alert and of feedback on it, and else the article id,
    so that what belongs together meets in one partition.
    """
    if isinstance(event, RawArticle):
        key, event_id, moment = str(event.article_id), event.article_id, utc_now()
    else:
        key, event_id, moment = _key(event), event.id, event.produced_at
    headers = [
        ("ce_specversion", _SPEC_VERSION),
        ("ce_id", str(event_id).encode()),
        ("ce_source", f"/tasrih/{source}".encode()),
        ("ce_type", _ce_type(type(event))),
        ("ce_time", moment.isoformat().encode()),
        ("content-type", CONTENT_TYPE),
    ]
    return Message(key.encode(), event.model_dump_json().encode(), headers)


def decode(model: type[E], value: bytes | None, max_bytes: int = MAX_MESSAGE_BYTES) -> E:
    """The event that ``value`` holds, checked against its contract.

    Raises Permanent with the reason, and a message that names the place: byte, line and column, or field.
    """
    if not value:
        raise Permanent("the message has no value", DeadLetterReason.EMPTY)
    if len(value) > max_bytes:
        raise Permanent(f"{len(value):,} bytes; the limit is {max_bytes:,}", DeadLetterReason.TOO_LARGE)
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{value[error.start]:02x} at {error.start:,} of {len(value):,}: {error.reason}"
        raise Permanent(message, DeadLetterReason.NOT_UTF8) from None
    try:
        event = cast("E", model.model_validate_json(value.removeprefix(_BOM)))
    except ValidationError as error:
        raise _fault(error) from None
    _check_length(event)
    return event


def decoded_headers(headers: Mapping[str, bytes] | Headers | None) -> dict[str, str]:
    """Kafka headers as text, for a dead letter; undecodable bytes stand as escapes."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers or ()
    return {name: (value or b"").decode("utf-8", "backslashreplace") for name, value in pairs}


def key_as_id(key: bytes | None) -> UUID | None:
    """The article id that an article topic's key spells, if it does."""
    try:
        return UUID((key or b"").decode("ascii"))
    except ValueError:
        return None


def _key(event: Event) -> str:
    if isinstance(event, Statement):
        return event.judged_with
    return str(event.alert_id if isinstance(event, Alert | Feedback) else event.trace_id)


def _ce_type(model: type[Event | RawArticle]) -> bytes:
    """``tasrih.clean_article.v1`` for CleanArticle."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()
    return f"tasrih.{name}.v{model.model_fields['schema_version'].default}".encode()


def _check_length(event: Event | RawArticle) -> None:
    """A raw article's texts must stay within what a stage can process in milliseconds."""
    for field in ("title", "text", "html") if isinstance(event, RawArticle) else ():
        length = len(getattr(event, field) or "")
        if length > MAX_ARTICLE_CHARS:
            raise Permanent(
                f"{field}: {length:,} characters; the limit is {MAX_ARTICLE_CHARS:,}", DeadLetterReason.TOO_LARGE
            )


def _fault(error: ValidationError) -> Permanent:
    """The reason and the places of a validation error; the content of the message stays out of it."""
    faults = error.errors(include_url=False, include_input=False)
    reason = DeadLetterReason.INVALID_EVENT
    for fault in faults:
        if fault["type"] == "json_invalid":
            reason = DeadLetterReason.NOT_JSON
        elif fault["type"] == "no_text":
            reason = DeadLetterReason.NO_TEXT
        elif fault["loc"] == ("schema_version",):
            reason, faults = DeadLetterReason.UNKNOWN_SCHEMA_VERSION, [fault]
            break
    places = [f"{'.'.join(map(str, fault['loc'])) or 'the message'}: {fault['msg']}" for fault in faults[:_MAX_FAULTS]]
    more = f" (and {len(faults) - _MAX_FAULTS} more)" if len(faults) > _MAX_FAULTS else ""
    return Permanent("; ".join(places) + more, reason)
