"""The benchmark measures what it says, and says what it lacks."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from schemas import RawArticle
from tests.bench import bench
from tests.bench.bench_text import CORPUS, measure_text, spread

OFFICIALS = ("وزير الطاقة سامي الخطيب", "وزيرة الصحة ليلى العمري", "رئيس البرلمان حسن الزين")


def articles(count: int) -> list[RawArticle]:
    return [
        RawArticle(
            source_id=f"bench-{number}",
            title="لقاء في العاصمة",
            text=f"قال {OFFICIALS[number % 3]} إن المشروع رقم {number} سيبدأ في الشهر المقبل في جميع المحافظات.",
            published_at=datetime(2026, 5, 1, tzinfo=UTC) + timedelta(minutes=number),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("given", "count", "chosen"),
    [(10, 5, [0, 2, 4, 6, 8]), (10, 3, [0, 3, 6]), (3, 3, [0, 1, 2]), (3, 9, [0, 1, 2]), (0, 4, [])],
)
def test_spread_is_even_and_in_order(given: int, count: int, chosen: list[int]) -> None:
    corpus = articles(given)
    assert spread(corpus, count) == [corpus[number] for number in chosen]


def test_every_article_goes_through_all_stages() -> None:
    figures = measure_text(articles(6), warm_up=articles(2))
    assert figures.articles == 6
    assert figures.statements >= 6
    assert figures.refused == 0
    assert set(figures.stage_ms) == {"clean", "tag", "extract", "judge"}
    assert min(figures.stage_ms.values()) > 0
    assert sum(figures.stage_ms.values()) == pytest.approx(1000 / figures.articles_per_second)
    assert figures.articles_to_extract_per_second > figures.articles_per_second


def test_without_the_corpus_it_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bench.json"
    monkeypatch.setattr(sys, "argv", ["bench", "--shared", str(tmp_path), "--out", str(out)])
    assert bench.main() == 2
    assert str(tmp_path / CORPUS) in capsys.readouterr().err
    assert not out.exists()
