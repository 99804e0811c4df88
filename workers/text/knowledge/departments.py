"""Tell whose a department is: «إدارة دعم التصنيع [بوزارة الدفاع السعودية]», «إدارة الشرق الأوسط [باللجنة]»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.knowledge.body_grammar import BodyGrammar
from workers.text.knowledge.generic_bodies import Parsed
from workers.text.knowledge.model import Body, BodyKind
from workers.text.knowledge.tables import Tables

_AT_MINISTRY: Final = ("بوزاره", "بالوزاره")


class Departments:
    """Departments of bodies. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables, bodies: BodyGrammar) -> None:
        self._tables = tables
        self._bodies = bodies

    def is_one(self, body: Body | None) -> bool:
        """Whether the body is known by its words alone, of no state yet, so that it may be another one's department."""
        if body is None or body.kind is not BodyKind.STATE_BODY or body.country is not None:
            return False
        return body.id not in self._tables.bodies and body.id not in self._tables.functions

    def ministry_of(self, department: Body | None, words: Sequence[str], at: int) -> Parsed | None:
        """The ministry that ``words[at]`` tells the department to be of; None where it tells none."""
        if not words[at].startswith(_AT_MINISTRY) or not self.is_one(department):
            return None
        found = self._bodies.parse(words, at)
        return found if found is not None and found.body.kind is BodyKind.MINISTRY else None
