"""Clean an article: its text without markup, boilerplate and damage, every character traceable to the raw one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from schemas import CleanArticle, PublishedFrom, RawArticle, Run, Span, Status, TextPart, derive_id, utc_now


@dataclass(frozen=True, slots=True)
class Refusal:
    """An article that has nothing to extract from, and why."""

    status: Status


def clean(raw: RawArticle, received_at: datetime) -> CleanArticle | Refusal:
    """The clean article, or why there is none. ``received_at`` dates an article that carries no date."""
    text = raw.text or ""
    spans = [m.span() for m in re.finditer(r"[^\s].*", text)]
    title: TextPart | None = None
    if raw.title:
        title = _part("title", raw.title, [(0, len(raw.title))])
    elif spans:
        title = _part("text", text, spans[:1])
        spans = spans[1:]
    body = _part("text", text, spans)
    return CleanArticle(
        id=derive_id("clean", str(raw.article_id), raw.content_hash),
        trace_id=raw.article_id,
        produced_at=utc_now(),
        source=raw.source,
        url=raw.url,
        outlet=raw.outlet,
        lane=raw.lane,
        content_hash=raw.content_hash,
        published_at=raw.published_at or raw.fetched_at or received_at,
        published_from=PublishedFrom.GIVEN if raw.published_at else PublishedFrom.RECEIVED,
        language="ar",
        title=title,
        body=body,
    )


def _part(field: str, raw: str, spans: list[tuple[int, int]]) -> TextPart:
    text, runs, paragraphs = "", [], []
    for start, end in spans:
        if text:
            text += "\n"
        runs.append(Run(len(text), len(text) + end - start, start, end))
        paragraphs.append(Span(start=len(text), end=len(text) + end - start))
        text += raw[start:end]
    return TextPart(field=field, text=text, runs=tuple(runs), paragraphs=tuple(paragraphs), sentences=tuple(paragraphs))
