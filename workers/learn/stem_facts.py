"""Learn what is known of stems beforehand: ``python -m workers.learn.stem_facts CORPUS``.

Counts the articles that each light stem stands in, and learns vectors by which stems stand beside each other (word2vec: Mikolov
et al. 2013). Takes some five minutes; equal articles give equal files. Ids that begin with 2015- are left out, see
word_classes.py.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from workers.learn.word_classes import open_corpus
from workers.text.data_files import DATA
from workers.text.novelty.stem_facts import DIMENSIONS, FILE, pack
from workers.text.words.stems import STOP_WORDS, light_stem
from workers.text.words.tokens import TOKEN, folded_word

LEFT_OUT: Final = "2015-"
STEMS: Final = 30_000
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.؟!])\s|\n")
_LEAST: Final = 8
"""How often a stem stands in the corpus at least."""
_SHORTEST: Final = 3
"""Stems in a sentence that tells which stand together."""
_NUMBER: Final = "0"
"""What any number is to the vectors of the words around it."""
_BYTE: Final = 127
_WORD2VEC: Final[dict[str, Any]] = {
    "vector_size": DIMENSIONS, "window": 6, "min_count": _LEAST, "sg": 1, "negative": 6, "epochs": 4, "sample": 1e-4,
    "max_final_vocab": STEMS, "workers": 1, "seed": 1,
}  # fmt: skip


def sentences(text: str) -> Iterator[list[str]]:
    """The content stems of each sentence of ``text``."""
    for sentence in _SENTENCE_ENDS.split(text):
        words = [word for word in map(folded_word, TOKEN.findall(sentence)) if word[:1].isalnum()]
        yield [_NUMBER if word.isdigit() else light_stem(word) for word in words if word not in STOP_WORDS]


def learn_stem_facts(corpus: Path, out: Path) -> None:
    """Write the facts of the stems in a corpus of JSON Lines."""
    from gensim.models import Word2Vec  # noqa: PLC0415 - training only

    articles, counts = 0, Counter[str]()
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as told:
        with open_corpus(corpus) as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"].startswith(LEFT_OUT):
                    continue
                articles += 1
                stems: set[str] = set()
                for sentence in sentences(f"{row['title']}\n{row['text']}"):
                    stems.update(sentence)
                    if len(sentence) >= _SHORTEST:
                        told.write(" ".join(sentence) + "\n")
                counts.update(stems)
        told.flush()
        model = Word2Vec(corpus_file=told.name, hashfxn=_stable_hash, **_WORD2VEC)
    words = model.wv.index_to_key
    out.write_bytes(pack(articles, {word: counts[word] for word in words}, _in_bytes(model.wv.vectors)))


def _in_bytes(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """The directions from the mean of all, which only tells how frequent a stem is."""
    directions = vectors - vectors.mean(axis=0)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    made: npt.NDArray[np.int8] = np.round(directions * _BYTE / np.abs(directions).max()).astype(np.int8)
    return made


def _stable_hash(word: str) -> int:
    """Python's own hash of a string differs from process to process."""
    return zlib.crc32(word.encode())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path, help="articles as JSON Lines, such as corpus/ant-2016-2018.jsonl.xz")
    learn_stem_facts(parser.parse_args().corpus, DATA / FILE)


if __name__ == "__main__":
    main()
