"""Pairs of statements that nobody has annotated and that are certain all the same, of speakers that the annotations leave out.

Articles of the corpus that tell of one event hold them by thousands: nearly the same words in two articles say the same, two
statements of one speaker in one article do not, nor does what the other article says besides the one that it has in common.
They teach what is no repeat, which thirty annotated speakers of twelve days tell too little of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

import numpy as np

from schemas import NoveltyReason, RawArticle, Statement, Verdict
from workers.learn.annotated import CORPUS, EVALUATION_ONLY
from workers.offline import extract_from
from workers.readers import Unreadable, read_articles
from workers.text.novelty.content_words import content_words
from workers.text.novelty.judging import WINDOW
from workers.text.novelty.likeness import contradict
from workers.text.novelty.pair_features import COLUMNS, describe
from workers.text.novelty.remembered import Remembered, remember
from workers.text.novelty.sketch import overlaps, sketch_of
from workers.text.statements.forest import Matrix

_ANNOTATED_DAYS: Final = (date(2018, 4, 5), date(2018, 4, 20))
"""The days of the annotated statements, with two at either end."""
_ANNOTATED_KEYS: Final = (
    "us", "ru", "un", "sy", "il", "ir", "fr", "sa", "de", "eu", "nato", "monitor.sohr", "ye", "gb", "br", "hamas",
    "ps.hamas", "facebook",
)  # fmt: skip
"""Begin the keys of the annotated speakers: each is left out of training in turn, here too."""
_COPY: Final = 0.15
"""Passages in common from which on two articles are read; or _EVENT of their words."""
_EVENT: Final = 0.3
_SAME: Final = 0.6
"""Jaccard index of the stems from which on two statements of two articles say the same, if nothing contradicts it."""
_OTHER: Final = 0.25
"""The same below which they do not, where they stand in one article, or beside one that says the same."""
_APART: Final = (0.2, 0.03, 0.06)
"""Below these indices of stems, passages and words they do not, wherever they stand."""
_LEAST: Final = 3
"""Stems of either statement."""
_STATEMENTS: Final = 250
"""Read of one speaker, so that no speaker outweighs the others."""
_MEMORY: Final = 64
MOST: Final = 40_000
_SEED: Final = 1


def certain_pairs(shared: Path) -> tuple[Matrix, Matrix]:
    """[pairs, COLUMNS] and whether they say the same, a sample of MOST. Takes some six minutes."""
    articles = (article for article in read_articles([shared / CORPUS]) if not isinstance(article, Unreadable))
    return pairs_in(statements_by_key(of_one_event(articles)))


def of_one_event(articles: Iterable[RawArticle]) -> list[RawArticle]:
    """Those that tell what another one within the window tells, each text of an outlet once, by publication."""
    texts: dict[tuple[str | None, str | None, str], tuple[RawArticle, str]] = {}
    for article in articles:
        text = article.text or ""
        if article.published_at is None or (article.source_id or "").startswith(EVALUATION_ONLY):
            continue
        texts.setdefault((article.outlet, article.title, text[:300]), (article, sketch_of(article.title or "", text)))
    ordered = sorted(texts.values(), key=lambda one: (_time(one[0]), one[0].source_id or ""))
    times = np.array([_time(article) for article, _ in ordered])
    ends = np.searchsorted(times, times + WINDOW.total_seconds())
    found: set[int] = set()
    for at, end in enumerate(ends.tolist()):
        passages, words = overlaps(ordered[at][1], [sketch for _, sketch in ordered[at + 1 : end]])
        for near in np.flatnonzero((passages >= _COPY) | (words >= _EVENT)).tolist():
            both = (at, at + 1 + near)
            if not any(_annotated(ordered[one][0]) for one in both):
                found.update(both)
    return [ordered[at][0] for at in sorted(found)]


def statements_by_key(articles: Iterable[RawArticle]) -> dict[str, list[Statement]]:
    """The statements that are found in ``articles``, of speakers that are not annotated."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for article in articles:
        for statement in extract_from(article).statements:
            if not any(f"{statement.speaker_key}.".startswith(f"{key}.") for key in _ANNOTATED_KEYS):
                found[statement.speaker_key].append(statement)
    return found


