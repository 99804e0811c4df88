"""Articles with statements, made by hand, for the tests of the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from schemas import Act, AnnotatedArticle, Cue, OfficialReason, Span, Speaker, Statement, TaggedArticle, derive_id
from schemas.clean_article import Run, TextPart
from tests.makers import NOON


@dataclass
class Said:
    """One statement of an article."""

    content: str
    speaker_key: str = "xx.foreign_ministry"
    name: str | None = "سالم الهادي"
    organisation: str | None = "وزارة الخارجية"
    country: str | None = "SY"
    act: Act = Act.SAY
    reason: OfficialReason = OfficialReason.SPOKESPERSON
    about: Sequence[str] = ()
    more: dict[str, Any] = field(default_factory=dict)


def make_annotated(
    article: str = "a1",
    *said: Said | str,
    edition: str = "first",
    made: datetime = NOON,
    published: datetime = NOON,
    outlet: str | None = "وكالة الغد",
    title: str | None = "عنوان",
) -> AnnotatedArticle:
    """The article that says ``said``, a line each; another ``edition`` is the corrected article."""
    told = [Said(one) if isinstance(one, str) else one for one in said or ("المحادثات ستبدأ يوم الأحد",)]
    text = "\n".join(one.content for one in told)
    article_id, content_hash = derive_id("article", article), f"{article}-{edition}"
    origin = {
        "trace_id": article_id, "produced_at": made, "source": f"{article}.txt", "url": f"https://news.example/{article}",
        "outlet": outlet, "published_at": published, "content_hash": content_hash,
    }  # fmt: skip
    statements, start = [], 0
    for sequence, one in enumerate(told, 1):
        span = Span(start=start, end=start + len(one.content))
        start = span.end + 1
        fields = {
            "title": title, "field": "text", "span": span, "verbatim": one.content, "content": one.content,
            "cue": Cue(lemma="قال", act=one.act),
            "speaker": Speaker(
                name=one.name, role="الناطق", organisation=one.organisation, country=one.country, resolved_by="mention"
            ),
            "speaker_key": one.speaker_key, "official": one.reason.official, "official_reason": one.reason,
            "quote": "indirect", "about": tuple(one.about), "confidence": 0.75, "sequence": sequence, "of": len(told),
            "speakers": 1,
        }  # fmt: skip
        identity = derive_id("statement", str(article_id), content_hash, f"{span.start}-{span.end}")
        statements.append(Statement.model_validate({"id": identity, **origin, **fields, **one.more}))
    whole = Span(start=0, end=len(text))
    part = TextPart(
        field="text", text=text, runs=(Run(0, len(text), 0, len(text)),), paragraphs=(whole,), sentences=(whole,)
    )
    tagged = TaggedArticle.model_validate(
        {
            "id": derive_id("tagged", article, edition), **origin, "published_from": "given", "language": "ar",
            "title": None, "body": part,
        }
    )  # fmt: skip
    return AnnotatedArticle(
        id=derive_id("annotated", article, edition),
        trace_id=article_id,
        produced_at=made,
        article=tagged,
        statements=tuple(statements),
    )
