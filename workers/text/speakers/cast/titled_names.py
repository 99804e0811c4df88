"""Tell whom a title with a given name means where several bear the name: «الأمير محمد», «الملك سلمان», «الشيخ تميم»."""

from __future__ import annotations

from typing import Final

from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import REACH, Voices
from workers.text.words.tokens import folded_word as fold

_OFFICES: Final = {
    "ملك": frozenset({"king"}),
    "امير": frozenset({"crown_prince", "emir"}),
    "شيخ": frozenset({"emir"}),
    "سلطان": frozenset({"sultan"}),
}
"""By the stem of a title, the offices (ids of role nouns) whose holders have it by birth."""


def bearer_of_title(mention: Mention, name: str, at: int, voices: Voices) -> Voice | None:
    """Who has the given name and the title of the mention and was named last before offset ``at``; None for nobody.

    None as well where nobody with the name is known by the title: then the name alone tells.
    """
    words = fold(name).split()
    title = stem(words[0]) if len(words) > 1 else stem(fold(mention.role)) if mention.role else ""
    if title not in _OFFICES or len(words) > 2:
        return None
    bearers = [voice for voice in voices.with_given_name(words[-1]) if _bears(voice, title)]
    before = reversed(voices.named_between(max(at - REACH, 0), at)) if len(bearers) > 1 else ()
    last = next((one.voice for one in before if any(one.voice is voice for voice in bearers)), None)
    return last or (bearers[0] if bearers else None)


def _bears(voice: Voice, title: str) -> bool:
    """Whether the article calls the person by the title, or by an office that has it."""
    office = voice.role_info.noun.id if voice.role_info is not None else ""
    return title in voice.titles or stem(voice.name_words[0]) == title or office in _OFFICES[title]
