"""New, or said before: by words, window and article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from schemas import NoveltyReason, Statement, Verdict
from tests.makers import NOON, make_statement
from workers.text.novelty.groups import REPEATS
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import Remembered, remember

HOUR = timedelta(hours=1)
SAID = "الحكومة السورية ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات مطلع الأسبوع المقبل"


def remembered(*statements: Statement) -> list[Remembered]:
    """What the memory holds after ``statements`` came in this order."""
    memory: list[Remembered] = []
    for statement in statements:
        memory.append(remember(statement, judge_novelty(statement, memory)))
    return memory


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(SAID, "same_words", id="the same"),
        pytest.param(
            "الحكومة السورية سَتَفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات، مطلع الاسبوع المقبل", "same_words",
            id="spelling and punctuation",
        ),
        pytest.param(
            "المعبر الجنوبي ستفتحه من جديد الحكومة السورية أمام الشاحنات الأسبوع المقبل", "reworded", id="reworded",
        ),
        pytest.param("ستفتح المعبر الحدودي الجنوبي", "shortened", id="a part of it"),
        pytest.param(
            SAID + "، وذلك بعد استكمال أعمال الصيانة وتجهيز الساحات والموازين وتدريب الموظفين الجدد على أجهزة وصلت من الخارج",
            "shortened", id="more than it",
        ),
        pytest.param("المحادثات مع الجانب الأردني ستبدأ الخميس في عمّان", "first", id="something else"),
        pytest.param(
            "الحكومة السورية لن تفتح الميناء البحري الشمالي أمام حركة السفن قبل نهاية العام", "first",
            id="like construction, other things",
        ),
        pytest.param("إلى أن كان في ذلك", "first", id="nothing but stop words"),
    ],
)  # fmt: skip
def test_what_another_article_says_an_hour_later(content: str, reason: str) -> None:
    first = make_statement(SAID)
    later = make_statement(content, article="a2", published=NOON + HOUR)
    verdict = judge_novelty(later, remembered(first))
    assert verdict.reason == reason
    if verdict.reason.new:
        assert (verdict.group, verdict.like) == (later.id, None)
        assert 0 <= verdict.score < REPEATS
    else:
        assert (verdict.group, verdict.like) == (first.id, first.id)
        assert REPEATS <= verdict.score <= 1


@pytest.mark.parametrize(
    ("content", "later", "new"),
    [
        pytest.param("ارتفع عدد المصابين في الحادث إلى 20", "ارتفع عدد المصابين في الحادث إلى 85", True, id="figure"),
        pytest.param("الهدنة ستستمر ثلاث ساعات يوميا", "الهدنة ستستمر أربع ساعات يوميا", True, id="word"),
        pytest.param("الهدنة ستستمر ثلاث ساعات يوميا", "الهدنة ستستمر ساعات يوميا", False, id="left out"),
        pytest.param("ارتفع عدد المصابين في الحادث إلى 20", "ارتفع عدد المصابين في الحادث إلى ٢٠", False, id="digits"),
        pytest.param(
            "الحكومة ستشارك في مؤتمر المانحين في جنيف", "الحكومة لن تشارك في مؤتمر المانحين في جنيف", True, id="denial",
        ),
        pytest.param("مقتل سبعة جنود في الهجوم", "مقتل 7 جنود في الهجوم", False, id="one in digits"),
    ],
)  # fmt: skip
def test_nearly_the_same_words_with_another_claim(content: str, later: str, *, new: bool) -> None:
    verdict = judge_novelty(make_statement(later, article="a2"), remembered(make_statement(content)))
    assert verdict.reason.new is new


def test_what_leaves_out_the_difference_does_not_bridge_it() -> None:
    memory = remembered(
        make_statement("الهجوم أسفر عن مقتل سبعة جنود قرب المدينة"),
        make_statement("الهجوم أسفر عن مقتل جنود قرب المدينة", article="a2", published=NOON + HOUR),
    )
    assert memory[1].statement.verdict.group == memory[0].statement.id
    later = make_statement("الهجوم أسفر عن مقتل تسعة جنود قرب المدينة", article="a3", published=NOON + 2 * HOUR)
    assert judge_novelty(later, memory).reason == "first"


def test_the_first_ever_is_new() -> None:
    statement = make_statement(SAID)
    verdict = judge_novelty(statement, [])
    assert (verdict.reason, verdict.group, verdict.score, verdict.like) == ("first", statement.id, 0, None)


def test_a_redelivery_gets_the_verdict_it_had() -> None:
    first, second = make_statement(SAID), make_statement(SAID, article="a2", published=NOON + HOUR)
    memory = remembered(first, second)
    assert judge_novelty(first, memory) == memory[0].statement.verdict
    assert judge_novelty(second, memory) == memory[1].statement.verdict


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("سنفتح المعبر الحدودي الجنوبي أمام الشاحنات قريبا", "same_article", id="headline of the body"),
        pytest.param("المحادثات مع الجانب الأردني ستبدأ الخميس في عمّان", "first", id="something else"),
    ],
)
def test_within_one_article(content: str, reason: str) -> None:
    headline = make_statement(content, headline=True, of=2)
    body = make_statement(SAID, sequence=2, of=2)
    assert judge_novelty(body, remembered(headline)).reason == reason


@pytest.mark.parametrize(
    ("age", "reason"),
    [
        pytest.param(72 * HOUR, "same_words", id="at the end of the window"),
        pytest.param(73 * HOUR, "outside_window", id="longer ago"),
        pytest.param(-72 * HOUR, "same_words", id="a late article, published before"),
        pytest.param(-73 * HOUR, "outside_window", id="a late article, published long before"),
    ],
)
def test_the_window_is_of_publication_time(age: timedelta, reason: str) -> None:
    memory = remembered(make_statement(SAID))
    assert judge_novelty(make_statement(SAID, article="a2", published=NOON + age), memory).reason == reason


def test_the_window_is_the_callers() -> None:
    memory = remembered(make_statement(SAID))
    later = make_statement(SAID, article="a2", published=NOON + 2 * HOUR)
    assert judge_novelty(later, memory, window=HOUR).reason == "outside_window"


def test_a_repeat_of_a_repeat_belongs_to_the_first() -> None:
    first, second = make_statement("ستفتح المعبر الحدودي أمام الشاحنات قريبا"), make_statement(SAID, article="a2")
    verdict = judge_novelty(make_statement(SAID, article="a3", published=NOON + HOUR), remembered(first, second))
    assert (verdict.like, verdict.group) == (second.id, first.id)


@pytest.mark.parametrize(
    ("others", "joined"),
    [
        pytest.param((SAID + " بحسب الخطة", "ستفتح الحكومة المعبر الحدودي الجنوبي أمام الشاحنات"), "others", id="alike"),
        pytest.param(("المحادثات ستبدأ الخميس في عمّان", "ستفتح الحكومة السورية المعبر الحدودي"), "one", id="half of them"),
        pytest.param(("المحادثات ستبدأ الخميس في عمّان", "قتل أربعة جنود"), "one", id="something else"),
    ],
)  # fmt: skip
def test_of_several_groups_it_repeats_the_one_in_which_most_say_the_same(others: tuple[str, ...], joined: str) -> None:
    one = make_statement(SAID)
    members = [make_statement(said, article=f"b{at}") for at, said in enumerate(others)]
    groups = {"one": one.id, "others": members[0].id}
    told = Verdict(reason=NoveltyReason.FIRST, group=groups["others"], score=0)
    memory = [*remembered(one), *(remember(member, told) for member in members)]
    verdict = judge_novelty(make_statement(SAID, article="a3", published=NOON + HOUR), memory)
    assert verdict.group == groups[joined]


def test_the_likest_one_is_told() -> None:
    other = make_statement("المحادثات مع الجانب الأردني ستبدأ الخميس في عمّان", article="a2")
    same = make_statement(SAID, article="a3")
    verdict = judge_novelty(make_statement(SAID, article="a4"), remembered(other, same))
    assert (verdict.like, verdict.group, verdict.reason) == (same.id, same.id, "same_words")


@pytest.mark.parametrize("order", [list, lambda entries: entries[::-1]], ids=["in order", "reversed"])
def test_the_order_of_the_memory_does_not_matter(order: Callable[[list[Remembered]], list[Remembered]]) -> None:
    memory = remembered(make_statement(SAID), make_statement("المحادثات ستبدأ الخميس في العاصمة عمّان", article="a2"))
    assert judge_novelty(make_statement(SAID, article="a3"), order(memory)).like == memory[0].statement.id


def test_what_is_remembered_is_what_an_alert_needs() -> None:
    statement = make_statement(SAID)
    entry = remember(statement, judge_novelty(statement, []))
    assert (entry.statement.id, entry.statement.content, entry.statement.cue) == (statement.id, SAID, "قال")
    assert (entry.carrier.article_id, entry.carrier.url) == (statement.trace_id, statement.url)
    assert (entry.official, entry.live, entry.content_hash) == (True, True, statement.content_hash)
    assert Remembered.model_validate_json(entry.model_dump_json(exclude_none=True)) == entry


def test_keeps_whom_it_speaks_of_and_to_whom_it_was_said() -> None:
    statement = make_statement(SAID).model_copy(update={"about": ("سوريا",), "told_to": "قناة النخيل"})
    (entry,) = remembered(statement)
    assert (entry.statement.about, entry.statement.told_to) == (("سوريا",), "قناة النخيل")


def test_reads_what_was_kept_before_alerts_told_of_whom_they_speak() -> None:
    (entry,) = remembered(make_statement(SAID))
    older = entry.model_dump(mode="json", exclude={"statement": {"about", "told_to"}})
    assert Remembered.model_validate(older).statement.about == ()
