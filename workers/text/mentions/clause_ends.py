"""End who speaks before the clause that tells of him: «سفير السويد فلان [الذي تفاوض …]», «فلان [المنتمي لحزب …]».

And several before those of them who are named: «قادة عرب [بينهم الرئيس فلان]».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Gender
from workers.text.mentions.likely_names import is_name
from workers.text.mentions.no_speaker import is_verb
from workers.text.mentions.nouns import stem
from workers.text.words.tokens import Token

_PRONOUNS: Final = word_list("relatives")
_RELATIVES: Final = _PRONOUNS | word_list("asides") | {"حيث"}
_TELLING_OF: Final = word_list("telling_of_somebody")
_OWNED: Final = ("ها", "هم", "ه")
"""Pronouns of a verb's object."""
_SUCH_AS: Final = "مثل"
_AMONG: Final = frozenset({_SUCH_AS, "بينهم", "بينهن", "منهم", "منهن", "راسهم", "ابرزهم"})
_OF_THEM: Final = frozenset({_SUCH_AS, "منهم", "منهن"})
"""What may stand behind others than several as well."""
_BEFORE_AMONG: Final = frozenset({"من", "علي"})
"""«من بينهم», «على رأسهم»."""
_AND: Final = "و"
_SEVERAL: Final = ("ون", "ين", "ات")
_NUMBERS: Final = word_list("numbers")
_SOME: Final = word_list("some")
_COMMAS: Final = frozenset("،,")
_PAIR: Final = 2
"""Words of a title, which a participle may be a part of: «الوزير السابق [المقرب من الرئيس]»."""


def without_clause(words: list[Token], knowledge: Knowledge) -> list[Token]:
    """A person without the relative clause behind: «سفير السويد فلان الفلاني الذي تفاوض …»; «المستشفى [حيث] يعالج فلان»."""
    clauses = (
        i for i in range(len(words)) if words[i].folded in _RELATIVES or _is_of_noun(words, i) or _tells_of(words, i)
    )
    at = next(clauses, len(words))
    if is_name([token.folded for token in words[at + 1 :]], knowledge):
        return words  # «كاتب معروف وهو فلان الفلاني»
    if (name := _name_behind(words, at, knowledge)) is not None:
        return [*words[: at - 1], *name]
    if 1 < at < len(words) and words[at - 1].word in _COMMAS and words[at].folded in _PRONOUNS:
        return words[: at - 1]  # «الدراسة، التي أجريت على …»
    head = stem(words[0].folded) if words else ""
    alone = at == 1 and not words[0].folded.startswith("ال")  # «صحيفة [التي …]» is cut in the middle
    somebody = head in knowledge.tables.roles or head in knowledge.tables.generic_heads
    return words[:at] if somebody and at and not alone else words


def spelled(words: Sequence[Token], text: str) -> str:
    """The words of a mention as they stand in ``text``, without the clause that has been taken out between them."""
    whole = words[0].word
    for before, token in pairwise(words):
        between = text[before.end : token.start]
        whole += (" " if any(map(str.isalnum, between)) else between) + token.word
    return whole


def _name_behind(words: list[Token], at: int, knowledge: Knowledge) -> list[Token] | None:
    """The comma and the name behind a relative clause that commas set apart.

    «وزير الداخلية، الذي ينتمي لحزب …[، فلان الفلاني]». None where the mention does not end in a name.
    """
    if not 1 < at < len(words) or words[at - 1].word not in _COMMAS or words[at].folded not in _PRONOUNS:
        return None
    last = max(i for i, token in enumerate(words) if token.word in _COMMAS)
    named = last > at and is_name([token.folded for token in words[last + 1 :]], knowledge, loose=True)
    return words[last:] if named else None


def _tells_of(words: Sequence[Token], at: int) -> bool:
    """Whether a participle tells of who is named in front: «وزير التعليم فلان الفلاني [المنتمي] لحزب …»."""
    return at > _PAIR and words[at].folded in _TELLING_OF


def _is_of_noun(words: Sequence[Token], at: int) -> bool:
    """Whether the token is a verb that tells of an indefinite noun in front: «قيادي باتحاد [يرأسه] فلان»."""
    word = words[at].folded
    pronoun = next((one for one in _OWNED if word.endswith(one)), "")
    verb = 0 < len(pronoun) < len(word) and is_verb(word.removesuffix(pronoun))
    return verb and at > 0 and not words[at - 1].folded.startswith("ال")


def without_those_named(words: list[Token], knowledge: Knowledge) -> list[Token]:
    """Several without those of them who are named behind: «قادة آخرون [بينهم فلان]», «نواب [على رأسهم فلان]».

    «كثير منهم», «اثنان منهم» are some of those told before.
    """
    at = next((i for i, token in enumerate(words) if i and token.folded.removeprefix(_AND) in _AMONG), len(words))
    if at == len(words) or (words[at].folded in _OF_THEM and not _are_several(words[0].folded, knowledge)):
        return words
    at -= at > 1 and words[at - 1].folded.removeprefix(_AND) in _BEFORE_AMONG
    at -= at > 1 and words[at - 1].word in _COMMAS
    return words[:at]


def _are_several(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word is a noun for people in the plural: «مسؤولون», «قادة»; not «كثيرون», «اثنين»."""
    noun = word.removeprefix(_AND) if word.removeprefix(_AND) in knowledge.tables.roles else word
    form = knowledge.tables.roles.get(noun.removeprefix("ال"))
    if form is not None:
        return form.gender is Gender.PLURAL
    counted = word in _NUMBERS or word in _SOME or knowledge.tables.role_words.get(word) == "quantifier"
    return word.endswith(_SEVERAL) and not counted
