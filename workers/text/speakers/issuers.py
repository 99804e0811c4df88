"""Read the body out of words around it: who issued a document, and where the verb's object begins behind a body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.speakers.remembered import body_of
from workers.text.words.tokens import folded_word as fold

_RECEIVING: Final = word_list("receiving")
_LONG_OBJECT: Final = 3
"""Words behind a known body from which on they are the verb's object and no part of its name."""


def issuer_of(document: str, knowledge: Knowledge) -> str | None:
    """The body that a document names as its own: «بيان صادر عن وزارة الصحة», «بلاغ لمجلس النواب»; not who only got it."""
    words = document.split()
    for at in range(1, len(words)):
        if fold(words[at]) in _RECEIVING:
            return None
        rest = " ".join(words[at:])
        without = "ا" + rest[1:] if rest.startswith("لل") else rest[1:]
        for body in (without, rest) if rest.startswith("ل") else (rest, rest[1:]):
            if body_of(body, knowledge) is not None:
                return body
    return None


def without_object(body: str, knowledge: Knowledge) -> str:
    """The known body that the words begin with, where too many follow to be of its name: «نفى البيت الأبيض الأنباء …»."""
    words = body.split()
    if len(words) > 1 and knowledge.metonym(words[0]) is not None and not _goes_on_name(words, knowledge):
        return words[0]  # «اتهمت الرياض طهران بـ…»
    parsed = knowledge.body_grammar.parse(words_of(body), 0)
    if parsed is None or len(words) - parsed.end < _LONG_OBJECT or len(words_of(body)) != len(words):
        return body
    return body if words[parsed.end].startswith("و") else " ".join(words[: parsed.end])


def _goes_on_name(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether what stands behind a capital is of its name or joined to it: «كوالا لمبور», «موسكو وطهران», «الرياض كابيتال»."""
    if words[1].startswith("و") or knowledge.metonym(" ".join(words[:2])) is not None:
        return True
    rest = words_of(" ".join(words[1:]))
    another = knowledge.metonym(words[1]) is not None or knowledge.body_grammar.parse(rest, 0) is not None
    return not another
