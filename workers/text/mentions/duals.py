"""Part a dual with two nations into its two: «الجيشان الروسي والسوري», «وزيرا الخارجية الروسي والتركي»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.nouns import stem
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import Token, tokenize

_THE: Final = "ال"
_AND: Final = "و"
_DUALS: Final = ("تان", "تين", "ان", "ين")
_NOMINATIVES: Final = ("تان", "ان")
_CONSTRUCT: Final = "ا"
"""What the dual ends in before a genitive: «وزيرا الخارجية»."""
_MINISTER: Final = "minister"
_ORGANS: Final = frozenset({"الجيش", "الحكومه", "الخارجيه", "الرياسه", "البرلمان"})
_LONGEST_NATION: Final = 2
"""Words of «الكوري الجنوبي»."""
_LONGEST_NAME: Final = 4
_FULL: Final = 2


def halves(whole: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """«الجيشان الروسي والسوري» as «الجيش الروسي» and «الجيش السوري»; None for other words, also where the two are named."""
    tokens = tokenize(whole)
    head = _head(tokens, 0, knowledge, _DUALS)
    if head is None:
        return None
    noun, behind = head
    one = _nation(tokens, behind, knowledge)
    other = _nation(tokens, behind + one, knowledge, joined=True) if one else 0
    if not other or behind + one + other != len(tokens):
        return None
    first = whole[tokens[behind].start : tokens[behind + one - 1].end]
    second = whole[tokens[behind + one].start + len(_AND) : tokens[-1].end]
    return f"{noun} {first}", f"{noun} {second}"


def dual_at(tokens: Sequence[Token], first: int, persons: frozenset[str], knowledge: Knowledge) -> int | None:
    """The token behind a dual with two nations that begins at ``first`` as the subject of a verb; None for none.

    With the names of the two: «الرئيسان المصري فلان الفلاني والسوداني علان العلاني». ``persons``: folded words of the names of
    those named in full.
    """
    head = _head(tokens, first, knowledge, _NOMINATIVES)
    one = _nation(tokens, head[1], knowledge) if head is not None else 0
    if head is None or not one:
        return None
    behind = head[1] + one
    named = 0
    while named <= _LONGEST_NAME and not (other := _nation(tokens, behind + named, knowledge, joined=True)):
        if not _may_be_of_name(tokens, behind + named):
            return None
        named += 1
    if named > _LONGEST_NAME or named == 1:
        return None
    end = behind + named + other
    return end + _name(tokens, end, persons, knowledge) if named else end


def _head(tokens: Sequence[Token], at: int, knowledge: Knowledge, endings: Sequence[str]) -> tuple[str, int] | None:
    """The noun of the dual in the singular, with its genitive, and the token behind: «وزير الخارجية» of «وزيرا الخارجية»."""
    if at + 1 >= len(tokens):
        return None
    word, written = tokens[at].folded, tokens[at].word
    if word.startswith(_THE):
        ending = next((one for one in endings if word.endswith(one)), "")
        feminine = ending.startswith("ت")
        bare = word.removesuffix(ending) + ("ه" if feminine else "")
        singular = written[: len(written) - len(ending)] + ("ة" if feminine else "")
        return (singular, at + 1) if ending and _is_somebody(bare, knowledge) else None
    bare = word.removesuffix(_CONSTRUCT)
    if bare == word or not tokens[at + 1].folded.startswith(_THE) or stem(bare) not in knowledge.tables.roles:
        return None
    return f"{written[:-1]} {tokens[at + 1].word}", at + 2


def _is_somebody(noun: str, knowledge: Knowledge) -> bool:
    """Whether the folded definite noun is one for an office or a body: «الرئيس», «الجيش»; not the bare «الوزير»."""
    role = knowledge.tables.roles.get(stem(noun))
    if role is not None:
        return role.noun.id != _MINISTER
    return knowledge.kind_of(noun) is not None or noun in _ORGANS


def _nation(tokens: Sequence[Token], at: int, knowledge: Knowledge, *, joined: bool = False) -> int:
    """How many tokens from ``at`` on are an adjective of nationality with the article; ``joined``: behind «و»."""
    for length in range(_LONGEST_NATION, 0, -1):
        words = [token.folded for token in tokens[at : at + length]]
        if len(words) < length or (joined and words[0][:1] != _AND):
            continue
        words[0] = words[0].removeprefix(_AND) if joined else words[0]
        definite = all(word.startswith(_THE) for word in words)
        if definite and knowledge.nationality(" ".join(words)) is not None:
            return length
    return 0


def _may_be_of_name(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].folded if at < len(tokens) else ""
    return word[:1].isalpha() and word not in PREPOSITIONS | COMPLEMENTIZERS and read_cue(word) is None


def _name(tokens: Sequence[Token], at: int, persons: frozenset[str], knowledge: Knowledge) -> int:
    """How many tokens from ``at`` on are a name: as many as are words of names, a given and a family name at least."""
    count = 0
    while count < _LONGEST_NAME and _may_be_of_name(tokens, at + count):
        word = tokens[at + count].folded
        known = (word in name_words() or word in persons) and knowledge.state(word) is None
        if not known and count >= _FULL:
            break
        count += 1
    return count if count >= _FULL else 0
