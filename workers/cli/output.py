"""Where the command line writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from io import StringIO
from typing import Any, Final

import pydantic_core
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from workers.cli.exits import OutputClosedError

notes: Final = Console(stderr=True, highlight=False, soft_wrap=True)
"""Progress, tables for people, errors: never mixed into what a program reads."""


def put(line: str) -> None:
    """One line of results. Raises OutputClosedError when nobody reads on."""
    try:
        sys.stdout.write(line + "\n")
        if sys.stdout.isatty():
            sys.stdout.flush()
    except BrokenPipeError:
        raise OutputClosedError from None


def put_json(value: BaseModel | Mapping[str, Any], **more: Any) -> None:
    """``value`` and ``more`` as one line of JSON in UTF-8, nothing escaped that need not be."""
    if isinstance(value, BaseModel) and not more:
        put(value.model_dump_json())
        return
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json")
    put(pydantic_core.to_json({**value, **more}).decode())


def put_table(table: Table) -> None:
    """A table for a person: as wide as the terminal, or as its rows need where there is none."""
    drawn = StringIO()
    Console(file=drawn, width=None if sys.stdout.isatty() else 400, highlight=False).print(table)
    for line in drawn.getvalue().splitlines():
        put(line.rstrip())


def flush() -> None:
    """Hand over what is buffered: what follows may take a while. Raises OutputClosedError."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise OutputClosedError from None


def counted(number: int, one: str, many: str = "") -> str:
    """«1 delivery», «2 deliveries»; ``many`` where it is not ``one`` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def discard_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain of the closed pipe at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """One line for the person at the terminal, as it is: nothing in it is read as markup."""
    notes.print(text, markup=False)


def prepare_streams() -> None:
    """UTF-8 whatever the locale says: the texts are Arabic, and a C locale must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
