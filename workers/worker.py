"""Run one worker in this process until it is told to stop."""

from __future__ import annotations

import asyncio
import sys
from typing import Final

import faust
import structlog

from workers.app import create_app
from workers.errors import TasrihError
from workers.logs import set_up_logs
from workers.settings import Settings
from workers.topics import create_topics

log: Final = structlog.get_logger(__name__)


def run_worker(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; the exit code: 0 when asked to stop, 1 when it had to.

    Raises TasrihError when it cannot start: no broker, topics that do not fit, a sink that cannot be opened.
    """
    set_up_logs(settings)
    create_topics(settings)
    use_uvloop()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    app = create_app(settings)
    worker = faust.Worker(app, loop=loop, quiet=True, redirect_stdouts=False, override_logging=False)
    worker.spinner = None
    log.info("worker starts", group=settings.group_id, broker=settings.broker, stages=",".join(settings.stages))
    try:
        worker.execute_from_commandline()
    except TasrihError:
        raise
    except SystemExit as end:
        return int(end.code or 0)
    except Exception:
        log.exception("the worker had to stop")
        return 1


def use_uvloop() -> None:
    """Use the faster event loop where there is one."""
    if sys.platform != "win32":
        import uvloop  # noqa: PLC0415 - does not exist on Windows

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
