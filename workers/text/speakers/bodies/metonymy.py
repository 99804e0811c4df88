"""Tell whose words these are where an article says «باريس»: its own body's or official's, who says the same beside it.

«فرنسا: …» stands over an article in which the spokeswoman of the ministry says so: one speaker, and one alert.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from operator import itemgetter
from typing import Final, NamedTuple

from schemas import Speaker
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.novelty.content_words import ContentWords, content_words
from workers.text.speakers.bodies.keys import side_of

_SAME: Final = 0.6
"""Share of the weight of the shorter one's stems that both have, from which on two statements of an article are one."""
_LEAST_STEMS: Final = 2
"""In common: one word is in anything."""


class Said(NamedTuple):
    """One of the statements of an article."""

    key: str
    """See ``speaker_key``."""
    speaker: Speaker
    content: str


def keys_behind_names(said: Sequence[Said], knowledge: Knowledge) -> list[str]:
    """The speaker key of each statement: of a state's or organisation's name that of its own who says the same.

    Of several the one that has most of it, and the first of these. Its own are those that speak for it to the world, whose
    words are remembered with its own (see ``memory_key``).
    """
    named = [_named(one.speaker, knowledge) for one in said]
    keys = [one.key for one in said]
    for at, body in enumerate(named):
        if body is None:
            continue
        words = content_words(said[at].content)
        shares = [(_shared(words, other), other.key) for other in said if _is_of(other, body, knowledge)]
        share, key = max(shares, key=itemgetter(0), default=(0.0, keys[at]))
        keys[at] = key if share >= _SAME else keys[at]
    return keys


def _named(speaker: Speaker, knowledge: Knowledge) -> Body | None:
    """The state or organisation that speaks by its name alone."""
    if speaker.body_id is None or speaker.name is not None or speaker.role is not None:
        return None
    body = knowledge.body(speaker.body_id)
    return body if body is not None and body.kind in (BodyKind.STATE, BodyKind.INTERGOVERNMENTAL) else None


def _is_of(other: Said, body: Body, knowledge: Knowledge) -> bool:
    """Whether ``other`` speaks for a body with whose words those of ``body`` are remembered, and not by its name."""
    own = other.speaker.body_id
    return own is not None and own != body.id and side_of(own, knowledge) == body.id


def _shared(words: ContentWords, other: Said) -> float:
    """Share of the shorter one's weight that both have."""
    others = content_words(other.content)
    common = words.stem_set & others.stem_set
    if len(common) < _LEAST_STEMS:
        return 0.0
    return fsum(words.weights[stem] for stem in common) / min(words.total, others.total)
