"""How long cleaning takes, on one core, over a month's articles of five outlets.

``python tests/bench/bench_clean.py [CORPUS.jsonl.gz]`` prints milliseconds of CPU for an article.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from schemas import RawArticle
from workers.text.cleaning.clean import Refusal, clean

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "ant-april-2018.jsonl.gz"
ROUNDS = 3


def main(corpus: Path) -> None:
    """Clean all of ``corpus`` three times and print the best round."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        articles = [RawArticle.model_validate(json.loads(line)) for line in lines]
    now = datetime.now(UTC)
    best, refused = float("inf"), 0
    for _ in range(ROUNDS):
        started = time.process_time()
        refused = sum(isinstance(clean(article, now), Refusal) for article in articles)
        best = min(best, time.process_time() - started)
    characters = sum(len(article.text or "") for article in articles)
    print(f"articles: {len(articles)}, {characters // len(articles)} characters each, {refused} refused")
    print(
        f"clean: {best / len(articles) * 1e3:.3f} ms an article, {characters / best / 1e6:.1f} million characters a second"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
