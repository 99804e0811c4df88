"""Word classes: read from packed corpora, learned the same way twice."""

from __future__ import annotations

import gzip
import json
import lzma
import random
from pathlib import Path

import numpy as np
import pytest

from workers.learn.word_classes import SIZES, SMALL, learn_word_classes, make_small, sentences

ROWS = [
    {"id": "a1", "title": "افتتاح الميناء الجديد", "text": "وصلت 20 سفينة إلى الميناء. نعم. هل تصل غيرها اليوم؟"},
    {"id": "2015-a2", "title": "لا يدخل هذا العنوان", "text": "ولا يدخل هذا النص أيضا."},
]
EXPECTED = [
    ["افتتاح", "الميناء", "الجديد"],
    ["وصلت", "0", "سفينه", "الي", "الميناء"],
    ["هل", "تصل", "غيرها", "اليوم"],
]


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.xz"])
def test_sentences_of_every_packing(tmp_path: Path, suffix: str) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
    packed = {".jsonl": lines, ".jsonl.gz": gzip.compress(lines), ".jsonl.xz": lzma.compress(lines)}[suffix]
    (tmp_path / f"news{suffix}").write_bytes(packed)
    assert [[w.replace("ئ", "ي") for w in s] for s in sentences([tmp_path / f"news{suffix}"])] == EXPECTED


def test_learning_twice_gives_the_same_file(tmp_path: Path) -> None:
    pytest.importorskip("gensim", reason="gensim is in the dependency group train")
    pytest.importorskip("sklearn", reason="scikit-learn is in the dependency group train")
    dice = random.Random(7)
    words = [a + b + c for a in "بتثجحخدذرز" for b in "سشصضطظعغفقك" for c in "لمنهويبتجد"]
    rows = [
        {"id": f"n{i}", "title": "خبر من العاصمة", "text": " ".join(dice.choices(words, k=60)) + "."}
        for i in range(150)
    ]
    corpus = tmp_path / "news.jsonl"
    corpus.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        learn_word_classes([corpus], tmp_path / run / "classes.tsv.gz", tmp_path / run / "vectors.npy", min_count=1)
    packed = (tmp_path / "one" / "classes.tsv.gz").read_bytes()
    assert packed == (tmp_path / "two" / "classes.tsv.gz").read_bytes()
    small = (tmp_path / "one" / "vectors.npy").read_bytes()
    assert small == (tmp_path / "two" / "vectors.npy").read_bytes()
    table = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()]
    assert len({row[0] for row in table}) == len(table) > len(words) * 0.9
    assert np.load(tmp_path / "one" / "vectors.npy").shape == (len(table), SMALL)
    for column, size in enumerate(SIZES, 1):
        classes = {int(row[column]) for row in table}
        assert classes <= set(range(size))
        assert len(classes) > size / 4


def test_small_vectors_keep_who_is_near_whom() -> None:
    dice = np.random.default_rng(3)
    middles = dice.normal(size=(5, 96))
    vectors = np.repeat(middles, 40, axis=0) + 0.3 * dice.normal(size=(200, 96))
    small = make_small(vectors).astype(np.float64)
    nearness = small @ small.T / np.outer(np.linalg.norm(small, axis=1), np.linalg.norm(small, axis=1))
    np.fill_diagonal(nearness, -1)
    assert (nearness.argmax(axis=1) // 40 == np.arange(200) // 40).all()
