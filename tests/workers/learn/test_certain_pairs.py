"""Which pairs are certain unread, and which articles they come from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from schemas import RawArticle, Statement
from tests.makers import NOON, make_statement
from workers.learn import certain_pairs
from workers.text.novelty.pair_features import COLUMNS
from workers.text.novelty.sketch import sketch_of

OPENS = "المعبر الجنوبي سيفتح أمام الشاحنات الأسبوع المقبل"
TALKS = "المحادثات مع الجانب الأردني ستبدأ الخميس في عمان"
TEXT = f"قال وزير النقل إن {OPENS}. وأضاف الوزير في مؤتمر صحفي عقده في العاصمة أن {TALKS}."
OTHER = "حذرت هيئة الأرصاد من عاصفة رملية تضرب المناطق الشرقية مساء اليوم وتستمر حتى صباح الغد."
DAY = datetime(2017, 5, 1, 12, tzinfo=UTC)
ANNOTATED = datetime(2018, 4, 8, tzinfo=UTC)


def said(content: str, article: str = "a1", *, hours: int = 0, **more: object) -> Statement:
    statement = make_statement(content, article=article, published=NOON + timedelta(hours=hours), key="kp", **more)  # type: ignore[arg-type]
    return statement.model_copy(update={"sketch": sketch_of("عنوان", TEXT)})


@pytest.mark.parametrize(
    ("statements", "same"),
    [
        pytest.param([said(OPENS), said(OPENS + " صباحا", "a2", hours=1)], [1], id="nearly the same words"),
        pytest.param([said(OPENS), said(TALKS, sequence=2, of=2)], [0], id="two of one article"),
        pytest.param([said(OPENS, headline=True), said(TALKS, sequence=2, of=2)], [], id="a headline may sum up"),
        pytest.param([said(OPENS), said(TALKS, "a2", hours=1)], [], id="two articles alike, and no other sign"),
        pytest.param(
            [said(OPENS), said(TALKS, sequence=2, of=2), said(OPENS, "a2", hours=1)], [0, 1, 0], id="beside what says the same",
        ),
        pytest.param([said(OPENS), said(OPENS, "a2", hours=73)], [], id="beyond the window"),
        pytest.param([said(OPENS), said("المعبر سيفتح", "a2", hours=1)], [], id="too short to be sure"),
    ],
)  # fmt: skip
def test_what_is_certain(statements: list[Statement], same: list[int]) -> None:
    rows, labels = certain_pairs.pairs_in({"kp": statements})
    assert sorted(labels.tolist()) == sorted(same)
    assert rows.shape == (len(same), len(COLUMNS))


def test_the_same_pairs_give_the_same_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certain_pairs, "MOST", 2)
    statements = [said(OPENS), said(TALKS, sequence=2, of=2), said(OPENS, "a2", hours=1)]
    first, again = certain_pairs.pairs_in({"kp": statements}), certain_pairs.pairs_in({"kp": statements[::-1]})
    assert len(first[1]) == 2
    assert np.array_equal(first[0], again[0])


def article(name: str, text: str = TEXT, *, day: datetime = DAY, hours: int = 0, outlet: str = "one") -> RawArticle:
    return RawArticle(
        source_id=name, title="عنوان", text=text, outlet=outlet, published_at=day + timedelta(hours=hours)
    )


@pytest.mark.parametrize(
    ("articles", "names"),
    [
        pytest.param([article("a"), article("b", outlet="two", hours=1)], ["a", "b"], id="copies"),
        pytest.param([article("a"), article("b", hours=1)], [], id="one text of one outlet"),
        pytest.param([article("a"), article("b", OTHER, outlet="two")], [], id="of something else"),
        pytest.param([article("a"), article("b", outlet="two", hours=80)], [], id="days later"),
        pytest.param([article("2015-a"), article("b", outlet="two")], [], id="never trained on"),
        pytest.param(
            [article("a", day=ANNOTATED), article("b", outlet="two", day=ANNOTATED)], [], id="days of the annotations",
        ),
    ],
)  # fmt: skip
def test_which_articles_are_read(articles: list[RawArticle], names: list[str]) -> None:
    assert sorted(one.source_id or "" for one in certain_pairs.of_one_event(articles)) == names


def test_annotated_speakers_are_left_out() -> None:
    text = (
        "قال وزير الخارجية الروسي سيرغي لافروف إن المعبر الجنوبي سيفتح. "
        "وقال وزير الخارجية التركي مولود جاويش أوغلو إن المحادثات ستبدأ الخميس."
    )
    keys = set(certain_pairs.statements_by_key([article("a", text)]))
    assert any(key.startswith("tr") for key in keys)
    assert not any(key.startswith("ru") for key in keys)
