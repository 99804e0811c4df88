"""Read the name of a body: one that is known, or one composed of a function and a nationality.

«وزارة الخارجية الأميركية», «الجيش في مالي», «برلمان لبنان», «السفارة الروسية في لندن», «حزب البيئة السويسري».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from camel_tools.utils.charmap import CharMapper

from workers.text.clitics import stems
from workers.text.knowledge_model import Body, BodyKind, Gender
from workers.text.knowledge_tables import Function, Head, Tables
from workers.text.nationality import definite_adjective

_LONGEST_NAME: Final = 11
"""Words in the longest alias; longer ones are never looked up."""
_BETWEEN: Final = 2
"""Definite words that may stand between a body and its nationality: «القوات المسلحة الثورية الكولومبية»."""
_LONGEST_GENERIC: Final = 8
_MINISTRY: Final = frozenset({"وزاره", "الوزاره", "وزارات"})
_MISSIONS: Final = {
    "سفاره": "embassy",
    "السفاره": "embassy",
    "قنصليه": "consulate",
    "القنصليه": "consulate",
    "بعثه": "mission",
    "البعثه": "mission",
    "ممثليه": "mission",
    "الممثليه": "mission",
}
_AT: Final = frozenset({"في", "لدي", "الي"})
_ROMAN: Final = CharMapper.builtin_mapper("ar2safebw")


class Parsed(NamedTuple):
    """A body and the index after its last word."""

    body: Body
    end: int
    coined: bool = False
    """The body is known by its words alone: its name is they, folded."""


class Nation(NamedTuple):
    """A country and the index after the words that name it."""

    country: str
    end: int


class BodyGrammar:
    """Bodies by their words. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._composed: dict[str, Body] = {}

    def parse(self, words: Sequence[str], start: int) -> Parsed | None:
        """The longest body whose name begins at ``words[start]``, clitics of that word taken off, if there is one."""
        best: Parsed | None = None
        for stem in stems(words[start]) if start < len(words) else ():
            found = self._parse_stem((stem.text, *words[start + 1 : start + _LONGEST_NAME + 4]))
            if found and (best is None or found.end > best.end):
                best = found
        return best._replace(end=best.end + start) if best else None

    def _parse_stem(self, words: Sequence[str]) -> Parsed | None:
        readings = (self._alias(words), self._ministry(words), self._function(words), self._mission(words))
        found = max((r for r in readings if r), key=lambda r: r.end, default=None)
        return found or self._generic(words)

    def nation(self, words: Sequence[str], at: int, *, strict: bool = False) -> Nation | None:
        """The nationality at ``words[at]``: an adjective («الروسية»), a country («روسيا»), a preposition and one («في روسيا»).

        ``strict`` leaves adjectives out that are also everyday words.
        """
        for length in (2, 1):
            adjective = (
                self._tables.adjectives.get(" ".join(words[at : at + length])) if at + length <= len(words) else None
            )
            if adjective and not (strict and adjective.weak):
                return Nation(adjective.country, at + length)
        return self.country(words, at)

    def country(self, words: Sequence[str], at: int) -> Nation | None:
        """The country that is named at ``words[at]``, after «في» or «ب» or «ل» or by itself."""
        if at < len(words) and words[at] in _AT:
            at += 1
        for length in (4, 3, 2, 1):
            if at + length > len(words):
                continue
            for stem in stems(words[at]):
                body = self._tables.bodies_by_alias.get(" ".join((stem.text, *words[at + 1 : at + length])))
                if body and body.kind is BodyKind.STATE and body.country:
                    return Nation(body.country, at + length)
        return None

    def by_id(self, body_id: str) -> Body | None:
        """The body with this id, composed where its parts are known."""
        tables = self._tables
        body = tables.bodies.get(tables.stands_for.get(body_id, body_id))
        if body or "." not in body_id:
            return body or self._composed.get(body_id)
        code, _, rest = body_id.partition(".")
        function = tables.functions.get(rest)
        if function and code.upper() in tables.countries:
            return self.compose(function, code.upper())
        return self._composed.get(body_id)

    def in_country(self, body: Body, country: str) -> Body:
        """``body`` as that of ``country`` when it is a function without one; else itself."""
        function = self._tables.functions.get(body.id)
        return self.compose(function, country) if function and not body.country else body

    def compose(self, function: Function, country: str | None) -> Body:
        """The body with this function in ``country`` (alpha-2), or in no named country."""
        if country is None:
            return self._remember(Body(function.id, function.name, function.kind))
        state = self._tables.countries[country]
        body_id = f"{state.id}.{function.id}"
        known = self._tables.bodies.get(self._tables.stands_for.get(body_id, body_id))
        if known:
            return known
        adjective = definite_adjective(state, feminine=function.gender is not Gender.MASCULINE)
        name = f"{function.name} {adjective}" if adjective else f"{function.name} في {state.name}"
        return self._remember(Body(body_id, name, function.kind, country, state.id))

    def _remember(self, body: Body) -> Body:
        return self._composed.setdefault(body.id, body)

    def longest(self, table: dict[str, Head], words: Sequence[str], at: int) -> tuple[Head, int] | None:
        """The longest entry of ``table`` at ``words[at]``, and the index after it."""
        for length in range(min(6, len(words) - at), 0, -1):
            head = table.get(" ".join(words[at : at + length]))
            if head:
                return head, at + length
        return None

    def _alias(self, words: Sequence[str]) -> Parsed | None:
        for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
            body = self._tables.bodies_by_alias.get(" ".join(words[:length]))
            if body:
                return Parsed(body, length)
        return None

    def _ministry(self, words: Sequence[str]) -> Parsed | None:
        named = words[0] in _MINISTRY
        at = 1 if named else 0
        found = self.longest(self._tables.portfolios, words, at)
        if not found:
            return self._unknown_ministry(words) if named else None
        head, end = found
        if not named and (head.construct or head.weak) and not self._adjective(words, end):
            return None
        if named:
            end = self._rest_of_portfolio(words, end)
        nation = self.nation(words, end)
        if nation:
            return Parsed(self.compose(head.function, nation.country), nation.end)
        return None if head.construct else Parsed(self.compose(head.function, None), end)

    def _adjective(self, words: Sequence[str], at: int) -> bool:
        return any(" ".join(words[at : at + n]) in self._tables.adjectives for n in (1, 2))

    def _rest_of_portfolio(self, words: Sequence[str], end: int) -> int:
        # «والحماية الاجتماعية»: goes on with «وال…» and the definite words after it, up to a nationality.
        while end < len(words) and words[end].startswith(("وال", "لل", "ال")):
            if self._adjective(words, end) or (words[end].startswith("ال") and self.country(words, end)):
                break
            end += 1
        return end

    def _unknown_ministry(self, words: Sequence[str]) -> Parsed | None:
        end = self._rest_of_portfolio(words, 2) if len(words) > 1 and words[1].startswith("ال") else 1
        if end == 1:
            return None
        nation = self.nation(words, end)
        country = nation.country if nation else None
        prefix = f"{country.lower()}." if country else ""
        body = Body(
            f"{prefix}ministry.{_slug(words[1:end])}",
            " ".join(words[: nation.end if nation else end]),
            BodyKind.MINISTRY,
            country,
        )
        return Parsed(self._remember(body), nation.end if nation else end, coined=True)

    def _function(self, words: Sequence[str]) -> Parsed | None:
        found = self.longest(self._tables.heads, words, 0)
        if not found:
            return None
        head, end = found
        if head.construct:
            nation = self.country(words, end) if end < len(words) and words[end] not in _AT else None
        else:
            nation = self._nation_near(words, end)
        if nation:
            return Parsed(self.compose(head.function, nation.country), nation.end)
        return None if head.weak else Parsed(self.compose(head.function, None), end)

    def _nation_near(self, words: Sequence[str], end: int) -> Nation | None:
        for skipped in range(_BETWEEN + 1):
            nation = (
                self.nation(words, end + skipped) if skipped == 0 else self._definite_adjective(words, end + skipped)
            )
            if nation:
                return nation
            if end + skipped >= len(words) or not words[end + skipped].startswith("ال"):
                break
        return None

    def _definite_adjective(self, words: Sequence[str], at: int) -> Nation | None:
        if at >= len(words) or not words[at].startswith("ال"):
            return None
        nation = self.nation(words, at, strict=True)
        return nation if nation and " ".join(words[at : nation.end]) in self._tables.adjectives else None

    def _mission(self, words: Sequence[str]) -> Parsed | None:
        """«السفارة الروسية في لندن»: the body that is at a place, of the state that sends it."""
        kind = _MISSIONS.get(words[0])
        sender = self._sender(words, 1) if kind else None
        if not sender:
            return None
        host, end = "", sender.end
        if end < len(words) and (words[end] in _AT or words[end][0] == "ب"):
            place = self._place(words, end)
            if place:
                host, end = f".{place.country.lower()}", place.end
        state = self._tables.countries[sender.country]
        name = " ".join(words[:end])
        body = Body(f"{state.id}.{kind}{host}", name, BodyKind.STATE_BODY, sender.country, state.id)
        return Parsed(self._remember(body), end, coined=True)

    def _sender(self, words: Sequence[str], at: int) -> Nation | None:
        if at < len(words) and words[at] in _AT:
            return None
        nation = self.nation(words, at)
        code = self._tables.metonyms.get(words[at]) if at < len(words) else None
        return nation or (Nation(code, at + 1) if code else None)

    def _place(self, words: Sequence[str], at: int) -> Nation | None:
        nation = self.country(words, at)
        if nation:
            return nation
        at += words[at] in _AT
        for length in (2, 1):
            for stem in stems(words[at]) if at < len(words) else ():
                name = " ".join((stem.text, *words[at + 1 : at + length]))
                place = self._tables.places.get(name)
                if place and place.country:
                    return Nation(place.country, at + length)
                body = self._tables.bodies_by_alias.get(name)
                if body and body.kind is BodyKind.INTERGOVERNMENTAL:
                    return Nation(body.id, at + length)
        return None

    def _generic(self, words: Sequence[str]) -> Parsed | None:
        """A body that is not known, by the word for its kind; all of ``words`` are taken for its name."""
        for length in (2, 1):
            noun = " ".join(words[:length])
            head = self._tables.generic_heads.get(noun)
            if not head and words[length : length + 1] and words[length].startswith("ال"):
                head = self._tables.generic_heads.get(noun.removeprefix("ال"))
            if not head or len(words) <= length:
                continue
            group = self._alias(words[length:]) if head.kind is BodyKind.CLUB else None
            if group and group.body.kind is BodyKind.PARTY:
                return Parsed(group.body, group.end + length)
            weak = self._tables.weak_bodies.get(words[length]) or self._tables.weak_bodies.get(
                " ".join(words[length : length + 2])
            )
            if weak and weak.kind is head.kind:
                return Parsed(weak, length + 1)
            end = min(len(words), length + _LONGEST_GENERIC)
            nation = next((n for n in (self._definite_adjective(words, i) for i in range(length, end)) if n), None)
            name = words[length:end]
            body = Body(
                f"{head.id}.{_slug(name)}", " ".join(words[:end]), head.kind, nation.country if nation else None
            )
            return Parsed(self._remember(body), end, coined=True)
        return None


def _slug(words: Sequence[str]) -> str:
    """Folded Arabic words as an ASCII id: Safe Buckwalter, the article left out."""
    plain = [word.removeprefix("و").removeprefix("ال") or word for word in words]
    return "_".join(_ROMAN.map_string(word) for word in plain)
