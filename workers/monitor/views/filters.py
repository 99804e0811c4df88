"""What a reader of the live page wants to see of all alerts; every filter is an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from schemas import Act, Alert, OfficialReason
from workers.store import AlertFilter
from workers.text.words.normalize import fold

NAMES: Final = ("words", "who", "act", "country", "official")
"""The parameters of the address."""


_ANYTHING: Final = AlertFilter()


@dataclass(frozen=True, slots=True)
class Filter:
    """All of these; what is empty limits nothing."""

    words: tuple[str, ...] = ()
    """Folded: parts of words that a statement or the speaker must have, all of them."""
    who: str = ""
    """Folded: a part of the speaker's name, role or body."""
    exact: AlertFilter = _ANYTHING

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Self:
        """From the parameters of an address. A value that nothing has (``act=xyz``) limits nothing."""
        act, official = asked.get("act", ""), asked.get("official", "")
        return cls(
            words=tuple(fold(asked.get("words", "")).split()),
            who=" ".join(fold(asked.get("who", "")).split()),
            exact=AlertFilter(
                act=Act(act) if act in set(Act) else None,
                country=asked.get("country", "").strip().upper() or None,
                official=OfficialReason(official) if official in set(OfficialReason) else None,
            ),
        )

    @property
    def reads(self) -> bool:
        """Whether it looks at words, which no index answers."""
        return bool(self.words or self.who)

    def __bool__(self) -> bool:
        """Whether it limits anything."""
        return self != Filter()

    def takes(self, alert: Alert) -> bool:
        """Whether ``alert`` is one of them."""
        speaker, exact = alert.speaker, self.exact
        if exact.country and speaker.country != exact.country:
            return False
        if exact.official and alert.official_reason is not exact.official:
            return False
        if exact.act and all(said.act is not exact.act for said in alert.statements):
            return False
        who = " ".join(part for part in (speaker.name, speaker.role, speaker.organisation) if part)
        return self.takes_words(who, " ".join(said.content for said in alert.statements))

    def takes_words(self, who: str, said: str) -> bool:
        """Whether the words of one alert are those wanted: the part of ``takes`` that no database decides."""
        if not self.reads:
            return True
        who = fold(who)
        if self.who not in who:
            return False
        said = fold(said) if self.words else ""
        return all(word in said or word in who for word in self.words)
