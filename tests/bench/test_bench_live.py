"""The measurement of the live page measures what it says."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.bench import bench_live


async def test_every_address_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_live, "ASKED", 4)
    url = f"sqlite:///{tmp_path}/screen.db"
    await bench_live.prepare(url, 800, 60)
    figures = await bench_live.measure(url)
    assert figures.keys() == bench_live.ADDRESSES.keys()
    assert all(0 < page["p50"] <= page["p95"] for page in figures.values())
    assert figures["live"]["kB"] > figures["live, a word that nobody says"]["kB"], "it has alerts to show"


def test_the_screen_keeps_little_memory(tmp_path: Path) -> None:
    """Asked for are 150 MB, also after a trial: what it takes it gives back."""
    url = f"sqlite:///{tmp_path}/screen.db"
    asyncio.run(bench_live.prepare(url, 800, 60))
    figures = bench_live.memory(url, tmp_path)
    assert figures["idle"] <= figures["after every page"] <= figures["after a trial"] <= 150
