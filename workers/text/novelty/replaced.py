"""Tell whether two statements are one frame in which another thing stands: «سيفتح معبرا على الحدود», «سيفتح مطارا على الحدود».

However alike the words around it and the articles are, what stands there is the news. Words that outlets use one for the
other are the same thing: «ستغادر» and «ستنسحب», «أردوغان» and «إردوغان».
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from math import fsum
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from workers.text.data_files import word_list
from workers.text.novelty.senses import Sense, alike, name_one, near, of_one_kind, opposite, senses_of, tells
from workers.text.novelty.stem_facts import load_stem_facts

FRAME: Final = 0.5
"""Share of the longer one's content words that stands in both, in order, from which on they are one frame."""
INTACT: Final = 0.15
"""What only one of them has elsewhere, by weight, of what both have: up to here nothing but the gap tells them apart."""
LOOSE: Final = 0.6
"""The same for two of one kind, and for opposites."""
SHORT: Final = 3
"""Words in a gap of which two of one kind stand for each other: in a longer one they may have other parts."""
OWN: Final = 0.5
"""Share of the weight of a gap's words above which those that the other side has not make it another thing."""
MORE: Final = 2
"""Times as many words on one side, up to which they stand for each other: more of them add something."""
RARE: Final = 0.2
"""Rarity of the rarest of them at least: «قرب» and «خارج» name nothing."""
_LEAST: Final = 2
"""Content words that make a frame at least."""
_LONG: Final = 8
"""Content words in a frame from which on other words in it are another wording: nobody says two things in so many words alike.
So they are in 36 of 37 annotated pairs; in shorter ones in 51 of 56, but templates are as short, and news among them."""
_EMPTY: Final = word_list("beside_the_news")
"""«بلاده» stands for any name of it; «حاليا» says nothing on what is claimed."""
_REMEMBERED: Final = 4_096


class _Words(NamedTuple):
    senses: tuple[Sense, ...]
    stems: tuple[str, ...]
    telling: int


class _Gap(NamedTuple):
    """What stands on either side between words that both have, and of it what the other side has nowhere."""

    here: list[Sense]
    there: list[Sense]
    own: list[Sense]
    others: list[Sense]


class _Frame(NamedTuple):
    """Two contents side by side."""

    gaps: list[_Gap]
    common: list[Sense]
    """The telling words that both have, in order."""


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> _Words:
    senses = tuple(senses_of(text))
    return _Words(senses, tuple(sense.stem for sense in senses), sum(map(_tells, senses)))


def _tells(sense: Sense) -> bool:
    return tells(sense) and sense.folded not in _EMPTY


def another_thing(a: str, b: str, *, turned: bool = False) -> bool:
    """Whether ``a`` and ``b`` say other things in one frame. Where one is negated (``turned``), opposites are the same.

    Either side of a gap between the words that both have must tell something of its own; what only one of them adds is more,
    and no other thing. Two days, numbers, places or opposites tell it by themselves; that other words are other things is
    sure only where all around them is the same, and that is short.
    """
    frame = _frame(_words(a), _words(b))
    if frame is None:
        return False
    added = fsum(_rarity(sense) for gap in frame.gaps if not (gap.own and gap.others) for sense in gap.own + gap.others)
    loose = added / max(fsum(map(_rarity, frame.common)), 1e-6)
    for gap in frame.gaps:
        if loose <= LOOSE and max(len(gap.here), len(gap.there)) <= SHORT and _apart(gap, turned=turned):
            return True
        if len(frame.common) < _LONG and loose <= INTACT and _other_words(gap, turned=turned):
            return True
    return False


def _frame(one: _Words, other: _Words) -> _Frame | None:
    """What both have in common, and the gaps between; None where that is too little to be a frame."""
    blocks = [block for block in LCSseq.opcodes(one.stems, other.stems) if block.tag == "equal"]
    common = [sense for block in blocks for sense in one.senses[block.src_start : block.src_end] if _tells(sense)]
    if len(common) < max(_LEAST, FRAME * max(one.telling, other.telling)):
        return None
    starts = [(0, 0), *((block.src_end, block.dest_end) for block in blocks)]
    ends = [*((block.src_start, block.dest_start) for block in blocks), (len(one.stems), len(other.stems))]
    sides = [
        ([*filter(_tells, one.senses[start:end])], [*filter(_tells, other.senses[begin:close])])
        for (start, begin), (end, close) in zip(starts, ends, strict=True)
    ]
    all_here, all_there = (list(chain.from_iterable(side)) for side in zip(*sides, strict=True))
    gaps = [
        _Gap(here, there, _without(here, all_there, other.senses), _without(there, all_here, one.senses))
        for here, there in sides
    ]
    return _Frame(gaps, common)


def _without(here: list[Sense], left: list[Sense], other: Sequence[Sense]) -> list[Sense]:
    """The words of a gap that the other content has in no form: neither in a gap, nor by another name anywhere."""
    return [
        sense
        for sense in here
        if not any(alike(sense, another) for another in left) and not any(name_one(sense, another) for another in other)
    ]


def _apart(gap: _Gap, *, turned: bool) -> bool:
    return any(of_one_kind(x, y) or (opposite(x, y) and not turned) for x in gap.own for y in gap.others)


def _other_words(gap: _Gap, *, turned: bool) -> bool:
    def stands_for(sense: Sense, another: Sense) -> bool:
        return near(sense, another) or (turned and opposite(sense, another))

    own = [sense for sense in gap.own if not any(stands_for(sense, another) for another in gap.others)]
    others = [sense for sense in gap.others if not any(stands_for(sense, another) for another in gap.own)]
    fewer, more = sorted((len(own), len(others)))
    return more <= MORE * fewer and _outweigh(own, gap.here) and _outweigh(others, gap.there)


def _outweigh(own: list[Sense], gap: list[Sense]) -> bool:
    return bool(own) and fsum(map(_rarity, own)) > OWN * fsum(map(_rarity, gap)) and max(map(_rarity, own)) >= RARE


def _rarity(sense: Sense) -> float:
    return load_stem_facts().rarity(sense.stem)
