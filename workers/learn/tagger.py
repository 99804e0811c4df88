"""Train the statement tagger: a linear-chain CRF over the features of workers/text/tagging/features.py."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pycrfsuite

from workers.learn.annotated import AnnotatedArticle
from workers.learn.labels import label
from workers.learn.placed import place
from workers.text.syntax.analyse import analyse
from workers.text.tagging.features import features
from workers.text.tagging.tagger import may_hold_statement

PARAMETERS: Final = {"c1": 0.1, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": True}
"""L1, L2 and iterations; chosen by cross-validation on the training articles."""


def sequences(articles: Iterable[AnnotatedArticle]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Features and labels of each paragraph of each article; those that the tagger never looks at teach nothing."""
    for annotated in articles:
        for part in annotated.article.parts:
            analysis = analyse(part)
            statements = [s for s in annotated.statements if s.part is part]
            labels = label(analysis, place(analysis, statements))
            rows = features(analysis, headline=part is annotated.article.title)
            for first, end in analysis.paragraphs:
                if may_hold_statement(analysis, first, end):
                    yield rows[first:end], labels[first:end]


def train_tagger(articles: Iterable[AnnotatedArticle], model: Path, *, iterations: int | None = None) -> None:
    """Write the model file. Equal articles and code give an equal file."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in sequences(articles):
        trainer.append(pycrfsuite.ItemSequence(rows), labels)
    trainer.set_params({**PARAMETERS, **({"max_iterations": iterations} if iterations else {})})
    trainer.train(str(model))


def fingerprint(articles: Iterable[AnnotatedArticle]) -> str:
    """SHA-256 over the articles and their annotations: what trained a model."""
    digest = hashlib.sha256()
    for annotated in articles:
        digest.update(annotated.raw.content_hash.encode())
        digest.update(json.dumps([s.row for s in annotated.statements], ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()
