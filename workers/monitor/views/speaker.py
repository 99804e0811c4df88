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
    offices: tuple[str, ...]
    """Of a person: role and body, as far as they say more than the title."""
    country: str | None


def head_of(key: str, voices: Sequence[Voice], name: str | None = None) -> Head:
    """Who ``key`` is by those who speak for it, or the one of them that is called ``name``."""
    person = next((voice for voice in voices if voice.name and name and fold(voice.name) == fold(name)), None)
    if person is None and len(voices) == 1 and voices[0].name:
        person = voices[0]
    country = next((voice.country for voice in voices if voice.country), None)
    if person is not None and person.name:
        parts = [part for part in (person.role, person.organisation) if part]
        if len(parts) == 2 and parts[1] in parts[0]:
            parts.pop()  # «وزير خارجية روسيا» needs no «روسيا» behind it
        return Head(person.name, tuple(parts), person.country or country)
    told = (*(voice.organisation for voice in voices), *(voice.role for voice in voices))
    return Head(next(filter(None, told), None) or name or key, (), country)
