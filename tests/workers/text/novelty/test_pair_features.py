"""What the trees see of two statements."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from schemas import Cue, NoveltyReason, Verdict, derive_id
from tests.makers import NOON, make_statement
from workers.text.novelty.content_words import content_words
from workers.text.novelty.likeness import contradict
from workers.text.novelty.meanings import Alignment
from workers.text.novelty.pair_features import COLUMNS, describe
from workers.text.novelty.pair_words import LocalWeights
from workers.text.novelty.remembered import Remembered, remember
from workers.text.novelty.sketch import sketch_of

SAID = "الحكومة السورية ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات"


def entry(content: str, article: str = "a1", group: str = "g", act: str = "say", **more: Any) -> Remembered:
    statement = make_statement(content, article=article, published=NOON + timedelta(hours=int(article[1:])))
    statement = statement.model_copy(update={"cue": Cue(lemma="قال", act=act), **more})  # type: ignore[arg-type]
    return remember(statement, Verdict(reason=NoveltyReason.FIRST, group=derive_id(group), score=0))


def seen(new: Remembered, *others: Remembered) -> dict[str, list[float]]:
    rows = describe(new, others)
    assert rows.shape == (len(others), len(COLUMNS))
    assert np.isfinite(rows).all()
    return dict(zip(COLUMNS, rows.T.tolist(), strict=True))


def test_the_same_words_share_everything() -> None:
    columns = seen(entry(SAID, "a2"), entry(SAID), entry("أسعار النفط ارتفعت", "a3", "h"))
    for name in (
        "jaccard",
        "weighted",
        "part_most",
        "part_least",
        "grams",
        "in_order",
        "runs",
        "local_weighted",
        "near_least",
    ):
        assert columns[name][0] == pytest.approx(1, abs=1e-5), name
        assert columns[name][1] < 0.4, name
    assert columns["hours"] == [1, 1]


def test_a_part_is_told_from_the_whole() -> None:
    columns = seen(entry("ستفتح المعبر الحدودي", "a2"), entry(SAID))
    assert columns["part_most"] == columns["part_new"] == [1]
    assert columns["part_least"][0] < 0.7
    assert (columns["words_new"], columns["words_most"]) == ([3], [len(content_words(SAID).stems)])


@pytest.mark.parametrize(
    ("act", "content", "other"),
    [
        ("say", "لم نشن هجوما", True),
        ("deny", "شن هجوم", True),
        ("deny", "لم نشن هجوما", False),
        ("say", "شن هجوم", False),
    ],
)
def test_a_denial_is_a_negation(act: str, content: str, other: bool) -> None:
    assert seen(entry(content, "a2", act=act), entry("شن هجوم"))["other_polarity"] == [other]


def test_articles_are_compared_by_their_sketches_but_not_with_themselves() -> None:
    sketch = sketch_of("عنوان", "قال الوزير إن المعبر سيفتح أمام الشاحنات بعد انتهاء الصيانة في الأسبوع المقبل")
    new = entry(SAID, "a2", sketch=sketch)
    columns = seen(new, entry(SAID, sketch=sketch), entry(SAID, "a3"), entry("المعبر", "a2", sketch=sketch))
    assert columns["passages"] == [1, 0, -1]
    assert columns["same_article"] == [0, 0, 1]


def test_what_all_of_a_speakers_groups_speak_of_tells_little() -> None:
    (syria, truck), said = content_words("سوريا شاحنات").stems, ["سوريا الجيش", "سوريا النفط", "سوريا شاحنات"]
    weights = LocalWeights((derive_id(text), content_words(text).stems) for text in said)
    assert weights.groups == 3
    assert weights[syria] < 0.2 * weights[truck]
    repeated = LocalWeights((derive_id("one"), content_words(text).stems) for text in said)
    assert repeated[syria] == repeated[truck] * content_words("سوريا").total / content_words("شاحنات").total, (
        "one group"
    )


def test_what_is_claimed_tells_more_than_what_the_claim_speaks_of() -> None:
    """«الهجوم الذي …» stands in both; who condemns it and who has looked at it claim different things."""
    beside = " الهجوم الذي وقع أمس على القاعدة الجوية قرب الحدود الشمالية"
    other = seen(entry("إدانته" + beside, "a2"), entry("التحقيق في" + beside))
    same = seen(entry("إدانته" + beside, "a2"), entry("إدانته لقصف القاعدة"))
    assert other["near_least"][0] > other["head_least"][0]
    assert other["claim_least"][0] < other["near_least"][0]
    assert same["claim_far_most"][0] < other["claim_far_most"][0]
    assert same["head_cosine"][0] > same["cosine"][0]


def test_words_are_laid_beside_the_nearest_ones() -> None:
    one, translated, other = map(content_words, ("قصف مدفعي عنيف", "غارات جوية وقصف", "ارتفاع أسعار النفط"))
    near = Alignment(one, [translated, other]).by_rarity()
    assert near.of_one[0] > near.of_one[1] + 0.2
    assert near.of_other[0] > near.of_other[1]


@pytest.mark.parametrize(
    ("new", "old", "answer"),
    [
        ("إصابة 20 شخصا في الحادث", "إصابة 85 شخصا في الحادث", True),
        ("إصابة 20 شخصا في الحادث", "إصابة عشرين شخصا في الحادث", False),
        ("إصابة 20 شخصا في الحادث", "إصابة أشخاص في الحادث", False),
        ("الوفد سيشارك في مؤتمر المانحين", "الوفد لن يشارك في مؤتمر المانحين", True),
        ("الوفد سيشارك في مؤتمر المانحين", "الوفد سيشارك في مؤتمر المانحين في جنيف", False),
        ("انهيار الهدنة بعد 3 أيام", "مقتل 4 جنود في الشمال", False),
        ("لا تعليق", "تعليق", False),
    ],
)
def test_what_contradicts_is_the_same_but_for_a_number_or_a_negation(new: str, old: str, answer: bool) -> None:
    assert contradict(entry(new, "a2"), entry(old)) is answer
    assert contradict(entry(old, "a2"), entry(new)) is answer


@pytest.mark.parametrize(
    ("one", "other", "columns"),
    [
        pytest.param(
            "واشنطن ستغادر المنطقة الشهر المقبل", "الولايات المتحدة تنسحب من المنطقة الشهر القادم",
            {"meant_new": (0.95, 1), "meant_least": (0.5, 1), "opposites": (0, 0)}, id="other words for the same",
        ),
        pytest.param(
            "أسعار الوقود سترتفع", "أسعار الوقود ستنخفض", {"meant_most": (0.3, 0.8), "opposites": (1, 9)}, id="opposites",
        ),
        pytest.param("أسعار الوقود سترتفع", "المحكمة رفضت الطعون", {"meant_most": (0, 0), "opposites": (0, 0)}, id="nothing"),
    ],
)  # fmt: skip
def test_words_that_stand_for_each_other(one: str, other: str, columns: dict[str, tuple[float, float]]) -> None:
    told = seen(entry(one, "a2"), entry(other))
    for name, (least, most) in columns.items():
        assert least <= told[name][0] <= most, (name, told[name])
    back = seen(entry(other, "a2"), entry(one))
    for name in ("meant_most", "meant_least", "meant_left_least"):
        assert back[name] == pytest.approx(told[name]), name
