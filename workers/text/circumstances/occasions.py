"""Tell the words of an occasion of speech: «في مؤتمر صحفي», «خلال لقائه», «في بيان صدر»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from workers.text.data_files import word_list
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token

_OCCASIONS: Final = word_list("occasions")
_HELD: Final = word_list("of_occasions")
_ON: Final = word_list("on")
_PRONOUNS: Final = tuple(map(fold, ("هما", "ها", "هم", "ه")))
_ARTICLES: Final = tuple(map(fold, ("وال", "بال", "ال", "لل", "و", "ب", "ل")))
_ACCUSATIVE: Final = "ا"
_SHORTEST: Final = 2
_REACH: Final = 3
"""Tokens between «في» and the occasion, or a relative pronoun and its verb."""


def without_article(folded: str) -> tuple[str, ...]:
    """The folded word as it stands, and without what may be written onto its front."""
    return (folded, *(folded[len(p) :] for p in _ARTICLES if folded.startswith(p) and len(folded) > len(p) + 1))


def without_pronoun(folded: str) -> tuple[str, ...]:
    """What the folded word may be without its ending: «كلمته» is «كلمة» with a pronoun, «لقائه» «لقاء», «مؤتمرا» «مؤتمر»."""
    stems = [folded, folded.removesuffix(_ACCUSATIVE)]
    for pronoun in _PRONOUNS:
        if folded.endswith(pronoun) and len(folded) - len(pronoun) > _SHORTEST:
            stem = folded[: -len(pronoun)]
            stems += [stem, stem[:-1] + "ه" if stem[-1] == "ت" else stem[:-1] + "ء"]
    return tuple(stems)


@lru_cache(maxsize=10_000)
def is_occasion(folded: str) -> bool:
    """Whether the folded word, its article, preposition and pronoun taken off, is a noun of an occasion or medium."""
    return any(stem in _OCCASIONS for word in without_article(folded) for stem in without_pronoun(word))


def leads_to_occasion(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether token ``at`` begins the phrase of an occasion: «في مؤتمر …», «على هامش الاجتماع»."""
    return tokens[at].folded in _ON and any(
        is_occasion(token.folded) for token in tokens[at + 1 : min(at + 1 + _REACH, end)]
    )


def tells_of_occasion(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the relative clause behind token ``at`` tells that something was said or held: «الذي عقد أمس»."""
    return any(token.folded in _HELD for token in tokens[at + 1 : min(at + _REACH, end)])
