"""The clean article with the persons, organisations, places and roles that it names."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from schemas.base import Excerpt, Span
from schemas.clean_article import CleanArticle


class EntityType(StrEnum):
    """What kind of thing a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ROLE = "role"
    """A title or office: «وزير الخارجية», «المتحدث باسم البنتاغون»."""


class FoundBy(StrEnum):
    """How a mention was found."""

    GAZETTEER = "gazetteer"
    """It is in a list of names or in the knowledge file."""
    TITLE_PATTERN = "title_pattern"
    """A title stands before it: «الرئيس … فلان»."""
    NAME_GRAMMAR = "name_grammar"
    """Its words are given names, or joined by «بن», «أبو», «عبد»."""
    EARLIER_MENTION = "earlier_mention"
    """A part of a name that the article gave in full before."""
    TAGGER = "tagger"
    """A learned tagger."""
    CAMEL_NER = "camel_ner"
    """camel-tools' NERecognizer, where its model is installed."""


class Entity(Excerpt):
    """One mention. ``span`` and ``text`` are raw; ``clean_span`` counts in the clean text of the same part."""

    type: EntityType
    clean_span: Span
    canonical: str
    """The fullest or best known form of the name."""
    entity_id: str | None = None
    """Id in the knowledge file, such as ``us.state_department``; None when the knowledge file does not know it."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2, where known."""
    found_by: FoundBy
    confidence: float = Field(ge=0, le=1)


class TaggedArticle(CleanArticle):
    """A clean article and its entities, in order of appearance, title first, never overlapping within one type."""

    entities: tuple[Entity, ...] = ()
