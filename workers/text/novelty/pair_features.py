"""What tells whether two statements of one speaker say the same, in numbers: by words, circumstances and articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Final

import numpy as np

from schemas import Act, Quote
from workers.text.novelty.content_words import ContentWords, content_words
from workers.text.novelty.likeness import turned
from workers.text.novelty.meanings import Alignment
from workers.text.novelty.pair_words import (
    LOCAL_COLUMNS,
    MEANT_COLUMNS,
    WORD_COLUMNS,
    LocalWeights,
    Row,
    by_local_weight,
    by_meaning,
    by_words,
)
from workers.text.novelty.remembered import Remembered
from workers.text.novelty.sketch import overlaps
from workers.text.statements.forest import Matrix

_CIRCUMSTANCES: Final = (
    "about_common", "about_in_both", "about_in_one", "other_polarity", "same_act", "same_kind", "same_cue", "says",
    "demands", "denies", "accuses", "threatens", "announces", "quotes_apart", "quotes", "headlines", "new_is_headline",
    "same_article", "hours", "same_outlet", "titles", "in_title", "title_in", "name", "day", "place_new", "place_old",
    "places_apart", "of_new", "of_old",
)  # fmt: skip
_MEANING: Final = (
    "passages", "article_words", "cosine", "near_most", "near_least", "near_new", "far_least", "far_most",
    "local_near_most", "local_near_least", "local_far_least", "local_far_most", "groups",
    "head_most", "head_least", "head_far_least", "head_far_most", "claim_most", "claim_least", "claim_far_most",
    "head_cosine",
)  # fmt: skip
COLUMNS: Final = (*WORD_COLUMNS, *LOCAL_COLUMNS, *MEANT_COLUMNS, *_CIRCUMSTANCES, *_MEANING)

_KINDS: Final[Mapping[Act, str]] = {
    Act.DENY: "denies", Act.REJECT: "denies", Act.CONDEMN: "accuses", Act.CRITICISE: "accuses", Act.ACCUSE: "accuses",
    Act.REGRET: "accuses", Act.WARN: "threatens", Act.THREATEN: "threatens", Act.DEMAND: "demands", Act.PROPOSE: "demands",
    Act.PRAISE: "praises", Act.SUPPORT: "praises", Act.COMMIT: "commits", Act.PROMISE: "commits",
    Act.ANNOUNCE: "announces", Act.CONFIRM: "announces", Act.REPORT: "announces",
}  # fmt: skip
"""Acts that outlets render one for the other; all that are not here only say."""
_SAYS: Final = "says"
_TOLD: Final = (_SAYS, "demands", "denies", "accuses", "threatens", "announces")
_QUOTES: Final = {Quote.DIRECT: 2, Quote.MIXED: 1, Quote.INDIRECT: 0}
_HOUR: Final = 3600


def describe(new: Remembered, others: Sequence[Remembered]) -> Matrix:
    """[others, COLUMNS]: the new statement beside each other one of its speaker. ``others`` are not empty.

    What tells this speaker's statements apart weighs more than what all of them speak of: see LocalWeights.
    """
    words = content_words(new.statement.content)
    said = [content_words(other.statement.content) for other in others]
    weights = LocalWeights(
        (other.statement.verdict.group, old.stem_set) for other, old in zip(others, said, strict=True)
    )
    beside = _Beside(new, words)
    rows = [
        by_words(words, old)
        + by_local_weight(words, old, weights)
        + by_meaning(words, old, weights)
        + beside.circumstances(other, old)
        for other, old in zip(others, said, strict=True)
    ]
    alignment = Alignment(words, said)
    near, local = alignment.by_rarity(), alignment.by_weight(weights.__getitem__)
    head, claim = alignment.by_head(), alignment.by_claim()
    passages, article_words = overlaps(new.sketch, [other.sketch for other in others])
    own = np.array([other.carrier.article_id == new.carrier.article_id for other in others])
    meaning = np.stack(
        [
            np.where(own, -1.0, passages), np.where(own, -1.0, article_words), alignment.cosines(),
            np.maximum(near.of_one, near.of_other), np.minimum(near.of_one, near.of_other), near.of_one,
            np.minimum(near.left_of_one, near.left_of_other), np.maximum(near.left_of_one, near.left_of_other),
            np.maximum(local.of_one, local.of_other), np.minimum(local.of_one, local.of_other),
            np.minimum(local.left_of_one, local.left_of_other), np.maximum(local.left_of_one, local.left_of_other),
            np.full(len(others), weights.groups),
            np.maximum(head.of_one, head.of_other), np.minimum(head.of_one, head.of_other),
            np.minimum(head.left_of_one, head.left_of_other), np.maximum(head.left_of_one, head.left_of_other),
            np.maximum(claim.of_one, claim.of_other), np.minimum(claim.of_one, claim.of_other),
            np.maximum(claim.left_of_one, claim.left_of_other), alignment.head_cosines(),
        ],
        axis=1,
    )  # fmt: skip
    return np.hstack((np.array(rows, np.float64), meaning))


class _Beside:
    """The new statement, to be put beside others by what is told around them."""

    def __init__(self, new: Remembered, words: ContentWords) -> None:
        self._new, self._words = new, words
        self._about = frozenset(new.statement.about)
        self._kind = _KINDS.get(new.statement.act, _SAYS)
        self._quote = _QUOTES[new.statement.quote]
        self._turned = turned(new.statement.act, words)
        self._place = new.sequence / new.of
        self._title = content_words(new.carrier.title or "")
        self._by_title: dict[str | None, tuple[float, float]] = {}

    def circumstances(self, old: Remembered, old_words: ContentWords) -> Row:
        """The numbers of _CIRCUMSTANCES."""
        new, a, b = self._new, self._new.statement, old.statement
        about = len(self._about.intersection(old.statement.about))
        only = (len(self._about) - about, len(old.statement.about) - about)
        kinds = (self._kind, _KINDS.get(b.act, _SAYS))
        quote = _QUOTES[b.quote]
        titles, in_title = self._titled(old.carrier.title)
        place = old.sequence / old.of
        return [
            about, min(only), max(only), self._turned != turned(b.act, old_words), a.act == b.act, kinds[0] == kinds[1],
            a.cue == b.cue, *map(kinds.count, _TOLD), abs(self._quote - quote), self._quote + quote,
            a.headline + b.headline, a.headline, new.carrier.article_id == old.carrier.article_id,
            abs((new.published_at - old.published_at).total_seconds()) / _HOUR,
            new.carrier.outlet == old.carrier.outlet, titles, in_title,
            _part(_shared(old_words, self._title), old_words.total), _agreement(_name(new), _name(old)),
            _agreement(new.said_at, old.said_at), self._place, place, abs(self._place - place), new.of, old.of,
        ]  # fmt: skip

    def _titled(self, title: str | None) -> tuple[float, float]:
        """What the two titles share, and how much of the new content stands in the other title."""
        found = self._by_title.get(title)
        if found is None:
            words = content_words(title or "")
            both = _shared(self._title, words)
            found = (
                _part(both, self._title.total + words.total - both),
                _part(_shared(self._words, words), self._words.total),
            )
            self._by_title[title] = found
        return found


def _shared(a: ContentWords, b: ContentWords) -> float:
    return fsum(a.weights[stem] for stem in a.stem_set & b.stem_set)  # in whatever order, to the bit


def _part(shared: float, whole: float) -> float:
    return shared / whole if whole > 0 else 0.0


def _agreement(a: object, b: object) -> float:
    """1 where both are known and equal, -1 where they differ, 0 where one is unknown."""
    return 0.0 if a is None or b is None else 1.0 if a == b else -1.0


def _name(remembered: Remembered) -> str | None:
    """Of the speaker, where the article tells one: several speak for one body."""
    speaker = remembered.statement.speaker
    return speaker.name if speaker else None
