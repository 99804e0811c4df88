"""What teaches the network, and that it learns it, the same from the same articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from workers.learn import network
from workers.learn.annotated import AnnotatedArticle, read_annotated
from workers.learn.network import train_network
from workers.learn.network_lessons import Codes, Lessons
from workers.text.syntax.analyse import analyse
from workers.text.tagging.network import Network
from workers.text.tagging.network_values import GROUPS
from workers.text.tagging.tagger import LABELS, read_tokens


@pytest.fixture
def articles(write_annotated: Callable[..., Path]) -> list[AnnotatedArticle]:
    return list(read_annotated(write_annotated(), shippable_only=False))


def test_there_is_one_lesson_for_each_part_that_the_tagger_looks_at(articles: list[AnnotatedArticle]) -> None:
    lessons = Lessons()
    for annotated in articles:
        (lesson,) = lessons.annotated(annotated)  # the titles have neither cue nor colon nor mark
        assert lesson.part.keys.shape == (len(lesson.targets), len(GROUPS))
        assert lesson.part.looked_at.all()
        begins = lesson.targets[:, LABELS.index("B")] > 0.5
        assert begins.sum() == lesson.targets[:, -1].sum() == len(annotated.statements)
        assert np.allclose(lesson.targets[:, :-1].sum(axis=1), 1, atol=0.01)


def test_an_article_that_nobody_has_annotated_has_the_same_parts(articles: list[AnnotatedArticle]) -> None:
    lessons = Lessons()
    for annotated in articles:
        (lesson,), (part,) = lessons.annotated(annotated), lessons.parts(annotated.article)
        assert (lesson.part.keys == part.keys).all()


def test_rare_values_are_not_known(articles: list[AnnotatedArticle]) -> None:
    lessons = Lessons()
    parts = [part for annotated in articles for part in lessons.parts(annotated.article)]
    once = Codes(lessons.keys, parts, other_news=False)
    often = Codes(lessons.keys, parts * 8, other_news=False)
    assert once.values["word"] == []
    assert "قال" in often.values["word"]
    assert "قال" not in Codes(lessons.keys, parts * 8, other_news=True).values["word"]
    assert "past|قال" in once.values["governor"]
    assert once.rows(parts[0]).shape == (len(parts[0].looked_at), 1 + sum(map(len, GROUPS)))


@pytest.mark.parametrize("other_news", [0, 20])
def test_it_learns_what_it_is_shown(
    other_news: int, articles: list[AnnotatedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch", reason="only training needs torch")
    lessons = Lessons()
    shown = [lesson for annotated in articles for lesson in lessons.annotated(annotated)]
    news = [lesson.part for lesson in shown] * other_news
    monkeypatch.setitem(network.TEACHER, "epochs", 40)
    monkeypatch.setitem(network.STUDENT, "epochs", 30)
    model, again = (train_network(shown * 30, news, lessons).packed() for _ in range(2))
    assert model == again
    for annotated, lesson in zip(articles, shown, strict=True):
        analysis = analyse(annotated.article.body)
        reading = read_tokens(analysis, headline=False, network=Network(model))
        assert [LABELS.index(label) for label in reading.labels] == lesson.targets[:, :-1].argmax(axis=1).tolist()
        assert np.flatnonzero(reading.ends > 0.5).tolist() == np.flatnonzero(lesson.targets[:, -1]).tolist()
