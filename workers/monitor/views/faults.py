"""What is wrong with an address, and what to write instead: for the page in words, for programs as a problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from workers.monitor.translate import Translator
from workers.sinks.render import isolated

LONGEST_SHOWN: Final = 80
"""Characters of a wrong value that are shown again."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One parameter that cannot be used. Its words are the string ``key`` with ``values`` put in."""

    parameter: str
    key: str
    value: str = ""
    """As it was written."""
    values: Mapping[str, str] = field(default_factory=dict)

    def told(self, t: Translator) -> str:
        """In words, for a page: what was written keeps its own direction within them."""
        return t(self.key, **{name: isolated(value, bidi=True) for name, value in self.parts.items()})

    @property
    def parts(self) -> dict[str, str]:
        """What the string may name: ``parameter``, ``value`` (shortened) and the fault's own."""
        shown = self.value if len(self.value) <= LONGEST_SHOWN else f"{self.value[:LONGEST_SHOWN]}…"
        return {"parameter": self.parameter, "value": shown, **self.values}


def nearest(written: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """The one of ``known`` that is spelt most like ``written``; empty where none is near."""
    return next(iter(get_close_matches(written.lower(), known, n=1, cutoff=0.6)), "")
