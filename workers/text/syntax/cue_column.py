"""Read the cues of a text: words, phrases, and words that only their company makes a cue."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from workers.text.syntax.cues import CLAUSE, CueKind, CueWord, cue_phrases, cue_readings
from workers.text.syntax.quotes import MARKS
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token

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
    found = list(map(cue_readings, [token.word for token in tokens]))
    heads = list(map(_phrase_head, [token.folded for token in tokens]))
    for first, end in paragraphs:
        for i in (i for i in range(first, end) if found[i]):
            for reading in found[i]:
                if not reading.needs or (
                    (CLAUSE not in reading.needs or _begins_clause(tokens, i, first))
                    and _has_company(tokens, i + 1, min(i + 1 + _REACH, end), reading.needs)
                ):
                    cues[i] = reading
                    break
        for i in range(first, end):
            if head := heads[i]:
                _read_phrase(tokens, cues, head, i, end)
    return cues


def _read_phrase(tokens: list[Token], cues: list[CueWord | None], head: str, at: int, end: int) -> None:
    """The longest phrase that begins with ``head`` at token ``at``."""
    phrases, longest = cue_phrases(), _phrase_heads()[1]
    words = (head, *(other.folded for other in tokens[at + 1 : min(at + longest, end)]))
    for length in range(len(words), 0, -1):
        phrase = phrases.get(words[:length])
        if phrase is None:
            continue
        if cues[at] is None or phrase.kind in (CueKind.FOLLOW, CueKind.ATTRIBUTION):
            cues[at] = phrase
        if phrase.kind is CueKind.FOLLOW:
            cues[at + 1 : at + length] = [None] * (length - 1)
        break


_NO_PHRASE: Final = frozenset({"فحسب"})


@lru_cache(maxsize=1)
def _phrase_heads() -> tuple[frozenset[str], int]:
    return frozenset(phrase[0] for phrase in cue_phrases()), max(map(len, cue_phrases()))


@remembered(MOST_WORDS)
def _phrase_head(word: str) -> str | None:
    """The first word of a phrase that the folded word may be, without a conjunction; None when it begins none."""
    heads, _ = _phrase_heads()
    if word in heads:
        return word
    return word[1:] if word[:1] in "وف" and word[1:] in heads and word not in _NO_PHRASE else None


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


@remembered(MOST_WORDS)
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
