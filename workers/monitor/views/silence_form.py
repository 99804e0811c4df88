"""The form of a silence: how long, why, for which subscriptions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

SPANS: Final[Mapping[str, timedelta]] = {
    "1h": timedelta(hours=1),
    "4h": timedelta(hours=4),
    "1d": timedelta(days=1),
    "7d": timedelta(days=7),
}
"""Offered lengths; ``until`` beside them is a moment of its own."""
LONGEST_REASON: Final = 300


class SilenceFormError(ValueError):
    """A field that cannot be used; ``field`` names it, the text is a key of the strings."""

    def __init__(self, field: str, key: str) -> None:
        super().__init__(key)
        self.field = field


def silence_of(typed: Mapping[str, str], name: str, zone: ZoneInfo, now: datetime) -> dict[str, Any]:
    """What the file would say. Raises SilenceFormError."""
    reason = " ".join(typed.get("reason", "").split())
    if not reason:
        raise SilenceFormError("reason", "subscriptions.silence_no_reason")
    if len(reason) > LONGEST_REASON:
        raise SilenceFormError("reason", "subscriptions.silence_long_reason")
    until = _until(typed, zone, now)
    if until <= now:
        raise SilenceFormError("until", "subscriptions.silence_past")
    local = until.astimezone(zone)
    silence: dict[str, Any] = {"reason": reason, "until": f"{local:%Y-%m-%d %H:%M}"}
    if local.replace(tzinfo=zone, fold=0) != local or local.fold:  # comes twice when clocks go back: say which
        silence["until"] = local.isoformat(timespec="minutes")
    if typed.get("scope") != "all":
        silence["subscriptions"] = [name]
    return silence


def _until(typed: Mapping[str, str], zone: ZoneInfo, now: datetime) -> datetime:
    span = SPANS.get(typed.get("span", ""))
    if span is not None:
        # To the minute, and no shorter than was asked for.
        return (now + span + timedelta(seconds=59)).astimezone(UTC).replace(second=0, microsecond=0)
    try:
        return datetime.fromisoformat(typed.get("until", "")[:16]).replace(tzinfo=zone)
    except ValueError:
        raise SilenceFormError("until", "subscriptions.silence_no_end") from None
