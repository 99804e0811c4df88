"""Which part of an article an entity stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas import Entity, TextPart


def entities_in(part: TextPart, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Those of ``entities`` that stand in ``part``, in order.

    Title and body of a plain text are parts of one raw field, and clean offsets count from zero in each of them: only where
    the raw text stands tells them apart.
    """
    if not part.runs:
        return
    first, end = part.runs[0].raw_start, part.runs[-1].raw_end
    for entity in entities:
        if entity.field == part.field and first <= entity.span.start < end:
            yield entity
