"""Which outlets count for a subscription, and whether enough of them carry an alert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from schemas import Carrier
from workers.subscriptions.facts import Facts
from workers.subscriptions.model import Outlets
from workers.text.knowledge.base import words_of

_DOMAIN: Final = re.compile(r"(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class WantedOutlets:
    """The conditions ``outlets`` and ``minimum_outlets``."""

    any: frozenset[str]
    none: frozenset[str]
    """Domains, and the folded words of names."""
    minimum: int

    @property
    def waits_for_others(self) -> bool:
        """Whether an alert may be told by another article than the one that told it first."""
        return self.minimum > 1 or bool(self.any or self.none)

    def brings(self, facts: Facts) -> tuple[bool, str]:
        """Whether an outlet of this event counts."""
        counting = self._counting(facts.own_outlets.values())
        if counting:
            return True, f"{_labels(counting)} counts"
        return False, f"{_labels(facts.own_outlets.values())} does not count"

    def enough(self, facts: Facts) -> tuple[bool, str]:
        """Whether as many outlets as are asked for carry the alert by now."""
        counting = self._counting(facts.all_outlets.values())
        text = f"{len(counting)} of {self.minimum}: {_labels(counting) or 'none that counts'}"
        return len(counting) >= self.minimum, text

    def _counting(self, carriers: Iterable[Carrier]) -> list[Carrier]:
        return [carrier for carrier in carriers if self._counts(_names(carrier))]

    def _counts(self, names: frozenset[str]) -> bool:
        return names.isdisjoint(self.none) and (not self.any or not names.isdisjoint(self.any))


def read_outlets(outlets: Outlets | None, minimum: int) -> WantedOutlets:
    """The conditions made ready."""
    if outlets is None:
        return WantedOutlets(frozenset(), frozenset(), minimum)
    return WantedOutlets(frozenset(map(_written, outlets.any)), frozenset(map(_written, outlets.none)), minimum)


def _written(name: str) -> str:
    domain = name.strip().lower().removeprefix("www.")
    return domain if _DOMAIN.fullmatch(domain) else " ".join(words_of(name))


def _names(carrier: Carrier) -> frozenset[str]:
    """What the outlet of ``carrier`` may be called by: its name, its domain and the domains above that."""
    label = carrier.label
    names = {" ".join(words_of(label)), label.lower().removeprefix("www.")}
    host = carrier.site
    while "." in host:
        names.add(host)
        host = host.partition(".")[2]
    return frozenset(names)


def _labels(carriers: Iterable[Carrier]) -> str:
    return "، ".join(carrier.label for carrier in carriers)
