"""Make the voice of somebody whom an article has not named before: what their mention says, and whose name it is."""

from __future__ import annotations

from typing import Final

from schemas import ResolvedBy
from workers.text.knowledge.base import Knowledge
from workers.text.mentions.mention import Mention
from workers.text.mentions.unnamed import refers_back
from workers.text.speakers.antecedents.scene import Scene
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot

_AND: Final = "و"
_SPOKESMAN: Final = "spokesperson"
_RANKS: Final = frozenset({"rank", "commander"})
"""Role nouns that by themselves tell of no office."""


def somebody_new(mention: Mention, scene: Scene, words: str, knowledge: Knowledge) -> tuple[Voice, ResolvedBy]:
    """Who the mention means when it means nobody known, and how that is told. ``words``: those that were looked for."""
    if scene.mode in "RI" or (scene.mode == "S" and mention.role):
        source = knowledge.resolve_source(words) is not None  # «أكدت المصادر»
        source = source or refers_back(words, scene.info)
        voice = Voice(
            role=mention.role or words,
            body=mention.body,
            anonymous=mention.anonymous or scene.mode == "I" or source,
            role_info=scene.info,
            known_body=scene.info.body if scene.info else None,
        )
        return voice, ResolvedBy.MENTION
    if scene.mode == "Y":
        return Voice(), ResolvedBy.UNRESOLVED
    metonym = knowledge.metonym(words)
    voice = Voice(
        body=metonym.name if metonym else words or None,
        known_body=metonym or scene.body,
        anonymous=mention.anonymous,
    )
    by = ResolvedBy.METONYMY if metonym else ResolvedBy.MENTION if words else ResolvedBy.UNRESOLVED
    return voice, by


def name_spokesman(voice: Voice, spot: Spot, voices: Voices) -> None:
    """Let somebody whom only a rank or nothing introduces be the unnamed spokesman who has spoken in the same sentence.

    «ونفى متحدث باسم الوزارة النبأ، [وقال القائد فلان الفلاني]: "…"». ``voice`` is about to speak at ``spot``.
    """
    last = voices.last
    if last is None or spot.headline or last.spoke_in != spot.number or spot.link != _AND:
        return
    info = last.role_info if last.anonymous and not last.name and last.times == 1 else None
    ranked = voice.role_info is None or (voice.role_info.noun.id in _RANKS and voice.role_info.length == 1)
    plain = ranked and voice.known_body is None and voice.body is None and voice.person is None
    whole = len(voice.name_words) > 1 and not voice.times and voices.named_before(voice, spot.at) == 0
    if info is not None and info.noun.id == _SPOKESMAN and plain and whole:
        voice.role, voice.role_info, voice.body, voice.known_body = last.role, info, last.body, last.known_body
        voices.add_words(voice, last.words)
        last.name, last.name_words, last.anonymous = voice.name, voice.name_words, False
