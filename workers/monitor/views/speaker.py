"""Who a speaker key is, as the head of its page tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workers.store import Voice
from workers.text.words.normalize import fold


@dataclass(frozen=True, slots=True)
class Head:
    """A person or a body."""

    title: str
    under: tuple[str, ...]
    """Of a person the role and the body, as far as they say more than the title; of a body the only one who speaks for it."""
    country: str | None


def head_of(key: str, voices: Sequence[Voice], name: str | None = None) -> Head:
    """Who ``key`` is by those who speak for it, or the one of them that is called ``name``."""
    country = next((voice.country for voice in voices if voice.country), None)
    body = next((voice.organisation for voice in voices if voice.organisation), None)
    chosen = next((voice for voice in voices if voice.name and name and fold(voice.name) == fold(name)), None)
    if chosen is None and body is None:
        chosen = next((voice for voice in voices if voice.name), None)
    if chosen is not None and chosen.name:
        return Head(chosen.name, _apart(chosen.role, chosen.organisation), chosen.country or country)
    if body is not None and len(voices) == 1:
        return Head(body, _apart(voices[0].name, voices[0].role), country)
    role = next((voice.role for voice in voices if voice.role), None)
    return Head(body or role or name or key, (), country)


def _apart(first: str | None, second: str | None) -> tuple[str, ...]:
    """Both, but for one that is a part of the other: «وزير خارجية روسيا» needs no «روسيا» behind it."""
    if first and second and second in first:
        second = None
    return tuple(part for part in (first, second) if part)
