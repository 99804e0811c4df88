"""Find the noun that a role phrase begins with: «أحد كبار [مسؤولي] …», and tell apart what is written like one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workers.text.knowledge.model import Body, BodyKind
from workers.text.knowledge.phrases import Found
from workers.text.knowledge.tables import RoleForm, Tables
from workers.text.words.clitics import stems
from workers.text.words.normalize import fold

_LIEUTENANT_GENERAL: Final = "lieutenant_general"
_COMMANDER: Final = "commander"
_PRESENTER: Final = "مقدم"
_CLUB: Final = "نادي"


class RoleNouns:
    """Role nouns by their words. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._clubs = frozenset(_names_of_clubs(tables))

    def find(self, words: Sequence[str], start: int) -> tuple[RoleForm, int, bool] | None:
        """The role noun at ``start``, the index after it, and whether a quantifier («أحد») stands before it."""
        at = start
        while at < len(words) - 1 and self._is_quantifier(words[at]) and not self._tables.roles.find(words, at):
            at += 1
        for stem in stems(words[at]) if at < len(words) else ():
            found = self._tables.roles.find(words, at, stem.text)
            if found and not _is_team(found, words) and not _presents(found, words):
                return found.value, found.end, at > start
        return None

    def leads_club(self, form: RoleForm, words: Sequence[str], end: int) -> bool:
        """Whether behind the noun, at ``end``, stands the team that one is the captain of: «قائد برشلونة»."""
        return form.noun.id == _COMMANDER and end < len(words) and words[end] in self._clubs

    def outlet(self, words: Sequence[str], end: int) -> tuple[Body, int] | None:
        """The outlet by an everyday word that stands behind whom it has sent, at ``end``: «موفد الجزيرة إلى …»."""
        found = self._tables.weak_bodies.find(words, end) if end < len(words) else None
        return (found.value, found.end) if found and found.value.kind is BodyKind.MEDIA else None

    def _is_quantifier(self, word: str) -> bool:
        return word.isdigit() or self._tables.role_words.get(word) == "quantifier"


def _is_team(found: Found[RoleForm], words: Sequence[str]) -> bool:
    """Whether «الفريق» is no rank, which a name follows, but a team: «الفريق الضيف»."""
    behind = words[found.end] if found.end < len(words) else ""
    return found.value.noun.id == _LIEUTENANT_GENERAL and behind.startswith("ال")


def _presents(found: Found[RoleForm], words: Sequence[str]) -> bool:
    """Whether «مقدم» is no rank, but who presents something: «مقدم الحفل», «مقدم النشرة الجوية»."""
    behind = words[found.end] if found.end < len(words) else ""
    return not found.value.definite and words[found.end - 1] == _PRESENTER and behind.startswith("ال")


def _names_of_clubs(tables: Tables) -> Iterator[str]:
    """What clubs are called by themselves, as their cities are: «برشلونة», of «نادي برشلونة», «ميلان» of «ميلان الإيطالي».

    Not with the article: «قائد القوة الجوية» leads no team.
    """
    for body in tables.bodies.values():
        for name in (body.name, *body.aliases) if body.kind is BodyKind.CLUB else ():
            first, _, second = fold(name).partition(" ")
            bare = second if first == _CLUB else first if not second or second in tables.adjectives else ""
            if bare and " " not in bare and not bare.startswith("ال") and bare not in tables.generic_heads:
                yield bare
