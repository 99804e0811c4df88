"""The forms of an Arabic word that a wanted word is found in: with clitics, article, endings and pronouns.

«سلاح» is found in «والسلاح», «بسلاحها», «السلاحين»; «إيران» in «الإيرانية». Letters that only look like a clitic or an ending
stay: «جنة» is not found in «لجنة», «لبن» not in «لبنان». What tells them apart is how often news writes either word, and
that names do not inflect.
"""

from __future__ import annotations

from enum import StrEnum
from sys import intern
from typing import Final

from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, BodyKind
from workers.text.words.clitics import stems
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.word_features import frequency_rank

_LEAST: Final = 3
"""Letters that an ending must leave."""
_RARER: Final = 10
"""An ending is one where news writes the word without it at least a tenth as often, by rank: «انتخابات» and «انتخاب», but
not «معلومات» and «معلوم»."""
_NEVER: Final = 10**9

_NUMBER: Final = (
    ("ون", ""), ("ين", ""), ("ان", ""), ("ات", ""), ("ات", "ه"), ("تان", "ه"), ("تين", "ه"), ("ه", ""), ("ا", ""), ("وا", ""),
)  # fmt: skip
"""Endings of number, gender and case in folded letters, and what the word without them has instead."""
_PRONOUNS: Final = tuple(
    (ending + pronoun, instead)
    for pronoun in ("هما", "هم", "هن", "ها", "ه", "نا", "كم", "ي")
    for ending, instead in (("", ""), ("ت", "ه"), ("ات", ""), ("ات", "ه"))
)
_RELATION: Final = tuple((ending, "") for ending in ("ي", "يه", "يين", "يون", "يان", "يات", "يا"))
"""Endings of the adjective that belongs to a noun. Taken off what the text has, never off what is wanted: who wants
«الإيراني» does not want «إيران»."""
_PEOPLE: Final = ("يون", "يين")
"""Ends names that do inflect: «الحوثيون», «الحوثيين»."""
_OF_TEXT: Final = (*_NUMBER, *_PRONOUNS, *_RELATION, ("و", ""))
"""Also of a plural before a genitive: «مسؤولو»."""


class Way(StrEnum):
    """The ways in which a wanted word may be found in a word of a text. What is alike is kept under the way's letter."""

    WHOLE = "w"
    """By the folded word as it is."""
    EXACT = "e"
    """By what is left without clitics."""
    BARE = "r"
    """The same without the article."""
    RELATED = "n"
    """The same, and without the ending of an adjective."""
    BASE = "b"
    """The same, and without any ending."""
    NATION = "c"
    """By the country whose adjective it is."""


@remembered(MOST_WORDS)
def keys_of(word: str) -> tuple[str, ...]:
    """All that the folded ``word`` of a text may be found by, each once: a key begins with the letter of its way.

    A tuple, and its keys shared with other words: sets of their own took three times as much memory.
    """
    exact = _without_clitics(word)
    bare = {_bare(text) for text in exact}
    related = bare.union(*(_without_endings(text, _RELATION) for text in bare))
    bases = bare.union(*(_without_endings(text, _OF_TEXT) for text in bare))
    nations = {code for text in exact if (code := load().nationality(text)) is not None}
    return tuple(
        intern(f"{way}{text}")
        for way, texts in (
            (Way.WHOLE, (word,)), (Way.EXACT, exact), (Way.BARE, bare), (Way.RELATED, related), (Way.BASE, bases),
            (Way.NATION, nations),
        )
        for text in texts
    )  # fmt: skip


@remembered(50_000)
def wanted_keys(word: str) -> frozenset[str]:
    """What a text's word must have one of to be a form of the folded ``word`` of a subscription."""
    bare = _bare(word)
    if _is_name(bare) and not bare.endswith("ي"):  # takes neither plural nor pronoun: «حماس» is not found in «حماسة»
        state = _state(bare)
        return frozenset({f"{Way.RELATED}{bare}"} | ({f"{Way.NATION}{state}"} if state else set()))
    # At most one side gives up an ending, but for «مسؤولون» and «مسؤولين»: else «دولة» would be found in «دولي».
    alike = {bare, *_without_endings(bare, _NUMBER), *_plurals(bare)}
    return frozenset({f"{Way.BASE}{bare}", *(f"{Way.BARE}{text}" for text in alike)})


def exact_key(word: str, *, first: bool) -> str:
    """The key of the folded ``word`` in quotation marks: as the ``first`` word of a phrase it may have clitics in front."""
    return f"{Way.EXACT if first else Way.WHOLE}{word}"


def prefix_of(word: str) -> str:
    """What the ways BARE of a text's word must begin with, for the beginning ``word`` of one."""
    return f"{Way.BARE}{_bare(word)}"


def _plurals(wanted: str) -> tuple[str, ...]:
    if not wanted.endswith(("ون", "ين")) or len(wanted) < _LEAST + 2:
        return ()
    return f"{wanted[:-2]}ون", f"{wanted[:-2]}ين"


@remembered(50_000)
def _state(name: str) -> str | None:
    """The alpha-2 code of the state that the word names."""
    body = load().lookup(name)
    return body.country if isinstance(body, Body) and body.kind is BodyKind.STATE else None


def _without_clitics(word: str) -> set[str]:
    """``word``, and what is left without clitics where news writes that more often.

    «لجنة» is written more often than «جنة»: its ل is a letter. «لجنيف» is not: its ل is a preposition. Where nobody writes
    the word, what it may be a form of decides: «لجنته» is of «لجنة».
    """
    rank_of = _family_rank if _own_rank(word) == _NEVER else _own_rank
    ranks = {stem.text: rank_of(_bare(stem.text)) for stem in stems(word)}
    whole = ranks.pop(word)
    most = _RARER * min(ranks.values(), default=_NEVER)
    return {word, *(text for text, rank in ranks.items() if rank <= most and (rank < whole or whole == _NEVER))}


def _bare(word: str) -> str:
    """``word`` without the article."""
    return word[2:] if word.startswith("ال") and len(word) > _LEAST else word


def _without_endings(word: str, endings: tuple[tuple[str, str], ...]) -> set[str]:
    if len(word) <= _LEAST or (_is_name(word) and not word.endswith(_PEOPLE)):
        return set()
    rank, found = _rank(word), set()
    for ending, instead in endings:
        base = word[: -len(ending)] + instead
        if word.endswith(ending) and len(base) >= _LEAST and base != word:
            of_base = _rank(base)
            known = rank is None if of_base is None else rank is None or of_base <= _RARER * rank
            if known:
                found.add(base)
    return found


def _rank(word: str) -> int | None:
    """How many words of news are more frequent, with the article or without, whichever is written more."""
    ranks = [rank for form in (word, f"ال{word}") if (rank := frequency_rank(form)) is not None]
    return min(ranks, default=None)


def _own_rank(word: str) -> int:
    rank = _rank(word)
    return _NEVER if rank is None else rank


def _family_rank(word: str) -> int:
    """The best rank of the word and of what it may be the inflected form of: «لجنته» is as frequent as «لجنة»."""
    family = [word]
    family += [
        word[: -len(ending)] + instead
        for ending, instead in _OF_TEXT
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _LEAST
    ]
    return min((rank for form in family if (rank := _rank(form)) is not None), default=_NEVER)


@remembered(MOST_WORDS)
def _is_name(word: str) -> bool:
    """Whether the knowledge file has the one folded word as a name, with the article or without."""
    find = load().named if word.isalnum() else load().lookup
    return find(word) is not None or find(f"ال{word}") is not None
