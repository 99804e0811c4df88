"""The benchmark: ``python -m tests.bench.bench --shared DIR --out build/bench.json`` (`make bench`).

Two parts, in one run: the text on one core without a bus (``bench_text``), and one worker on a real Apache Kafka that
is started for it (``bench_road``). Nothing is averaged over runs and nothing is left out; the load of the machine is
told beside the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from tests.bench.adversarial import measure_adversarial
from tests.bench.bench_road import measure_road
from tests.bench.bench_text import CORPUS, WARM_UP, TextFigures, measure_text, read_corpus, spread

ROAD_ARTICLES: Final = 600
"""So many of the corpus, evenly spread, go over the bus. The text reads all of it: the judge's work grows with what it
remembers, and a thinned corpus would flatter it."""
MISSING_CORPUS: Final = 2
"""Exit code where the articles are not there."""


def measure(corpus: Path, text_articles: int | None = None) -> dict[str, Any]:
    """All figures, as they go into the file. ``text_articles``: read only so many of the corpus, evenly spread.

    Raises FileNotFoundError without the corpus, BrokerError without Kafka.
    """
    articles = read_corpus(corpus)
    sample = spread(articles, text_articles or len(articles))
    text = measure_text(sample, warm_up=spread(articles, WARM_UP))
    text_rss_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:  # not beside what the judge remembers
        adversarial = apart.submit(measure_adversarial).result()
    return {
        **_text_figures(text),
        "adversarial_seconds_at_most": round(max(adversarial.values()), 2),
        "adversarial_seconds": {shape: round(seconds, 2) for shape, seconds in adversarial.items()},
        **measure_road(spread(articles, ROAD_ARTICLES)),
        "text_rss_mb": round(text_rss_mb, 1),
        "conditions": _conditions(),
    }


def _text_figures(text: TextFigures) -> dict[str, Any]:
    return {
        "text_articles_per_second": round(text.articles_per_second, 1),
        "text_articles_to_extract_per_second": round(text.articles_to_extract_per_second, 1),
        "text_articles_per_cpu_second": round(text.articles_per_cpu_second, 1),
        "text_stage_ms": {stage: round(ms, 3) for stage, ms in text.stage_ms.items()},
        "text_codec_ms": round(text.codec_ms, 3),
        "text_refused_events": text.refused,
        "text_sample": {
            "articles": text.articles,
            "characters_per_article": round(text.characters / text.articles),
            "statements": text.statements,
            "warm_up_articles": WARM_UP,
        },
    }


def _conditions() -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "load_average_1_min": round(os.getloadavg()[0], 2),
    }


def show(figures: dict[str, Any], console: Console) -> None:
    """A table for a person; the file has every figure."""
    table = Table("figure", "value", "unit")
    units = {
        "text_articles_per_second": "articles/s, one core, clean to judge, no bus",
        "text_articles_to_extract_per_second": "articles/s, one core, clean to extract, no bus",
        "text_articles_per_cpu_second": "articles/s by processor time, clean to judge",
        "adversarial_seconds_at_most": "s, clean to extract, the slowest article of 1 MB that was made to be slow",
        "text_codec_ms": "ms/article to encode and decode all events",
        "text_refused_events": "events that break their own contract (must be 0)",
        "noop_articles_per_second": "articles/s, one worker, stages that pass on",
        "road_articles_per_second": "articles/s, one worker, the whole road",
        "rss_mb": "MB resident, the worker after the road",
        "text_rss_mb": "MB resident at most, the text alone",
    }
    for name, unit in units.items():
        table.add_row(name, f"{figures[name]:,}", unit)
    for stage, ms in figures["text_stage_ms"].items():
        table.add_row(f"text_stage_ms.{stage}", f"{ms}", "ms/article")
    latency = figures["latency_ms"]
    for quantile in ("p50", "p99"):
        unit = f"ms, raw article to its last outcome, at {latency['load_per_second']} articles/s"
        table.add_row(f"latency_ms.{quantile}", f"{latency[quantile]:,}", unit)
    console.print(table)


def main() -> int:
    """The command line; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help=f"folder that holds {CORPUS}")
    parser.add_argument("--out", type=Path, required=True, help="JSON file to write")
    parser.add_argument("--articles", type=int, help="let the text read so many of the corpus (default: all)")
    given = parser.parse_args()
    corpus = given.shared / CORPUS
    if not corpus.is_file():
        print(
            f"bench: there is no {corpus}. The articles belong to their outlets and are not in the repository: "
            "name the folder that holds them by --shared (`make bench SHARED=DIR`). It must hold "
            f"{CORPUS}, JSON Lines of articles in order of publication.",
            file=sys.stderr,
        )
        return MISSING_CORPUS
    figures = measure(corpus, given.articles)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    show(figures, Console())
    return 0


if __name__ == "__main__":
    sys.exit(main())
