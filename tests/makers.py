"""Articles read to their statements, and statements made by hand, for the tests of several folders."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from schemas import Act, Cue, Excerpt, Lane, OfficialReason, RawArticle, Span, Statement, TaggedArticle, derive_id
from workers import stages

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TITLE = "اجتماع الحكومة في العاصمة"


def clock() -> datetime:
    return NOON


def tag_article(text: str, title: str | None = TITLE, **fields: Any) -> TaggedArticle:
    """The article on its way from the tagger; its title attributes nothing unless the test gives another one."""
    raw = RawArticle(**{"source_id": "a1.txt", "published_at": NOON, **fields}, title=title, text=text)
    (cleaned,) = stages.clean(raw, clock).events
    (tagged,) = stages.tag(cleaned, clock).events  # type: ignore[arg-type]
    assert isinstance(tagged, TaggedArticle)
    return tagged


def read_article(text: str, title: str | None = TITLE, **fields: Any) -> tuple[Statement, ...]:
    """The statements that the stages find in the article."""
    return stages.extract(tag_article(text, title, **fields), clock).events  # type: ignore[return-value]


def make_statement(
    content: str,
    *,
    article: str = "a1",
    published: datetime = NOON,
    key: str = "xx.foreign_ministry",
    reason: OfficialReason = OfficialReason.SPOKESPERSON,
    lane: Lane = Lane.LIVE,
    headline: bool = False,
    sequence: int = 1,
    of: int = 1,
    speakers: int = 1,
    edition: str = "first",
    confidence: float = 1,
) -> Statement:
    """A statement of ``key`` in ``article``; another ``edition`` is the corrected article."""
    return Statement(
        id=derive_id("statement", article, edition, str(sequence), content),
        trace_id=derive_id("article", article),
        produced_at=NOON,
        source=f"{article}.txt",
        url=f"https://news.example/{article}",
        outlet=f"outlet of {article}",
        lane=lane,
        published_at=published,
        content_hash=f"{article}-{edition}",
        title="عنوان",
        field="title" if headline else "text",
        span={"start": 0, "end": len(content)},
        verbatim=content,
        content=content,
        cue={"lemma": "قال", "act": "say"},
        speaker={"role": "المتحدث باسم وزارة الخارجية", "organisation": "وزارة الخارجية", "resolved_by": "mention"},
        speaker_key=key,
        official=reason.official,
        official_reason=reason,
        quote="indirect",
        headline=headline,
        confidence=confidence,
        sequence=sequence,
        of=of,
        speakers=speakers,
    )


def behind_cue(statement: Statement, act: Act, between: str = "") -> Statement:
    """``statement`` with its content behind a cue of ``act``; ``between`` stands between them, outside both."""
    cue = "أعلنت"
    start = len(" ".join(filter(None, (cue, between)))) + 1
    return statement.model_copy(
        update={
            "span": Span(start=start, end=start + len(statement.content)),
            "cue": Cue(lemma="أعلن", act=act, at=Excerpt(field="text", span=Span(start=0, end=len(cue)), text=cue)),
        }
    )
