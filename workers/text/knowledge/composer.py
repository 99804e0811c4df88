"""Make bodies out of their parts: a function and a country, or words that only tell their kind. Each body is made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from camel_tools.utils.charmap import CharMapper

from workers.text.knowledge.model import Body, BodyKind, Gender
from workers.text.knowledge.nationality import definite_adjective
from workers.text.knowledge.tables import Function, Tables
from workers.text.knowledge.written_names import named_alike

_ROMAN: Final = CharMapper.builtin_mapper("ar2safebw")
_REMEMBERED: Final = 50_000


_OWN_ALEF: Final = frozenset({"الويه", "الغام", "العاب"})
"""Plurals that begin like the article: «ألوية»."""


def _without_article(word: str) -> str:
    """The folded word without conjunction and article, where that leaves any."""
    bare = word.removeprefix("و")
    return word if bare in _OWN_ALEF else bare.removeprefix("ال") or word


class Composer:
    """Bodies by id, known or composed."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._composed: dict[str, Body] = {}

    def by_id(self, body_id: str) -> Body | None:
        """The body with this id, composed where its parts are known."""
        tables = self._tables
        body = tables.bodies.get(tables.stands_for.get(body_id, body_id))
        if body:
            return body
        code, _, rest = body_id.partition(".")
        function = tables.functions.get(rest)
        if function and code.upper() in tables.countries:
            return self.compose(function, code.upper())
        function = tables.functions.get(body_id)
        return self.compose(function, None) if function else self._composed.get(body_id)

    def in_country(self, body: Body, country: str) -> Body:
        """``body`` as that of ``country`` when it is a function without one; else itself."""
        function = None if body.country else self._tables.functions.get(body.id)
        if function is None:
            return body
        made = self.compose(function, country)
        return made if made.id in self._tables.bodies else named_alike(made, function, body.name)

    def compose(self, function: Function, country: str | None) -> Body:
        """The body with this function in ``country`` (alpha-2), or in no named country."""
        body_id = f"{country.lower()}.{function.id}" if country else function.id
        known = self._tables.bodies.get(self._tables.stands_for.get(body_id, body_id)) or self._composed.get(body_id)
        if known:
            return known
        if country is None:
            return self._remember(Body(function.id, function.name, function.kind))
        state = self._tables.countries[country]
        adjective = definite_adjective(state, feminine=function.gender is not Gender.MASCULINE)
        name = f"{function.name} {adjective}" if adjective else f"{function.name} في {state.name}"
        owner = self.by_id(f"{state.id}.{function.within}") if function.within else None
        return self._remember(Body(body_id, name, function.kind, country, owner.id if owner else state.id))

    def coin(self, scope: str, words: Sequence[str], kind: BodyKind, country: str | None, *, named_by: int = 1) -> Body:
        """A body that is known by its ``words`` alone, the first ``named_by`` of which tell its kind.

        Its id is ``scope`` and the other words in Safe Buckwalter letters; its name is the folded words.
        """
        plain = [_without_article(word) for word in words[named_by:]]
        slug = "_".join(_ROMAN.map_string(word) for word in plain)
        body = self._remember(Body(f"{scope}.{slug}", " ".join(words), kind, country))
        # Two wordings may share an id («دائرة …», «هيئة …»): each keeps its own name.
        return body if body.name == " ".join(words) else replace(body, name=" ".join(words), kind=kind, country=country)

    def ministry_of(self, owner: Body, function: Function, words: Sequence[str]) -> Body:
        """The ministry that ``owner``, a movement or a government among others, has besides that of the state."""
        body_id = f"{owner.id}.{function.id}"
        known = self._tables.bodies.get(self._tables.stands_for.get(body_id, body_id))
        return known or self._remember(Body(body_id, " ".join(words), function.kind, owner.country, owner.id))

    def mission(self, kind: str, sender: str, host: str | None, words: Sequence[str]) -> Body:
        """The ``kind`` (embassy, consulate, mission) of the state ``sender`` at ``host``."""
        body_id = f"{sender.lower()}.{kind}" + (f".{host.lower()}" if host else "")
        return self._remember(Body(body_id, " ".join(words), BodyKind.STATE_BODY, sender, sender.lower()))

    def _remember(self, body: Body) -> Body:
        if len(self._composed) > _REMEMBERED:
            self._composed.clear()
        return self._composed.setdefault(body.id, body)
