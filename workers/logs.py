"""Structured logs, of Tasrih and of the libraries alike: one line each, for a reader or as JSON for a collector."""

from __future__ import annotations

import logging
import sys
from typing import Final

import structlog

from workers.settings import Settings

_LOUD: Final = ("faust", "mode", "aiokafka", "kafka", "alembic")
"""Libraries that tell every step of a start at level info."""


def set_up_logs(settings: Settings) -> None:
    """Send all logs to standard error in the form that the settings ask for. Call once, before anything logs."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.format_exc_info,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    if settings.log_level == "info":
        for name in _LOUD:
            logging.getLogger(name).setLevel(logging.WARNING)
