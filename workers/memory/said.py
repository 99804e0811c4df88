"""Remember what a speaker key said, and find what a statement may be a repeat of, in a time that does not grow with it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID

from schemas import Statement
from workers.memory.index import Index
from workers.memory.rows import DictRows, Rows, entry_name, entry_names, head_name, segment_name
from workers.memory.segments import (
    SEGMENT,
    Segment,
    article_number,
    milliseconds,
    pack_head,
    segment_of,
    terms_of,
    unpack,
    unpack_head,
)
from workers.text.novelty.judging import WINDOW
from workers.text.novelty.remembered import Remembered, Told
from workers.text.words.stems import content_stems

KEEP: Final = 2
"""Windows of publication time that are kept: one to judge by, one to tell «said before» from «never said»."""
CANDIDATES: Final = 64
"""So many of what a key said are compared with a statement, besides what its own and its linked articles say."""
LINKED_ARTICLES: Final = 8
"""Articles with which the statement's own already shares one: what they say is compared too."""
MOST_STATEMENTS: Final = 1_000_000
"""Of which the index is held in the process, all speakers together: about 200 bytes each."""
MOST_DECODED: Final = 8192
"""Entries held decoded: about 5 kB each."""
_EXPIRED_AT_ONCE: Final = 2
"""Segments let go of with each statement: more than one, so that a busy day is worked off, and few, so that no statement
waits for it."""
_MILLISECOND: Final = timedelta(milliseconds=1)


class Memory:
    """What all speakers have said, in ``rows``; beside it an index of the keys that were asked for last."""

    def __init__(self, rows: Rows, window: timedelta = WINDOW, most: int = MOST_STATEMENTS) -> None:
        self.rows = rows
        self.reach = KEEP * window // _MILLISECOND
        self._most = most
        self._held = 0
        self._indexes: OrderedDict[str, Index] = OrderedDict()
        self._decoded: OrderedDict[bytes, Remembered] = OrderedDict()

    def said_by(self, speaker_key: str) -> Said:
        """What the key has said. Ask anew for each statement."""
        index = self._indexes.get(speaker_key)
        if index is None:
            index = self._indexes[speaker_key] = Index(self._segments(speaker_key))
            self._held += len(index)
        self._indexes.move_to_end(speaker_key)
        self._make_room()
        return Said(self, speaker_key, index)

    def entry(self, name: bytes) -> Remembered | None:
        """The entry in the row ``name``."""
        return next(iter(self.entries((name,))), None)

    def entries(self, names: Iterable[bytes]) -> list[Remembered]:
        """The entries in the rows ``names``, in this order, without those that are not there; each name once."""
        held = self._decoded
        found = {name: held.get(name) for name in names}
        missing = [name for name, entry in found.items() if entry is None]
        for name, row in zip(missing, self.rows.get_all(missing) if missing else (), strict=True):
            found[name] = Remembered.model_validate_json(row) if row is not None else None
        entries = {name: entry for name, entry in found.items() if entry is not None}
        for name, entry in entries.items():
            held[name] = entry
            held.move_to_end(name)
        while len(held) > MOST_DECODED:
            held.popitem(last=False)
        return list(entries.values())

    def keep(self, name: bytes, entry: Remembered) -> None:
        """Put ``entry`` into the row ``name``: without what is None, which costs a tenth of the bytes."""
        self.rows.put(name, entry.model_dump_json(exclude_none=True).encode())
        self._decoded[name] = entry

    def counted(self, change: int) -> None:
        """Take note that an index has ``change`` statements more."""
        self._held += change

    def drop(self, speaker_keys: Iterable[str], names: Iterable[bytes]) -> None:
        """Read the keys, and the entries in the rows ``names``, anew when they are asked for."""
        for key in speaker_keys:
            index = self._indexes.pop(key, None)
            if index is not None:
                self._held -= len(index)
        for name in names:
            self._decoded.pop(name, None)

    def drop_all(self) -> None:
        """Read everything anew when it is asked for."""
        self._indexes.clear()
        self._decoded.clear()
        self._held = 0

    def segment(self, speaker_key: str, number: int) -> Segment | None:
        """Segment ``number``; None when a crash came between the head and it."""
        row = self.rows.get(segment_name(speaker_key, number))
        return unpack(row) if row else None

    def _segments(self, speaker_key: str) -> list[Segment]:
        found = (
            self.segment(speaker_key, number) for number in range(*unpack_head(self.rows.get(head_name(speaker_key))))
        )
        return [segment for segment in found if segment is not None]

    def _make_room(self) -> None:
        while self._held > self._most and len(self._indexes) > 1:
            _, index = self._indexes.popitem(last=False)
            self._held -= len(index)


