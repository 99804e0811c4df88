"""What a speaker said is kept as long as a verdict can hang on it, and found whatever the order in which it came."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Statement, Verdict, derive_id
from tests.makers import NOON, make_statement
from tests.workers.memory.conftest import Event, Table
from workers.memory import DictMemory, index, said
from workers.memory.index import weight
from workers.memory.rows import DictRows, entry_name, speaker_of
from workers.memory.said import Memory
from workers.memory.table import TableMemory
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import Remembered, remember
from workers.text.words.stems import content_stems

KEY = "xx.government"
DAY = timedelta(days=1)
GATE = "المعبر سيفتح أمام الشاحنات غدا"


def entry(article: str, age: timedelta = timedelta(), content: str = GATE, **fields: Any) -> Remembered:
    statement = make_statement(content, article=article, published=NOON - age, key=KEY, **fields)
    return remember(statement, judge_novelty(statement, []))


def probe(age: timedelta = timedelta(), content: str = GATE, article: str = "probe") -> Statement:
    return make_statement(content, article=article, published=NOON - age, key=KEY)


def filled(*entries: Remembered, window: timedelta = 3 * DAY) -> DictMemory:
    memory = DictMemory(window)
    for each in entries:
        memory.said_by(KEY).add(each)
    return memory


def stems(each: Remembered) -> set[str]:
    return set(content_stems(each.statement.content))


def articles(found: list[Remembered]) -> list[str]:
    return [each.carrier.source.removesuffix(".txt") for each in found]


def test_an_unknown_key_has_nothing() -> None:
    nothing = DictMemory().said_by(KEY)
    assert nothing.alike(probe()) == nothing.of_article(derive_id("article", "a1")) == []
    assert nothing.by_id([derive_id("x")]) == {}


def test_what_was_remembered_is_found_whole_and_in_order_by_whoever_reads_the_rows() -> None:
    entries = [entry("a1", DAY), entry("a2"), entry("a1", DAY, "شيء آخر", sequence=2, of=2)]
    memory = filled(*entries)
    for reader in (memory, Memory(memory.rows)):
        here = reader.said_by(KEY)
        assert here.alike(probe()) == entries
        assert here.of_article(derive_id("article", "a1")) == [entries[0], entries[2]]
        assert here.by_id([entries[1].statement.id, derive_id("x")]) == {entries[1].statement.id: entries[1]}
        assert reader.said_by("xx.army").alike(probe()) == []


def test_a_row_that_holds_the_stems_too_is_read_as_before() -> None:
    memory = filled(entry("a1"))
    assert isinstance(memory.rows, DictRows)
    name = entry_name(KEY, entry("a1").statement.id)
    memory.rows.rows[name] = memory.rows.rows[name].replace(
        b'{"statement"', b'{"stems":["a"],"told":null,"statement"', 1
    )
    assert Memory(memory.rows).said_by(KEY).alike(probe()) == [entry("a1")]


def test_of_many_those_within_two_windows_are_compared_first() -> None:
    entries = [entry(f"{days}/{n}", days * DAY) for days in (7, 6, -6, -7) for n in range(40)]
    found = articles(filled(*reversed(entries)).said_by(KEY).alike(probe()))
    assert len(found) == said.CANDIDATES
    assert {each.split("/")[0] for each in found} <= {"6", "-6"}


def test_a_late_article_is_judged_by_what_is_kept_around_its_time_and_makes_nothing_be_forgotten() -> None:
    new, late = [entry(f"n{n}") for n in range(40)], [entry(f"late{n}", 30 * DAY) for n in range(3)]
    memory = filled(*new, *late)
    assert articles(memory.said_by(KEY).alike(probe(30 * DAY)))[-3:] == ["late0", "late1", "late2"]
    assert len(memory.said_by(KEY)) == 43


def test_what_is_older_than_the_keys_own_clock_by_two_windows_is_deleted() -> None:
    memory = filled(*(entry(f"a{hour}", -timedelta(hours=hour)) for hour in range(400)))
    assert isinstance(memory.rows, DictRows)
    kept = len(memory.said_by(KEY))
    assert 145 <= kept <= 145 + said.SEGMENT
    assert len(memory.rows.rows) == kept + -(-kept // said.SEGMENT) + 1
    assert len(Memory(memory.rows).said_by(KEY)) == kept
    assert {speaker_of(name) for name in memory.rows.rows} == {KEY}


def test_a_speaker_who_comes_back_after_long_leaves_nothing_behind() -> None:
    memory = filled(entry("old", 90 * DAY), entry("new"))
    assert isinstance(memory.rows, DictRows)
    assert len(memory.rows.rows) == 3  # entry, segment, head


@pytest.mark.parametrize("content", ["الخبر الأول عن الحدود", "لا شيء مما قيل"])
def test_of_many_the_most_alike_are_compared_and_the_nearest_in_time(content: str) -> None:
    many = [entry(f"n{n}", timedelta(minutes=n), f"خبر رقم {n} عن الاقتصاد") for n in range(300)]
    same = entry("same", DAY, "الخبر الأول عن الحدود الجنوبية")
    memory = filled(*many[:150], same, *many[150:])
    found = articles(memory.said_by(KEY).alike(probe(content=content)))
    assert len(found) == said.CANDIDATES
    assert ("same" in found) == (content != "لا شيء مما قيل")
    assert f"n{said.CANDIDATES - 2}" in found
    assert "n299" not in found


def test_all_of_the_own_article_is_compared_and_of_articles_that_it_repeats() -> None:
    many = [entry(f"n{n}", timedelta(minutes=n), f"خبر رقم {n} عن الاقتصاد") for n in range(300)]
    told = [
        entry("told", 2 * DAY, content, sequence=n + 1, of=2) for n, content in enumerate(("أولا كذا", "ثانيا كيت"))
    ]
    again = entry("again", DAY, "أولا كذا", of=2)
    verdict = Verdict(reason="same_words", group=told[0].statement.id, score=1, like=told[0].statement.id)
    again = again.model_copy(update={"statement": again.statement.model_copy(update={"verdict": verdict})})
    found = articles(filled(*told, *many, again).said_by(KEY).alike(probe(content="خبر", article="again")))
    assert {"told", "again"} <= set(found)
    assert found.count("told") == 2
    assert "told" not in articles(filled(*told, *many).said_by(KEY).alike(probe(content="خبر")))


def test_only_so_many_statements_are_indexed_and_the_others_are_read_again() -> None:
    memory = Memory(DictRows(), most=10)
    for number in range(6):
        for article in range(4):
            memory.said_by(f"k{number}").add(entry(f"a{article}"))
    assert len(memory._indexes) <= 3
    assert all(len(memory.said_by(f"k{number}").alike(probe())) == 4 for number in range(6))


def test_an_entry_that_a_crash_wrote_without_its_segment_is_not_remembered() -> None:
    memory = filled(entry("a1"))
    assert isinstance(memory.rows, DictRows)
    lost = {name: row for name, row in filled(entry("a1"), entry("a2")).rows.rows.items() if name[1:2] == b"e"}  # type: ignore[attr-defined]
    memory.rows.rows |= lost
    assert articles(Memory(memory.rows).said_by(KEY).alike(probe())) == ["a1"]


def test_a_segment_that_a_crash_lost_costs_its_statements_and_no_others() -> None:
    memory = filled(*(entry(f"a{n}") for n in range(2 * said.SEGMENT + 1)))
    memory.rows.delete(b"\x02s" + KEY.encode() + (0).to_bytes(4, "big"))
    reader = Memory(memory.rows)
    assert len(reader.said_by(KEY)) == said.SEGMENT + 1
    for n in range(3 * said.SEGMENT):
        reader.said_by(KEY).add(entry(f"b{n}", -20 * DAY))
    assert len(reader.said_by(KEY)) == 3 * said.SEGMENT


def test_what_is_kept_is_readable_json() -> None:
    assert any("المعبر سيفتح" in row.decode("utf-8", "replace") for row in filled(entry("a1")).rows.rows.values())  # type: ignore[attr-defined]


# Random histories: the index answers as a full scan of all that is kept would.

SMALL = 3
WORDS = ("المعبر", "الشاحنات", "الحدود", "القمح", "الميناء", "السوق", "الجيش", "المطار")


@dataclass
class Naive:
    """All that is kept, scanned whole."""

    reach: timedelta
    segments: list[list[Remembered]] = field(default_factory=list)
    clocks: list[Any] = field(default_factory=list)

    def entries(self) -> list[Remembered]:
        return [each for segment in self.segments for each in segment]

    def add(self, new: Remembered) -> None:
        clock = max([new.published_at, *self.clocks[-1:]])
        if not self.segments or len(self.segments[-1]) >= SMALL or self.clocks[-1] < clock - self.reach:
            self.segments.append([])
            self.clocks.append(clock)
        self.segments[-1].append(new)
        self.clocks[-1] = clock
        for _ in range(2):
            if len(self.segments) > 1 and self.clocks[0] < clock - self.reach:
                del self.segments[0], self.clocks[0]

    def alike(self, statement: Statement, most: int) -> list[Remembered]:
        kept = self.entries()
        near = list(range(len(kept)))
        if len(near) > most:
            holding = {stem: sum(stem in stems(each) for each in kept) for stem in content_stems(statement.content)}

            def likeness(each: Remembered) -> float:
                common = [stem for stem in holding if stem in stems(each)]
                shared = sum(float(weight(len(kept), np.array([holding[stem]]))[0]) for stem in common)
                return shared * shared / max(len(stems(each)), 1)

            def order(at: int) -> Any:
                apart = abs(kept[at].published_at - statement.published_at)
                return apart > self.reach, -likeness(kept[at]), apart, at

            near.sort(key=order)
        own = [each for each in kept if each.carrier.article_id == statement.trace_id]
        likes = {each.statement.verdict.like for each in own}
        linked = {each.carrier.article_id for each in kept if each.statement.id in likes}
        chosen = {kept[at].statement.id for at in near[:most]}
        return [
            each for each in kept if each.statement.id in chosen or each in own or each.carrier.article_id in linked
        ]


saying = st.tuples(
    st.just("say"), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.integers(0, 6), st.integers(0, 40)
)
steps = st.lists(
    st.one_of(
        saying, saying, saying,
        st.tuples(st.just("again"), st.integers(0, 50)),
        st.tuples(st.just("fail"), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.integers(0, 40)),
        st.tuples(st.just("record"), st.integers(1, 4)),
        st.tuples(st.just("rebalance")),
        st.tuples(st.just("squeeze")),
    ),
    max_size=60,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(steps=steps)
def test_random_histories_are_answered_as_by_a_full_scan(steps: list[Any]) -> None:
    """Out of order, delivered again, failed, lost in a rebalance, recorded in part, and pushed out of the process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(said, "SEGMENT", SMALL)
        patch.setattr(said, "CANDIDATES", SMALL)
        patch.setattr(index, "LEAST_TAIL", 4)
        patch.setattr(index, "MOST_TAIL", 8)
        patch.setattr(index, "_MANY", 0)
        check(steps)


