"""Made-up statements for the benchmark of the memory, and the rows that the memory would make of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count as count_from
from typing import Final, NamedTuple
from uuid import UUID
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from schemas import Statement, derive_id
from workers import stages
from workers.memory.rows import Rows, entry_name, head_name, segment_name
from workers.memory.segments import SEGMENT, Segment, article_number, milliseconds, pack_head
from workers.text.novelty.judging import WINDOW
from workers.text.words.stems import content_stems

SPEAKERS: Final = 20_000
BUSIEST: Final = 0.05
"""Share of the busiest speaker in all statements."""
WORDS: Final = 60_000
RETOLD: Final = 0.3
MOST_RETOLD: Final = 200
"""So many statements of one speaker are told again."""
OUTLETS: Final = 40
_START: Final = datetime(2026, 3, 4, tzinfo=UTC)
_LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


class Told(NamedTuple):
    """One statement: its number, its speaker's rank, and the numbers of its words."""

    number: int
    speaker: int
    words: NDArray[np.int64]


class Feed:
    """Statements in order of publication, always the same ones. ``count`` of them fill the window."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        letters = np.array(list(_LETTERS))
        self.words = ["".join(self._random.choice(letters, size)) for size in self._random.integers(3, 7, WORDS)]
        self.step = WINDOW / count
        self._word_shares = np.cumsum(1 / (np.arange(WORDS) + 10))
        self._speaker_shares = np.cumsum(np.arange(1, SPEAKERS + 1) ** -_exponent())
        self._said: dict[int, list[NDArray[np.int64]]] = {}
        self._numbers = count_from(1)

    def take(self, count: int) -> Iterator[Told]:
        """The next ``count`` statements."""
        speakers = self._draw(self._speaker_shares, count).tolist()
        sizes = self._random.integers(8, 25, count)
        words = np.split(self._draw(self._word_shares, int(sizes.sum())), np.cumsum(sizes)[:-1])
        retold, which = self._random.random(count) < RETOLD, self._random.random(count)
        for at, speaker in enumerate(speakers):
            said, chosen = self._said.setdefault(speaker, []), words[at]
            if retold[at] and said:
                again = said[int(which[at] * len(said))].copy()
                again[::5] = np.resize(chosen, len(again[::5]))
                chosen = again
            elif len(said) < MOST_RETOLD:
                said.append(chosen)
            yield Told(next(self._numbers), speaker, chosen)

    def statement(self, told: Told) -> Statement:
        """As the extractor would make it."""
        content = " ".join(self.words[word] for word in told.words)
        return _statement(told.number, f"body.{told.speaker}", content, self.step)

    def _draw(self, shares: NDArray[np.float64], count: int) -> NDArray[np.int64]:
        return np.searchsorted(shares, self._random.random(count) * shares[-1])


class Fill:
    """Writes the rows of many statements as the memory would, without judging them: in a minute, not in an hour."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._stems = [tuple(content_stems(word)) for word in feed.words]
        self._hashes = {stem: crc32(stem.encode()) for stems in self._stems for stem in stems}
        first = feed.statement(Told(1, 0, np.arange(9)))
        entry = stages.remember(first, stages.judge_novelty(first, ())).model_dump(mode="json", exclude_none=True)
        entry["statement"] |= {"id": "@id", "content": "@content", "span": {"start": 0, "end": "@end"}}
        entry["statement"]["speaker"]["organisation"] = "@body"
        entry["statement"]["verdict"]["group"] = "@id"
        entry["carrier"] |= {"article_id": "@article", "source": "article-@number.txt", "published_at": "@time"}
        entry["carrier"] |= {"url": "https://news.example/@number", "outlet": "outlet @outlet", "title": "@title"}
        entry |= {"published_at": "@time", "content_hash": "@hash", "speaker_key": "@body"}
        self._entry = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        self._last: dict[int, tuple[int, list[_Row]]] = {}

    def add(self, told: Told, rows: Rows) -> None:
        """Put the entry of ``told``, and once it is full its segment."""
        statement, article, published = _derived(told.number, self._feed.step)
        words = told.words.tolist()
        content = " ".join([self._feed.words[word] for word in words])
        texts = {
            "@id": str(statement), "@article": str(article), "@hash": article.hex * 2, "@content": content,
            "@title": content[:60], "@time": published.isoformat().replace("+00:00", "Z"), "@number": str(told.number),
            "@outlet": str(told.number % OUTLETS), '"@end"': str(len(content)),
            "@body": f"body.{told.speaker}",
        }  # fmt: skip
        entry = self._entry
        for mark, text in texts.items():
            entry = entry.replace(mark, text)
        rows.put(entry_name(f"body.{told.speaker}", statement), entry.encode())
        number, last = self._last.get(told.speaker, (0, []))
        if len(last) == SEGMENT:
            number, last = number + 1, []
        terms = sorted({self._hashes[stem] for word in words for stem in self._stems[word]})
        last.append(_Row(statement.bytes, article_number(article), milliseconds(published), terms))
        self._last[told.speaker] = number, last
        if len(last) == SEGMENT:
            self._put(told.speaker, rows)

    def end(self, enter: Callable[[int], None], rows: Rows) -> None:
        """Put the segments that are not full, and the heads."""
        for speaker, (number, _) in self._last.items():
            enter(speaker)
            self._put(speaker, rows)
            rows.put(head_name(f"body.{speaker}"), pack_head(0, number + 1))

    def _put(self, speaker: int, rows: Rows) -> None:
        number, last = self._last[speaker]
        segment = Segment(
            last[-1].published,
            b"".join(row.id for row in last),
            np.array([row.article for row in last], "<u8"),
            np.array([row.published for row in last], "<i8"),
            np.array([len(row.terms) for row in last], "<u2"),
            np.array([term for row in last for term in row.terms], "<u4"),
        )
        rows.put(segment_name(f"body.{speaker}", number), segment.pack())


class _Row(NamedTuple):
    id: bytes
    article: int
    published: int
    terms: list[int]


def _derived(number: int, step: timedelta) -> tuple[UUID, UUID, datetime]:
    """The ids of statement and article ``number``, and when it was published."""
    return derive_id("statement", str(number)), derive_id("article", str(number)), _START + step * number


def _exponent() -> float:
    """Of the Zipf law in which the first of SPEAKERS has the share BUSIEST."""
    low, high = 0.0, 2.0
    for _ in range(40):
        middle = (low + high) / 2
        share = 1 / sum(rank**-middle for rank in range(1, SPEAKERS + 1))
        low, high = (middle, high) if share < BUSIEST else (low, middle)
    return low


def _statement(number: int, key: str, content: str, step: timedelta) -> Statement:
    statement, article, published = _derived(number, step)
    return Statement(
        id=statement,
        trace_id=article,
        produced_at=published,
        source=f"article-{number}.txt",
        url=f"https://news.example/{number}",
        outlet=f"outlet {number % OUTLETS}",
        published_at=published,
        content_hash=article.hex * 2,
        title=content[:60],
        field="text",
        span={"start": 0, "end": len(content)},
        verbatim=content,
        content=content,
        cue={"lemma": "قال", "act": "say"},
        speaker={"organisation": key, "resolved_by": "mention"},
        speaker_key=key,
        official=True,
        official_reason="government",
        quote="indirect",
        confidence=0.9,
        sequence=1,
        of=1,
        speakers=1,
    )
