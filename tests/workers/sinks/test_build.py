"""The settings name the sinks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from workers.errors import SettingsError
from workers.metrics import SINK_KINDS, Metrics, SinkAnswer, sink_label
from workers.settings import Settings
from workers.sinks import build


@dataclass(frozen=True)
class Named:
    sinks: tuple[str, ...]
    database_url: str = "sqlite:///var/tasrih.db"


def test_in_the_order_of_the_settings(tmp_path: Path) -> None:
    names = (f"jsonl:{tmp_path}/a:b.jsonl", "console", "database")
    assert tuple(sink.name for sink in build(Settings(sinks=names))) == names


def test_none() -> None:
    assert build(Named(())) == ()


@pytest.mark.parametrize("name", ["kafka", "jsonl", "jsonl:", "database:x", "Console", ""])
def test_unknown(name: str) -> None:
    with pytest.raises(SettingsError, match="No sink is called"):
        build(Named((name,)))


def test_every_kind_has_its_metrics_from_the_start(tmp_path: Path) -> None:
    """An alarm on a counter that has never counted would never fire."""
    sinks = build(Settings(sinks=(f"jsonl:{tmp_path}/a.jsonl", "console", "database")))
    assert {sink_label(sink.name) for sink in sinks} == set(SINK_KINDS)
    (family,) = Metrics().sink_batches.collect()
    shown = {(sample.labels["sink"], sample.labels["answer"]) for sample in family.samples}
    assert shown == {(kind, answer.value) for kind in SINK_KINDS for answer in SinkAnswer}
