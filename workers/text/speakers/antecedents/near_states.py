"""Tell the state near a body that is only called by its function: «أدانت [الإمارات] القصف. وعبرت وزارة الخارجية عن …»."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.mentions.nouns import stems
from workers.text.speakers.cast.tellings import kind_of
from workers.text.speakers.voice import Voice, country_of
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.words.word_features import word_features

_OF_STATES: Final = frozenset({BodyKind.MINISTRY, BodyKind.HEAD_OF_STATE_OFFICE})
"""What a state has that an article goes on with; an army or police is rather that of the place which it tells of."""
_SENTENCES: Final = 3
"""From what the state has said to what the body says, at most."""
_VERB: Final = 14
"""Code points of a verb that a sentence begins with, and of what stands in front of it."""


def in_near_state(body: Body | None, spot: Spot, voices: Voices, knowledge: Knowledge) -> Body | None:
    """``body`` as that of the state near; itself where it is another kind of body, or none is near."""
    if body is None or body.country is not None or body.kind not in _OF_STATES:
        return body
    state = _near(spot, voices) if body.id in knowledge.tables.functions else None
    return knowledge.in_country(body, state) if state is not None else body


def body_of_near_state(words: str, body: Body | None, spot: Spot, voices: Voices) -> Voice | None:
    """The voice of ``body``, which ``words`` name, as that of the state near, known already or new; None where none is near."""
    placed = in_near_state(body, spot, voices, voices.knowledge)
    if placed is None or placed is body:
        return None
    voice = voices.body(placed.id)
    if voice is None:
        voice = Voice(body=words, known_body=placed)
        voices.add_words(voice, stems(words))
        voices.note_body(voice, placed.id)
    return voice


def _near(spot: Spot, voices: Voices) -> str | None:
    """The state (alpha-2) that the sentence of the cue tells of first, else the one that has spoken right before.

    «وقررت [جنوب أفريقيا] استدعاء سفيرها، وفق ما أعلنت وزارة الخارجية»: behind its verb, not behind a preposition.
    """
    if spot.headline:
        return None
    first = next(iter(voices.named_between(spot.sentence, spot.at)), None)
    if first is not None and first.at - spot.sentence <= _VERB and first.behind not in _preposed():
        return country_of(first.voice) if _is_state(first.voice) else None
    last = voices.last
    if first is None and last is not None and _is_state(last) and 0 <= spot.number - last.spoke_in <= _SENTENCES:
        return country_of(last)
    return None


def _is_state(voice: Voice) -> bool:
    return kind_of(voice) is BodyKind.STATE and not (voice.name or voice.role)


@lru_cache(maxsize=1)
def _preposed() -> frozenset[str]:
    """The classes of the words that no subject stands behind; «-» is that of a clitic, «^» that of nothing."""
    return frozenset({"-", "^", *(word_features(word)[5] for word in PREPOSITIONS)})
