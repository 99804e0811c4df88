"""The cue lexicon: which word forms attribute, and what the speaker does by them.

The data file holds principal parts; the inflected forms are derived here, by the rules of Arabic conjugation that news prose
needs (third person; sound, hollow and defective verbs), so that a new verb is one line.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from schemas import Act
from workers.text.data_files import rows
from workers.text.normalize import fold


class CueKind(StrEnum):
    """The grammatical kind of a cue word."""

    PAST = "past"
    IMPERFECT = "imperfect"
    PARTICIPLE = "participle"
    NOUN = "noun"
    ATTRIBUTION = "attribution"
    """Goes with a whole clause: «وفق», «بحسب», «كما»."""
    FOLLOW = "follow"
    """Stands behind its content and refers back: «على حد قوله»."""
    SOURCE = "source"
    """The medium or turn that a cue comes with: «في بيان», «من جانبه»."""


class CueWord(NamedTuple):
    """One reading of a word form."""

    lemma: str
    kind: CueKind
    act: Act
    joins: frozenset[str]
    """What may join cue and content: ``an``, ``quote``, ``object``, or prepositions."""
    gender: str
    """``m``, ``f``, ``p`` (plural or dual) or ``""`` where the form does not tell."""
    with_object: bool = False
    """The form carries an object pronoun: «وصفه», «اتهمها»."""


OBJECT_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن")
DEFECTIVE_ENDINGS: Final = "اى"


def _past(lemma: str) -> list[tuple[str, str]]:
    if lemma[-1] in DEFECTIVE_ENDINGS:
        stem = lemma[:-1]
        return [(lemma, "m"), (stem + "ت", "f"), (stem + "وا", "p"), (stem + "يا", "p")]
    return [(lemma, "m"), (lemma + "ت", "f"), (lemma + "وا", "p"), (lemma + "ا", "p"), (lemma + "تا", "p")]


def _imperfect(form: str) -> list[tuple[str, str]]:
    feminine = "ت" + form[1:]
    stem = form[:-1] if form[-1] in "ويى" else form
    dual = form[:-1] + "يان" if form[-1] == "ى" else form + "ان"
    return [(form, "m"), (feminine, "f"), (stem + "ون", "p"), (dual, "p"), ("ت" + dual[1:], "p")]


def _participle(form: str) -> list[tuple[str, str]]:
    stem = form[:-1]
    forms = [(form, "m"), (stem + "ة", "f"), (stem + "ين", "p"), (stem + "تين", "p"), (stem + "ات", "p")]
    return [*forms, (stem[:-1] + "ين", "p")] if stem.endswith("ي") else forms


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, tuple[CueWord, ...]]:
    """Folded word form -> its readings, the commonest verb first (the order of the file)."""
    forms: dict[str, list[CueWord]] = {}

    def add(form: str, word: CueWord) -> None:
        readings = forms.setdefault(fold(form), [])
        if all((seen.lemma, seen.kind) != (word.lemma, word.kind) for seen in readings):
            readings.append(word)

    for lemma, imperfect, participle, nouns, joins, act in rows("cues.tsv", 6):
        common = (Act(act), frozenset(joins.split(",")))
        for form, gender in _past(lemma):
            add(form, CueWord(lemma, CueKind.PAST, *common, gender))
        if imperfect != "-":
            for form, gender in _imperfect(imperfect):
                add(form, CueWord(lemma, CueKind.IMPERFECT, *common, gender))
        if participle != "-":
            for form, gender in _participle(participle):
                add(form, CueWord(lemma, CueKind.PARTICIPLE, *common, gender))
        if nouns != "-":
            for form in nouns.split(","):
                add(form, CueWord(lemma, CueKind.NOUN, *common, ""))
    return {form: tuple(readings) for form, readings in forms.items()}


@lru_cache(maxsize=1)
def cue_phrases() -> dict[tuple[str, ...], CueWord]:
    """Folded words of a phrase -> the phrase as a cue."""
    return {
        tuple(fold(phrase).split()): CueWord(lemma, CueKind(kind), Act(act), frozenset(), "")
        for phrase, lemma, kind, act in rows("cue_phrases.tsv", 4)
    }


@lru_cache(maxsize=200_000)
def read_cue(folded: str) -> CueWord | None:
    """The cue that the folded word is a form of, clitics and object pronoun taken off; None when it is none.

    «وأضافت» -> أضاف, «فقال» -> قال, «سيعلن» -> أعلن, «وصفه» -> وصف with an object.
    """
    forms = cue_forms()
    for word in _without_clitics(folded):
        if word in forms:
            return forms[word][0]
    for word in _without_clitics(folded):
        for pronoun in OBJECT_PRONOUNS:
            if word.endswith(pronoun) and len(word) - len(pronoun) >= 3:
                for reading in forms.get(word[: -len(pronoun)], ()):
                    if reading.kind in (CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE):
                        return reading._replace(with_object=True)
    return None


def _without_clitics(folded: str) -> list[str]:
    words = [folded]
    if len(folded) > 3 and folded[0] in "وف":
        words.append(folded[1:])
    return words + [word[1:] for word in words if len(word) > 4 and word[0] == "س" and word[1] in "يت"]
