"""Name the body of a role as its words spell it: «حزب البيئة», not folded; «وزارة البترول», though it is «وزارة النفط»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workers.text.knowledge.model import Body, BodyKind, Role
from workers.text.knowledge.tables import Function, Tables
from workers.text.words.normalize import fold

_MINISTRY: Final = "وزارة"
_FOLDED: Final = fold(_MINISTRY)
_NAMED_BY: Final = ("وزير", "وزار", "وزرا")
"""In what a portfolio stands behind, with clitics or without: «بوزارة», «الوزيرة», «وزراء»."""


def as_written(role: Role | None, words: Sequence[str], spelt: Sequence[str], tables: Tables) -> Role | None:
    """``role`` with the name that its words give to a body known by them alone, or to a ministry that has several names.

    ``words`` are folded, ``spelt`` the same ones as the text has them.
    """
    if role is None or role.body is None or len(words) != len(spelt):
        return role
    name = tuple(role.body.name.split(" "))
    written = _written(name, words, spelt)
    if written is None and name[0] == _FOLDED:  # «وزير الحوكمة»
        rest = _written(name[1:], words, spelt)
        written = f"{_MINISTRY} {rest}" if rest else None
    written = written or _ministry_as_written(role.body, words, spelt, tables)
    return replace(role, body=replace(role.body, name=written)) if written else role


def named_alike(made: Body, function: Function, name: str) -> Body:
    """The body ``made`` of a function under another ``name`` of it: «وزارة البترول المصرية» of «وزارة البترول»."""
    other = name != function.name and made.name.startswith(function.name)
    return replace(made, name=name + made.name.removeprefix(function.name)) if other else made


def _ministry_as_written(body: Body, words: Sequence[str], spelt: Sequence[str], tables: Tables) -> str | None:
    """The name of a composed ministry by the portfolio of the role; None for other bodies, or where it is named so already."""
    if body.kind is not BodyKind.MINISTRY or body.id in tables.bodies:
        return None
    for at in range(len(words)):
        found = tables.portfolios.find(words, at)
        named = at == 0 or any(noun in words[at - 1] for noun in _NAMED_BY)
        if found is None or not named or not body.id.endswith(found.value.function.id):
            continue  # «رئيس المخابرات»
        function, name = found.value.function, f"{_MINISTRY} {' '.join(spelt[at : found.end])}"
        alike = found.value.construct or fold(name) == fold(function.name)  # «وزير بترول مصر»
        return None if alike else named_alike(body, function, name).name
    return None


def _written(name: Sequence[str], words: Sequence[str], spelt: Sequence[str]) -> str | None:
    """The folded words ``name`` as they are spelt, clitics in front of the first one off; None if they are not there."""
    if not name:
        return None
    bare = name[0].removeprefix("ال")
    for at in range(len(words) - len(name) + 1):
        if tuple(words[at + 1 : at + len(name)]) == tuple(name[1:]) and words[at].endswith(bare):
            first = spelt[at]
            if words[at] != name[0]:
                first = ("ال" if name[0].startswith("ال") else "") + first[len(first) - len(bare) :]
            return " ".join((first, *spelt[at + 1 : at + len(name)]))
    return None
