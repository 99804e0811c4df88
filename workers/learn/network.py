"""Train the network of workers/text/tagging/network.py: ``python -m workers.learn.network --shared DIR --folds DIR``.

Several teachers learn from the annotated articles; a student, which is what is written, learns from those and from what the
teachers together say of news that nobody has annotated (distillation: Hinton, Vinyals and Dean 2015).

Needs torch, which nothing else does. Writes the shipped network, and into the folder of folds those that were trained without
a third of the articles each: workers/learn/train.py reads that third with them. Word classes and vectors, which it sees, come
from ``DIR/corpus`` and are only learned anew with ``--word-classes``. Repeatable bit for bit on one machine.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import numpy as np

from workers.learn.annotated import training_articles
from workers.learn.network_lessons import Codes, Lesson, Lessons, Part
from workers.learn.network_training import Fitted, fit, read
from workers.learn.news import CORPORA, unannotated_news
from workers.text.data_files import DATA
from workers.text.tagging.network import MODEL as SHIPPED
from workers.text.tagging.network import OUTPUTS, VECTORS
from workers.text.words.vocabulary import CLASSES

_COMMON: Final[dict[str, Any]] = {
    "channels": 128, "reaches": [1, 2, 4, 8, 16], "rate": 3e-3, "decay": 0.02, "warm_up": 0.15, "seed": 1,
}  # fmt: skip
TEACHER: Final[dict[str, Any]] = {
    **_COMMON, "epochs": 12, "tokens_at_once": 5000, "dropout": 0.2, "dropout_entering": 0.15, "words_dropped": 0.2,
    "values_dropped": 0.06, "averaging": 0.995,
}  # fmt: skip
TEACHERS: Final = 2
STUDENT: Final[dict[str, Any]] = {
    **_COMMON, "epochs": 2, "tokens_at_once": 6000, "dropout": 0.1, "dropout_entering": 0.1, "words_dropped": 0.1,
    "values_dropped": 0.03, "averaging": 0.997,
}  # fmt: skip
"""It sees twenty times as much as its teachers, so less is left out. Both set by hand, not searched for (ADR 16)."""
ANNOTATED_TIMES: Final = 3
"""How often the student learns an annotated lesson where it learns another one once."""
ONE_IN: Final = 3
"""Of the articles that nobody has annotated so many teach: some 13,000."""
FOLDS: Final = 3
"""Of cross-fitting: each third of the articles is read by taggers that were trained on the others."""


def train_network(annotated: Sequence[Lesson], news: Sequence[Part], lessons: Lessons) -> Fitted:
    """The network that has learned ``annotated``, and from its teachers what ``news`` says.

    ``lessons`` has made both. Equal ones give equal networks on one machine. Without news it is a single teacher.
    """
    codes = Codes(lessons.keys, [lesson.part for lesson in annotated], other_news=False)
    teachers = [fit(annotated, codes, TEACHER | {"seed": seed}) for seed in range(1, TEACHERS + 1 if news else 2)]
    if not news:
        return teachers[0]
    taught = list(_taught(news, teachers))
    every = [*list(annotated) * ANNOTATED_TIMES, *taught]
    return fit(every, Codes(lessons.keys, [lesson.part for lesson in every], other_news=True), STUDENT)


def _taught(news: Sequence[Part], teachers: Sequence[Fitted]) -> Iterator[Lesson]:
    """The parts with what the teachers say of them in the mean."""
    said = [np.zeros((len(part.looked_at), OUTPUTS), np.float16) for part in news]
    for teacher in teachers:
        for at, one in read(teacher, news):
            said[at] += one / np.float16(len(teachers))
    return map(Lesson, news, said)


def train_networks(shared: Path, folder: Path, shipped: Path, *, at_once: int) -> None:
    """Write the network of all articles to ``shipped``, and the one without each fold's to ``folder``; ``at_once`` processes.

    Raises FileNotFoundError where annotated articles or corpus are missing in ``shared``, and RuntimeError when one fails.
    """
    lessons = Lessons()
    articles = [lessons.annotated(annotated) for annotated in training_articles(shared)]
    news = [part for article in unannotated_news(shared, one_in=ONE_IN) for part in lessons.parts(article)]
    folder.mkdir(parents=True, exist_ok=True)

    def write(fold: int | None) -> None:
        others = [lesson for at, some in enumerate(articles) if fold is None or at % FOLDS != fold for lesson in some]
        network = train_network(others, news, lessons)
        (shipped if fold is None else fold_file(folder, fold)).write_bytes(network.packed())

    # Forked, they share the lessons. The network of all articles takes longest, so it comes first.
    fork = get_context("fork")
    waiting = [fork.Process(target=write, args=(fold,)) for fold in (None, *range(FOLDS))]
    while waiting:
        running, waiting = waiting[:at_once], waiting[at_once:]
        for process in running:
            process.start()
        for process in running:
            process.join()
        if any(process.exitcode for process in running):
            raise RuntimeError("a network could not be trained; its own error stands above")


def fold_file(folder: Path, fold: int) -> Path:
    """Where the network stands that was trained without a fold."""
    return folder / f"network_{fold}.npz"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, required=True, help="folder with train, corpus, gold and articles")
    parser.add_argument("--folds", type=Path, required=True, help="folder for the networks that the trees learn from")
    parser.add_argument("--word-classes", action="store_true", help="learn the word classes anew first (four minutes)")
    arguments = parser.parse_args()
    if arguments.word_classes:
        from workers.learn.word_classes import learn_word_classes  # noqa: PLC0415 - needs the dependency group «train»

        learn_word_classes([arguments.shared / name for name in CORPORA], DATA / CLASSES, DATA / VECTORS)
    train_networks(arguments.shared, arguments.folds, DATA / SHIPPED, at_once=os.cpu_count() or 1)


if __name__ == "__main__":
    main()
