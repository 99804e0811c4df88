"""Spans of time and times of day as a person writes them: «15m», «2 hours», «07:30»."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from workers.subscriptions.refusal import RefusedError, Why

_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_SPAN: Final = re.compile(r"(\d{1,5})\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)")
_TIME: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def parse_span(value: Any) -> Any:
    """«30s», «15m», «2 hours», «1d» as a timedelta; what is no text as it is. Raises ValueError."""
    if not isinstance(value, str):
        return value
    found = _SPAN.fullmatch(value.strip())
    if not found:
        text = f"{value!r} is no span of time; write a number and s, m, h or d, such as 15m"
        raise RefusedError(Why.NO_SPAN, text, value=value)
    return timedelta(**{_UNITS[found[2][0]]: int(found[1])})


def parse_time(value: Any) -> Any:
    """«07:30» as a time of day; what is no text as it is. Raises ValueError."""
    if not isinstance(value, str):
        return value
    found = _TIME.fullmatch(value.strip())
    if not found:
        text = f"{value!r} is no time of day; write hours and minutes from 00:00 to 23:59, such as 07:30"
        raise RefusedError(Why.NO_TIME, text, value=value)
    return time(int(found[1]), int(found[2]))


def parse_moment(value: Any) -> Any:
    """An ISO 8601 moment, with or without a zone; what is no text as it is. Raises ValueError."""
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        text = f"{value!r} is no moment; write date and time, such as 2027-03-01 08:00"
        raise RefusedError(Why.NO_MOMENT, text, value=value) from None
    if ":" not in value:
        text = f"{value!r} has no time of day; write date and time, such as {value.strip()} 08:00"
        raise RefusedError(Why.NO_MOMENT, text, value=value)
    return moment


def parse_zone(value: Any) -> Any:
    """A name of the IANA time zone database as a ZoneInfo; what is no text as it is. Raises ValueError."""
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value.strip())
    except (KeyError, ValueError, OSError):  # unknown; not a name; a name that is a folder
        text = f"{value!r} is no time zone; write its name, such as Asia/Riyadh, Africa/Cairo or UTC"
        raise RefusedError(Why.NO_ZONE, text, value=value) from None


def written(span: timedelta) -> str:
    """``span`` in its largest whole unit: «15m», «2h»."""
    seconds = int(span.total_seconds())
    for unit, length in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds and seconds % length == 0:
            return f"{seconds // length}{unit}"
    return f"{seconds}s"


def at_clock(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment at which ``clock`` shows on ``day`` in ``zone``, with that zone.

    Where clocks go forward over it, as much later as they go; where it comes twice, the first time.
    """
    return datetime.combine(day, clock, tzinfo=zone)
