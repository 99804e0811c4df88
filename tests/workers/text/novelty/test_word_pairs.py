"""Which words stand in an article, told from a filter of its word pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.novelty.word_pairs import still_stands, word_pairs_of

SAID = "الحكومة ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات مطلع الأسبوع المقبل"
TEXT = f"وقال المتحدث في مؤتمر صحفي صباح اليوم إن {SAID}. ولم يذكر سببا آخر لما جرى في المدينة خلال الأيام الماضية."


@pytest.mark.parametrize(
    ("content", "stands"),
    [
        pytest.param(SAID, True, id="as it is"),
        pytest.param("«الحكومة ستفتح المعبر الحدودي الجنوبي»", True, id="a part, in marks"),
        pytest.param(SAID.replace("الجنوبي", "الشمالي"), True, id="but for a word"),
        pytest.param("المعبر الشمالي سيبقى مغلقا أمام المسافرين حتى إشعار آخر", False, id="other words"),
        pytest.param(
            "الشاحنات المقبل المعبر الجنوبي ستفتح الحكومة أمام الأسبوع", False, id="the words in another order"
        ),
        pytest.param("المعبر", False, id="one word is no pair"),
    ],
)
def test_whether_it_still_stands(content: str, stands: bool) -> None:
    assert still_stands(content, word_pairs_of(["عنوان الخبر", TEXT])) is stands


def test_without_a_filter_nothing_stands() -> None:
    assert not still_stands(SAID, "")


def test_a_pair_does_not_reach_from_the_title_into_the_body() -> None:
    assert not still_stands("المعبر الحدودي", word_pairs_of(["فتح المعبر", "الحدودي اليوم"]))


@given(st.lists(st.sampled_from(TEXT.split()), min_size=2, max_size=60), st.data())
def test_what_stands_there_is_always_found(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 2))
    end = data.draw(st.integers(start + 2, len(words)))
    content = " ".join(words[start:end])
    assert still_stands(content, word_pairs_of([" ".join(words)]))


def test_it_stays_small() -> None:
    words = " ".join(f"كلمة{number}" for number in range(300))
    assert len(word_pairs_of([words])) <= 1.4 * 300
