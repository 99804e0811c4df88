"""``tasrih monitor``: serve the newsroom screen from the database."""

from __future__ import annotations

from typing import Annotated

import typer

from workers.cli.options import DatabaseOption, settings_with
from workers.cli.output import flush, put


def monitor(
    *,
    database: DatabaseOption = None,
    host: Annotated[
        str | None, typer.Option("--host", help="Address to serve on.", show_default="TASRIH_MONITOR_HOST or 127.0.0.1")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", help="0: any that is free.", show_default="TASRIH_MONITOR_PORT or 8620"),
    ] = None,
) -> None:
    """Serve the newsroom screen until Ctrl-C: alerts as they come, articles, speakers, search, subscriptions.

    It reads the database, asks the broker for its operations pages only, and needs no worker beside it. Off the loopback
    interface it starts only with a token or a trusted proxy (docs/monitor.md).
    """
    settings = settings_with(database_url=database, monitor_host=host, monitor_port=port)
    from workers.monitor.serve import serve  # noqa: PLC0415 - FastAPI takes half a second; no other command needs it

    serve(settings, _tell)


def _tell(line: str) -> None:
    put(line)
    flush()
