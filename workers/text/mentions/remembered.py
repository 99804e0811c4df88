"""What the knowledge file makes of words, remembered: news repeats its offices and bodies."""

from __future__ import annotations

from functools import lru_cache

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, Role


@lru_cache(maxsize=10_000)
def role_of(words: str, knowledge: Knowledge) -> Role | None:
    """The role or the unnamed source that the words are."""
    return knowledge.resolve_role(words) or knowledge.resolve_source(words)


@lru_cache(maxsize=10_000)
def office_of(words: str, knowledge: Knowledge) -> Role | None:
    """The role that the words are."""
    return knowledge.resolve_role(words)


@lru_cache(maxsize=10_000)
def body_of(words: str, knowledge: Knowledge) -> Body | None:
    """The body that the words begin with."""
    return knowledge.resolve_body(words)
