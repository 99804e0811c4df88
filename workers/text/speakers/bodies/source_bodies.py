"""The body of the state that an adjective of an unnamed source tells: «مصدر عسكري» is of the army of the state spoken of."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from workers.text.data_files import rows, word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import BodyKind, Gender, Role
from workers.text.knowledge.nationality import definite_adjective
from workers.text.mentions.nouns import stem
from workers.text.speakers.voice import Voice
from workers.text.words.normalize import fold

_FORCES: Final = frozenset({"police", "judiciary"})
"""Functions whose men an article names without their state: it is the one that the article is about."""
_ELSEWHERE: Final = word_list("of_no_state")


@lru_cache(maxsize=1)
def source_bodies() -> dict[str, str]:
    """Stem of an adjective of a source -> the function of the state whose body it tells."""
    return {
        fold(form) + ending: function
        for function, forms in rows("source_bodies.tsv", 2)
        for form in forms.split("|")
        for ending in ("", fold("ة"), "ين", "ون", "ان")
    }


def function_of(role: str) -> str | None:
    """The function of the state that an adjective of the source tells: «مصدر عسكري» is of the army; None for none."""
    return next((known for word in words_of(role) if (known := source_bodies().get(stem(word)))), None)


def place_source(voice: Voice, info: Role, knowledge: Knowledge, country: str | None) -> None:
    """Give ``voice`` the body that its role tells. ``country`` (alpha-2) is used where the role names no state.

    Not where an adjective says that it is of another state or of several: «مسؤول عسكري غربي».
    """
    if info.body is not None and info.body.kind is not BodyKind.STATE:
        return
    if info.noun.official == "no":
        return  # «محللون عسكريون»
    if info.country is None and any(stem(word) in _ELSEWHERE for word in words_of(voice.role or "")):
        return
    function = function_of(voice.role or "")
    if function is None and info.noun.implies in _FORCES and info.kind is None and not voice.name:
        function = info.noun.implies  # «المحققون», «القضاة»
    state = knowledge.country(info.country or country or "")
    body = knowledge.body(f"{state.id}.{function}") if function and state else None
    if body is None or state is None:
        return
    voice.known_body = body
    named = knowledge.tables.functions.get(function or "")
    if named is not None and body.id != f"{state.id}.{function}":  # the body has a name of its own: «الإليزيه»
        adjective = definite_adjective(state, feminine=named.gender is not Gender.MASCULINE)
        voice.body = f"{named.name} {adjective}" if adjective else None
