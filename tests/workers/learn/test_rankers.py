"""What the trees are shown, and that they are grown the same from the same articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workers.learn.annotated import AnnotatedArticle, read_annotated
from workers.learn.rankers import content_rows, cross_read, cross_trees, mention_rows, train_rankers
from workers.text.statements.choose import MODEL
from workers.text.statements.find import MENTION_MODEL
from workers.text.statements.forest import Codes, load_forest, unpack
from workers.text.statements.mention_search.features import MENTION_COLUMNS
from workers.text.statements.proposals.features import COLUMNS


@pytest.fixture
def articles(write_annotated: Callable[..., Path]) -> list[AnnotatedArticle]:
    return list(read_annotated(write_annotated(), shippable_only=False))


def test_every_article_is_read_by_a_tagger_that_has_not_seen_it(
    articles: list[AnnotatedArticle], networks: Path
) -> None:
    parts = list(cross_read(articles, networks))
    read = {id(part.analysis.part) for part in parts}
    assert read == {id(part) for annotated in articles for part in annotated.article.parts}
    assert sum(len(part.placed) for part in parts) == sum(len(annotated.statements) for annotated in articles)


def test_an_annotated_stretch_is_worth_most(articles: list[AnnotatedArticle], networks: Path) -> None:
    parts = list(cross_read(articles, networks))
    codes = Codes({}, fixed=False)
    rows, worth = content_rows(parts, codes)
    assert rows.shape == (len(worth), len(COLUMNS))
    assert (worth == 1).sum() >= sum(len(part.placed) for part in parts)
    assert 0 < (worth < 1).sum() < len(worth)


def test_the_annotated_mention_has_the_best_grade(articles: list[AnnotatedArticle], networks: Path) -> None:
    parts = list(cross_read(articles, networks))
    rows, grades, counts = mention_rows(parts, Codes({}, fixed=False))
    assert rows.shape == (len(grades), len(MENTION_COLUMNS))
    assert sum(counts) == len(grades)
    assert (grades == 4).sum() == len(counts) >= sum(one.mention_is_known for part in parts for one in part.placed)
    assert set(grades.tolist()) <= {0, 1, 4}


def test_a_content_that_swallows_an_unseen_speaker_is_learned_from(
    articles: list[AnnotatedArticle], networks: Path
) -> None:
    """A tagger that sees nobody: «قال [وزير …]» and «أعلنت [وزارة …]», but not «مضيفا أن»."""
    parts = list(cross_read(articles, networks))
    unseeing = [part._replace(reading=replace(part.reading, mention=part.reading.mention * 0)) for part in parts]
    count = len(mention_rows(unseeing, Codes({}, fixed=False))[2])
    named = sum(one.mention is not None for part in parts for one in part.placed)
    assert count == sum(one.mention_is_known for part in parts for one in part.placed) + named


def test_equal_articles_give_equal_trees(articles: list[AnnotatedArticle], networks: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        train_rankers(list(cross_read(articles, networks)), tmp_path / name)
    for model, columns in ((MODEL, COLUMNS), (MENTION_MODEL, MENTION_COLUMNS)):
        made = (tmp_path / "one" / model).read_bytes()
        assert made == (tmp_path / "two" / model).read_bytes()
        assert unpack(made, columns) is not None


def test_trees_of_a_fold_have_not_learned_its_articles(articles: list[AnnotatedArticle], networks: Path) -> None:
    parts = list(cross_read(articles, networks))
    folds = {part.fold for part in parts}
    changed = [part._replace(placed=[]) if part.fold == 0 else part for part in parts]
    rows, _ = content_rows(parts, Codes({}, fixed=False))
    before, after = cross_trees(parts), cross_trees(changed)
    assert before.keys() == after.keys() == folds
    assert (before[0].contents.score(rows) == after[0].contents.score(rows)).all()
    assert (before[1].contents.score(rows) != after[1].contents.score(rows)).any()


def test_the_shipped_trees_are_of_these_columns() -> None:
    assert load_forest(MODEL, COLUMNS).codes.values
    assert load_forest(MENTION_MODEL, MENTION_COLUMNS).codes.values
