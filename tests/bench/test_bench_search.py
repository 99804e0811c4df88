"""The measurement of the search measures what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import bench_search


async def test_every_kind_of_search_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_search, "SEARCHES", 6)
    url = f"sqlite:///{tmp_path}/search.db"
    assert await bench_search.fill(url, 800) > 0
    figures = await bench_search.measure(url)
    assert figures["newest"]["found"] == 800
    assert figures["word, the 10 most common"]["found"] > figures["word, common"]["found"] > 0
    assert all(0 < kind["search"]["p50"] <= kind["search"]["p95"] for kind in figures.values())


def test_news_are_the_same_every_time() -> None:
    first, again = ([article.article.body.text for article in bench_search.News().articles(40)] for _ in range(2))
    assert first == again
    assert len(set(first)) == len(first) == 5
