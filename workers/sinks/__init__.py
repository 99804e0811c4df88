"""Where alerts and outcomes go beyond the bus. One file a sink, behind the protocol in ``base``."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from workers.errors import SettingsError
from workers.sinks.base import Delivered, Rejected, Result, Retry, Sink
from workers.sinks.console import ConsoleSink
from workers.sinks.database import DatabaseSink
from workers.sinks.jsonl import JsonLinesSink
from workers.sinks.outbox import Outbox
from workers.sinks.publishing import Publish

__all__ = ["Delivered", "Rejected", "Result", "Retry", "Sink", "SinkSettings", "build"]


class SinkSettings(Protocol):
    """What ``build`` needs to know; ``workers.settings.Settings`` has it."""

    @property
    def sinks(self) -> tuple[str, ...]:
        """``database``, ``console``, ``jsonl:PATH``."""
        ...

    @property
    def database_url(self) -> str:
        """``sqlite:///PATH`` or ``postgresql://…``."""
        ...

    @property
    def archive_days(self) -> int:
        """So long the database keeps texts; 0: for ever."""
        ...


def build(settings: SinkSettings, outbox: Outbox | None = None, publish: Publish | None = None) -> tuple[Sink, ...]:
    """The sinks that the settings name, in their order, not opened yet. Raises SettingsError for an unknown one.

    The database keeps the ``outbox``, where there are subscribers, and lets ``publish`` have the screen's feedback.
    """
    return tuple(_build_one(name, settings, outbox, publish) for name in settings.sinks)


def _build_one(name: str, settings: SinkSettings, outbox: Outbox | None, publish: Publish | None) -> Sink:
    kind, _, argument = name.partition(":")
    if name == "database":
        return DatabaseSink(settings.database_url, outbox=outbox, archive_days=settings.archive_days, publish=publish)
    if name == "console":
        return ConsoleSink()
    if kind == "jsonl" and argument:
        return JsonLinesSink(Path(argument))
    raise SettingsError(f"No sink is called {name!r}.", "Take database, console or jsonl:PATH (TASRIH_SINKS).")
