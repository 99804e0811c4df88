"""Compare two wordings word by word: what is one word spelt in two ways, and what is one stretch cut in two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from workers.text.data_files import word_list
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.stems import numbers_in
from workers.text.words.tokens import TOKEN, folded_word

ANOTHER_CUT: Final = 0.2
"""The same stretch may be cut a little longer or shorter when the text around it changes: so large a share of its words,
at one end, is no correction unless a number or a negation is in it."""

_PARTICLES: Final = frozenset("وفبك")
_VOWELS: Final = re.compile("[اوي]")
_LONG: Final = 5
"""Letters from which on a word is told by its consonants."""


def words_of(text: str) -> list[str]:
    """The words of ``text`` as they are compared: spelling, joined particles and punctuation make no difference.

    A letter that stands alone is a particle before a quotation mark («ل"الإشارات الإيجابية"»).
    """
    return [word for word in map(_compared, TOKEN.findall(text)) if word]


@remembered(MOST_WORDS)
def _compared(token: str) -> str:
    """The token of a text as it is compared; empty for one that makes no difference."""
    word = folded_word(token)
    return _bare(word) if word[:1].isalnum() and (len(word) > 1 or word.isdigit()) else ""


def _is_number(word: str) -> bool:
    return next(numbers_in(word), None) is not None


def _bare(word: str) -> str:
    """A folded word without a particle joined to its article, and without the vowel letters that spellings differ in.

    «بالدفاع» is «الدفاع»; «الديموقراطية» is «الديمقراطية», «اميركية» «أمريكية». Short words keep their letters: «سورية»
    is not «روسية» in either case.
    """
    if word[:1] in _PARTICLES and word[1:3] == "ال" and len(word) >= _LONG:
        word = word[1:]
    return word if len(word) < _LONG or _is_number(word) else word[0] + _VOWELS.sub("", word[1:])


_NEGATIONS: Final = frozenset(
    _bare(joined + word) for word in word_list("clause_negations") for joined in ("", "و", "ف")
)
"""Of those that turn a clause round: «ما» and «غير» negate too seldom."""


def negations(words: Sequence[str]) -> int:
    """How many of ``words``, as ``words_of`` tells them, negate."""
    return sum(word in _NEGATIONS for word in words)


def another_cut(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether both are one stretch of words, of which each leaves out a few at the ends that matter little."""
    a, b = sorted((list(a), list(b)))  # of two blocks of one length the matcher takes the first in a
    block = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    outside = [(words, start) for words, start in ((a, block.a), (b, block.b))]
    if any(len(words) - block.size > max(1, ANOTHER_CUT * len(words)) for words, _ in outside):
        return False
    # At one end both may not go on: what stands there was replaced, and not cut off.
    heads, tails = min(block.a, block.b), min(len(a) - block.a, len(b) - block.b) - block.size
    cut = [word for words, start in outside for word in (*words[:start], *words[start + block.size :])]
    return not heads and not tails and not negations(cut) and not any(map(_is_number, cut))