class DictMemory(Memory):
    """A memory that ends with the process."""

    def __init__(self, window: timedelta = WINDOW) -> None:
        super().__init__(DictRows(), window)


class Said:
    """What one speaker key has said."""

    def __init__(self, memory: Memory, speaker_key: str, index: Index) -> None:
        self._memory = memory
        self._key = speaker_key
        self._index = index

    def __len__(self) -> int:
        return len(self._index)

    def alike(self, statement: Statement) -> list[Remembered]:
        """What ``statement`` may be a repeat of, in the order in which it was remembered.

        The CANDIDATES that share the rarest stems with it, those first that were published within KEEP windows before or
        after it (everything, where there is no more); all that its own article says; and all that the articles say of
        which its own already repeats one.
        """
        terms = terms_of(content_stems(statement.content))
        moment = milliseconds(statement.published_at)
        own = self._index.of_article(article_number(statement.trace_id))
        positions = {*own, *self._index.alike(terms, moment, self._memory.reach, CANDIDATES), *self._linked(own)}
        return self._at(sorted(positions))

    def of_article(self, article_id: UUID) -> list[Remembered]:
        """What the article says, in every state of its text that was judged, in order."""
        found = self._at(self._index.of_article(article_number(article_id)))
        return [entry for entry in found if entry.carrier.article_id == article_id]

    def by_id(self, ids: Iterable[UUID]) -> dict[UUID, Remembered]:
        """The statements of these ids, as far as the key has said them and they are kept."""
        found = self._memory.entries(entry_names(self._key, (each.bytes for each in ids)))
        return {entry.statement.id: entry for entry in found}

    def add(self, entry: Remembered) -> None:
        """Remember ``entry``; and let go of what was remembered when the key's latest publication was KEEP windows ago.

        That clock is the key's own: it goes on with what is published, never with the time of day. An article that comes
        late is kept as long as the others that came with it, and makes nothing be forgotten.
        """
        memory, key, new = self._memory, self._key, segment_of(entry)
        first, end = head = unpack_head(memory.rows.get(head_name(key)))
        last = memory.segment(key, end - 1) if end > first else None
        clock = max(new.clock, last.clock) if last else new.clock
        new = Segment(clock, new.ids, new.articles, new.published, new.counts, new.terms)
        if last is None or len(last) >= SEGMENT or last.clock < clock - memory.reach:
            last, end = new, end + 1
        else:
            last = last.followed_by(new)
        memory.keep(entry_name(key, entry.statement.id), entry)
        memory.rows.put(segment_name(key, end - 1), last.pack())
        self._index.add(new)
        memory.counted(1)
        for _ in range(_EXPIRED_AT_ONCE):
            if first < end - 1 and self._expire(first, clock - memory.reach):
                first += 1
        if (first, end) != head:
            memory.rows.put(head_name(key), pack_head(first, end))

    def tell(self, first: UUID, told: Told) -> None:
        """Remember that ``told`` tells the group whose first statement is ``first``."""
        name = entry_name(self._key, first)
        entry = self._memory.entry(name)
        if entry is not None and entry.told != told:
            self._memory.keep(name, entry.model_copy(update={"told": told}))

    def _expire(self, number: int, before: int) -> bool:
        """Delete segment ``number``, the first, with its entries; False when the key's clock has not come so far."""
        memory, segment = self._memory, self._memory.segment(self._key, number)
        if segment is None:
            return True
        if segment.clock >= before:
            return False
        ids = (segment.ids[at : at + 16] for at in range(0, len(segment.ids), 16))
        names = list(entry_names(self._key, ids))
        for name in (*names, segment_name(self._key, number)):
            memory.rows.delete(name)
        memory.drop((), names)
        memory.counted(-len(segment))
        self._index.forget_first(len(segment))
        return True

    def _linked(self, own: Iterable[int]) -> Iterable[int]:
        likes = {entry.statement.verdict.like for entry in self._at(own)} - {None}
        found = self.by_id(like for like in likes if like)
        articles = dict.fromkeys(article_number(found[like].carrier.article_id) for like in sorted(found))
        for number in list(articles)[:LINKED_ARTICLES]:
            yield from self._index.of_article(number)

    def _at(self, positions: Iterable[int]) -> list[Remembered]:
        """The entries at ``positions``; one that was remembered twice (the changelog of two workers) only once."""
        return self._memory.entries(entry_names(self._key, map(self._index.id_at, positions)))
