"""Articles with their statements, kept as they were last. Functions over a connection, as in ``queries``."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, insert, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import AnnotatedArticle, ArticleStatus, Statement, Status
from workers.store.archive_tables import article_texts, statement_about, statements
from workers.store.keys import statement_key
from workers.store.names import folded_name
from workers.store.rows import Row
from workers.text.words.search_words import search_tokens

_DEFLATE_LEVEL: Final = 6
_SAYS_NOTHING: Final = frozenset({Status.NO_STATEMENT, Status.NOT_ARABIC, Status.TOO_SHORT})
"""Ends of a whole article of which no AnnotatedArticle is made."""


async def save_annotated(connection: AsyncConnection, events: Sequence[AnnotatedArticle]) -> None:
    """Keep each article as its newest event has it, with its statements, inside the caller's transaction.

    The newest is the one made last, of two made at one moment the one with the greater id. Call it with articles enough
    for one transaction: about a hundred.
    """
    newest: dict[UUID, AnnotatedArticle] = {}
    for event in sorted(events, key=lambda event: (event.produced_at, event.id.bytes)):
        newest[event.trace_id] = event
    written = await _take_newer(connection, [_text_row(event) for event in newest.values()])
    taken = [newest[article_id] for article_id in written]
    if not taken:
        return
    keyed = await _keyed(connection, taken)
    await connection.execute(insert(statements), [_statement_row(*one) for one in keyed])
    if about := [row for one in keyed for row in _about_rows(one[0], one[2])]:
        await connection.execute(insert(statement_about), about)


async def save_ends(connection: AsyncConnection, events: Sequence[ArticleStatus]) -> None:
    """An article that ended before its statements says nothing (any more): what its earlier versions said goes.

    A row without a text stays, by which an earlier version that comes late is known to be one. Other outcomes change nothing.
    """
    newest: dict[UUID, ArticleStatus] = {}
    for event in sorted(events, key=lambda event: (event.produced_at, event.id.bytes)):
        if event.status in _SAYS_NOTHING and not event.part:
            newest[event.trace_id] = event
    await _take_newer(connection, [_end_row(event) for event in newest.values()])


async def _take_newer(connection: AsyncConnection, rows: Sequence[Row]) -> list[UUID]:
    """Write those ``rows`` of texts that are newer than what is there, and remove the statements of these articles."""
    if not rows:
        return []
    upsert = (postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert)(article_texts)
    new, old = upsert.excluded, article_texts.c
    newer = upsert.on_conflict_do_update(
        index_elements=["article_id"],
        set_={name: new[name] for name in ("content_hash", "produced_at", "event_id", "payload")},
        where=tuple_(new.produced_at, new.event_id) > tuple_(old.produced_at, old.event_id),
    ).returning(article_texts.c.article_id)
    # In the order of the keys, so that two workers with the same articles wait for each other; the second then keeps what
    # the first wrote, unless its own is newer.
    ordered = sorted(rows, key=lambda row: str(row["article_id"]))
    taken = list((await connection.execute(newer, ordered)).scalars())
    if taken:
        await connection.execute(delete(statements).where(statements.c.article_id.in_(taken)))
    return taken


async def find_annotated(connection: AsyncConnection, article_id: UUID) -> AnnotatedArticle | None:
    """The article with its statements, None when the archive does not have it (any more), or it has none (any more)."""
    found = select(article_texts.c.payload).where(article_texts.c.article_id == article_id)
    payload = (await connection.execute(found)).scalar_one_or_none()
    return None if not payload else AnnotatedArticle.model_validate_json(zlib.decompress(payload))


async def forget_articles(connection: AsyncConnection, before: datetime, most: int) -> int:
    """Remove at most ``most`` articles that were read before that moment, with their statements; how many it were."""
    oldest = (
        select(article_texts.c.article_id)
        .where(article_texts.c.produced_at < before)
        .order_by(article_texts.c.produced_at)
        .limit(most)
    )
    removed = await connection.execute(delete(article_texts).where(article_texts.c.article_id.in_(oldest)))
    return removed.rowcount


Keyed = tuple[int, int, Statement]
"""Key, place in the article, statement."""


async def _keyed(connection: AsyncConnection, events: Sequence[AnnotatedArticle]) -> list[Keyed]:
    """The statements of ``events`` with keys that no other statement has.

    Another worker may take one of them at the same moment: then the database refuses the transaction, and its articles
    are saved one by one.
    """
    keyed: list[Keyed] = []
    open_, again, mine = list(events), 0, set[int]()
    while open_:
        made = {event.trace_id: list(_with_keys(event, again)) for event in open_}
        keys = [key for rows in made.values() for key, _, _ in rows]
        taken = set((await connection.execute(select(statements.c.key).where(statements.c.key.in_(keys)))).scalars())
        left = []
        for event in open_:
            rows = made[event.trace_id]
            if any(key in taken or key in mine for key, _, _ in rows):
                left.append(event)
                continue
            mine.update(key for key, _, _ in rows)
            keyed += rows
        open_, again = left, again + 1
    return sorted(keyed, key=lambda one: one[0])


def _with_keys(event: AnnotatedArticle, again: int) -> Iterator[Keyed]:
    """The statements with their keys; of two of one id (two who say the same words in the same place) the first."""
    once = {statement.id: place for place, statement in reversed(list(enumerate(event.statements)))}
    for position in once.values():
        statement = event.statements[position]
        yield statement_key(statement.published_at, event.trace_id, position, again), position, statement


def _text_row(event: AnnotatedArticle) -> Row:
    return {
        "article_id": event.trace_id,
        "content_hash": event.article.content_hash,
        "produced_at": event.produced_at,
        "event_id": event.id,
        "payload": zlib.compress(event.model_dump_json().encode(), _DEFLATE_LEVEL),
    }


def _end_row(event: ArticleStatus) -> Row:
    return {
        "article_id": event.trace_id,
        "content_hash": "",
        "produced_at": event.produced_at,
        "event_id": event.id,
        "payload": b"",
    }


def _statement_row(key: int, position: int, statement: Statement) -> Row:
    speaker = statement.speaker
    return {
        "key": key,
        "statement_id": statement.id,
        "article_id": statement.trace_id,
        "position": position,
        "speaker_key": statement.speaker_key,
        "speaker_name": speaker.name,
        "speaker_folded": folded_name(speaker.name) if speaker.name else None,
        "speaker_role": speaker.role,
        "speaker_organisation": speaker.organisation,
        "organisation_folded": folded_name(speaker.organisation) if speaker.organisation else None,
        "speaker_country": speaker.country,
        "speaker_entity": speaker.entity_id,
        "speaker_body": speaker.body_id,
        "speaker_anonymous": speaker.anonymous,
        "resolved_by": speaker.resolved_by.value,
        "official": statement.official,
        "official_reason": statement.official_reason.value,
        "act": statement.cue.act.value,
        "quote": statement.quote.value,
        "cue": statement.cue.lemma,
        "headline": statement.headline,
        "content": statement.content,
        "outlet": statement.outlet,
        "source": statement.source,
        "url": statement.url,
        "title": statement.title,
        "published_at": statement.published_at,
        "said_at": statement.said_at,
        "lane": statement.lane.value,
        "confidence": statement.confidence,
        "field": statement.field,
        "span_start": statement.span.start,
        "span_end": statement.span.end,
        "words": search_tokens(statement.content),
    }


def _about_rows(key: int, statement: Statement) -> Iterator[Row]:
    names: dict[str, str] = {}
    for name in statement.about:
        names.setdefault(folded_name(name), name)
    for position, (folded, name) in enumerate(names.items()):
        yield {"name_folded": folded, "statement": key, "position": position, "name": name}
