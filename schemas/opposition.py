"""What a statement stands against: an earlier one that it reverses, or one that it denies."""

from __future__ import annotations

from enum import StrEnum
from typing import Self
from uuid import UUID

from pydantic import model_validator

from schemas.base import Model, UtcDatetime


class OppositionKind(StrEnum):
    """How the two stand to each other."""

    REVERSAL = "reversal"
    """The same body says the opposite of what it said within 30 days."""
    DENIAL = "denial"
    """It denies what somebody else has said."""


class OppositionRule(StrEnum):
    """How it was found out. Closed list."""

    OPPOSITE_CLAIM = "opposite_claim"
    """Reversal: the same question, the other side: «سننسحب من …», «لن ننسحب من …»."""
    POINTS_BACK = "points_back"
    """Denial of what the article tells just before: «نفى هذه الاتهامات»."""
    NAMED_SOURCE = "named_source"
    """Denial of the words of somebody whom it names and the article quotes: «نفى ما أعلنه الجيش»."""
    DENIED_CLAIM = "denied_claim"
    """Denial of the proposition that another one states in the article."""
    SOURCE_ONLY = "source_only"
    """Denial of the words of somebody whom it names and the article does not quote: there is no statement to link."""


class Opposed(Model):
    """The statement that is reversed or denied."""

    kind: OppositionKind
    rule: OppositionRule
    speaker: str
    """Who said it, in the words of the article that told it; with ``source_only`` in those of the denial."""
    statement: UUID | None = None
    """Its id; None with ``source_only``, as are the rest."""
    content: str | None = None
    published_at: UtcDatetime | None = None
    """Of the article that told it."""

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if (self.kind is OppositionKind.REVERSAL) != (self.rule is OppositionRule.OPPOSITE_CLAIM):
            raise ValueError(f"a {self.kind.value} is not found by {self.rule.value!r}")
        known = {self.statement is not None, self.content is not None, self.published_at is not None}
        if known != {self.rule is not OppositionRule.SOURCE_ONLY}:
            raise ValueError(f"{self.rule.value!r} goes with all or none of statement, content and published_at")
        return self
