"""Read the full names of persons out of an article: those of its entities, and those around a word that is part of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from schemas import Entity, EntityType, FoundBy
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import JOINERS, is_new, name_words
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import tokenize

LONGEST_NAME: Final = 4
"""Words of a name in quotation marks, or of one found by a part of it."""
_LIKELY: Final = 3
"""Tenths of a word's uses in which it is a name."""
_SURE: Final = 6
_CLITICS: Final = "وفبلك"


def full_names(entities: Sequence[Entity]) -> list[str]:
    """The full names of persons, as the article writes them."""
    return [name for entity in entities if (name := full_name(entity))]


def full_name(entity: Entity) -> str | None:
    """The name of a person of two words or more, as the article writes it; None for other entities.

    Never one that the tagger of entities has run into the verb around it.
    """
    if entity.type is not EntityType.PERSON:
        return None
    name = entity.canonical if entity.found_by is FoundBy.EARLIER_MENTION else text_of(entity)
    return name if _is_full(name, known=entity.entity_id is not None) else None


@lru_cache(maxsize=10_000)
def _is_full(name: str, *, known: bool) -> bool:
    words = [token.folded for token in tokenize(name)]
    if len(words) < 2 or any(word in COMPLEMENTIZERS or (not known and read_cue(word) is not None) for word in words):
        return False
    return known or (is_likely_name(words) and load().tables.roles.get(" ".join(words)) is None)  # «ولي العهد»


def expanded(analyses: Iterable[Analysis], wanted: frozenset[str]) -> Iterator[str]:
    """Full names in which one of the folded words ``wanted`` stands: «غاو» in «غاو فنغ», «محسوب» in «محمد محسوب».

    A name is what stands beside the word, before or behind it, and can only be a name's; the longest stretch of it.
    """
    if not wanted:
        return
    for analysis in analyses:
        part, tokens = analysis.part, analysis.tokens
        for at, token in enumerate(tokens):
            if token.folded not in wanted:
                continue
            first, end = at, at + 1
            foreign = is_new(token.folded)
            while first > 0 and at - first < LONGEST_NAME - 1 and _is_beside(tokens[first - 1].folded, foreign=foreign):
                first -= 1
            while end < len(tokens) and first == at and end - at < 3 and _is_behind(tokens[end].folded):
                end += 1
            if end - first > 1 and "\n" not in part.text[tokens[first].start : tokens[end - 1].end]:
                yield part.text[tokens[first].start : tokens[end - 1].end]


def _is_beside(word: str, *, foreign: bool) -> bool:
    """Whether the folded word in front of a part of a name can only be of the same name."""
    known = name_words().get(word)
    if word in JOINERS:
        return True  # «أحمد [بن] عقيل»
    if known is None:
        return foreign and is_new(word) and word[0] not in _CLITICS and not word.startswith("ال")
    return known.given and known.strength >= _LIKELY


def _is_behind(word: str) -> bool:
    known = name_words().get(word)
    if known is None:
        return is_new(word) and word[0] not in _CLITICS and word[-1] != "ا"
    return known.family and known.strength >= _LIKELY


def is_likely_name(words: Sequence[str]) -> bool:
    """Whether the folded words look like a person's name: each may be one, and one at least mostly is."""
    known = [name_words().get(word) for word in words]
    new = [one is None and is_new(word) for one, word in zip(known, words, strict=True)]
    other = any(one is None and not is_unseen for one, is_unseen in zip(known, new, strict=True))
    strongest = max((one.strength for one in known if one is not None), default=0)
    if (other and strongest < _SURE) or not (strongest >= _LIKELY or any(new)):
        return False
    return not any(load().nationality(word) for word in words[:-1])


def text_of(entity: Entity) -> str:
    """The words of the entity; the canonical ones where the raw text had to be mended."""
    text = entity.text.replace("_", " ")
    if text.startswith("لل"):
        return "ال" + text[2:]
    return text if len(text) == entity.clean_span.end - entity.clean_span.start else entity.canonical
