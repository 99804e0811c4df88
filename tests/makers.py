"""Articles read to their statements, and statements made by hand, for the tests of several folders."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
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
    made = stages.extract(tag_article(text, title, **fields), clock).events
    return tuple(event for event in made if isinstance(event, Statement))


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


def write_novelty(root: Path, rows: list[dict[str, Any]] | None = None) -> Path:
    """Writes a corpus of two articles below ``root`` and a speaker's file of what says the same; gives its folder.

    ``rows`` replace its statements: the same in both articles, the later article first.
    """
    folder, corpus = root / "novelty", root / "corpus"
    folder.mkdir()
    corpus.mkdir()
    said = "المعبر الجنوبي سيفتح أمام الشاحنات الأسبوع المقبل"
    texts = {"one": f"قال وزير النقل إن {said}.", "two": f"وأعلنت الوزارة مساء أن {said}. وحضر اللقاء عدد من الصحفيين."}
    articles = [
        {"id": name, "title": "المعبر يفتح", "text": text, "outlet": name,
         "published_at": (NOON + timedelta(hours=at)).isoformat()}
        for at, (name, text) in enumerate(texts.items())
    ]  # fmt: skip
    with gzip.open(corpus / "ant-april-2018.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    same = [
        {
            "article": name,
            "field": "text",
            "start": text.index(said),
            "end": text.index(said) + len(said),
            "cluster": "opens",
        }
        for name, text in reversed(texts.items())
    ]
    (folder / "minister.json").write_text(json.dumps({"statements": rows or same}), encoding="utf-8")
    return folder
