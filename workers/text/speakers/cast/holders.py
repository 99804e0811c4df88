"""Offices in an article's text for which it also has the name: «ولي العهد» after «ولي العهد السعودي فلان الفلاني»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.knowledge.model import BodyKind, Role
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices

_GENERAL: Final = frozenset({"official", "diplomat", "politician", "source", "leading_member", "fighter", "rank"})
"""Role nouns that stand for holders of many offices."""
_WIDE: Final = frozenset({BodyKind.STATE, BodyKind.GOVERNMENT})
"""Kinds of body that an office names which does not say more than its state."""


def with_holders(places: Sequence[Named], voices: Voices) -> list[Named]:
    """The places in order; where one names an office by itself, its holder stands for it if the article has the name."""
    out: list[Named] = []
    named: list[Voice] = []
    for place in sorted(places, key=lambda place: place.at):
        voice = place.voice
        if voice.name:
            named = [one for one in named if one is not voice]
            named.append(voice)
        holder = _holder(voice, named, voices)
        out.append(place._replace(voice=holder) if holder is not None else place)
    return out


def _holder(voice: Voice, named: Sequence[Voice], voices: Voices) -> Voice | None:
    """Who of those named before, the last one first, holds the office that is all of ``voice``."""
    info = voice.role_info
    if voice.name or voice.anonymous or info is None or not info.definite or info.noun.official == "no":
        return None
    if info.noun.id in _GENERAL:
        return None
    return next((one for one in reversed(named) if _holds(one, info, voices)), None)


def _holds(one: Voice, info: Role, voices: Voices) -> bool:
    theirs = one.role_info
    if theirs is None or theirs.noun.id != info.noun.id or theirs.former:
        return info.country is not None and not info.former and voices.holds(one, info)
    if info.former or (info.country and theirs.country and info.country != theirs.country):
        return False
    wide = info.body is None or info.body.kind in _WIDE  # «الوزير السوري» is of any ministry
    return wide or theirs.body is None or (info.body is not None and info.body.id == theirs.body.id)
