"""Find the fullest of the statements in which one article says one thing: what a reader of an alert is shown of them.

The judge takes them in the order of the article, so what is new is mostly its headline: «تهديدان أمنيان في المنطقة». Which
two they are stands in the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum
from typing import Final
from uuid import UUID

from workers.text.novelty.content_words import ContentWords, content_words
from workers.text.novelty.remembered import Remembered

_COVERED: Final = 0.8
"""Share of a body statement's words, by weight, that another one has to be told in its place. A headline is worded anew."""
_CLAIM: Final = 3
"""Stems that a body statement has at least: «ارتكاب أخطاء» is in anything that is said of them."""


def in_full(told: Iterable[Remembered], of_article: Iterable[Remembered]) -> list[Remembered]:
    """Each of ``told`` in the words of the fullest of ``of_article`` that say the same, under the verdict on itself."""
    groups = _by_group(of_article)
    return [_in_words_of(_fullest(said, groups.get(said.statement.verdict.group, ())), said) for said in told]


def fullest_first(of_article: Iterable[Remembered]) -> Iterator[Remembered]:
    """``of_article`` by what is said, in order; of each the one first that ``in_full`` shows."""
    for first, *others in _by_group(of_article).values():
        fullest = _fullest(first, others)
        yield fullest
        yield from (entry for entry in (first, *others) if entry is not fullest)


def _by_group(entries: Iterable[Remembered]) -> dict[UUID, list[Remembered]]:
    groups: dict[UUID, list[Remembered]] = {}
    for entry in entries:
        groups.setdefault(entry.statement.verdict.group, []).append(entry)
    return groups


def _in_words_of(fullest: Remembered, said: Remembered) -> Remembered:
    if fullest is said:
        return said
    kept = {"verdict": said.statement.verdict, "opposes": fullest.statement.opposes or said.statement.opposes}
    return fullest.model_copy(update={"statement": fullest.statement.model_copy(update=kept)})


def _fullest(said: Remembered, of_group: Iterable[Remembered]) -> Remembered:
    """The body statement that tells most of ``said``, and of several the longest; ``said`` itself where none tells as much.

    By the same speaker; a headline often names the body alone. In place of a body statement only one that has nearly all
    of it and more, as each of two may say something besides.
    """
    words = content_words(said.statement.content)
    best, found = (0.0, 0.0), said
    for other in of_group:
        if other is said or not _may_stand_for(other, said):
            continue
        others = content_words(other.statement.content)
        covered = _covered(words, others)
        if _is_fuller(words, others, covered, headline=said.statement.headline) and (covered, others.total) > best:
            best, found = (covered, others.total), other
    return found


def _is_fuller(words: ContentWords, others: ContentWords, covered: float, *, headline: bool) -> bool:
    if headline:
        return others.total >= words.total
    return others.total > words.total and covered >= _COVERED and len(words.stem_set) >= _CLAIM


def _may_stand_for(other: Remembered, said: Remembered) -> bool:
    theirs, own = other.statement.speaker, said.statement.speaker
    if other.statement.headline or theirs is None or own is None:
        return False
    bare = own.name is None and own.role is None
    return theirs.identity == own.identity or (said.statement.headline and bare)


def _covered(words: ContentWords, others: ContentWords) -> float:
    """Share of the weight of ``words`` that ``others`` have, too."""
    return fsum(words.weights[stem] for stem in words.stem_set & others.stem_set) / max(words.total, 1e-6)
