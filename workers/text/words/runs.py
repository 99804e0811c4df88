"""Cut clean text into runs: words with nothing between them that would end a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from workers.text.words.normalize import fold_same_length
from workers.text.words.tokens import folded_word

_MARKS: Final = "\u064b-\u0652\u0670"
_RUN: Final = re.compile(f"[\\w{_MARKS} \"«»“”„'‘’()\\[\\]#\u0640\u00a0\u2013-]+")
"""Words and the signs that may stand inside a name («حركة المقاومة الإسلامية (حماس)»); any other sign ends it."""
_WORD: Final = re.compile(f"[^\\W_]+(?:[{_MARKS}]+[^\\W_]*)*")
_MARK: Final = re.compile(f"[{_MARKS}]")
_COMMA: Final = re.compile("[،,][\\s\"«»“”']*")


class Run:
    """Words that a name may stretch over."""

    __slots__ = ("__dict__", "_start", "_text", "after_comma", "words")

    def __init__(self, text: str, start: int, *, after_comma: bool) -> None:
        self._text = text
        self._start = start
        self.words: list[str] = _WORD.findall(text)
        """Folded."""
        self.after_comma = after_comma
        """Only a comma parts it from the run before: «وزير الخارجية الروسي، سيرغي لافروف»."""
        if _MARK.search(text):
            self.words = [folded_word(word) for word in self.words]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word, in code points of the text. Asked for only where a name was found."""
        return [(self._start + found.start(), self._start + found.end()) for found in _WORD.finditer(self._text)]


def split_runs(text: str) -> Iterator[Run]:
    """The runs of words in ``text``, in order."""
    folded = fold_same_length(text)
    last = 0
    for found in _RUN.finditer(folded):
        start, end = found.span()
        run = Run(found.group(), start, after_comma=_COMMA.fullmatch(folded, last, start) is not None)
        if run.words:
            yield run
            last = end
