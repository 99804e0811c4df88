"""Learn word classes: words that stand in like company get one number, so that the tagger knows words it never saw tagged.

Skip-gram vectors over news text, cut into 64, 256 and 1,024 classes by k-means; the network sees the vectors, made small.
Repeatable bit for bit on one machine: one thread, fixed seeds.
"""

from __future__ import annotations

import gzip
import json
import lzma
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

import numpy as np
import numpy.typing as npt

from workers.text.tagging.network import UNIT
from workers.text.words.tokens import folded_word

SIZES: Final = (64, 256, 1024)
DIMENSIONS: Final = 96
SMALL: Final = 64
"""Dimensions of the vectors that are shipped: nine tenths of the variance."""
_WORD: Final = re.compile(r"[\w\u064b-\u0652\u0670]+|[.؟!\n]")


def sentences(corpora: list[Path]) -> Iterator[list[str]]:
    """Sentences of folded words out of JSON Lines corpora (``.gz``, ``.xz`` or plain).

    Ids that begin with 2015- are left out: their licence does not allow what is shipped to be trained on them.
    """
    for path in corpora:
        with open_corpus(path) as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"].startswith("2015-"):
                    continue
                sentence: list[str] = []
                for word in _WORD.findall(f"{row['title']}\n{row['text']}\n"):
                    if len(word) == 1 and word in ".؟!\n":
                        if len(sentence) > 2:
                            yield sentence
                        sentence = []
                    else:
                        sentence.append("0" if word.isdigit() else folded_word(word))


def open_corpus(path: Path) -> TextIO:
    """A corpus of JSON Lines, ``.gz``, ``.xz`` or plain, for reading."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


class _Corpus:
    def __init__(self, corpora: list[Path]) -> None:
        self.rows = [" ".join(sentence) for sentence in sentences(corpora)]

    def __iter__(self) -> Iterator[list[str]]:
        for row in self.rows:
            yield row.split(" ")


def learn_word_classes(
    corpora: list[Path], out: Path, small: Path, *, min_count: int = 15, vocabulary: int = 40_000
) -> None:
    """Write ``out`` (gzip, one ``word<TAB>class64<TAB>class256<TAB>class1024`` a line, the most frequent word first).

    ``small`` gets the vectors of its words, in its order.
    """
    from gensim.models import Word2Vec  # noqa: PLC0415 - training only
    from sklearn.cluster import MiniBatchKMeans  # noqa: PLC0415 - training only

    model = Word2Vec(
        _Corpus(corpora), vector_size=DIMENSIONS, window=4, sg=1, epochs=5, min_count=min_count, workers=1, seed=1,
        hashfxn=_stable_hash, max_final_vocab=vocabulary,
    )  # fmt: skip
    words = model.wv.index_to_key
    vectors = model.wv.vectors / np.linalg.norm(model.wv.vectors, axis=1, keepdims=True)
    columns = [
        MiniBatchKMeans(n_clusters=size, random_state=1, batch_size=4096, n_init=3, max_iter=60).fit_predict(vectors)
        for size in SIZES
    ]
    with gzip.GzipFile(out, "wb", mtime=0) as file:
        for row in zip(words, *columns, strict=True):
            file.write(("\t".join(str(value) for value in row) + "\n").encode())
    np.save(small, make_small(vectors))


def make_small(vectors: npt.NDArray[np.floating]) -> npt.NDArray[np.int8]:
    """[words, SMALL]: the directions in which the vectors differ most, of variance 1 in the mean, in units of 1 / UNIT.

    What is more than four deviations away (4 of 1,000 numbers) is cut.
    """
    halves = vectors.astype(np.float16).astype(np.float32)
    centred = halves / np.linalg.norm(halves, axis=1, keepdims=True)
    centred -= centred.mean(axis=0)
    _, directions = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    turned = centred @ directions[:, ::-1][:, :SMALL]
    turned /= turned.std()
    small: npt.NDArray[np.int8] = np.clip(np.round(turned * UNIT), -127, 127).astype(np.int8)
    return small


def _stable_hash(word: str) -> int:
    """Python's own hash of a string differs from process to process."""
    return zlib.crc32(word.encode())
