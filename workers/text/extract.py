"""Extract statements: from a tagged article to who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from schemas import Act, Cue, OfficialReason, Speaker, Statement, TaggedArticle, derive_id
from workers.text.circumstances.describe import circumstances
from workers.text.circumstances.said_days import Turn, Voice
from workers.text.confidence import load_confidence, marks_of
from workers.text.knowledge.base import Knowledge, load
from workers.text.mentions.mention import words_of_persons
from workers.text.novelty.word_pairs import word_pairs_of
from workers.text.reversals.denied import with_denials
from workers.text.speakers.at_cues.noticed import noticed
from workers.text.speakers.bodies.keys import speaker_key
from workers.text.speakers.bodies.metonymy import Said, keys_behind_names
from workers.text.speakers.bodies.sides import Spoken, memory_keys
from workers.text.speakers.official import judge_official
from workers.text.speakers.resolve import as_speaker, resolve_speakers, year_of
from workers.text.speakers.voice import Resolved
from workers.text.statements.find import Found, find_statements
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.tagging.tagger import read_tokens

COLON: Final = ":"
UNKNOWN_SPEAKER: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Attributed:
    """A statement with its speaker, before it is numbered."""

    found: Found
    analysis: Analysis
    speaker: Speaker
    reason: OfficialReason
    key: str
    marks: dict[str, float]
    """What its confidence hangs on."""
    memory_key: str | None = None
    """See ``memory_keys``; known when all statements of the article are."""


def extract(article: TaggedArticle, produced_at: datetime) -> tuple[Statement, ...]:
    """The statements of ``article``, headline first, in the order of their content."""
    return number(article, attribute(article), produced_at)


def attribute(article: TaggedArticle) -> list[Attributed]:
    """Who says what in ``article``, headline first, in the order of the content."""
    found: list[tuple[Found, Analysis]] = []
    for part in article.parts:
        analysis, headline = analyse(part), part is article.title
        reading = read_tokens(analysis, article.entities, headline=headline)
        statements = find_statements(analysis, reading, article.entities, headline=headline)
        found.extend((statement, analysis) for statement in statements)
    if not found:
        return []
    knowledge = load()
    found = noticed(found, words_of_persons(article.entities), knowledge, article.entities)
    resolved = resolve_speakers(article, found, knowledge)
    attributed = [
        _attribute(article, statement, analysis, who, knowledge)
        for (statement, analysis), who in zip(found, resolved, strict=True)
    ]
    sides = memory_keys(
        [Spoken(one.key, one.speaker, one.reason.official) for one in attributed], article.entities, knowledge
    )
    keys = keys_behind_names([Said(one.key, one.speaker, _content(one.found)) for one in attributed], knowledge)
    return [replace(one, key=key, memory_key=sides[key]) for one, key in zip(attributed, keys, strict=True)]


def _attribute(
    article: TaggedArticle, found: Found, analysis: Analysis, resolved: Resolved, knowledge: Knowledge
) -> Attributed:
    mention = None
    if found.mention is not None:
        first, end = found.mention
        mention = found.part.excerpt(analysis.tokens[first].start, analysis.tokens[end - 1].end)
    speaker = as_speaker(resolved, mention, knowledge)
    reason = judge_official(resolved.voice, knowledge, year_of(article))
    # Speakers whom nobody knows have nothing in common: each article's are a key of their own.
    key = speaker_key(speaker) or f"{UNKNOWN_SPEAKER}.{article.trace_id}"
    return Attributed(found, analysis, speaker, reason, key, marks_of(found, resolved, reason))


def number(article: TaggedArticle, attributed: Sequence[Attributed], produced_at: datetime) -> tuple[Statement, ...]:
    """The statements with their numbers among those of their speaker, and when, to whom and about whom each was said."""
    of = Counter(one.key for one in attributed)
    so_far: Counter[str] = Counter()
    statements = []
    excerpts = [one.found.part.excerpt(*one.found.span) for one in attributed]
    turns = [_turn(one) for one in attributed]
    confidence = load_confidence()
    around = circumstances(article, turns, excerpts)
    word_pairs = word_pairs_of([part.text for part in article.parts]) if attributed else ""
    for one, excerpt, (said, told_to, about) in zip(attributed, excerpts, around, strict=True):
        so_far[one.key] += 1
        statements.append(
            Statement(
                id=derive_id(
                    "statement",
                    str(article.trace_id),
                    article.content_hash,
                    excerpt.field,
                    f"{excerpt.span.start}-{excerpt.span.end}",
                ),
                trace_id=article.trace_id,
                produced_at=produced_at,
                source=article.source,
                url=article.url,
                outlet=article.outlet,
                lane=article.lane,
                published_at=article.published_at,
                content_hash=article.content_hash,
                title=article.title.text if article.title else None,
                sketch=article.sketch,
                word_pairs=word_pairs if so_far[one.key] == of[one.key] else "",
                field=excerpt.field,
                span=excerpt.span,
                verbatim=excerpt.text,
                content=_content(one.found),
                cue=_cue(one),
                speaker=one.speaker,
                speaker_key=one.key,
                memory_key=one.memory_key,
                official=one.reason.official,
                official_reason=one.reason,
                quote=one.found.quote,
                headline=one.found.headline,
                told_to=told_to,
                said_at=said.day,
                said_at_words=said.words,
                about=about,
                confidence=confidence.of(one.marks),
                sequence=so_far[one.key],
                of=of[one.key],
                speakers=len(of),
            )
        )
    return with_denials(statements)


def _turn(one: Attributed) -> Turn:
    who = one.speaker
    person = who.name or (who.role or "" if who.anonymous else "")
    known = not one.key.startswith(UNKNOWN_SPEAKER)
    voice = Voice(one.key, person, office=not person and who.role is not None) if known else None
    return Turn(one.found, one.analysis, voice, who.country)


def _content(found: Found) -> str:
    return found.part.text[slice(*found.span)]


def _cue(one: Attributed) -> Cue:
    at, word = one.found.cue, one.found.cue_word
    if at is None:
        return Cue(lemma=COLON, act=Act.SAY)
    token = one.analysis.tokens[at]
    return Cue(
        lemma=word.lemma if word else token.word,
        act=word.act if word else Act.SAY,
        at=one.found.part.excerpt(token.start, token.end),
    )
