"""Read the texts in which names are annotated: AQMAR's encyclopaedia articles, and news by offsets."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from schemas import CleanArticle, RawArticle, TextPart
from workers.evaluate.entities import Chunk, listed_in, read_conll
from workers.text.cleaning.clean import clean
from workers.text.entities.names_in_article import token_spans
from workers.text.entities.ner import Sentence
from workers.text.words.clitics import stems
from workers.text.words.tokens import folded_word

FOLDER: Final = Path(__file__).parent
AQMAR: Final = Path("ner") / "aqmar.conll"
NEWS: Final = FOLDER / "news_names_train.tsv"
HELD_OUT: Final = FOLDER / "news_names_held_out.tsv"
CORPUS: Final = Path("corpus") / "ant-april-2018.jsonl.gz"
AQMAR_STARTS: Final = (
    0, 119, 172, 291, 385, 512, 593, 660, 756, 813, 870, 961, 1014, 1077, 1239, 1303, 1427, 1623, 1739, 1838, 1876, 2002,
    2091, 2179, 2245, 2384, 2446, 2527,
)  # fmt: skip
"""The sentences that begin an article: the file does not tell. Read off the text."""
_READ: Final = "READ"


class Annotated(NamedTuple):
    """An article whose names are annotated."""

    sentences: list[Sentence]
    chunks: list[set[Chunk]]
    """The names of each sentence."""


def read_aqmar(path: Path) -> list[Annotated]:
    """The 28 articles of AQMAR. Raises FileNotFoundError."""
    sentences = read_conll(path)
    articles = []
    for first, end in pairwise((*AQMAR_STARTS, len(sentences))):
        tokens = [sentence.tokens for sentence in sentences[first:end]]
        articles.append(Annotated(listed_in(tokens), [sentence.chunks for sentence in sentences[first:end]]))
    return articles


def read_news(annotations: Path, shared: Path) -> list[Annotated]:
    """The annotated stretches of news, article by article. Raises FileNotFoundError where an article is not in ``shared``."""
    rows: dict[str, list[dict[str, str]]] = {}
    with annotations.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t"):
            rows.setdefault(row["article"], []).append(row)
    raw = _raw_articles(rows, shared)
    return [_annotated(raw[name], found) for name, found in rows.items()]


def _raw_articles(names: Iterable[str], shared: Path) -> dict[str, RawArticle]:
    """The articles with these names: ``train/ID`` is a file of that folder, ``corpus/ID`` a line of the corpus."""
    raw, wanted = {}, set(names)
    for name in wanted:
        folder, _, source = name.partition("/")
        file = shared / folder / "articles" / f"{source}.txt"
        if folder == "train" and file.exists():
            raw[name] = RawArticle(source_id=source, text=file.read_text(encoding="utf-8"))
    with gzip.open(shared / CORPUS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            name = f"corpus/{row['id']}"
            if name in wanted:
                raw[name] = RawArticle(source_id=row["id"], title=row["title"], text=row["text"])
    if missing := sorted(wanted - raw.keys()):
        raise FileNotFoundError(f"annotated articles that are not in {shared}: {', '.join(missing)}")
    return raw


def _annotated(raw: RawArticle, rows: Sequence[dict[str, str]]) -> Annotated:
    article = clean(raw, datetime(2018, 4, 18, tzinfo=UTC))
    sentences: list[list[str]] = []
    chunks: list[set[Chunk]] = []
    if isinstance(article, CleanArticle):
        for part in article.parts:
            placed = list(_placed(part, rows))
            read = [(start, end) for kind, start, end in placed if kind == _READ]
            for spans in token_spans(part):
                if not any(start <= spans[0][0] and spans[-1][1] <= end for start, end in read):
                    continue
                sentences.append([part.text[start:end] for start, end in spans])
                chunks.append(
                    {
                        Chunk(kind, inside[0], inside[-1] + 1)
                        for kind, start, end in placed
                        if kind != _READ
                        and (inside := [i for i, (at, stop) in enumerate(spans) if at < end and stop > start])
                    }
                )
    return Annotated(listed_in(sentences), chunks)


def _placed(part: TextPart, rows: Sequence[dict[str, str]]) -> Iterator[tuple[str, int, int]]:
    for row in rows:
        if row["field"] == part.field:
            placed = part.to_clean(int(row["start"]), int(row["end"]))
            if placed is not None:
                yield row["type"], *placed


def labels_of(sentence: Sentence, chunks: set[Chunk]) -> list[str]:
    """O, B-TYPE and I-TYPE for each word; peoples, which AQMAR counts as persons, are PEO."""
    labels = ["O"] * len(sentence.words)
    for chunk in chunks:
        words = sentence.words[chunk.start : chunk.end]
        kind = "PEO" if chunk.type == "PER" and is_people(words) else chunk.type
        labels[chunk.start : chunk.end] = [f"B-{kind}", *[f"I-{kind}"] * (len(words) - 1)]
    return labels


def is_people(words: Sequence[str]) -> bool:
    """Whether a «person» is a people or its followers: «المسلمين», «الصليبيون», «العرب»."""
    if len(words) > _LONGEST_PEOPLE:
        return False
    for stem in stems(words[0]):
        bare = stem.text.removeprefix("ال")
        if bare in PEOPLES or (len(bare) > 4 and bare.endswith(("يون", "يين"))):
            return True
        if stem.text.startswith("ال") and len(bare) > 4 and bare.endswith(("ون", "ين")) and bare != "حسين":
            return True
    return False


_LONGEST_PEOPLE: Final = 3
PEOPLES: Final = frozenset(folded_word(word) for word in (FOLDER / "peoples.txt").read_text(encoding="utf-8").split())
"""Names of peoples and followers that no ending tells."""
