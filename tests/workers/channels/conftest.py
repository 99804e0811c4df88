"""Messages to send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from schemas import derive_id
from tests.workers.conftest import NOON
from workers.channels.message import Message, views


@pytest.fixture(scope="session")
def make_message(make_alert: Any) -> Callable[..., Message]:
    def make(
        name: str = "m", *contents: str, summary_of: int = 0, digest: bool | None = None, **fields: Any
    ) -> Message:
        told = contents or ("المحادثات ستبدأ يوم الأحد",)
        alerts = [make_alert(f"{name}{n}", article=f"{name}{n}", content=text, **fields) for n, text in enumerate(told)]
        many = len(told) > 1 or summary_of > 0
        return Message(
            derive_id("message", name), "desk", views(alerts), many if digest is None else digest, summary_of, NOON
        )

    return make
