"""The console: what it does when nobody reads, or cannot."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from rich.console import Console

from schemas import AlertKind
from workers.errors import TasrihError
from workers.sinks import Delivered, Rejected
from workers.sinks.console import REMEMBERED, ConsoleSink

REPOSITORY = Path(__file__).parents[3]


async def test_output_without_arabic_letters() -> None:
    latin = Console(file=io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    with pytest.raises(TasrihError, match="ascii") as raised:
        await ConsoleSink(latin).open()
    assert "PYTHONUTF8=1" in raised.value.hint


async def test_closed_pipe_rejects_what_was_not_shown(make_alert: Any) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", buffering=1, encoding="utf-8") as pipe:
        sink = ConsoleSink(Console(file=pipe))
        await sink.open()
        alerts = [make_alert("n1"), make_alert("n2", article="a2")]
        assert await sink.send(alerts) == Rejected("standard output is closed", tuple(alerts))
        with pytest.raises(BrokenPipeError):
            pipe.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), pipe.fileno())


async def test_closed_file(make_alert: Any) -> None:
    output = io.StringIO()
    sink = ConsoleSink(Console(file=output))
    await sink.send([make_alert("n1")])
    output.close()
    answer = await sink.send([make_alert("n1"), make_alert("n2", article="a2")])
    assert answer == Rejected("standard output is closed", (make_alert("n2", article="a2"),))


async def test_a_joining_outlet_is_shown_too(make_alert: Any) -> None:
    output = io.StringIO()
    sink = ConsoleSink(Console(file=output))
    await sink.send([make_alert("n1"), make_alert("n1", article="a2", kind=AlertKind.CORROBORATED, outlet="ب")])
    assert [line[0] for line in output.getvalue().splitlines() if " — " in line] == ["●", "○"]


async def test_memory_of_what_was_shown_is_bounded(make_alert: Any) -> None:
    sink = ConsoleSink(Console(file=io.StringIO()))
    first = make_alert("first")
    template = make_alert("n")
    await sink.send([first])
    await sink.send([template.model_copy(update={"id": UUID(int=number)}) for number in range(REMEMBERED)])
    assert len(sink._shown) == REMEMBERED
    assert await sink.send([first]) == Delivered()


def test_piped_process_writes_plain_arabic() -> None:
    program = (
        "from rich.console import Console; from workers.sinks.render import KINDS, print_alert; "
        "from workers.sinks.console import ConsoleSink; print(ConsoleSink()._console.is_terminal, *KINDS.values())"
    )
    environment = {**os.environ, "PYTHONUTF8": "1"}
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=REPOSITORY, env=environment, check=True
    )
    assert ended.stdout.decode() == "False ● جديد ○ مصدر آخر ✎ تصحيح\n"
