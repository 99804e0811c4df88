"""Tell the plaintiffs of a lawsuit from prosecutors, both of whom are «المدعون»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from workers.text.mentions.nouns import stem
from workers.text.speakers.voice import Voice
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token
from workers.text.words.tokens import folded_word as fold

_PROSECUTOR: Final = "attorney_general"
_BARE: Final = frozenset({"مدعون", "مدعين"})
_LAWSUITS: Final = frozenset(map(fold, ("دعوى", "دعاوى")))
_PROSECUTIONS: Final = frozenset(map(fold, ("ادعاء", "نيابة", "عامون", "عامين", "اتحاديون", "فيدراليون")))
"""What tells that they are of the state."""


def without_plaintiffs_office(speakers: Iterable[Voice], tokens: Sequence[Token]) -> None:
    """Take the office from «المدعون» where the ``tokens`` of the article tell of a lawsuit, and of no prosecution."""
    bare = [voice for voice in speakers if _is_bare(voice)]
    if not bare:
        return
    words = {stem(one.text) for token in tokens for one in stems(token.folded)}
    if not words.isdisjoint(_LAWSUITS) and words.isdisjoint(_PROSECUTIONS):
        for voice in bare:
            voice.role_info = None


def _is_bare(voice: Voice) -> bool:
    info = voice.role_info
    return info is not None and info.noun.id == _PROSECUTOR and not voice.name and stem(fold(voice.role or "")) in _BARE
