"""Find the word that a misspelt one is meant to be: «وزير [الخاجرية]» is that of «الخارجية»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from workers.text.words.vocabulary import vocabulary

_SHORTEST: Final = 7
"""Letters, with the article, of a word that one slip leaves recognisable."""


class Slips:
    """The words that may be meant by one that is a slip away from them: a letter more, less, another one, or two in turn.

    ``words``: folded; those of one word only are looked at.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, set[str]] = {}
        for word in words:
            if " " not in word and len(word) >= _SHORTEST:
                for form in _reduced(word):
                    self._near.setdefault(form, set()).add(word)

    def meant(self, word: str) -> str | None:
        """The only word that the folded ``word`` can be a slip for; None for words that news uses, and where several fit."""
        if len(word) < _SHORTEST or not word.startswith("ال") or word in vocabulary():
            return None
        near = {one for form in _reduced(word) for one in self._near.get(form, ()) if _is_slip(word, one)}
        return next(iter(near)) if len(near) == 1 else None


def _reduced(word: str) -> Iterator[str]:
    """The word itself, and without each of its letters behind the article."""
    yield word
    yield from {word[:at] + word[at + 1 :] for at in range(2, len(word))}


def _is_slip(word: str, meant: str) -> bool:
    """Whether one letter is more, less or another one, or two neighbours stand in turn."""
    if abs(len(word) - len(meant)) > 1:
        return False
    first = next((i for i, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), None)
    if first is None:
        return len(word) != len(meant)
    if len(word) == len(meant):
        turned = word[first : first + 2] == meant[first : first + 2][::-1] and word[first + 2 :] == meant[first + 2 :]
        return turned or word[first + 1 :] == meant[first + 1 :]
    longer, shorter = (word, meant) if len(word) > len(meant) else (meant, word)
    return longer[first + 1 :] == shorter[first:]
