"""What each body has claimed is kept for 30 days, apart from what novelty keeps."""

from __future__ import annotations

from datetime import timedelta

from schemas import Opposed, Statement, derive_id
from tests.makers import NOON, make_statement
from workers.memory.claims import find_opposed, since_turned
from workers.memory.rows import DictRows
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import remember

DAY = timedelta(days=1)
KEY = "us"
SUMMIT = "القمة المقررة مع الزعيم كيم"
STAY, LEAVE = "سنبقى في سوريا", "سنغادر سوريا"


def us(content: str, article: str, after: timedelta = timedelta()) -> Statement:
    made = make_statement(content, article=article, published=NOON + after, key=KEY)
    speaker = made.speaker.model_copy(update={"country": "US", "body_id": KEY})
    return made.model_copy(update={"speaker": speaker, "about": ("سوريا",)})


def denying(source: str, statement: Statement | None = None) -> Opposed:
    if statement is None:
        return Opposed(kind="denial", rule="source_only", speaker=source)
    return Opposed(
        kind="denial", rule="named_source", speaker=source, statement=statement.id, content=statement.content,
        published_at=statement.published_at,
    )  # fmt: skip


class Counting(DictRows):
    """Rows that count what is written, with the size of the longest row."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = self.longest = 0

    def put(self, name: bytes, value: bytes) -> None:
        self.writes += 1
        self.longest = max(self.longest, len(value))
        super().put(name, value)


def test_the_first_reverses_nothing_and_the_opposite_reverses_it() -> None:
    memory = DictRows()
    assert find_opposed(us(LEAVE, "a1"), memory) is None
    found = find_opposed(us(STAY, "a2", DAY), memory)
    assert found is not None
    assert found.content == LEAVE


def test_a_redelivery_writes_nothing_and_answers_the_same() -> None:
    memory = Counting()
    first, second = us(LEAVE, "a1"), us(STAY, "a2", DAY)
    find_opposed(first, memory)
    found, writes = find_opposed(second, memory), memory.writes
    assert find_opposed(first, memory) is None
    assert find_opposed(second, memory) == found
    assert memory.writes == writes == 2


def test_another_body_is_not_held_to_it() -> None:
    memory = DictRows()
    find_opposed(us(LEAVE, "a1").model_copy(update={"speaker_key": "us.pentagon"}), memory)
    assert find_opposed(us(STAY, "a2", DAY), memory) is None


def test_what_takes_no_side_is_not_kept() -> None:
    memory = Counting()
    find_opposed(us("الوضع في سوريا معقد", "a1"), memory)
    assert memory.writes == 0


def test_a_row_holds_30_days_and_does_not_grow_for_ever() -> None:
    memory = Counting()
    for day in range(120):
        find_opposed(us(LEAVE, f"a{day}", day * DAY), memory)
    month = memory.longest
    for day in range(120, 180):
        find_opposed(us(LEAVE, f"a{day}", day * DAY), memory)
    assert memory.longest == month
    memory = Counting()
    for minute in range(400):
        find_opposed(us(LEAVE, f"a{minute}", timedelta(minutes=minute)), memory)
    assert memory.longest < 131_072, "the changelog's record"


def test_a_denied_statement_comes_before_a_reversed_one_and_that_before_a_source() -> None:
    memory, other = DictRows(), make_statement("القوات غادرت سوريا", article="a0")
    find_opposed(us(LEAVE, "a1"), memory)
    linked = us(STAY, "a2", DAY).model_copy(update={"denies": denying("سالم", other)})
    assert find_opposed(linked, memory) == linked.denies
    named = us(STAY, "a3", DAY).model_copy(update={"denies": denying("سالم")})
    assert getattr(find_opposed(named, memory), "kind", None) == "reversal"
    silent = us("الوضع معقد", "a4", DAY).model_copy(update={"denies": denying("سالم")})
    assert find_opposed(silent, memory) == silent.denies


def test_a_reversal_is_no_repeat_of_what_it_reverses() -> None:
    first, second = us(f"{SUMMIT} ستعقد", "a1"), us(f"{SUMMIT} لن تعقد", "a2", DAY)
    memory, remembered = DictRows(), [remember(first, judge_novelty(first, []))]
    find_opposed(first, memory)
    opposes = find_opposed(second, memory)
    assert since_turned(remembered, opposes) == []
    remembered.append(remember(second, judge_novelty(second, []), opposes))
    third = us(f"{SUMMIT} لن تعقد", "a3", DAY + timedelta(hours=1))
    verdict = judge_novelty(third, since_turned(remembered, find_opposed(third, memory)))
    assert verdict.like == second.id
    denial = denying("سالم", make_statement("القوات غادرت", article=str(derive_id("x"))))
    assert since_turned(remembered, denial) == since_turned(remembered, None) == remembered