def check(steps: list[Any]) -> None:
    table, event = Table(), Event(message=SimpleNamespace(partition=0))
    memory, naive = TableMemory(table, timedelta(hours=5)), Naive(timedelta(hours=10))  # type: ignore[arg-type]
    recorded, unsent, history = copy.deepcopy(naive), [], []

    def judge(words: list[str], article: int, hour: int) -> Statement:
        statement = make_statement(
            " ".join(words), article=f"a{article}", published=NOON + timedelta(hours=hour), key=KEY, sequence=99, of=99
        )
        here = memory.said_by(KEY)
        expected = naive.alike(statement, SMALL)
        assert here.alike(statement) == expected
        assert here.of_article(statement.trace_id) == [
            each for each in naive.entries() if each.carrier.article_id == statement.trace_id
        ]
        if all(each.statement.id != statement.id for each in here.of_article(statement.trace_id)):
            here.add(remember(statement, judge_novelty(statement, expected)))
        return statement

    memory.follow()
    for step, *values in steps:
        if step == "say":
            history.append(tuple(values))
        if step == "say" or (step == "again" and history):
            words, article, hour = history[values[0] % len(history)] if step == "again" else values
            statement = judge(words, article, hour)
            if writes := memory.held():
                naive.add(memory.said_by(KEY).by_id([statement.id])[statement.id])
                unsent.append((writes, copy.deepcopy(naive)))
        elif step == "fail":
            judge(values[0], 7, values[1])
            memory.cancel()
        elif step == "record":
            for writes, then in unsent[: values[0]]:
                memory.record(event, writes)  # type: ignore[arg-type]
                recorded = then
            del unsent[: values[0]]
        elif step == "rebalance":
            table.app.consumer_generation_id += 1
            memory.follow()
            naive, unsent = copy.deepcopy(recorded), []
        elif step == "squeeze":
            memory.drop_all()
    judge([WORDS[0]], 8, 20)
