"""What a reader of the live page wants to see of all alerts; every filter is an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from schemas import Act, Alert, OfficialReason
from workers.text.words.normalize import fold

NAMES: Final = ("words", "who", "act", "country", "official")
"""The parameters of the address."""


@dataclass(frozen=True, slots=True)
class Filter:
    """All of these; what is empty limits nothing."""

    words: tuple[str, ...] = ()
    """Folded: parts of words that a statement, the speaker or an outlet must have, all of them."""
    who: str = ""
    """Folded: a part of the speaker's name, role or body."""
    act: Act | None = None
    country: str = ""
    official: OfficialReason | None = None

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Self:
        """From the parameters of an address. A value that nothing has (``act=xyz``) limits nothing."""
        act, official = asked.get("act", ""), asked.get("official", "")
        return cls(
            words=tuple(fold(asked.get("words", "")).split()),
            who=" ".join(fold(asked.get("who", "")).split()),
            act=Act(act) if act in set(Act) else None,
            country=asked.get("country", "").strip().upper(),
            official=OfficialReason(official) if official in set(OfficialReason) else None,
        )

    def __bool__(self) -> bool:
        """Whether it limits anything."""
        return self != Filter()

    def takes(self, alert: Alert) -> bool:
        """Whether ``alert`` is one of them."""
        speaker = alert.speaker
        if self.country and speaker.country != self.country:
            return False
        if self.official and alert.official_reason is not self.official:
            return False
        if self.act and all(said.act is not self.act for said in alert.statements):
            return False
        if not self.who and not self.words:
            return True
        who = fold(" ".join(part for part in (speaker.name, speaker.role, speaker.organisation) if part))
        if self.who not in who:
            return False
        said = fold(" ".join(said.content for said in alert.statements))
        outlets = fold(" ".join(carrier.label for carrier in alert.carriers))
        return all(word in said or word in who or word in outlets for word in self.words)
