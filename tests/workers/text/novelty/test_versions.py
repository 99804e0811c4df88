"""What an article said before it was corrected, what a copy says, and what a headline says of its body."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas import Act, Lane, Statement, Verdict
from tests.makers import NOON, make_statement
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import Remembered, remember
from workers.text.novelty.sketch import sketch_of
from workers.text.novelty.versions import former_version, judge_copy, judge_headline

SAID = "الحكومة ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات مطلع الأسبوع المقبل"
OTHER = "المحادثات مع الجانب الأردني ستبدأ الخميس في العاصمة"
TEXT = f"قال المتحدث إن {SAID}. وأضاف أن {OTHER}، لافتا إلى أن الرسوم لن تتغير قبل نهاية السنة الجارية."
DAY = timedelta(days=1)


def remembered(*statements: Statement) -> list[Remembered]:
    memory: list[Remembered] = []
    for statement in statements:
        memory.append(remember(statement, judge_novelty(statement, memory)))
    return memory


def judged(last: Statement, *before: Statement) -> Verdict:
    return judge_novelty(last, remembered(*before))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(SAID, "unchanged", id="the same"),
        pytest.param(SAID.replace("الجنوبي", "الشمالي"), "corrected", id="another word"),
        pytest.param(SAID + "، بعد توقف دام عشرين يوما بسبب أعمال الصيانة", "corrected", id="a clause more"),
        pytest.param("الحكومة لن تفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات", "corrected", id="its opposite"),
        pytest.param("الرسوم الجمركية لن تتغير خلال السنة الجارية", "first", id="something else"),
        pytest.param("المعبر", "same_article", id="one word of it"),
    ],
)
def test_the_same_article_with_changed_text(content: str, reason: str) -> None:
    first = make_statement(SAID, sequence=2, of=2)
    verdict = judged(make_statement(content, edition="second"), make_statement(OTHER + " غدا", of=2), first)
    if not verdict.reason.new:
        assert (verdict.like, verdict.group) == (first.id, first.id)
    assert verdict.reason == reason


def test_a_number_that_would_be_news_from_another_article_is_a_correction_here() -> None:
    first = make_statement("ارتفع عدد المصابين في الحادث إلى 20")
    later = "ارتفع عدد المصابين في الحادث إلى 85"
    assert judged(make_statement(later, edition="second"), first).reason == "corrected"
    assert judged(make_statement(later, article="a2"), first).reason == "first"


def test_a_few_words_in_the_same_place_are_enough() -> None:
    first = make_statement("القطع ساعتان كل يوم")
    assert judged(make_statement("القطع ثلاث ساعات", edition="second"), first).reason == "corrected"
    assert judged(make_statement("القطع ثلاث ساعات", edition="second", sequence=2, of=2), first).reason == "first"


def test_a_correction_days_after_is_still_one() -> None:
    late = make_statement(SAID, edition="second", published=NOON + 5 * DAY)
    assert judged(late, make_statement(SAID)).reason == "unchanged"


def test_a_headline_takes_the_place_of_a_headline() -> None:
    headline, body = make_statement(SAID, headline=True, of=2), make_statement(SAID, sequence=2, of=2)
    memory = remembered(headline, body)
    new = make_statement(SAID, headline=True, edition="second", of=2)
    assert judge_novelty(new, memory).like == headline.id
    assert judge_novelty(make_statement(SAID, edition="second", sequence=2, of=2), memory).like == body.id


def test_a_headline_that_is_added_to_what_stood_in_the_body_is_told_before() -> None:
    verdict = judged(make_statement(SAID, headline=True, edition="second"), make_statement(SAID))
    assert verdict.reason == "same_article"


def test_the_third_version_is_held_against_the_second() -> None:
    second = make_statement(SAID.replace("الجنوبي", "الشمالي"), edition="second")
    memory = remembered(make_statement(SAID), second)
    verdict = judge_novelty(make_statement(SAID.replace("الجنوبي", "الشمالي"), edition="third"), memory)
    assert (verdict.reason, verdict.like, verdict.group) == ("unchanged", second.id, memory[0].statement.id)


def test_what_comes_back_after_it_was_withdrawn_is_no_news() -> None:
    memory = remembered(make_statement(SAID), make_statement(OTHER, edition="second"))
    verdict = judge_novelty(make_statement(SAID, edition="third"), memory)
    assert not verdict.reason.new
    assert verdict.group == memory[0].statement.id


def test_versions_come_one_after_the_other() -> None:
    memory = remembered(
        make_statement(SAID, of=2), make_statement(OTHER, sequence=2, of=2), make_statement(SAID, edition="second")
    )
    of = {
        name: [e.statement.content for e in former_version(f"a1-{name}", memory)] for name in ("first", "second", "x")
    }
    assert of == {"first": [], "second": [SAID, OTHER], "x": [SAID]}
    assert former_version("a1-first", []) == []


def copied(statement: Statement, text: str) -> Statement:
    return statement.model_copy(update={"sketch": sketch_of("عنوان", text)})


@pytest.mark.parametrize(
    ("content", "text", "same"),
    [
        pytest.param("فتح المعبر الجنوبي", TEXT, True, id="another cut in a copy"),
        pytest.param(
            "فتح المعبر الجنوبي", f"{OTHER}. {OTHER} غدا صباحا وفق ما أعلن.", False, id="the same words in another text"
        ),
        pytest.param("الرسوم لن تتغير قبل نهاية السنة الجارية", TEXT, False, id="what the original has not"),
    ],
)
def test_a_copy_finds_its_original_by_less(content: str, text: str, same: bool) -> None:
    original = copied(make_statement("فتح المعبر"), TEXT)
    (copy,) = remembered(copied(make_statement(content, article="a2"), text))
    verdict = judge_copy(copy, remembered(original))
    assert (verdict is not None and (verdict.reason, verdict.group) == ("copy", original.id)) is same


def test_a_copy_with_another_number_is_no_copy_of_it() -> None:
    original = copied(make_statement("ارتفع العدد إلى 20 مصابا"), TEXT)
    assert judged(copied(make_statement("ارتفع العدد إلى 85 مصابا", article="a2"), TEXT), original).reason == "first"


@pytest.mark.parametrize(
    ("headline", "body", "act", "same"),
    [
        pytest.param("الهجوم على القافلة", "الهجوم الذي استهدف قافلة إغاثة قرب الحدود", Act.CONDEMN, True, id="heads it"),
        pytest.param("الهجوم على الجسر", "الهجوم الذي استهدف قافلة إغاثة قرب الحدود", Act.CONDEMN, False, id="other words"),
        pytest.param("الهجوم", "الهجوم الذي استهدف قافلة إغاثة قرب الحدود", Act.CONDEMN, False, id="one word"),
        pytest.param("الهجوم على القافلة", "الهجوم الذي استهدف قافلة إغاثة قرب الحدود", Act.DENY, False, id="other act"),
    ],
)  # fmt: skip
def test_a_short_headline_of_the_body(headline: str, body: str, act: Act, same: bool) -> None:
    condemned = {"lemma": "أدان", "act": Act.CONDEMN}
    first = make_statement(headline, headline=True, of=2)
    first = Statement.model_validate(first.model_dump() | {"cue": condemned})
    second = Statement.model_validate(
        make_statement(body, sequence=2, of=2).model_dump() | {"cue": condemned | {"act": act}}
    )
    verdict = judge_headline(second, remembered(first))
    assert (verdict is not None and (verdict.reason, verdict.group) == ("same_article", first.id)) is same
    assert judge_headline(second.model_copy(update={"headline": True}), remembered(first)) is None


def test_back_fill_is_a_reason_of_its_own_that_is_not_new() -> None:
    old = make_statement(SAID, lane=Lane.BACKFILL)
    verdict = judged(old)
    assert (verdict.reason, verdict.reason.new, verdict.group) == ("back_fill", False, old.id)
    assert judged(make_statement(SAID, article="a2"), old).group == old.id
