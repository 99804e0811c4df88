"""A real corpus replayed twice: a file of its own, as it takes as long as all other commands together."""

import gzip
from itertools import islice
from pathlib import Path

import pytest


@pytest.mark.corpus
@pytest.mark.timeout(900)
def test_the_april_corpus_twice(shared_dir: Path, tmp_path: Path, run) -> None:
    with gzip.open(shared_dir / "corpus" / "ant-april-2018.jsonl.gz", "rt", encoding="utf-8") as rows:
        some = list(islice(rows, 300))
    (tmp_path / "april.jsonl").write_text("".join(some), encoding="utf-8")
    once, again = (run("replay", tmp_path / "april.jsonl", "--alerts", "--jsonl") for _ in range(2))
    assert len(once.rows) > 100
    assert once.out == again.out
