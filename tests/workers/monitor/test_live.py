"""The live page."""

from __future__ import annotations

import httpx


async def test_the_first_page_has_the_alerts(client: httpx.AsyncClient) -> None:
    answer = await client.get("/")
    assert answer.status_code == 200
    assert "هشام البستاوي" in answer.text
