"""Imports run one way between the folders and modules of ``workers``, none stands above what imports it; files are short."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 300
"""Lines of a file."""


def room_of(module: str) -> str:
    """The folder or module right below ``workers`` (or ``schemas`` as a whole) that ``module`` belongs to."""
    top, *below = module.split(".")
    return f"{top}.{below[0]}" if top == "workers" and below else top


def imports_between_rooms() -> dict[str, set[str]]:
    rooms: dict[str, set[str]] = {}
    for file in sorted((ROOT / "workers").rglob("*.py")):
        here = room_of(".".join(file.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not node.module:
                continue
            modules = [node.module] if node.module != "workers" else [f"workers.{name.name}" for name in node.names]
            there = {room_of(module) for module in modules if module.startswith(("workers", "schemas"))}
            rooms.setdefault(here, set()).update(there - {here})
    return rooms


def test_no_room_imports_one_that_stands_on_it() -> None:
    rooms = imports_between_rooms()
    assert {"workers.stream", "workers.text", "schemas"} <= set().union(*rooms.values())
    try:
        TopologicalSorter(rooms).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


def test_nothing_that_a_worker_runs_imports_what_trains_or_scores_it() -> None:
    rooms = imports_between_rooms()
    reached, left = set(), ["workers.worker", "workers.main", "workers.monitor"]
    while left:
        room = left.pop()
        if room not in reached:
            reached.add(room)
            left += rooms.get(room, ())
    assert {"workers.stream", "workers.store"} <= reached
    assert not reached & {"workers.learn", "workers.evaluate", "workers.cli"}


def test_no_file_is_longer_than_a_reader_keeps_in_mind() -> None:
    files = [file for folder in ("workers", "schemas") for file in (ROOT / folder).rglob("*.py")]
    lines = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert len(lines) > 300
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_the_words_of_a_mention_are_read_without_knowing_whom_they_mean() -> None:
    files = sorted((ROOT / "workers" / "text" / "mentions").glob("*.py"))
    assert len(files) > 15
    assert not [file.name for file in files if "workers.text.speakers" in file.read_text(encoding="utf-8")]
