"""Which bodies a body belongs to, and what a name stands for, as the knowledge file has it."""

from __future__ import annotations

from collections import defaultdict
from typing import Final, NamedTuple

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind, Person

_OF_THE_STATE: Final = frozenset(
    {BodyKind.GOVERNMENT, BodyKind.HEAD_OF_STATE_OFFICE, BodyKind.MINISTRY, BodyKind.STATE_BODY, BodyKind.PARLIAMENT}
    | {BodyKind.COURT, BodyKind.SECURITY_FORCES}
)
"""What belongs to the state of its country also where the knowledge file names no parent."""
_REMEMBERED: Final = 50_000

NOBODY: Final[frozenset[str]] = frozenset()


class Named(NamedTuple):
    """What a name of a statement's content stands for."""

    name: str
    id: str | None
    """Of a person or body in the knowledge file."""
    owners: frozenset[str]
    """The body itself and all that it belongs to."""
    country: str | None


class Belonging:
    """Answers by id and by name, remembered: news repeats its names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._owners: dict[str, frozenset[str]] = {}
        self._named: dict[str, Named] = {}
        self._functions: dict[str, set[str]] = defaultdict(set)
        for composed, body_id in knowledge.tables.stands_for.items():
            function = composed.partition(".")[2]
            if function in knowledge.tables.functions:
                self._functions[body_id].add(function)

    def owners(self, body_id: str, name: str | None = None) -> frozenset[str]:
        """``body_id``, the bodies that it belongs to, and the function that it has in its state («ministry.defence»).

        A body that the knowledge file knows by its words alone is read from its ``name``.
        """
        known = self._owners.get(body_id)
        if known is None:
            body = self.knowledge.body(body_id) or (self.knowledge.resolve_body(name) if name else None)
            known = self._walk(body) if body and body.id == body_id else frozenset({body_id})
            if len(self._owners) > _REMEMBERED:
                self._owners.clear()
            self._owners[body_id] = known
        return known

    def named(self, name: str) -> Named:
        """What the canonical ``name`` of an entity stands for; nothing but itself where nobody knows it."""
        known = self._named.get(name)
        if known is None:
            if len(self._named) > _REMEMBERED:
                self._named.clear()
            known = self._named[name] = self._resolve(name)
        return known

    def _resolve(self, name: str) -> Named:
        found = self.knowledge.lookup(name) or self.knowledge.resolve_body(name)
        if isinstance(found, Body):
            return Named(name, found.id, self.owners(found.id, name), found.country)
        if isinstance(found, Person):
            return Named(name, found.id, NOBODY, found.country)
        return Named(name, None, NOBODY, found.country if found else None)

    def _walk(self, body: Body) -> frozenset[str]:
        found: set[str] = set()
        at: Body | None = body
        while at is not None and at.id not in found:
            found.add(at.id)
            found |= self._functions_of(at)
            parent = at.parent or (at.country.lower() if at.country and at.kind in _OF_THE_STATE else None)
            at = self.knowledge.body(parent) if parent else None
        return frozenset(found)

    def _functions_of(self, body: Body) -> set[str]:
        function = body.id.partition(".")[2]
        composed = {function} if function in self.knowledge.tables.functions else set()
        return composed | self._functions.get(body.id, set())
