"""Tell from a few hundred bytes whether certain words still stand in an article: a Bloom filter of its word pairs (Bloom 1970).

A statement that is not found again in a corrected article may be gone, or only be read otherwise, as another paragraph
before it leads to another speaker. Only the text can tell, and the judge does not have it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from workers.text.novelty.wording import words_of

BITS: Final = 8
"""For each word pair; with two bits set for each, one of twenty pairs is taken for one that is there."""
STILL_THERE: Final = 0.7
"""Share of a statement's word pairs from which on its words still stand in the article: one word in ten may differ."""
_LEAST_BYTES: Final = 8


def word_pairs_of(texts: Sequence[str]) -> str:
    """The filter over ``texts``, in base64: about 1.3 letters for each word."""
    pairs = {pair for text in texts for pair in _pairs(text)}
    bits = bytearray(max(len(pairs) * BITS // 8, _LEAST_BYTES))
    for pair in pairs:
        for place in _places(pair, len(bits)):
            bits[place >> 3] |= 1 << (place & 7)
    return base64.b64encode(bits).decode()


def still_stands(content: str, word_pairs: str) -> bool:
    """Whether the words of ``content`` are in the article of the filter. False where there is no filter."""
    bits = base64.b64decode(word_pairs)
    pairs = list(_pairs(content))
    if not bits or not pairs:
        return False
    there = sum(all(bits[at >> 3] >> (at & 7) & 1 for at in _places(pair, len(bits))) for pair in pairs)
    return there >= STILL_THERE * len(pairs)


def _pairs(text: str) -> Iterator[str]:
    return map(" ".join, pairwise(words_of(text)))


def _places(pair: str, size: int) -> tuple[int, int]:
    digest = blake2b(pair.encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4], "big") % (8 * size), int.from_bytes(digest[4:], "big") % (8 * size)
