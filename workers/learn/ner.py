"""Train the tagger of names, and measure it on texts that it was not trained on: ``python -m workers.learn.ner --shared DIR``.

Trained on AQMAR (encyclopaedia; its licence, CC BY-SA 3.0, is that of the pair of models for other texts) and on news annotated
for this project. What the second model learns from the first is what the first says of articles that it was not trained on, as
it will be of all articles later.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pycrfsuite

from workers.evaluate.entities import Chunk, score
from workers.learn.ner_data import AQMAR, HELD_OUT, NEWS, Annotated, labels_of, read_aqmar, read_news
from workers.text.data_files import DATA
from workers.text.entities import ner
from workers.text.entities.ner import Floats, NameTagger, first_columns, model_files, second_columns
from workers.text.entities.ner_facets import END
from workers.text.tagging.crf import Crf
from workers.text.tagging.facets import Column

CARD: Final = "names.json"
FIRST_PARAMETERS: Final = {"c1": 0.2, "c2": 0.1, "max_iterations": 40}
SECOND_PARAMETERS: Final = {"c1": 0.1, "c2": 0.5, "max_iterations": 80}
"""L1, L2 and iterations; chosen by cross-validation."""
_PARTS: Final = 3
"""The first model is trained on two thirds of the articles to tell of the last one."""
_FOLDS: Final = 7


def train_ner(shared: Path, data: Path) -> dict[str, Any]:
    """Train both pairs of models into ``data`` and write their card; returns it. Equal texts and code give equal files.

    Raises FileNotFoundError where a text is not in ``shared``.
    """
    aqmar, news = read_aqmar(shared / AQMAR), read_news(NEWS, shared)
    train_pair(news, data, ner.NEWS)
    train_pair([*aqmar, *news], data, ner.OTHER)
    made = card(aqmar, news, data)
    (data / CARD).write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return made


def card(aqmar: Sequence[Annotated], news: Sequence[Annotated], data: Path) -> dict[str, Any]:
    """What trained the models in ``data``, and their fingerprints."""
    files = [*model_files(ner.NEWS), *model_files(ner.OTHER)]
    return {
        "models": {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in files},
        "trained_on": {
            ner.NEWS: {"news": _counts(news)},
            ner.OTHER: {"news": _counts(news), "AQMAR": _counts(aqmar)},
        },
        "method": {
            "first": {"kind": "maximum entropy, each word in its place", **FIRST_PARAMETERS},
            "second": {"kind": "linear-chain CRF, L-BFGS", **SECOND_PARAMETERS, "cross-fitted parts": _PARTS},
        },
    }


def _counts(articles: Sequence[Annotated]) -> dict[str, int]:
    return {
        "articles": len(articles),
        "words": sum(len(sentence.words) for article in articles for sentence in article.sentences),
        "names": sum(len(chunks) for article in articles for chunks in article.chunks),
    }


def train_pair(articles: Sequence[Annotated], data: Path, pair: str) -> None:
    """Write the two models of a pair into ``data``."""
    first, second = (data / name for name in model_files(pair))
    columns = [first_columns(article.sentences) for article in articles]
    labels = [_labels(article) for article in articles]
    rows = [list(spell_out(column)) for column in columns]
    likely = _of_unseen(columns, rows, labels)
    _train_words(rows, labels, first)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SECOND_PARAMETERS)
    for column, known, words, row in zip(columns, likely, labels, rows, strict=True):
        more = spell_out(second_columns(column, known)[len(column) :])
        for sentence, of in _sentences([[*a, *b] for a, b in zip(row, more, strict=True)], words):
            trainer.append(pycrfsuite.ItemSequence(sentence), of)
    trainer.train(str(second))


def _of_unseen(
    columns: Sequence[list[Column]], rows: Sequence[list[list[str]]], labels: Sequence[list[str]]
) -> list[Floats]:
    """What a first model says of each article that was trained without it."""
    likely: dict[int, Floats] = {}
    with tempfile.TemporaryDirectory() as folder:
        for part in range(_PARTS):
            model = Path(folder) / str(part)
            others = [number for number in range(len(rows)) if number % _PARTS != part]
            _train_words([rows[number] for number in others], [labels[number] for number in others], model)
            first = Crf(model.read_bytes())
            tagger = NameTagger(first, first)
            for number in range(part, len(rows), _PARTS):
                likely[number] = tagger.likely(columns[number])
    return [likely[number] for number in range(len(rows))]


def _train_words(rows: Sequence[list[list[str]]], labels: Sequence[list[str]], model: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(FIRST_PARAMETERS)
    for row, label in zip(chain.from_iterable(rows), chain.from_iterable(labels), strict=True):
        if label != END:
            trainer.append(pycrfsuite.ItemSequence([row]), [label])
    trainer.train(str(model))


def spell_out(columns: Sequence[Column]) -> Iterator[list[str]]:
    """The features of each word, of the words of an article with one END behind each sentence."""
    count = len(columns[0][1])
    rows: list[list[str]] = [[] for _ in range(count)]
    for group, values in columns:
        facets: Callable[[Any], Any] = lru_cache(maxsize=None)(group.facets)
        before, behind = group.ends or (None, None)
        for i in range(count):
            for offset in group.reach:
                k = i + offset
                value = before if k < 0 else behind if k >= count else values[k]
                if value is not None:
                    rows[i] += [feature for facet in facets(value) if (feature := group.spell(facet, offset))]
    yield from rows


def _labels(article: Annotated) -> list[str]:
    found: list[str] = []
    for sentence, chunks in zip(article.sentences, article.chunks, strict=True):
        found += [*labels_of(sentence, chunks), END]
    return found


def _sentences(rows: Sequence[list[str]], labels: Sequence[str]) -> Iterator[tuple[list[list[str]], list[str]]]:
    start = 0
    for at, label in enumerate(labels):
        if label == END:
            if at > start:
                yield list(rows[start:at]), list(labels[start:at])
            start = at + 1


def found_by(tagger: NameTagger, article: Annotated, *, peoples: bool = False) -> list[set[Chunk]]:
    """The names of each sentence. ``peoples``: as AQMAR has it, where they are persons."""
    found: list[set[Chunk]] = [set() for _ in article.sentences]
    for name in tagger.tag(article.sentences, peoples=peoples):
        found[name.sentence].add(Chunk("PER" if name.type == "PEO" else name.type, name.start, name.end))
    return found


def cross_validate(shared: Path, *, folds: int = _FOLDS) -> dict[str, Any]:
    """The pair for other texts on each article of AQMAR, trained without it; peoples as persons, as there, and as nobody."""
    aqmar, news = read_aqmar(shared / AQMAR), read_news(NEWS, shared)
    gold: list[set[Chunk]] = []
    found: dict[bool, list[set[Chunk]]] = {True: [], False: []}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            others = [article for number, article in enumerate(aqmar) if number % folds != fold]
            train_pair([*others, *news], Path(folder), ner.OTHER)
            tagger = load(Path(folder), ner.OTHER)
            for article in aqmar[fold::folds]:
                gold += article.chunks
                for peoples in found:
                    found[peoples] += found_by(tagger, article, peoples=peoples)
    return {"peoples are persons": score(gold, found[True]), "peoples are nobody": score(gold, found[False])}


def on_held_out(shared: Path, data: Path, pair: str) -> dict[str, Any]:
    """A pair's models in ``data``, alone, on the news that train nothing."""
    articles, tagger = read_news(HELD_OUT, shared), load(data, pair)
    gold = [chunks for article in articles for chunks in article.chunks]
    return score(gold, [chunks for article in articles for chunks in found_by(tagger, article)])


def load(data: Path, pair: str) -> NameTagger:
    """The tagger whose models are in ``data``."""
    first, second = (Crf((data / name).read_bytes()) for name in model_files(pair))
    return NameTagger(first, second)


def main() -> None:
    """The command line: cross-validation by article on AQMAR, and the shipped models on held-out news."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, required=True, help="folder with ner/aqmar.conll, train and corpus")
    shared: Path = parser.parse_args().shared
    report = {"held-out news": on_held_out(shared, DATA, ner.NEWS), "AQMAR by article": cross_validate(shared)}
    print(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
