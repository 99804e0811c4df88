"""Name whom a statement is of: the body that makes one alert of an article, and the side that the judge remembers it with."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from schemas import Speaker
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body
from workers.text.words.normalize import fold

_OF_THE_STATE: Final = ("presidency", "government", "royal_court", "ministry.foreign_affairs")
"""Functions that speak for the state itself, as its capital does: «باريس», «الإليزيه», «الحكومة الفرنسية».

And for an organisation, one of whose organs has the function: the foreign service of the European Union.
"""
DEFENCE: Final = "ministry.defence"
"""The function that armies and general staffs speak with: a briefing is the ministry's or the army's, as the outlet has it."""


def speaker_key(speaker: Speaker) -> str:
    """Equal for all who speak for one body; empty for nobody.

    The knowledge file's id of the body or, with a plus between them, of the bodies that speak together, else of the person;
    else the folded name of body, person or role.
    """
    known = speaker.body_id or "+".join(speaker.bodies) or (None if speaker.organisation else speaker.entity_id)
    if known:
        return known
    words = speaker.organisation or speaker.name or speaker.role
    return "_".join(fold(words).split()) if words else ""


def memory_key(speaker: Speaker, knowledge: Knowledge) -> str | None:
    """The id of the body with whose words the speaker's are remembered, where that is not the speaker's own.

    The state, for its head, presidency, government and ministry of foreign affairs and what belongs to these; the ministry of
    defence, for armies; an organisation, for its service of foreign affairs.
    """
    side = side_of(speaker.body_id, knowledge) if speaker.body_id else None
    return side if side != speaker.body_id else None


@lru_cache(maxsize=10_000)
def side_of(body_id: str, knowledge: Knowledge) -> str:
    """The id of the body with whose words those of the body ``body_id`` are remembered."""
    seen: set[str] = set()
    body = knowledge.body(body_id)
    while body is not None and body.id not in seen:
        seen.add(body.id)
        owner = body.country.lower() if body.country is not None else body.parent
        if owner is None:
            break
        if _is_one_of(body, owner, (DEFENCE,), knowledge):
            return body.id
        if _is_one_of(body, owner, _OF_THE_STATE, knowledge):
            return owner
        body = knowledge.body(body.parent) if body.parent else None
    return body_id


def _is_one_of(body: Body, owner: str, functions: tuple[str, ...], knowledge: Knowledge) -> bool:
    """Whether ``body`` has one of ``functions`` in the state or organisation ``owner``, under whatever name: «البنتاغون»."""
    theirs = (knowledge.body(f"{owner}.{function}") for function in functions)
    return any(one is not None and one.id == body.id for one in theirs)
