"""How often the collector of reference cycles runs in a process that reads articles."""

from __future__ import annotations

import gc
from typing import Final

_OBJECTS: Final = 50_000
"""Python's own figure is 700: an article makes ten thousand objects and hardly a cycle."""


def collect_seldom() -> None:
    """Let the collector run less often: it takes 7 % of the time that reading takes, and more of an article of a megabyte."""
    gc.set_threshold(_OBJECTS, 20, 20)
