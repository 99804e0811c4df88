"""Let who speaks go on where the noun phrase does that a cut has left open.

«شرطة منطقة [آن أرونديل]», «قناة [إن تي في]», «محكمة عليا [في الهند]», «سوريا [وروسيا]», «المفوض المسؤول [عن المفاوضات]»,
«مون جي[-إن]».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.mentions.own_words import goes_on
from workers.text.mentions.remembered import body_of
from workers.text.syntax.analyse import COMPLEMENTIZERS
from workers.text.words.tokens import Token
from workers.text.words.tokens import folded_word as fold

_MINISTRY: Final = "وزاره"
_OF_STATES: Final = frozenset({BodyKind.COURT, BodyKind.STATE_BODY, BodyKind.SECURITY_FORCES})
_REGIONS: Final = frozenset(fold(word) for word in ("منطقة", "محافظة", "مقاطعة", "مدينة", "بلدة", "ولاية", "إقليم"))
_LONGEST_PLACE: Final = 3
_LONG_ALEF: Final = "آ"
_IN_CHARGE: Final = {"المسوول": "عن", "المسووله": "عن"} | dict.fromkeys(("المكلف", "المكلفه", "المعني", "المعنيه"), "ب")
"""Participle of an office -> what the words for what it is for begin with."""
_ALL: Final = frozenset({"كافه", "جميع", "مختلف", "سائر"})
"""Words that stand before the whole of something."""
_PLURALS: Final = ("ون", "ين")
_IN: Final = "في"
_ENDS: Final = frozenset(':«“"')
_AND: Final = "و"
_HYPHEN: Final = "-"
_OCCASIONS: Final = word_list("occasions")
_DOCUMENTS: Final = word_list("documents")
_PAIR: Final = 2
_LONGEST: Final = 8
"""Tokens that a phrase goes on with, at most."""


def with_hyphened(words: list[Token], behind: Sequence[Token]) -> list[Token]:
    """The tokens with the rest of a name that a hyphen joins and that looks like another word: «مون جي[-إن]»."""
    joined = len(behind) >= _PAIR and behind[0].word == _HYPHEN and behind[1].word[0].isalpha()
    whole = joined and words[-1].end == behind[0].start and behind[0].end == behind[1].start
    return [*words, *behind[:_PAIR]] if whole else words


def with_place(words: list[Token], behind: Sequence[Token], knowledge: Knowledge) -> list[Token]:
    """The tokens with the name that a noun for a place needs: «شرطة منطقة» with «آن أرونديل» of the tokens ``behind``."""
    last = words[-1].folded
    if len(words) < _PAIR or last not in _REGIONS or words[-1].end + 1 != (behind[0].start if behind else 0):
        return words
    return [*words, *takewhile(lambda token: _is_of_place(token, knowledge), behind[:_LONGEST_PLACE])]


def with_partner(words: list[Token], behind: Sequence[Token], knowledge: Knowledge) -> list[Token]:
    """The tokens of a state with the one that «و» joins to it: «سوريا» with «وروسيا» of the tokens ``behind``."""
    word = behind[0].folded if behind else ""
    joined = len(words) == 1 and word[:1] == _AND and behind[0].start == words[0].end + 1
    both = joined and knowledge.state(words[0].folded) is not None and knowledge.state(word[1:]) is not None
    return [*words, behind[0]] if both else words


def to_end_of_body(words: list[Token], behind: Sequence[Token], knowledge: Knowledge) -> list[Token]:
    """The tokens with the rest of a known body's name that looks like another word: «قناة [إن تي في]», «سي [إن إن]»."""
    for length in range(_LONGEST_PLACE, 0, -1):
        rest = behind[:length]
        if len(rest) < length or not all(token.folded[0].isalnum() for token in rest):
            continue
        whole = [*words, *rest]
        if isinstance(knowledge.lookup(" ".join(token.folded for token in whole)), Body):
            return whole
    return _to_end_of_ministry(_with_state(words, behind, knowledge), behind, knowledge)


def _with_state(words: list[Token], behind: Sequence[Token], knowledge: Knowledge) -> list[Token]:
    """An indefinite body of some state with the one it is in: «محكمة عليا [في الهند]», «سلطات محلية [في ليبيا]»."""
    if words[0].folded.startswith("ال") or len(behind) < _PAIR or behind[0].folded != _IN:
        return words
    body = body_of(" ".join(token.word for token in words), knowledge)
    open_ = body is not None and body.country is None and body.kind in _OF_STATES
    return [*words, *behind[:_PAIR]] if open_ and knowledge.state(behind[1].folded) is not None else words


def _to_end_of_ministry(words: list[Token], behind: Sequence[Token], knowledge: Knowledge) -> list[Token]:
    """A ministry with what it is for, which the noun in the construct state cannot do without: «وزارة [صحة حركة حماس]»."""
    if len(words) != 1 or words[0].folded != _MINISTRY:
        return words
    whole = [*words, *takewhile(lambda token: token.folded[0].isalnum(), behind)]
    found = knowledge.body_grammar.parse([token.folded for token in whole], 0)
    return whole[: found.end] if found is not None else words


def to_end_of_phrase(words: list[Token], behind: Sequence[Token]) -> list[Token]:
    """The tokens of a phrase that cannot end where it does, with those ``behind`` it in front of the content.

    «رئيس لجنة … لدراسة كافة [الأوضاع …، مدير …]», «متعاملون [في سوق الأسماك]»; not «متعاملون في تصريح», «في بغداد إن».
    And with what an office is for: «المفوض المسؤول [عن المفاوضات] في بيان».
    """
    rest = list(takewhile(lambda token: token.folded not in COMPLEMENTIZERS and token.word not in _ENDS, behind))
    while rest and not rest[-1].folded[0].isalnum():
        rest.pop()
    if len(words) > 1 and words[-1].folded in _ALL and rest:
        return [*words, *rest]
    if len(words) > 1 and rest and rest[0].folded.startswith(_IN_CHARGE.get(words[-1].folded, " ")):
        return [*words, rest[0], *takewhile(goes_on, rest[1:_LONGEST])]
    alone = len(words) == 1 and words[0].folded.endswith(_PLURALS) and not words[0].folded.startswith("ال")
    inside = alone and len(rest) == len(behind) > _PAIR and rest[0].folded == _IN
    bare = rest[1].folded.removeprefix("ال") if inside else ""
    return [*words, *rest] if inside and bare not in _DOCUMENTS | _OCCASIONS and len(rest) <= _LONGEST else words


def _is_of_place(token: Token, knowledge: Knowledge) -> bool:
    word = token.folded
    foreign = is_new(word) or token.word[0] == _LONG_ALEF  # «آن», which folded is «أن»
    return foreign or word in knowledge.tables.places or word in name_words()
