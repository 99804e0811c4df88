"""Find in a role the body that it leaves to the article: «مسؤول بالوزارة», «أعضاء اللجنة», «متحدث باسمها»."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import BodyKind
from workers.text.mentions.nouns import stem
from workers.text.words.clitics import stems

_ANAPHOR: Final = "anaphor"
_NAMING: Final = word_list("naming")
_PRONOUNS: Final = {"ها": "f", "ه": "m", "هم": ""}
_WITHIN: Final = frozenset({"في", "من", "داخل", "لدي"})
"""Before a body that somebody belongs to."""
_LONGEST: Final = 2
"""Words behind which a noun for a body is one by itself: «مسؤولون في المهرجان الدولي»."""


class Anaphor(NamedTuple):
    """What a role says of a body that the article has named before."""

    noun: str
    """The folded noun with its article; empty for a pronoun."""
    kind: BodyKind | None
    gender: str = ""
    """Of a pronoun."""


@lru_cache(maxsize=20_000)
def anaphor_in(role: str, knowledge: Knowledge) -> Anaphor | None:
    """The noun or pronoun in ``role`` for a body named before; None where there is none."""
    words = words_of(role)
    for at in range(1, len(words)):
        for reading in stems(words[at]):
            known = knowledge.tables.role_words.get(reading.text) == _ANAPHOR
            head = knowledge.tables.generic_heads.get(stem(reading.text))
            within = reading.preposition in ("ب", "ل") or words[at - 1] in _WITHIN
            if known or (head and within and reading.text.startswith("ال") and len(words) - at <= _LONGEST):
                return Anaphor(reading.text, head.kind if head else None)
        pronoun = next((p for p in _PRONOUNS if words[at].endswith(p) and words[at].removesuffix(p) in _NAMING), None)
        if pronoun is not None and at + 1 == len(words):
            return Anaphor("", None, _PRONOUNS[pronoun])
    return None
