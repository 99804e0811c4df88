"""Find the word forms that take a position: «تشارك», «سنشارك», «المشاركة» are one question, «تقاطع» its other side."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.data_files import rows
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold


class Tense(StrEnum):
    """When, as the form of the predicate tells."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NOUN = "noun"
    """A verbal noun tells no time."""


class Predicate(NamedTuple):
    """A reading of a word form: the question, the side taken, and the tense of the form."""

    question: str
    affirms: bool
    tense: Tense
    joins: str
    """The folded preposition that must follow; empty where none need."""
    first_person: bool = False
    """«نشارك», «أوافق»: the speaker's own doing."""


_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "نا")
_OWN: Final = "نا"
"""First letters of an imperfect in the first person, folded («أشارك», «نشارك»)."""
_WEAK: Final = "اوي"


def _past(form: str) -> Iterator[tuple[str, bool]]:
    """Third person and first person of the past, folded, with whether it is the first."""
    stem = form[:-1] if form[-1] in "اي" else form
    yield form, False
    for ending in ("ت", "وا", "ا"):
        yield stem + ending, False
    yield (form[:-1] + "ينا" if form[-1] in "اي" else form + "نا"), True


def _imperfect(form: str) -> Iterator[tuple[str, bool]]:
    """The persons of the imperfect in all moods, folded, with whether it is the first."""
    bare = form[:-1] if form[-1] in "اوي" else form
    short = form[:-2] + form[-1] if form[-2] in _WEAK and len(form) == 4 else bare  # jussive: «لم يزر», «لم يتلق»
    for letter in "يتنا":
        for body in {form[1:], short[1:]}:
            yield letter + body, letter in _OWN
    for letter in "يت":
        for ending in ("ون", "وا", "ان"):
            yield letter + bare[1:] + ending, False


@lru_cache(maxsize=1)
def _forms() -> dict[str, Predicate]:
    forms: dict[str, Predicate] = {}
    for question, side, past, imperfect, nouns, preposition in rows("positions.tsv", 6):
        affirms, joins = side == "+", fold(preposition) if preposition != "-" else ""
        for form, own in _past(fold(past)) if past != "-" else ():
            forms.setdefault(form, Predicate(question, affirms, Tense.PAST, joins, own))
        for form, own in _imperfect(fold(imperfect)) if imperfect != "-" else ():
            forms.setdefault(form, Predicate(question, affirms, Tense.PRESENT, joins, own))
        for noun in nouns.split(",") if nouns != "-" else ():
            forms.setdefault(fold(noun), Predicate(question, affirms, Tense.NOUN, joins))
    return forms


@remembered(MOST_WORDS)
def predicate(word: str) -> Predicate | None:
    """The position that the folded ``word`` takes, clitics and object pronoun taken off; None when it takes none.

    «وسنشارك» is the future of *participate*, «بالمشاركة» its noun, «يقاطعها» the other side.
    """
    for bare in (word, word[1:]) if word[0] in "وف" and len(word) > 3 else (word,):
        if (found := _bare(bare)) is not None:
            return found
    return None


def _bare(word: str) -> Predicate | None:
    forms = _forms()
    if word[0] == "س" and len(word) > 4 and word[1] in "يتنا":
        found = _with_pronoun(word[1:])
        if found is not None and found.tense is Tense.PRESENT:
            return found._replace(tense=Tense.FUTURE)
    if (found := _with_pronoun(word)) is not None:
        return found
    for article in ("ال", "بال", "لل", "ب", "ل"):
        rest = word.removeprefix(article)
        if rest != word and len(rest) >= 3:
            noun = forms.get(rest) or _with_pronoun(rest)
            if noun is not None and noun.tense is Tense.NOUN:
                return noun
    return None


def _with_pronoun(word: str) -> Predicate | None:
    forms = _forms()
    if (found := forms.get(word)) is not None:
        return found
    for pronoun in _PRONOUNS:
        host = word.removesuffix(pronoun)
        if host != word and len(host) >= 3:
            if (found := forms.get(host)) is not None:
                return found
            if host.endswith("ت") and (found := forms.get(host[:-1] + "ه")) is not None:
                return found
    return None
