"""Train the mention parser: a small CRF that tells name, role and body apart inside a mention of a speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pycrfsuite

from workers.learn.annotated import AnnotatedArticle
from workers.text.entities.tag import tag_entities
from workers.text.mentions.mention import ANONYMOUS, BODY, NAME, OTHER, ROLE, mention_features, words_of_persons
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token, tokenize


def sequences(articles: Iterable[AnnotatedArticle]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Features and labels of every mention that is in the gold."""
    for annotated in articles:
        names = words_of_persons(tag_entities(annotated.article))
        for statement in annotated.statements:
            mention = statement.row.get("mention")
            tokens = tokenize(mention) if mention else []
            if tokens:
                yield mention_features(tokens, names), label_mention(tokens, statement.row["speaker"])


def label_mention(tokens: list[Token], speaker: dict[str, Any]) -> list[str]:
    """Which words of the mention the gold took for name, role and body."""
    name = set(fold(speaker["name"] or "").split())
    role = set(fold(speaker["role"] or "").split())
    role_label = ANONYMOUS if speaker["anonymous"] else ROLE
    if not name and not role:
        return [BODY if not speaker["anonymous"] else ANONYMOUS] * len(tokens)
    labels = []
    for token in tokens:
        word = token.folded
        if word in name:
            labels.append(NAME)
        elif word in role:
            labels.append(role_label)
        elif not word[0].isalnum():
            labels.append(OTHER)
        else:
            labels.append("?")
    # Words that the gold spells otherwise, titles that it leaves out («الدكتور»), references («الوزير») by what they are.
    for i, label in enumerate(labels):
        if label == "?":
            labels[i] = role_label if i == 0 or NAME not in labels else OTHER
    for i in range(1, len(labels) - 1):  # a comma or mark inside a role belongs to it
        if labels[i] == OTHER and labels[i - 1] == labels[i + 1] != NAME:
            labels[i] = labels[i - 1]
    return labels


def train_mentions(articles: Iterable[AnnotatedArticle], model: Path) -> None:
    """Write the model file. Equal articles and code give an equal file."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in sequences(articles):
        trainer.append(pycrfsuite.ItemSequence(rows), labels)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 100})
    trainer.train(str(model))
