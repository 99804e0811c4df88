"""Make the voice of somebody whom an article has not named before: what their mention says."""

from __future__ import annotations

from schemas import ResolvedBy
from workers.text.knowledge.base import Knowledge
from workers.text.mentions.mention import Mention
from workers.text.mentions.unnamed import refers_back
from workers.text.speakers.antecedents.scene import Scene
from workers.text.speakers.voice import Voice


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
