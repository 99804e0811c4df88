"""Serve the screen in this process."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from workers.errors import TasrihError
from workers.monitor.access import access_of, described
from workers.monitor.app import create_monitor
from workers.settings import Settings
from workers.store.opened import opened_store

GRACE_SECONDS: Final = 2
"""Requests that go on when the screen is to end are cut after so long; browsers come back by themselves."""


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Until SIGTERM or Ctrl-C; ``tell`` is told the address, and who is let in.

    Raises SettingsError, StoreError, or TasrihError where the address cannot be had.
    """
    access_of(settings)
    # uvicorn ends in order on both signals, and then raises them again for whoever had them before: for nobody here.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    with _listening(settings) as listener:
        asyncio.run(_serve(settings, listener, tell))


async def _serve(settings: Settings, listener: socket.socket, tell: Callable[[str], None]) -> None:
    async with opened_store(settings.database_url) as store:
        app = create_monitor(settings, store)
        config = uvicorn.Config(
            app,
            log_level="warning" if settings.log_level == "info" else settings.log_level,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # who asks is the proxy, not whom it says: that is what access is decided by
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        host = f"[{settings.monitor_host}]" if ":" in settings.monitor_host else settings.monitor_host
        tell(f"Screen: http://{host}:{listener.getsockname()[1]}/")
        tell(f"Access: {described(app.state.access)}")
        await uvicorn.Server(config).serve([listener])


def _listening(settings: Settings) -> socket.socket:
    """A socket on the address of the settings: from here on a browser that comes early waits instead of being refused."""
    host = "127.0.0.1" if settings.monitor_host == "localhost" else settings.monitor_host
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, settings.monitor_port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise TasrihError(
            f"The screen cannot be served on {settings.monitor_host}:{settings.monitor_port}: {error.strerror}.",
            "Name another by --host and --port (TASRIH_MONITOR_HOST, TASRIH_MONITOR_PORT).",
        ) from None
    return listener
