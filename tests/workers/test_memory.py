"""The judge's memory keeps what a verdict can hang on, and no more."""

from __future__ import annotations

from datetime import timedelta

from tests.makers import NOON, make_statement
from workers.memory import DictMemory, load, store
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import Remembered, remember

DAY = timedelta(days=1)


def entry(article: str, age: timedelta) -> Remembered:
    statement = make_statement("المعبر سيفتح أمام الشاحنات غدا", article=article, published=NOON - age)
    return remember(statement, judge_novelty(statement, []))


def test_an_unknown_key_has_nothing() -> None:
    assert load(DictMemory(), "xx.government") == []
    assert DictMemory().recall("xx.government") is None


def test_what_was_stored_is_loaded_whole_and_in_order() -> None:
    memory, entries = DictMemory(), [entry("a1", DAY), entry("a2", timedelta())]
    store(memory, "xx.government", entries, NOON, 3 * DAY)
    assert load(memory, "xx.government") == entries
    assert load(memory, "xx.army") == []


def test_two_windows_are_kept_to_tell_said_before_from_never_said() -> None:
    memory = DictMemory()
    entries = [entry("a1", 7 * DAY), entry("a2", 6 * DAY), entry("a3", 4 * DAY), entry("a4", timedelta())]
    store(memory, "xx.government", entries, NOON, 3 * DAY)
    assert load(memory, "xx.government") == entries[1:]


def test_a_late_article_makes_nothing_be_forgotten() -> None:
    memory, entries = DictMemory(), [entry("a1", timedelta()), entry("a2", 30 * DAY)]
    store(memory, "xx.government", entries, NOON - 30 * DAY, 3 * DAY)
    assert load(memory, "xx.government") == entries


def test_what_is_kept_is_readable_json() -> None:
    memory = DictMemory()
    store(memory, "xx.government", [entry("a1", DAY)], NOON, 3 * DAY)
    assert "المعبر سيفتح" in (memory.recall("xx.government") or b"").decode()
