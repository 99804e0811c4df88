"""How alike two statements of one body are, by the light stems and the numbers in them."""

from __future__ import annotations

from typing import Final

from schemas import NoveltyReason

SAME_WORDS: Final = 0.9
"""Jaccard index of the stems from which on two statements are the same words."""
REWORDED: Final = 0.5
"""Jaccard index from which on they are one statement in other words."""
CONTAINED: Final = 0.8
"""Share of the shorter one's stems that the longer one has, from which on it is a part of it."""
CONTAINED_IN_ARTICLE: Final = 0.6
"""The same within one article, where a headline says shortly what the body says at length."""
LEAST_STEMS: Final = 4
"""A statement of fewer content words is only compared whole: three words are in anything."""


def likeness(a: frozenset[str], b: frozenset[str], *, same_article: bool) -> tuple[float, NoveltyReason] | None:
    """How alike two sets of stems are, and in which way; None when they are two statements."""
    if not a or not b:
        return None
    common = len(a & b)
    jaccard = common / len(a | b)
    if jaccard >= SAME_WORDS:
        return jaccard, NoveltyReason.SAME_WORDS
    if min(len(a), len(b)) < LEAST_STEMS:
        return None
    contained = common / min(len(a), len(b))
    if jaccard >= REWORDED:
        return jaccard, NoveltyReason.REWORDED
    if contained >= (CONTAINED_IN_ARTICLE if same_article else CONTAINED):
        return contained, NoveltyReason.SHORTENED
    return None


def contradict(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name numbers and neither only leaves some out: «ثلاث ساعات» is not «أربع ساعات»."""
    return bool(a) and bool(b) and not (a <= b or b <= a)
