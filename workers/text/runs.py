"""Cut clean text into runs: words with nothing between them that would end a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workers.text.normalize import fold_same_length
from workers.text.tokens import folded_word

_WORD: Final = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0670]+[^\W_]*)*")
_INSIDE_NAMES: Final = frozenset(" \"«»“”„'‘’()[]#_-–ـ\u00a0")
"""Signs that may stand inside a name («حركة المقاومة الإسلامية (حماس)»); any other one ends it."""


@dataclass(slots=True)
class Run:
    """Words that a name may stretch over."""

    words: list[str]
    """Folded."""
    spans: list[tuple[int, int]]
    """Start and end of each word, in code points of the text."""
    after_comma: bool
    """Only a comma parts it from the run before: «وزير الخارجية الروسي، سيرغي لافروف»."""


def split_runs(text: str) -> Iterator[Run]:
    """The runs of words in ``text``, in order."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    after_comma, last = False, 0
    for found in _WORD.finditer(fold_same_length(text)):
        start, end = found.span()
        if words and start - last > 1 or (words and text[last] != " "):
            gap = text[last:start]
            if not _INSIDE_NAMES.issuperset(gap):
                yield Run(words, spans, after_comma)
                words, spans = [], []
                after_comma = gap.strip(" \"«»“”'") in {"،", ","}
        word = found.group()
        words.append(word if word.isalnum() else folded_word(word))
        spans.append((start, end))
        last = end
    if words:
        yield Run(words, spans, after_comma)
