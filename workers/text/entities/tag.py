"""Tag the persons, organisations, places and roles that an article names."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import Final

from pydantic import TypeAdapter

from schemas import CleanArticle, Entity, TextPart
from workers.text.entities.names_in_article import Found, Text, name_entities, token_spans

_ENTITIES: Final = TypeAdapter(tuple[Entity, ...])
"""Validates all entities of an article in one call, in half the time of one call each."""


def tag_entities(article: CleanArticle) -> tuple[Entity, ...]:
    """The mentions in ``article``, title first, in order of appearance, never overlapping within one type.

    Called by the tag stage for every article.
    """
    parts = article.parts
    changed = [_changed(part) for part in parts]
    found = name_entities([Text(part.text, list(token_spans(part))) for part in parts])
    return _ENTITIES.validate_python([_fields(parts[one.name.text], changed[one.name.text], one) for one in found])


def _changed(part: TextPart) -> list[tuple[int, int]]:
    """The paragraphs whose clean text differs from the raw one, in order."""
    return [
        (span.start, span.end)
        for span, raw in zip(part.paragraphs, part.raw_paragraphs, strict=False)
        if raw is not None
    ]


def _fields(part: TextPart, changed: list[tuple[int, int]], found: Found) -> dict[str, object]:
    name = found.name
    mention = name.mention
    clean = {"start": name.start, "end": name.end}
    paragraph = bisect_right(changed, name.start, key=itemgetter(0)) - 1
    if paragraph >= 0 and name.start < changed[paragraph][1]:
        raw = part.excerpt(name.start, name.end)
        span, text = {"start": raw.span.start, "end": raw.span.end}, raw.text
    else:
        start, end = part.to_raw(name.start, name.end)
        span, text = {"start": start, "end": end}, part.text[name.start : name.end]
    return {
        "field": part.field,
        "span": span,
        "text": text,
        "type": mention.type,
        "clean_span": clean,
        "canonical": name.canonical,
        "entity_id": mention.entity_id,
        "country": mention.country,
        "found_by": mention.found_by,
        "confidence": round(found.confidence, 3),
    }
