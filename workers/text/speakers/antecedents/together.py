"""Find the states that an article names together: «[الولايات المتحدة وبريطانيا وفرنسا]», who are «الدول الثلاث» later on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from workers.text.knowledge.base import Knowledge
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token

_AND: Final = "و"
_COMMAS: Final = frozenset("،,")
_LONGEST: Final = 2
"""Tokens of a state's name."""
_LEAST: Final = 2
"""States that are several."""
_COUNTS: Final = {
    "الثلاث": 3, "الثلاثه": 3, "الاربع": 4, "الاربعه": 4, "الخمس": 5, "الخمسه": 5,
}  # fmt: skip
_STATES: Final = frozenset({"الدول", "البلدان"})
_BOTH: Final = frozenset({"الدولتان", "الدولتين", "البلدان", "البلدين"})


class Together(NamedTuple):
    """States in one row."""

    at: int
    """Offset of the first one."""
    names: tuple[str, ...]


class StatesTogether:
    """The rows of states in the tokens of one text; looked for when asked for the first time."""

    def __init__(self, tokens: Sequence[Token], knowledge: Knowledge) -> None:
        self._tokens = tokens
        self._knowledge = knowledge

    def last(self, start: int, end: int, count: int = 0) -> tuple[str, ...] | None:
        """The row named last from offset ``start`` to before ``end``, of ``count`` states (0: of any number); None for none."""
        rows = (row.names for row in reversed(self._rows) if start <= row.at < end)
        return next((names for names in rows if count in (0, len(names))), None)

    @cached_property
    def _rows(self) -> list[Together]:
        rows: list[Together] = []
        at = 0
        while at < len(self._tokens):
            names, behind = self._row(at)
            if len(names) >= _LEAST:
                rows.append(Together(self._tokens[at].start, names))
            at = max(behind, at + 1)
        return rows

    def _row(self, at: int) -> tuple[tuple[str, ...], int]:
        names: list[str] = []
        for reading in stems(self._tokens[at].folded):
            name, behind = self._state(reading.text, at)
            while name is not None:
                names.append(name)
                comma = behind < len(self._tokens) and self._tokens[behind].word in _COMMAS
                joined = behind + comma
                word = self._tokens[joined].folded if joined < len(self._tokens) else ""
                name, end = self._state(word[1:], joined) if word[:1] == _AND else (None, behind)
                behind = end if name is not None else behind
            if names:
                return tuple(dict.fromkeys(names)), behind
        return (), at + 1

    def _state(self, word: str, at: int) -> tuple[str | None, int]:
        """The name of the state that begins with the folded ``word`` at a token, and the token behind it."""
        behind = self._tokens[at + 1].folded if at + 1 < len(self._tokens) else ""
        for length in range(_LONGEST, 0, -1):
            words = f"{word} {behind}" if length > 1 else word
            state = self._knowledge.state(words) if word and (length == 1 or behind[:1].isalpha()) else None
            if state is not None:
                return state.name, at + length
        return None, at


def count_of(words: Sequence[str]) -> int:
    """How many states the folded words of a mention stand for: «الدول الثلاث», «البلدان»; 0 where they tell none."""
    if len(words) == 1:
        return _LEAST if words[0] in _BOTH else 0
    return _COUNTS.get(words[1], 0) if len(words) == _LEAST and words[0] in _STATES else 0
