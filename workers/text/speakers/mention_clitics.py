"""Take clitics off the first word of a mention: «والوزير», «للوزارة», «وفقا لوزارة …»; never a letter of a name."""

from __future__ import annotations

from typing import Final

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.person_names import name_words
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.words.tokens import Token
from workers.text.words.word_features import frequency_rank

_SHORTEST: Final = 3
"""Letters that must be left when a clitic is taken off."""
_GOVERNING: Final = frozenset({"وفقا", "طبقا", "خلافا"})
"""What ل follows always."""


def governed(token: Token, before: str, knowledge: Knowledge) -> Token | None:
    """The token without the ل that the word in front demands: «وفقا لوزارة …», «طبقا لوسائل …»; None where none does."""
    word, folded = token.word, token.folded
    demanded = before in _GOVERNING or before[1:] in _GOVERNING  # «ووفقا»
    if not demanded or not folded.startswith("ل") or word[0] != "ل" or len(folded) <= _SHORTEST:
        return None
    definite = "ا" + folded[1:]
    if folded.startswith("لل") and (frequency_rank(definite) is not None or is_known(definite, knowledge)):
        return Token(token.start, token.end, "ا" + word[1:], definite)
    return _cut(token)  # «وفقا لليبيا»


def without_clitic(token: Token, knowledge: Knowledge, persons: frozenset[str] = frozenset()) -> Token:
    """The token without the conjunction or preposition written onto it: «والوزير», «وروسيا», «للوزارة», «لأكرم».

    Never a letter of a name: ``persons`` are the folded words of those whom the article names in full («ويتسن»).
    """
    word, folded = token.word, token.folded
    if folded in persons and folded[1:] not in persons:
        return token
    if word[0] != folded[0] or len(folded) <= _SHORTEST or folded in name_words() or is_known(folded, knowledge):
        return token
    if folded.startswith("لل"):
        rest = "ا" + folded[1:]
        if (frequency_rank(rest) is not None and frequency_rank(folded) is None) or is_known(rest, knowledge):
            return Token(token.start, token.end, "ا" + word[1:], rest)
    rest = folded[1:]
    cut = _cut(token)
    if folded[0] in "وف" and rest not in PREPOSITIONS and (rest.startswith("ال") or _is_commoner(rest, folded)):
        return cut
    known = name_words().get(rest)
    named = (known is not None and known.given) or is_known(rest, knowledge)
    if folded[0] == "ب":  # «نقلا بمركز …»
        return cut if rest in knowledge.tables.generic_heads and _is_commoner(rest, folded) else token
    return cut if folded[0] == "ل" and named and _is_commoner(rest, folded) else token


def _cut(token: Token) -> Token:
    return Token(token.start + 1, token.end, token.word[1:], token.folded[1:])


def _is_commoner(word: str, other: str) -> bool:
    rank, of_other = frequency_rank(word), frequency_rank(other)
    return rank is not None and len(word) >= _SHORTEST and (of_other is None or rank < of_other)


def is_known(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word opens an office, a body or a source, or is a capital: «سبق [لواشنطن] أن أعلنت»."""
    tables = knowledge.tables
    return any(
        word in table or word.removeprefix("ال") in table
        for table in (
            tables.roles,
            tables.generic_heads,
            tables.heads,
            tables.bodies_by_alias,
            tables.source_words,
            tables.metonyms,
        )
    )
