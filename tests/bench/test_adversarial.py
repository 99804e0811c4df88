"""Whatever an article is made of, reading twice as much of it takes about twice as many steps."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import workers
from tests.bench.adversarial import SHAPES, measure_adversarial, read

SIZE = 16_000
"""Bytes: large enough that what is quadratic outweighs what is linear."""
MOST = 3.0
"""How many times the steps twice the text may take; what is quadratic takes four times as many."""

_OURS = str(Path(workers.__file__).parent)


def steps(text: str) -> int:
    """How many lines of our code are run to read the text, each round of a loop counted."""
    count = 0

    def in_ours(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return in_ours

    def anywhere(frame: FrameType, event: str, argument: object) -> Any:
        return in_ours if frame.f_code.co_filename.startswith(_OURS) else None

    read(text)  # words are looked up once, and not counted
    before = sys.gettrace()
    sys.settrace(anywhere)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_cost_is_linear_in_length(shape: str) -> None:
    once, twice = steps(SHAPES[shape](SIZE)), steps(SHAPES[shape](2 * SIZE))
    assert twice <= MOST * once, f"{once} steps, {twice} for twice the text"


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_are_of_the_size_asked_for(shape: str) -> None:
    assert 0.7 * SIZE < len(SHAPES[shape](SIZE).encode()) < 1.3 * SIZE
    assert SHAPES[shape](SIZE) == SHAPES[shape](SIZE)


def test_the_benchmark_measures_every_shape() -> None:
    seconds = measure_adversarial(1_000)
    assert list(seconds) == list(SHAPES)
    assert min(seconds.values()) > 0
