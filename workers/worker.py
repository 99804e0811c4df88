"""Run one worker in this process until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from typing import Final

import faust
import structlog

from workers.app import create_app
from workers.collector import collect_seldom
from workers.errors import TasrihError
from workers.logs import set_up_logs
from workers.settings import Settings, misspelt
from workers.topics import create_topics

log: Final = structlog.get_logger(__name__)

STOP_SECONDS: Final = 25.0
"""A worker that has not stopped by then ends at once: less than the 30 seconds that Kubernetes gives it."""


def run_worker(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; the exit code: 0 when asked to stop, 1 when it had to, or could not in time.

    Raises TasrihError when it cannot start (no broker, topics that do not fit, a sink that cannot be opened), and when
    it had to stop for a reason that its user can do something about, such as too many dead letters.
    """
    set_up_logs(settings)
    collect_seldom()
    for name, meant in misspelt(os.environ).items():
        log.warning("a variable of the environment is no setting", variable=name, meant=meant)
    create_topics(settings)
    use_uvloop()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    worker = _Worker(create_app(settings), loop=loop, quiet=True, redirect_stdouts=False, override_logging=False)
    worker.spinner = None
    log.info("worker starts", group=settings.group_id, broker=settings.broker, stages=",".join(settings.stages))
    try:
        worker.execute_from_commandline()
    except TasrihError:
        raise
    except SystemExit as end:
        if isinstance(worker.crash_reason, TasrihError):
            raise worker.crash_reason from None
        return int(end.code or 0)
    except Exception:
        log.exception("the worker had to stop")
        return 1
    finally:
        worker.stopped_in_time.set()


def use_uvloop() -> None:
    """Use the faster event loop where there is one."""
    if sys.platform != "win32":
        import uvloop  # noqa: PLC0415 - does not exist on Windows

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())


class _Worker(faust.Worker):
    """Ends in time, also when the clients of a broker that is gone wait for it: whatever is not committed comes again."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.stopped_in_time = threading.Event()
        self._deadline: threading.Thread | None = None

    async def stop(self) -> None:
        """Stop, and start the clock."""
        if self._deadline is None:
            self._deadline = threading.Thread(target=self._end_if_late, name="deadline", daemon=True)
            self._deadline.start()
        await super().stop()

    def _end_if_late(self) -> None:
        if not self.stopped_in_time.wait(STOP_SECONDS):
            log.error("the worker could not stop in time and ends at once", seconds=STOP_SECONDS)
            sys.stderr.flush()
            os._exit(1)
