"""Moments as a person writes them on the command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from schemas import utc_now
from workers.errors import BadInputError

_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def since_option(text: str | None) -> datetime | None:
    """``90m`` or ``7d`` ago, or an ISO 8601 moment (UTC where it has no zone). Raises BadInputError."""
    if text is None:
        return None
    ago = re.fullmatch(r"(\d{1,6})([smhd])", text.strip())
    try:
        if ago:
            return utc_now() - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInputError(
            f"--since {text!r} is no moment.", "Write 90m, 24h or 7d, or a date such as 2026-03-02T10:00Z."
        ) from None