def pairs_in(by_key: Mapping[str, Sequence[Statement]]) -> tuple[Matrix, Matrix]:
    """The pairs of each speaker's statements that are certain, as ``certain_pairs``."""
    rows, same = [np.zeros((0, len(COLUMNS)))], [np.zeros(0)]
    for _, statements in sorted(by_key.items()):
        for some, labels in _pairs_of(statements):
            rows.append(some)
            same.append(labels)
    all_rows, all_same = np.vstack(rows), np.concatenate(same)
    chosen = np.random.default_rng(_SEED).permutation(len(all_same))[:MOST]
    return all_rows[chosen], all_same[chosen]


def _pairs_of(statements: Sequence[Statement]) -> Iterator[tuple[Matrix, Matrix]]:
    ordered = sorted(statements, key=lambda one: (one.published_at, str(one.trace_id), one.sequence))
    memory: list[Remembered] = []
    for statement in ordered[:_STATEMENTS]:
        new = remember(statement, Verdict(reason=NoveltyReason.FIRST, group=statement.id, score=0))
        near = [old for old in memory if new.published_at - old.published_at <= WINDOW][-_MEMORY:]
        group = _group(new, near)
        new = remember(statement, Verdict(reason=NoveltyReason.FIRST, group=group, score=0))
        memory.append(new)
        labels = _labels(new, near)
        known = [at for at, label in enumerate(labels) if label is not None]
        if known:
            yield describe(new, near)[known], np.array([labels[at] for at in known], float)


def _group(new: Remembered, near: Sequence[Remembered]) -> UUID:
    """The group of the likest statement of another article, where it says the same for certain; else its own."""
    others = [(_shared(new, old), old) for old in near if not _of_one_article(new, old)]
    most, like = max(others, key=lambda one: one[0], default=(0.0, new))
    same = most >= _SAME and not contradict(new, like)
    return like.statement.verdict.group if same else new.statement.verdict.group


def _labels(new: Remembered, near: Sequence[Remembered]) -> list[bool | None]:
    """Whether each of ``near`` says what ``new`` says; None where that is not certain."""
    passages, words = overlaps(new.sketch, [old.sketch for old in near])
    group = new.statement.verdict.group
    told = {old.carrier.article_id for old in near if old.statement.verdict.group == group}
    return [
        None
        if min(len(_stems(new)), len(_stems(old))) < _LEAST
        else _label(new, old, alike, told=old.carrier.article_id in told)
        for old, alike in zip(near, zip(passages.tolist(), words.tolist(), strict=True), strict=True)
    ]


def _label(new: Remembered, old: Remembered, alike: tuple[float, float], *, told: bool) -> bool | None:
    """``told``: the article of ``old`` says what ``new`` says; ``alike``: passages and words that both articles share."""
    shared, headline = _shared(new, old), new.statement.headline or old.statement.headline
    if _of_one_article(new, old):
        return False if shared < _OTHER and not headline else None
    if shared >= _SAME:
        return None if contradict(new, old) else True
    if shared < _OTHER and told and not headline:
        return False
    apart = all(index < least for index, least in zip((shared, *alike), _APART, strict=True))
    return False if apart or (shared >= _OTHER and contradict(new, old)) else None


def _shared(a: Remembered, b: Remembered) -> float:
    one, other = _stems(a), _stems(b)
    return len(one & other) / max(len(one | other), 1)


def _stems(said: Remembered) -> frozenset[str]:
    return content_words(said.statement.content).stem_set


def _of_one_article(a: Remembered, b: Remembered) -> bool:
    return a.carrier.article_id == b.carrier.article_id


def _time(article: RawArticle) -> float:
    return article.published_at.timestamp() if article.published_at else 0.0


def _annotated(article: RawArticle) -> bool:
    first, last = _ANNOTATED_DAYS
    return article.published_at is not None and first <= article.published_at.date() <= last
