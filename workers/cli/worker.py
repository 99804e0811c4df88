"""``tasrih worker``: run one worker in the foreground."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workers.cli.exits import ExitCode
from workers.cli.options import BrokerOption, DatabaseOption, settings_with


def worker(
    *,
    broker: BrokerOption = None,
    database: DatabaseOption = None,
    stages: Annotated[
        str | None,
        typer.Option("--stages", help="Only some of clean,tag,extract,judge,deliver.", show_default="all"),
    ] = None,
    sinks: Annotated[
        str | None,
        typer.Option("--sinks", help="Of stage deliver: database, console, jsonl:PATH.", show_default="database"),
    ] = None,
    data_dir: Annotated[
        Path | None,
        typer.Option("--data-dir", help="For its tables; one for each worker of a machine.", show_default="var/tasrih"),
    ] = None,
    web_port: Annotated[
        int | None, typer.Option("--web-port", help="Port of its metrics (/metrics); 0: none.", show_default="0")
    ] = None,
    embedded: Annotated[
        bool | None, typer.Option("--embedded", help="The broker is the embedded one (see docs/cli.md).")
    ] = None,
    log_level: Annotated[
        str | None,
        typer.Option("--log-level", help="critical, error, warning, info or debug.", show_default="info"),
    ] = None,
) -> None:
    """Run a worker until SIGTERM or Ctrl-C. It creates the topics and the tables that are missing.

    Start as many as you like: workers with the same stages share the partitions. Every other setting is read from the
    environment (TASRIH_…, see docs/cli.md). Ends with 0 when asked to stop, with 1 when it had to.
    """
    settings = settings_with(
        broker=broker,
        database_url=database,
        stages=stages,
        sinks=sinks,
        data_dir=data_dir,
        web_port=web_port,
        embedded=embedded,
        log_level=log_level,
    )
    from workers.worker import run_worker  # noqa: PLC0415 - Faust takes a second to import; no other command needs it

    code = run_worker(settings)
    if code:
        raise typer.Exit(ExitCode.FAILED)
