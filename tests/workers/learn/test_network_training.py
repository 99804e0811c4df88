"""What teaches the network, and that it learns it, the same from the same articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from workers.learn import network
from workers.learn.annotated import AnnotatedArticle, read_annotated
from workers.learn.network import train_network
from workers.learn.network_lessons import NOTHING, Coded, Lessons
from workers.text.syntax.analyse import analyse
from workers.text.tagging.network import Network
from workers.text.tagging.network_values import GROUPS
from workers.text.tagging.tagger import LABELS, read_tokens


@pytest.fixture
def articles(write_annotated: Callable[..., Path]) -> list[AnnotatedArticle]:
    return list(read_annotated(write_annotated(), shippable_only=False))


def test_there_is_one_lesson_for_each_part_that_the_tagger_looks_at(articles: list[AnnotatedArticle]) -> None:
    lessons = Lessons(articles)
    assert [len(some) for some in lessons.of_articles] == [1, 1, 1], "the titles have neither cue nor colon nor mark"
    for (lesson,), annotated in zip(lessons.of_articles, articles, strict=True):
        assert lesson.keys.shape == (len(lesson.labels), len(GROUPS))
        assert lesson.ends.sum() == len(annotated.statements) == (lesson.labels == LABELS.index("B")).sum()
        assert NOTHING not in lesson.labels


def test_rare_values_are_not_known(articles: list[AnnotatedArticle]) -> None:
    lessons = Lessons(articles)
    some = [lesson for of_article in lessons.of_articles for lesson in of_article]
    once, often = Coded(some, lessons.keys), Coded(some * 8, lessons.keys)
    assert once.values["word"] == []
    assert "قال" in often.values["word"]
    assert "past|قال" in once.values["governor"]
    assert all(rows.shape[1] == 1 + sum(map(len, GROUPS)) for rows in once.rows)


def test_it_learns_what_it_is_shown(
    articles: list[AnnotatedArticle], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch", reason="only training needs torch")
    lessons = Lessons(articles)
    some = [lesson for of_article in lessons.of_articles for lesson in of_article] * 30
    monkeypatch.setitem(network.NETWORK, "epochs", 40)
    for name in ("one", "two"):
        train_network(some, lessons.keys, tmp_path / name)
    model = (tmp_path / "one").read_bytes()
    assert model == (tmp_path / "two").read_bytes()
    for annotated, (lesson,) in zip(articles, lessons.of_articles, strict=True):
        analysis = analyse(annotated.article.body)
        reading = read_tokens(analysis, headline=False, network=Network(model))
        assert [LABELS.index(label) for label in reading.labels] == lesson.labels.tolist()
        assert np.flatnonzero(reading.ends > 0.5).tolist() == np.flatnonzero(lesson.ends).tolist()
