"""What is measured is what the judge does: the rows that the benchmark fills in are those that the memory writes."""

from __future__ import annotations

import pytest

from tests.bench.bench_memory import measure_store
from tests.bench.memory_feed import BUSIEST, Feed, Fill
from workers.memory import DictMemory
from workers.memory.rows import DictRows
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import Remembered, remember

COUNT = 600


def test_the_rows_filled_in_are_those_that_the_memory_writes() -> None:
    feed, filled, memory = Feed(COUNT), DictRows(), DictMemory()
    fill, told = Fill(feed), list(feed.take(COUNT))
    for each in told:
        statement = feed.statement(each)
        fill.add(each, filled)
        memory.said_by(statement.speaker_key).add(remember(statement, judge_novelty(statement, ())))
    fill.end(lambda _: None, filled)
    written = memory.rows.rows  # type: ignore[attr-defined]
    assert filled.rows.keys() == written.keys()
    for name, row in filled.rows.items():
        if name[1:2] == b"e":
            assert Remembered.model_validate_json(row) == Remembered.model_validate_json(written[name])
        else:
            assert row == written[name]


def test_the_busiest_speaker_has_his_share() -> None:
    said = [told.speaker for told in Feed(20_000).take(20_000)]
    assert said.count(0) / len(said) == pytest.approx(BUSIEST, abs=0.01)


@pytest.mark.parametrize("store", ["memory", "rocksdb"])
def test_both_stores_are_measured(store: str) -> None:
    figures = measure_store(store, COUNT, 50)
    assert figures["statements"] == COUNT
    assert 0 < figures["cold_look_up_ms"]["p50"] <= figures["cold_judge_ms"]["p50"]
    assert 1000 < figures["bytes_written_per_statement"] < 5000
