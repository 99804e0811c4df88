"""Form the nationality adjectives of a country: with and without article, feminine, dual, plural."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from workers.text.knowledge.model import Country

_ENDINGS: Final = ("", "ه", "ون", "ين", "ان", "ات", "تان", "تين")
"""Folded."""


class Nationality(NamedTuple):
    """What a form of a nationality adjective says."""

    country: str
    """ISO 3166-1 alpha-2."""
    weak: bool
    """Also an everyday word (مالي: of Mali, financial): a nationality only after a body or an office of a state."""


def nationality_forms(adjectives: tuple[str, ...], plurals: tuple[str, ...]) -> Iterator[str]:
    """Every form of folded adjectives and broken plurals: «روسي», «الروسيه», «الروس»."""
    for adjective in adjectives:
        yield from adjective_forms(adjective)
    for plural in plurals:
        yield plural
        yield f"ال{plural}"


def adjective_forms(adjective: str) -> Iterator[str]:
    """The forms of one folded adjective in ي: both genders, dual and plural, with the article and without."""
    for ending in _ENDINGS:
        yield from _with_article(_inflected(adjective, ending))


def definite_adjective(country: Country, *, feminine: bool) -> str | None:
    """The country's first adjective with the article: «الكورية الجنوبية»; None for a country that has none."""
    if not country.adjectives:
        return None
    words = _inflected(country.adjectives[0], "ة" if feminine else "")
    return " ".join(f"ال{word}" for word in words)


def _inflected(adjective: str, ending: str) -> list[str]:
    # «جنوب أفريقي» is an idafa in its first word: only what ends in ي is inflected.
    return [f"{word}{ending}" if word.endswith("ي") else word for word in adjective.split()]


def _with_article(words: list[str]) -> Iterator[str]:
    yield " ".join(words)
    for articles in product(("", "ال"), repeat=len(words)):
        if any(articles):
            yield " ".join(f"{article}{word}" for article, word in zip(articles, words, strict=True))
