"""Tell whom and what a statement speaks of: the persons, bodies and places named in its content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from schemas import Entity, EntityType, Excerpt, RawField
from workers.text.knowledge.base import load
from workers.text.words.normalize import fold

_BETWEEN: Final = 3
"""Code points between an office and the name of who holds it: a space, or a comma with one."""


def spoken_of(entities: Sequence[Entity], contents: Sequence[Excerpt]) -> list[tuple[str, ...]]:
    """For each of ``contents`` the canonical names of the ``entities`` in it, in order, each one once.

    Of roles only an office that singles somebody out is a name («وزير الدفاع», not «جنود»), and only where the name of who
    holds it does not stand beside it. Pronouns name nobody.
    ``entities`` are the article's, in order of appearance within each field.
    """
    of_field: dict[RawField, list[Entity]] = {"title": [], "text": [], "html": []}
    starts: dict[RawField, list[int]] = {"title": [], "text": [], "html": []}
    for entity in entities:
        field = entity.field
        of_field[field].append(entity)
        starts[field].append(entity.span.start)
    found = []
    for content in contents:
        named, begins = of_field[content.field], starts[content.field]
        low, high = bisect_left(begins, content.span.start), bisect_left(begins, content.span.end)
        found.append(_names([entity for entity in named[low:high] if entity.span.end <= content.span.end]))
    return found


def _names(entities: Sequence[Entity]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for number, entity in enumerate(entities):
        if entity.type is EntityType.ROLE and (
            not _is_office(entity.text) or _has_holder(entity, entities[max(number - 2, 0) : number + 3])
        ):
            continue
        names.setdefault(entity.entity_id or fold(entity.canonical), entity.canonical)
    return tuple(dict.fromkeys(names.values()))


@lru_cache(maxsize=20_000)
def _is_office(words: str) -> bool:
    role = load().resolve_role(words)
    return role is not None and role.definite and role.official is True


def _has_holder(role: Entity, near: Sequence[Entity]) -> bool:
    return any(
        other.type is EntityType.PERSON
        and (
            -_BETWEEN <= other.span.start - role.span.end <= _BETWEEN
            or -_BETWEEN <= role.span.start - other.span.end <= _BETWEEN
            or (other.span.start < role.span.end and role.span.start < other.span.end)
        )
        for other in near
    )
