"""Tag the persons, organisations, places and roles that an article names."""

from __future__ import annotations

from typing import Final

from schemas import CleanArticle, Entity, FoundBy, Span
from workers.text.article_names import find_names

_CONFIDENCE: Final = {
    FoundBy.GAZETTEER: 0.95,
    FoundBy.TITLE_PATTERN: 0.9,
    FoundBy.EARLIER_MENTION: 0.85,
    FoundBy.NAME_GRAMMAR: 0.75,
}


def tag_entities(article: CleanArticle) -> tuple[Entity, ...]:
    """The mentions in ``article``, title first, in order of appearance, never overlapping within one type.

    Called by the tag stage for every article.
    """
    parts = article.parts
    entities = []
    for number, start, end, mention, canonical in find_names([part.text for part in parts]):
        part = parts[number]
        raw_start, raw_end = part.to_raw(start, end)
        # Not validated: every value is ours, and checking them would cost more than finding them.
        entities.append(
            Entity.model_construct(
                field=part.field,
                span=Span.model_construct(start=raw_start, end=raw_end),
                text=part.text[start:end],
                type=mention.type,
                clean_span=Span.model_construct(start=start, end=end),
                canonical=canonical,
                entity_id=mention.entity_id,
                country=mention.country,
                found_by=mention.found_by,
                confidence=_CONFIDENCE[mention.found_by],
            )
        )
    return tuple(entities)
