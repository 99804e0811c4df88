"""Read the cues of a text: words, phrases, and words that only their company makes a cue."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from workers.text.cues import CLAUSE, CueKind, CueWord, cue_phrases, cue_readings
from workers.text.normalize import fold
from workers.text.quotes import MARKS
from workers.text.tokens import Token

COMPLEMENTIZERS: Final = frozenset(
    conjunction + fold(stem + pronoun)
    for conjunction in ("", "و", "ف")
    for stem in ("أن", "بأن")
    for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "ك", "كم", "ي")
)
"""إن and أن fold to one form; with and without the pronoun that is their subject."""

_REACH: Final = 18
"""Tokens behind a verb within which its company stands: its subject with title and apposition fits in."""
_STOPS: Final = frozenset(".؟!?؛")
_WRITTEN_ONTO: Final = "ب"


def cue_column(tokens: list[Token], paragraphs: list[tuple[int, int]]) -> list[CueWord | None]:
    """The cue that each token is or begins, None for the others. ``paragraphs`` are (first, end) in tokens."""
    cues: list[CueWord | None] = [None] * len(tokens)
    for first, end in paragraphs:
        for i in range(first, end):
            for reading in cue_readings(tokens[i].word):
                if not reading.needs or (
                    (CLAUSE not in reading.needs or _begins_clause(tokens, i, first))
                    and _has_company(tokens, i + 1, min(i + 1 + _REACH, end), reading.needs)
                ):
                    cues[i] = reading
                    break
        _read_phrases(tokens, cues, first, end)
    return cues


def _read_phrases(tokens: list[Token], cues: list[CueWord | None], first: int, end: int) -> None:
    phrases = cue_phrases()
    heads, longest = _phrase_heads()
    for i in range(first, end):
        word = tokens[i].folded
        head = word[1:] if word not in heads and word[:1] in "وف" else word
        if head not in heads or (head != word and word in _NO_PHRASE):
            continue
        words = (head, *(other.folded for other in tokens[i + 1 : min(i + longest, end)]))
        for length in range(len(words), 0, -1):
            phrase = phrases.get(words[:length])
            if phrase is None:
                continue
            if cues[i] is None or phrase.kind in (CueKind.FOLLOW, CueKind.ATTRIBUTION):
                cues[i] = phrase
            if phrase.kind is CueKind.FOLLOW:
                cues[i + 1 : i + length] = [None] * (length - 1)
            break


_NO_PHRASE: Final = frozenset({"فحسب"})


@lru_cache(maxsize=1)
def _phrase_heads() -> tuple[frozenset[str], int]:
    return frozenset(phrase[0] for phrase in cue_phrases()), max(map(len, cue_phrases()))


def _begins_clause(tokens: list[Token], at: int, first: int) -> bool:
    return at == first or tokens[at].word[0] == "و" or not tokens[at - 1].folded[0].isalnum()


def _has_company(tokens: list[Token], first: int, end: int, needs: frozenset[str]) -> bool:
    for i in range(first, end):
        word = tokens[i].folded
        if word in _STOPS:
            return False
        if word in COMPLEMENTIZERS:
            if "an" in needs or word in needs:
                return True
        elif word in MARKS or word == ":":
            if "quote" in needs:
                return True
        elif not needs.isdisjoint(_bare_forms(word)):
            return True
    return False


@lru_cache(maxsize=200_000)
def _bare_forms(word: str) -> tuple[str, ...]:
    """The folded word with and without article, conjunction and preposition; ``ب`` itself where that is written onto it."""
    forms = [word]
    rest = word
    if len(rest) > 4 and rest[0] == "و":
        rest = rest[1:]
        forms.append(rest)
    if len(rest) > 3 and rest[0] == "ب":
        forms.append(_WRITTEN_ONTO)
    if len(rest) > 4 and rest[0] in "بلك":
        forms.append(rest[2:] if rest.startswith("لل") else rest[1:])
        rest = forms[-1]
    if len(rest) > 4 and rest.startswith("ال"):
        forms.append(rest[2:])
    return tuple(forms)
