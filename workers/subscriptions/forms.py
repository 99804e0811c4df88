"""The forms of an Arabic word that a wanted word is found in: with clitics, article, endings and pronouns.

«سلاح» is found in «والسلاح», «بسلاحها», «السلاحين»; «إيران» in «الإيرانية». Letters that only look like a clitic or an ending
stay: «جنة» is not found in «لجنة», «لبن» not in «لبنان». What tells them apart is how often news writes either word, and
that names do not inflect.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, BodyKind
from workers.text.words.clitics import stems
from workers.text.words.memo import remembered
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


class Forms(NamedTuple):
    """A word of a text, by what it may be found by."""

    word: str
    """Folded."""
    exact: frozenset[str]
    """The word, and what is left without clitics in front of it."""
    bare: frozenset[str]
    """``exact`` without the article too."""
    related: frozenset[str]
    """``bare``, and that without the ending of an adjective."""
    bases: frozenset[str]
    """``bare``, and that without any ending."""


@remembered(200_000)
def forms(word: str) -> Forms:
    """The forms of the folded ``word`` of a text."""
    exact = _without_clitics(word)
    bare = {_bare(text) for text in exact}
    related = bare.union(*(_without_endings(text, _RELATION) for text in bare))
    bases = bare.union(*(_without_endings(text, _OF_TEXT) for text in bare))
    return Forms(word, frozenset(exact), frozenset(bare), frozenset(related), frozenset(bases))


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


@remembered(50_000)
def wanted_bases(word: str) -> frozenset[str]:
    """What the folded ``word`` of a subscription is found by: itself, and without an ending of number or gender."""
    bare = _bare(word)
    return frozenset({bare, *_without_endings(bare, _NUMBER)})


def same_word(wanted: str, found: Forms) -> bool:
    """Whether ``found`` is a form of the folded word ``wanted``."""
    bare = _bare(wanted)
    if _is_name(bare) and not bare.endswith("ي"):  # takes neither plural nor pronoun: «حماس» is not found in «حماسة»
        return bare in found.related or _is_national(bare, found)
    # At most one side gives up an ending, but for «مسؤولون» and «مسؤولين»: else «دولة» would be found in «دولي».
    return bare in found.bases or not wanted_bases(wanted).isdisjoint(found.bare) or _same_plural(bare, found.bare)


def begins(wanted: str, found: Forms) -> bool:
    """Whether ``found`` begins with the folded letters ``wanted``, clitics and article left out."""
    return any(text.startswith(_bare(wanted)) for text in found.bare)


def _is_national(state: str, found: Forms) -> bool:
    """Whether ``found`` is the adjective of the state: «السوريين» of «سوريا»."""
    code = _state(state)
    return code is not None and any(_nationality(text) == code for text in found.exact)


@remembered(50_000)
def _state(name: str) -> str | None:
    """The alpha-2 code of the state that the word names."""
    body = load().lookup(name)
    return body.country if isinstance(body, Body) and body.kind is BodyKind.STATE else None


@remembered(200_000)
def _nationality(word: str) -> str | None:
    return load().nationality(word)


def _same_plural(wanted: str, found: frozenset[str]) -> bool:
    if not wanted.endswith(("ون", "ين")) or len(wanted) < _LEAST + 2:
        return False
    return not found.isdisjoint((f"{wanted[:-2]}ون", f"{wanted[:-2]}ين"))


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


@remembered(200_000)
def _is_name(word: str) -> bool:
    """Whether the knowledge file has the one word as a name, with the article or without."""
    knowledge = load()
    return knowledge.lookup(word) is not None or knowledge.lookup(f"ال{word}") is not None
