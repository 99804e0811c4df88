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
    """Rows that count what is written, with the size of the longest."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = self.longest = 0

    def put(self, name: bytes, value: bytes) -> None:
        self.writes += 1
        self.longest = max(self.longest, len(value))
        super().put(name, value)


def test_the_first_reverses_nothing_and_the_opposite_reverses_it() -> None:
    rows = DictRows()
    assert find_opposed(us(LEAVE, "a1"), rows) is None
    found = find_opposed(us(STAY, "a2", DAY), rows)
    assert found is not None
    assert found.content == LEAVE


def test_a_redelivery_writes_nothing_and_answers_the_same() -> None:
    rows = Counting()
    first, second = us(LEAVE, "a1"), us(STAY, "a2", DAY)
    find_opposed(first, rows)
    found, writes = find_opposed(second, rows), rows.writes
    assert find_opposed(first, rows) is None
    assert find_opposed(second, rows) == found
    assert rows.writes == writes == 2


def test_another_body_is_not_held_to_it() -> None:
    rows = DictRows()
    find_opposed(us(LEAVE, "a1").model_copy(update={"speaker_key": "us.pentagon"}), rows)
    assert find_opposed(us(STAY, "a2", DAY), rows) is None


def test_what_takes_no_side_is_not_kept() -> None:
    rows = Counting()
    find_opposed(us("الوضع في سوريا معقد", "a1"), rows)
    assert rows.writes == 0


def test_a_row_holds_30_days_and_does_not_grow_for_ever() -> None:
    rows = Counting()
    for day in range(120):
        find_opposed(us(LEAVE, f"a{day}", day * DAY), rows)
    month = rows.longest
    for day in range(120, 180):
        find_opposed(us(LEAVE, f"a{day}", day * DAY), rows)
    assert rows.longest == month
    rows = Counting()
    for minute in range(400):
        find_opposed(us(LEAVE, f"a{minute}", timedelta(minutes=minute)), rows)
    assert rows.longest < 131_072, "the changelog's record"


def test_what_an_article_has_corrected_is_reversed_by_nobody() -> None:
    rows, wrong = DictRows(), us(LEAVE, "a1")
    corrected = wrong.model_copy(update={"id": derive_id("x"), "content": STAY, "content_hash": "a1-second"})
    before = [remember(wrong, judge_novelty(wrong, []))]
    find_opposed(wrong, rows)
    assert find_opposed(corrected, rows, before) is None
    assert find_opposed(us(STAY, "a2", timedelta(hours=2)), rows) is None, "it tells what the correction told"
    again = us(LEAVE, "a3", DAY)
    assert getattr(find_opposed(again, rows), "statement", None) is not None, "the corrected one is kept"


def test_a_denied_statement_comes_before_a_reversed_one_and_that_before_a_source() -> None:
    rows, other = DictRows(), make_statement("القوات غادرت سوريا", article="a0")
    find_opposed(us(LEAVE, "a1"), rows)
    linked = us(STAY, "a2", DAY).model_copy(update={"denies": denying("سالم", other)})
    assert find_opposed(linked, rows) == linked.denies
    named = us(STAY, "a3", DAY).model_copy(update={"denies": denying("سالم")})
    assert getattr(find_opposed(named, rows), "kind", None) == "reversal"
    silent = us("الوضع معقد", "a4", DAY).model_copy(update={"denies": denying("سالم")})
    assert find_opposed(silent, rows) == silent.denies


def test_a_reversal_is_no_repeat_of_what_it_reverses() -> None:
    first, second = us(f"{SUMMIT} ستعقد", "a1"), us(f"{SUMMIT} لن تعقد", "a2", DAY)
    third = us(f"{SUMMIT} لن تعقد", "a3", DAY + timedelta(hours=1))
    rows, remembered = DictRows(), [remember(first, judge_novelty(first, []))]
    find_opposed(first, rows)
    opposes = find_opposed(second, rows)
    assert since_turned(remembered, opposes, second.trace_id) == []
    assert since_turned(remembered, opposes, first.trace_id) == remembered, "its own former version, whatever its date"
    remembered.append(remember(second, judge_novelty(second, []), opposes))
    assert since_turned(remembered, find_opposed(third, rows), third.trace_id) == remembered[1:], (
        "but one of what was said since"
    )
    denial = denying("سالم", make_statement("القوات غادرت", article=str(derive_id("x"))))
    for other in (denial, None):
        assert since_turned(remembered, other, third.trace_id) == remembered
