"""In which way two statements are alike: word by word, one a part of the other, in other words, or but for one claim."""

from __future__ import annotations

from math import fsum
from typing import Final

from schemas import Act, NoveltyReason
from workers.text.novelty.content_words import ContentWords, content_words
from workers.text.novelty.remembered import Remembered
from workers.text.novelty.replaced import another_thing
from workers.text.words.stems import numbers_differ

SAME_WORDS: Final = 0.9
"""Jaccard index of the stems from which on two statements are the same words."""
NEARLY: Final = 0.5
"""Jaccard index from which on neither is a part of the other, but both say the same at the same length."""
CONTAINED: Final = 0.8
"""Share of the shorter one's stems that the longer one has, from which on it is a part of it."""
LEAST_COMMON: Final = 0.1
"""Share of the shorter one's weight that other words than numbers have in common; below it lie 16 in 100 of the annotated
pairs that say the same, and 81 of those that do not."""
_CLAIM: Final = 3
"""Stems in common that make a claim which a negation turns round."""
_ROOT: Final = 3
"""Letters of a stem that tells a verb: shorter ones end many others."""


def turned(act: Act, words: ContentWords) -> bool:
    """Whether the proposition is negated: «نفى شن الهجوم» as «لم يشن الهجوم»."""
    return (words.negations > 0) != (act in (Act.DENY, Act.REJECT))


def contradict(new: Remembered, old: Remembered) -> bool:
    """Whether both say the same but for a number or a negation: «20 مصابا» and «85 مصابا», «ستشارك» and «لن تشارك».

    A verb that one denies and the other does not contradicts whatever else they say (of 37 such annotated pairs 34 say other
    things). Else only where one of them has no other word of its own: other words may tell why they differ, and the trees
    decide.
    """
    a, b = content_words(new.statement.content), content_words(old.statement.content)
    apart = turned(new.statement.act, a) != turned(old.statement.act, b)
    if another_thing(new.statement.content, old.statement.content, turned=apart):
        return True
    if apart and (_denies(a, b) or _denies(b, a)):
        return True
    if _own(a, b) and _own(b, a):
        return False
    if numbers_differ(a.numbers, b.numbers):
        return True
    return len(a.stem_set & b.stem_set) >= _CLAIM and apart


def _denies(a: ContentWords, b: ContentWords) -> bool:
    """Whether ``a`` denies a verb that ``b`` affirms and does not deny too: «الحكومة لن تفتح» and «الحكومة ستفتح».

    Some other word must be in both: «لا تعليق» tells nothing of a «تعليق».
    """
    common = a.stem_set & b.stem_set
    affirmed = frozenset(stem for stem in b.affirmed if len(stem) >= _ROOT)
    verbs = (stem for stem in a.denied if len(stem) >= _ROOT)
    return any(_is_among(verb, affirmed) and not _is_among(verb, b.denied) and not common <= {verb} for verb in verbs)


def unrelated(new: Remembered, old: Remembered) -> bool:
    """Whether hardly more than numbers is common to both: «ثلاث دول» and «ثلاثة أيام» make no repeat."""
    a, b = content_words(new.statement.content), content_words(old.statement.content)
    common = fsum(a.weights[stem] for stem in (a.stem_set & b.stem_set) - a.numbers)
    return bool(a.numbers & b.numbers) and common < LEAST_COMMON * min(a.total, b.total)


def _own(a: ContentWords, b: ContentWords) -> bool:
    """Whether ``a`` has a word that ``b`` has not in any form: «ستشارك» and «تشارك» are forms of one."""
    others = b.stem_set - a.stem_set
    return any(not _is_among(stem, others) for stem in a.stem_set - b.stem_set - a.numbers)


def _is_among(stem: str, others: frozenset[str]) -> bool:
    """Whether a stem is one of ``others`` in some form: the stem of «تشارك» keeps the letter that the one of «ستشارك» loses."""
    return stem in others or any(stem.endswith(other) or other.endswith(stem) for other in others)


def how_alike(new: Remembered, old: Remembered) -> NoveltyReason:
    """How ``new`` tells what ``old`` has told in another article."""
    a, b = content_words(new.statement.content).stem_set, content_words(old.statement.content).stem_set
    common = len(a & b)
    if common >= SAME_WORDS * len(a | b):
        return NoveltyReason.SAME_WORDS
    if common < NEARLY * len(a | b) and common >= CONTAINED * min(len(a), len(b)):
        return NoveltyReason.SHORTENED
    return NoveltyReason.REWORDED
