"""Moments on the command line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from schemas import utc_now
from workers.cli.times import since_option
from workers.errors import BadInputError


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-03-02T10:00Z", datetime(2026, 3, 2, 10, tzinfo=UTC)),
        (" 2026-03-02T10:00+03:00 ", datetime(2026, 3, 2, 7, tzinfo=UTC)),
    ],
)
def test_a_date(text: str, moment: datetime) -> None:
    assert since_option(text) == moment


def test_so_long_ago() -> None:
    ago = utc_now() - since_option("90m")  # type: ignore[operator]
    assert timedelta(minutes=89) < ago < timedelta(minutes=91)


@pytest.mark.parametrize("text", ["", "yesterday", "7 days", "999999d", "0001-01-01T00:00+14:00", "2026-13-01"])
def test_no_moment(text: str) -> None:
    with pytest.raises(BadInputError, match="is no moment"):
        since_option(text)
