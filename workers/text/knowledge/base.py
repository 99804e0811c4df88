"""What the worker knows of bodies, offices, persons and places: loaded once from the tables in ``data``.

``load()`` gives the one Knowledge of the process. Words are compared folded, punctuation left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.body_grammar import BodyGrammar
from workers.text.knowledge.body_kinds import BodyKinds
from workers.text.knowledge.files import KnowledgeError
from workers.text.knowledge.model import Body, BodyKind, Country, Person, Place, Role
from workers.text.knowledge.readers import read_tables
from workers.text.knowledge.role_grammar import RoleGrammar
from workers.text.knowledge.source_grammar import SourceGrammar
from workers.text.knowledge.tables import Tables
from workers.text.knowledge.written_names import as_written
from workers.text.words.normalize import fold

_WORD: Final = re.compile(r"[^\W_]+")

_REMEMBERED: Final = 8_192
"""Phrases whose words are at hand, half a kilobyte each. With 100,000 of them, one of ten fewer would be read again."""

_ACCOUNTS: Final = frozenset({"حساب", "صفحه", "موقع"})
_OFFICIAL: Final = frozenset({"الرسمي", "الرسميه"})
_OF: Final = 2
"""Where the body begins whose account it is: «الحساب الرسمي [لوزارة الداخلية]»."""

_RECORDS: Final = word_list("records")

Known = Body | Person | Place


@lru_cache(maxsize=_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` without punctuation: what names are compared by."""
    return tuple(_WORD.findall(fold(text)))


class Knowledge:
    """Bodies, persons and places by name, and the grammar that composes bodies and reads role phrases. Immutable."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._bodies = BodyGrammar(tables)
        self._roles = RoleGrammar(tables, self._bodies)
        self._sources = SourceGrammar(tables, self._bodies)
        self._kinds = BodyKinds(tables)

    @property
    def tables(self) -> Tables:
        """The tables themselves, for those who walk a text with them."""
        return self._tables

    @property
    def body_grammar(self) -> BodyGrammar:
        """The grammar of bodies, for those who walk a text with it."""
        return self._bodies

    @property
    def role_grammar(self) -> RoleGrammar:
        """The grammar of role phrases, for those who walk a text with it."""
        return self._roles

    def lookup(self, words: str) -> Known | None:
        """The body, person or place that ``words`` name as a whole, by any alias.

        A country is its state (a Body); the capital is a Place: who speaks by it is ``metonym``.
        """
        return self.named(" ".join(words_of(words)))

    def named(self, key: str) -> Known | None:
        """``lookup`` of words that are folded and joined by one space: remembers nothing of them."""
        tables = self._tables
        return (
            tables.bodies_by_alias.get(key)
            or tables.persons_by_alias.get(key)
            or tables.places.get(key)
            or tables.weak_persons.get(key)
        )

    def metonym(self, words: str) -> Body | None:
        """The state that a place stands for: «موسكو» for Russia."""
        code = self._tables.metonyms.get(" ".join(words_of(words)))
        return self._tables.bodies[code.lower()] if code else None

    def resolve_body(self, words: str) -> Body | None:
        """The body that ``words`` begin with, known or composed («وزارة الدفاع المالية»); None if they name none."""
        folded = words_of(words)
        if folded[:1] and folded[0].removeprefix("ال") in _ACCOUNTS and len(folded) > _OF and folded[1] in _OFFICIAL:
            owner = self._bodies.parse(folded, _OF, whole=True)
            if owner is not None and owner.cut and not owner.coined:
                return owner.body
        found = self._bodies.parse(folded, 0, whole=True)
        if found and found.coined:
            return replace(found.body, name=" ".join(_WORD.findall(words)[: found.end]))
        return found.body if found else self.metonym(words) or self._tables.weak_bodies.get(" ".join(words_of(words)))

    def kind_of(self, words: str) -> BodyKind | None:
        """What kind of body ``words`` name; None if they name none.

        Also where they tell no more («الوزارة», «دول غربية»), or where they name what it has issued («أرقام وزارة الصحة»).
        """
        body = self.resolve_body(words) or self._issuer(words_of(words))
        return body.kind if body else self._kinds.kind(words_of(words))

    def _issuer(self, words: tuple[str, ...]) -> Body | None:
        """The first body behind a word for a record: «احصائيات نشرها البنك المركزي», «تقرير صدر عن المنظمة الدولية للهجرة»."""
        if not words or not {words[0].removeprefix("ال"), words[0].removeprefix("ل")} & _RECORDS:
            return None
        found = (self._bodies.parse(words, at, whole=True) for at in range(1, len(words)))
        return next((parsed.body for parsed in found if parsed), None)

    def resolve_role(self, words: str) -> Role | None:
        """What a role phrase says: «المتحدث باسم وزارة الخارجية الأمريكية». None if it begins with no role noun."""
        return self._as_written(self._roles.parse(words_of(words), 0, whole=True), words)

    def resolve_source(self, words: str) -> Role | None:
        """What an unnamed source is: «مصدر أمني عراقي», «مسؤولون في البنتاغون». None if the words are none."""
        source = self._as_written(self._sources.parse(words_of(words), 0), words)
        role = source or self.resolve_role(words)
        return role if source or (role and not role.definite) else None

    def _as_written(self, role: Role | None, words: str) -> Role | None:
        return as_written(role, words_of(words), _WORD.findall(words), self._tables)

    def state(self, words: str) -> Body | None:
        """The state that the words name by its own name or by its capital: «روسيا», «موسكو»; None for other words."""
        known = self.metonym(words) or self.lookup(words)
        return known if isinstance(known, Body) and known.kind is BodyKind.STATE else None

    def in_country(self, body: Body, country: str) -> Body:
        """``body``, known only by its function («وزارة الخارجية»), as that of ``country`` (alpha-2)."""
        return self._bodies.composer.in_country(body, country)

    def body(self, body_id: str) -> Body | None:
        """The body with this id, also a composed one such as ``ml.ministry.defence``."""
        return self._bodies.composer.by_id(body_id)

    def country(self, code: str) -> Country | None:
        """The country with this alpha-2 code."""
        return self._tables.countries.get(code)

    def nationality(self, word: str) -> str | None:
        """The alpha-2 code that an adjective names: «الروسية», «أميركيون». None for words that are everyday ones too."""
        found = self._tables.adjectives.get(" ".join(words_of(word)))
        return found.country if found and not found.weak else None


@lru_cache(maxsize=8)
def load(extra: Path | None = None) -> Knowledge:
    """The knowledge of the package, and of a user's own file on top of it: ``extra``, or the one that was chosen.

    Raises KnowledgeError with file, line and what to write instead.
    """
    return Knowledge(read_tables(extra or _chosen.path))


@dataclass(slots=True)
class _Chosen:
    path: Path | None = None


_chosen: Final = _Chosen()


def choose(path: Path | None) -> Knowledge:
    """Let ``load()`` merge the user's file ``path`` over ours from now on in this process; None: ours alone.

    Call it before any article is read. Raises KnowledgeError, and then leaves things as they were.
    """
    if path == _chosen.path:
        return load()
    before, _chosen.path = _chosen.path, path
    load.cache_clear()
    try:
        return load()
    except KnowledgeError:
        _chosen.path = before
        raise
