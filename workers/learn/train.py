"""Train what is shipped: ``python -m workers.learn.train --shared DIR --networks DIR``.

Writes the models and their card beside the word lists. The articles that train come from ``DIR/train`` without the ids that
begin with 2015- (their licence). The networks come first: workers/learn/network.py.
Equal articles and code give equal files, bit for bit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workers.learn.annotated import EVALUATION_ONLY, AnnotatedArticle, fingerprint, training_articles
from workers.learn.antecedents import ANTECEDENTS, GROWINGS, train_antecedents
from workers.learn.mentions import train_mentions
from workers.learn.ner import train_ner
from workers.learn.network import ANNOTATED_TIMES, ONE_IN, STUDENT, TEACHER, TEACHERS
from workers.learn.rankers import CONTENTS, MENTION_GROWINGS, MENTIONS, cross_read, cross_trees, train_rankers
from workers.text.data_files import DATA
from workers.text.mentions import mention
from workers.text.speakers.antecedents import ranker
from workers.text.statements import choose
from workers.text.statements.find import MENTION_MODEL
from workers.text.statements.forest import load_forest
from workers.text.tagging import network, tagger
from workers.text.tagging.crf import load_crf
from workers.text.words.vocabulary import CLASSES


def card(articles: Sequence[AnnotatedArticle], data: Path) -> dict[str, Any]:
    """What trained the models in ``data``, and their fingerprints."""
    return {
        "models": {
            name: _sha256(data / name)
            for name in (network.MODEL, mention.MODEL, ranker.MODEL, choose.MODEL, MENTION_MODEL)
        },
        "word_classes": _sha256(DATA / CLASSES),
        "word_vectors": _sha256(DATA / network.VECTORS),
        "trained_on": {
            "articles": len(articles),
            "statements": sum(len(annotated.statements) for annotated in articles),
            "left_out": f"ids that begin with {EVALUATION_ONLY}",
            "sha256": fingerprint(articles),
        },
        "method": {
            "tagger": {
                "kind": "gated convolutions, AdamW, taught by others of their kind on news that nobody has annotated",
                "teachers": TEACHERS,
                "teacher": TEACHER,
                "student": STUDENT,
                "annotated_times": ANNOTATED_TIMES,
                "of_other_news_one_in": ONE_IN,
            },
            "contents": {"kind": "boosted trees over the tagger's cross-fitted probabilities", **CONTENTS},
            "mentions": {
                "kind": "the same, ranking those of one statement, averaged",
                "growings": MENTION_GROWINGS,
                **MENTIONS,
            },
            "antecedents": {
                "kind": "boosted trees over the candidates of annotated and of found statements, averaged",
                "growings": GROWINGS,
                **ANTECEDENTS,
            },
        },
    }


def train(shared: Path, data: Path, networks: Path) -> dict[str, Any]:
    """Train the models that hang on the network into ``data`` and write the card; returns the card.

    The network is in ``data``, those without each fold in ``networks``. Raises FileNotFoundError without them, or articles.
    """
    articles = training_articles(shared)
    train_mentions(articles, data / mention.MODEL)
    parts = list(cross_read(articles, networks))
    train_rankers(parts, data)
    load_crf.cache_clear()  # the speakers are resolved in the mentions that the new parser reads
    load_forest.cache_clear()
    train_antecedents(articles, parts, cross_trees(parts), data / ranker.MODEL)
    made = card(articles, data)
    (data / tagger.CARD).write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return made


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, required=True, help="folder with train, corpus and ner/aqmar.conll")
    parser.add_argument("--networks", type=Path, required=True, help="folder that workers.learn.network has written")
    arguments = parser.parse_args()
    print(json.dumps(train(arguments.shared, DATA, arguments.networks), ensure_ascii=False, indent=2))
    print(json.dumps(train_ner(arguments.shared, DATA), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
