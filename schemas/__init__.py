"""The public contract of Tasrih: every event that travels on its topics, as a pydantic model.

Imports nothing of ``workers``, so that producers and consumers can take it alone.
"""

from schemas.alert import (
    Alert,
    AlertKind,
    AlertStatement,
    Carrier,
    Change,
    ChangeReason,
    NoveltyReason,
    Verdict,
)
from schemas.annotated_article import AnnotatedArticle
from schemas.article_status import ArticleStatus, Status
from schemas.base import Event, Excerpt, Lane, RawField, Span, derive_id, utc_now
from schemas.clean_article import Boilerplate, BoilerplateKind, CleanArticle, PublishedFrom, Run, TextPart
from schemas.dead_letter import DeadLetter, DeadLetterReason
from schemas.feedback import Feedback, FeedbackVerdict, feedback_id
from schemas.opposition import Opposed, OppositionKind, OppositionRule
from schemas.raw_article import RawArticle
from schemas.statement import Act, Cue, OfficialReason, Quote, ResolvedBy, Speaker, Statement
from schemas.tagged_article import Entity, EntityType, FoundBy, TaggedArticle

__all__ = [
    "Act",
    "Alert",
    "AlertKind",
    "AlertStatement",
    "AnnotatedArticle",
    "ArticleStatus",
    "Boilerplate",
    "BoilerplateKind",
    "Carrier",
    "Change",
    "ChangeReason",
    "CleanArticle",
    "Cue",
    "DeadLetter",
    "DeadLetterReason",
    "Entity",
    "EntityType",
    "Event",
    "Excerpt",
    "Feedback",
    "FeedbackVerdict",
    "FoundBy",
    "Lane",
    "NoveltyReason",
    "OfficialReason",
    "Opposed",
    "OppositionKind",
    "OppositionRule",
    "PublishedFrom",
    "Quote",
    "RawArticle",
    "RawField",
    "ResolvedBy",
    "Run",
    "Span",
    "Speaker",
    "Statement",
    "Status",
    "TaggedArticle",
    "TextPart",
    "Verdict",
    "derive_id",
    "feedback_id",
    "utc_now",
]
