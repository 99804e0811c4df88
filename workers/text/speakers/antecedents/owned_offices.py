"""Tell whose an office or organ of a state is that a pronoun gives to somebody: «سفيرها لدى الأمم المتحدة», «خارجيتها».

It is a state's: of the one named before that agrees with the pronoun, else that of the person who does. What is somebody's own
(«محاميها», «مدير أعماله») stays theirs.
"""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import BodyKind
from workers.text.knowledge.nationality import definite_adjective
from workers.text.speakers.voice import country_of, gender_of
from workers.text.speakers.voices import REACH, Voices
from workers.text.statements.spots import Spot
from workers.text.words.tokens import folded_word as fold

_OFFICES: Final = word_list("owned_offices")
_ORGANS: Final = word_list("owned_organs")
_HEAD: Final = frozenset({"رييس", "رييسه"})
"""Bodies of all kinds have one: only where no other body is named in between, and nothing is told of it."""
_PRIME: Final = "وزراي"
"""«وزرائها», folded, without the pronoun."""
_PRONOUNS: Final = {"ها": "f", "ه": "m"}
_TIED: Final = "ت"
"""What the feminine ending is in front of a pronoun."""
_FEMININE: Final = ("ه", "ات")
_LONGEST: Final = 7
"""Words of an office with where it is held: «سفيرها لدى الأمم المتحدة في جنيف»."""


def of_state(whole: str, spot: Spot, voices: Voices, knowledge: Knowledge) -> str | None:
    """«سفيرها لدى الأمم المتحدة» as «السفير الروسي لدى الأمم المتحدة»; None for other words, or where no state is near."""
    words = whole.split()
    if not 0 < len(words) <= _LONGEST or spot.at < 0:
        return None
    prime = len(words) > 1 and fold(words[0]) in _HEAD
    at = int(prime)
    pronoun = next((one for one in _PRONOUNS if words[at].endswith(one)), "")
    noun = fold(words[at].removesuffix(pronoun)) if pronoun else ""
    prime = prime and noun == _PRIME
    written = words[at].removesuffix(pronoun)
    if noun.endswith(_TIED) and f"{noun[:-1]}ه" in _OFFICES | _ORGANS:
        noun, written = f"{noun[:-1]}ه", f"{written[:-1]}ة"
    head = noun in _HEAD and len(words) == 1
    if not (prime or head or noun in _OFFICES or noun in _ORGANS) or (at and not prime):
        return None
    country = _owner(_PRONOUNS[pronoun], spot, voices, nearest=head)
    state = knowledge.country(country) if country else None
    adjective = definite_adjective(state, feminine=noun.endswith(_FEMININE)) if state else None
    if adjective is None:
        return None
    office = (words[0], "الوزراء") if prime else (f"ال{written}",)
    return " ".join((*office, adjective, *words[at + 1 :]))


def is_organ(phrase: str) -> bool:
    """Whether a phrase of ``of_state`` is one for a body: «الخارجية الروسية», not «السفير الروسي»."""
    return words_of(phrase)[0].removeprefix("ال") in _ORGANS


def _owner(gender: str, spot: Spot, voices: Voices, *, nearest: bool) -> str | None:
    """The alpha-2 code of the state that the pronoun means. ``nearest``: of no other body than the one named last."""
    start = max(min(spot.before, spot.paragraph), spot.at - REACH, 0)
    there = [one for one in reversed(voices.named_between(start, spot.at)) if voices.is_told(one.at)]
    bodies = [one.voice for one in there if one.voice.known_body is not None and not (one.voice.name or one.voice.role)]
    for voice in bodies[:1] if nearest else bodies:
        body = voice.known_body
        if body is not None and body.kind is BodyKind.STATE and gender_of(voice) == gender:
            return body.country
    if nearest and bodies:
        return None
    persons = (one.voice for one in there if one.voice.name and gender_of(one.voice) == gender)
    return next((country for voice in persons if (country := country_of(voice))), None)
