"""Take the words that are written onto a word's front off it: و ف (and, so), ب ل ك (in, to, like)."""

from __future__ import annotations

from typing import Final, NamedTuple

from workers.text.words.memo import MOST_WORDS, remembered

_CONJUNCTIONS: Final = "وف"
_PREPOSITIONS: Final = "بلك"
SHORTEST_STEM: Final = 3
"""Letters that must be left: «لبن» is not ل and «بن»."""


class Stem(NamedTuple):
    """A reading of a word: what is left, and how many letters in front are clitics."""

    text: str
    cut: int
    preposition: str
    """The preposition that was cut off, empty if none."""


@remembered(MOST_WORDS)
def stems(word: str) -> tuple[Stem, ...]:
    """The readings of the folded ``word``, the whole word first.

    «للامم» reads as ل and «الامم» with nothing cut, since the article's alef is not written there; «للجنه» also as ل and
    «اللجنه», of whose three lams two are written.
    """
    readings = [Stem(word, 0, "")]
    for cut, rest in ((0, word), (1, word[1:])):
        if cut and (word[:1] not in _CONJUNCTIONS or len(rest) < SHORTEST_STEM):
            break
        if cut:
            readings.append(Stem(rest, 1, ""))
        if rest.startswith("لل") and len(rest) > SHORTEST_STEM:
            readings.append(Stem("ال" + rest[2:], cut, "ل"))
        if rest[:1] in _PREPOSITIONS and len(rest) > SHORTEST_STEM:
            readings.append(Stem(rest[1:], cut + 1, rest[0]))
        if rest.startswith("لل") and len(rest) > SHORTEST_STEM:
            readings.append(Stem(f"ا{rest}", cut, "ل"))
    return tuple(readings)
