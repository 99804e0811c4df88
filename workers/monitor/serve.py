"""Serve the screen in this process."""

from __future__ import annotations

import asyncio
import socket
from typing import Final

import uvicorn

from workers.cli.output import flush, put
from workers.errors import TasrihError
from workers.monitor.access import described
from workers.monitor.app import create_monitor
from workers.settings import Settings

GRACE_SECONDS: Final = 2
"""Open streams of events are cut after so long when the screen ends; browsers come back by themselves."""


def serve(settings: Settings) -> None:
    """Until SIGTERM or Ctrl-C. Raises SettingsError, StoreError, or TasrihError where the address cannot be had."""
    app = create_monitor(settings)
    with _listening(settings) as listener:
        port = listener.getsockname()[1]
        host = f"[{settings.monitor_host}]" if ":" in settings.monitor_host else settings.monitor_host
        put(f"Screen: http://{host}:{port}/")
        put(f"Access: {described(app.state.access)}")
        flush()
        config = uvicorn.Config(
            app,
            log_level=settings.log_level if settings.log_level != "info" else "warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        server = uvicorn.Server(config)
        asyncio.run(server.serve([listener]))


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.monitor_host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.monitor_host, settings.monitor_port))
    except OSError as error:
        listener.close()
        raise TasrihError(
            f"The screen cannot be served on {settings.monitor_host}:{settings.monitor_port}: {error.strerror}.",
            "Name another by --host and --port (TASRIH_MONITOR_HOST, TASRIH_MONITOR_PORT).",
        ) from None
    return listener
