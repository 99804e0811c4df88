"""Alerts onto the terminal, for a person who watches."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from rich.console import Console

from schemas import Alert, Event
from workers.errors import TasrihError
from workers.sinks.base import Result, delivered_except, split_accepted
from workers.sinks.render import print_alert

REMEMBERED: Final = 10_000
"""So many ids of alerts already shown are kept: far more than a rebalance delivers again."""


class ConsoleSink:
    """Prints each alert once while the process lives; after a restart, an alert that is delivered again shows again.

    A terminal gets colours (unless NO_COLOR is set) and wrapped lines with bidi marks, a pipe or file plain lines.
    """

    name: Final = "console"
    accepts: Final[tuple[type[Event], ...]] = (Alert,)

    def __init__(self, console: Console | None = None) -> None:
        """``console``: standard output, unless another is given."""
        self._console = console or Console()
        self._shown: OrderedDict[UUID, None] = OrderedDict()
        # A cancelled send leaves its thread running: the next one waits for it here.
        self._busy = threading.Lock()

    async def open(self) -> None:
        """Raises TasrihError when the output cannot show Arabic."""
        try:
            "تصريح".encode(self._console.encoding)
        except (UnicodeEncodeError, LookupError) as error:
            raise TasrihError(
                f"Standard output takes {self._console.encoding}, which has no Arabic letters.",
                "Set PYTHONUTF8=1, or a UTF-8 locale such as LANG=C.UTF-8.",
            ) from error

    async def send(self, events: Sequence[Event]) -> Result:
        """Print. Rejected when the output was closed: nobody reads it any more, and nothing must wait for that."""
        taken, refused = split_accepted(self, events)
        alerts = [event for event in taken if isinstance(event, Alert)]
        # A stopped terminal (Ctrl-S) or a full pipe blocks the writer: a thread may stand still, the event loop not.
        unseen = await asyncio.to_thread(self._show, alerts)
        if unseen:
            return delivered_except([*refused, *unseen], "standard output is closed")
        return delivered_except(refused, "the console shows alerts only")

    async def close(self) -> None:
        """Nothing is held."""

    def _show(self, alerts: Sequence[Alert]) -> Sequence[Alert]:
        """The alerts that could not be shown."""
        with self._busy:
            for position, alert in enumerate(alerts):
                if alert.id in self._shown:
                    continue
                if self._console.file.closed:
                    return alerts[position:]
                with self._console.capture() as captured:
                    print_alert(self._console, alert)
                    self._console.line()
                try:
                    # Not by Console itself, which ends the process when the pipe is broken.
                    self._console.file.write(captured.get())
                    self._console.file.flush()
                except OSError:
                    return alerts[position:]
                self._shown[alert.id] = None
                if len(self._shown) > REMEMBERED:
                    self._shown.popitem(last=False)
        return ()
