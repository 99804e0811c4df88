"""Tell which words name the speaker's own side: «بلاده», «واشنطن», «القوات الأميركية» of an American official."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from workers.text.knowledge.base import load, words_of
from workers.text.words.stems import light_stem

_MOST: Final = 10_000


@lru_cache(maxsize=_MOST)
def own_words(country: str | None, body_id: str | None) -> frozenset[str]:
    """The light stems of the names of the speaker's body and state, its nationality and its capital."""
    return frozenset(light_stem(word) for name in _names(country, body_id) for word in words_of(name))


def _names(country: str | None, body_id: str | None) -> Iterator[str]:
    knowledge = load()
    state = knowledge.country(country) if country else None
    if state is not None:
        yield from (state.name, *state.aliases, *state.metonyms)
        for adjective in state.adjectives:
            yield from (adjective, adjective + "ة")
    body = knowledge.body(body_id) if body_id else None
    if body is not None:
        yield from (body.name, *body.aliases)
