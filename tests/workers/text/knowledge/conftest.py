"""The knowledge that the package brings."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import Knowledge, load


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()
