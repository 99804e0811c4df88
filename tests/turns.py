"""Statements cut out of a text by hand, so that a test of what follows does not hang on the tagger."""

from __future__ import annotations

from typing import Any

from schemas import Quote, TaggedArticle
from tests.makers import tag_article
from workers.text.circumstances.said_days import Turn, Voice
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis, analyse


def turns_of(text: str, *parts: tuple[str, str | None], **fields: Any) -> tuple[TaggedArticle, list[Turn]]:
    """The article ``text`` and its statements, each given as (content, cue), in their order; all of one speaker, «سالم»."""
    article = tag_article(text, **fields)
    analysis = analyse(article.body)
    turns = []
    at = 0
    for content, cue in parts:
        start = analysis.part.text.index(content, at)
        at = start + len(content)
        turns.append(Turn(_found(analysis, start, at, cue), analysis, Voice("xx.voice", "سالم")))
    return article, turns


def _found(analysis: Analysis, start: int, end: int, cue: str | None) -> Found:
    tokens = analysis.tokens
    first = next(i for i, token in enumerate(tokens) if token.end > start)
    last = next((i for i, token in enumerate(tokens) if token.start >= end), len(tokens))
    places = [i for i, token in enumerate(tokens) if token.word == cue]
    before = [i for i in places if i < first]
    at = before[-1] if before else next((i for i in places if i >= last), None)
    return Found(
        part=analysis.part, headline=False, content=(first, last), span=(start, end), cue=at,
        cue_word=analysis.cues[at] if at is not None else None, mention=None, quote=Quote.INDIRECT,
    )  # fmt: skip
