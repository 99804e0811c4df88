"""Where an article is set, and whose the authorities are that it names without a state."""

from __future__ import annotations

import pytest

from tests.makers import read_article
from workers.text.knowledge.base import load
from workers.text.speakers.bodies.states_named import Setting, states_in, whole_words

BARE = "وقالت السلطات إن عدد القتلى ارتفع."


@pytest.mark.parametrize(
    ("text", "strict", "states"),
    [
        pytest.param("زلزال يضرب جزيرة لومبوك الإندونيسية", True, ["ID"], id="an adjective"),
        pytest.param("محادثات في الرياض مع مصر", True, ["SA", "EG"], id="a capital and a name"),
        pytest.param("حريق في نيو مكسيكو", True, ["US"], id="a place whose last word is a state elsewhere"),
        pytest.param("خسائر مالية فادحة", True, [], id="an everyday adjective"),
    ],
)  # fmt: skip
def test_the_states_that_words_name(text: str, strict: bool, states: list[str]) -> None:
    assert list(states_in(text, load(), strict=strict)) == states


@pytest.mark.parametrize(
    ("title", "text", "key"),
    [
        pytest.param(
            "زلزال إندونيسيا شرد الآلاف", f"ضرب الزلزال الجزيرة فجر الأحد.\n{BARE}", "id.government",
            id="the state of the title",
        ),
        pytest.param(
            "الآلاف في العراء", f"ضرب زلزال جزيرة لومبوك الإندونيسية.\n{BARE}", "id.government",
            id="the state of the first sentence",
        ),
        pytest.param(
            "عقوبات أميركية على إيران", f"تسري العقوبات الثلاثاء.\nواندلعت احتجاجات في مدن إيرانية. {BARE}", "ir.government",
            id="of several that of the paragraph",
        ),
        pytest.param(
            "عقوبات أميركية على إيران", f"تسري العقوبات الثلاثاء.\nواندلعت احتجاجات. {BARE}", "government",
            id="of several none",
        ),
        pytest.param(
            "حرائق في البرتغال", f"اندلعت الحرائق صباحا.\nوامتدت النيران إلى قرى إسبانية. {BARE}", "government",
            id="the paragraph tells of another one",
        ),
        pytest.param(
            "حرائق في ولاية كاليفورنيا", f"اندلعت الحرائق صباحا.\n{BARE}", "us", id="a house that governs is not meant",
        ),
        pytest.param(
            "موجة حر", "اندلعت حرائق في إندونيسيا صباحا.\nوقال المسؤولون إن عدد القتلى ارتفع.", "id", id="officials",
        ),
        pytest.param("موجة حر", f"اندلعت الحرائق صباحا.\n{BARE}", "government", id="no state at all"),
    ],
)  # fmt: skip
def test_bare_authorities_are_of_the_state_where_the_article_is_set(title: str, text: str, key: str) -> None:
    assert read_article(text, title=title)[-1].speaker_key == key


def test_authorities_of_one_state_named_before() -> None:
    setting = Setting("عاصفة", "اقتلعت الرياح الأشجار. وقالت السلطات إن", load())
    assert setting.state_at(24, {"PT"}) == "PT"
    assert setting.state_at(24, {"PT", "ES"}) is None


def test_no_state_is_read_out_of_a_word_that_is_cut_off() -> None:
    """600 code points end within «ماليزيا», behind «مالي»."""
    before = ("لا أحد يعرف.\n" + "كلمة " * 200)[:595]
    text = f"{before} ماليزيا وغيرها"
    assert text[:600].endswith("مالي"), "what a cut would leave"
    assert whole_words(text, 600) == before
    assert Setting("", text, load()).state_at(0) is None


@pytest.mark.parametrize(
    ("text", "kept"), [("سيفتح المعبر", "سيفتح المعبر"), ("سيفتح المعبر غدا", "سيفتح المعبر"), ("", "")]
)
def test_a_beginning_ends_with_a_whole_word(text: str, kept: str) -> None:
    assert whole_words(text, len("سيفتح المعبر") + 2) == kept
