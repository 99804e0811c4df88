"""The cue lexicon: which word forms attribute, and what the speaker does by them.

The data file holds principal parts; the inflected forms are derived here, by the rules of Arabic conjugation that news prose
needs (third person; sound, hollow and defective verbs), so that a new verb is one line. How a word is written decides between
its readings: «إدانته» is no form of أدان with a pronoun, «تابعة» none of تابع, «بيّن» is a verb and «بين» a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from schemas import Act
from workers.text.data_files import rows
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold


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
    needs: frozenset[str] = frozenset()
    """What must follow in the sentence to make it a cue, folded; empty for a word that attributes by itself.

    ``an`` is a complementizer, ``quote`` a colon or quotation mark, ``ب`` a word that the preposition is written onto.
    """


OBJECT_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن")
DEFECTIVE_ENDINGS: Final = "اى"
CLAUSE: Final = "^"
"""In ``CueWord.needs``: the word must begin its clause, besides what else is needed."""
_DOUBLING, _U = "\u0651", "\u064f"
_VOWELS: Final = re.compile("[\u0610-\u061a\u0640\u064b-\u0650\u0652-\u065f\u0670]+")
"""Signs of vowels and tatweel; the doubling (shadda) stays, it tells بيّن from بين."""
_PASSIVE: Final = re.compile(f"^.{_U}|^ا.{_DOUBLING}?{_U}")
"""A past form whose first letter, or the one behind its connecting alif, is read with u: «أُعلن», «اتُهم»."""


class _Form(NamedTuple):
    """An inflected form as it is written, and what it is."""

    written: str
    word: CueWord


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
    # Not the plural in ات: «مذكرات», «مقدرات», «ناقلات» are nouns.
    forms = [(form, "m"), (stem + "ة", "f"), (stem + "ين", "p"), (stem + "تين", "p")]
    return [*forms, (stem[:-1] + "ين", "p")] if stem.endswith("ي") else forms


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, tuple[_Form, ...]]:
    """Folded word form -> its readings: words that attribute by themselves first, then in the order of the files."""
    forms: dict[str, list[_Form]] = {}

    def add(form: str, word: CueWord) -> None:
        readings = forms.setdefault(fold(form), [])
        if all((seen.word.lemma, seen.word.kind) != (word.lemma, word.kind) for seen in readings):
            readings.append(_Form(form, word))

    for lemma, imperfect, participle, nouns, joins, act, needs in _lines():
        sense = (Act(act), frozenset(joins.split(",")))
        required = frozenset(map(fold, needs.split(","))) if needs else frozenset()
        for form, gender in _past(lemma):
            add(form, CueWord(lemma, CueKind.PAST, *sense, gender, needs=required))
        for form, gender in _imperfect(imperfect) if imperfect != "-" else ():
            add(form, CueWord(lemma, CueKind.IMPERFECT, *sense, gender, needs=required))
        for form, gender in _participle(participle) if participle != "-" else ():
            add(form, CueWord(lemma, CueKind.PARTICIPLE, *sense, gender, needs=required))
        for form in nouns.split(",") if nouns != "-" else ():
            add(form, CueWord(lemma, CueKind.NOUN, *sense, "", needs=required))
    return {form: tuple(readings) for form, readings in forms.items()}


def _lines() -> Iterator[tuple[str, ...]]:
    for row in rows("cues.tsv", 6):
        yield (*row, "")
    yield from rows("gated_cues.tsv", 7)


@lru_cache(maxsize=1)
def _stops() -> dict[str, str]:
    return {word: company for word, company, _ in rows("cue_stops.tsv", 3)}


@lru_cache(maxsize=1)
def cue_phrases() -> dict[tuple[str, ...], CueWord]:
    """Folded words of a phrase -> the phrase as a cue."""
    return {
        tuple(fold(phrase).split()): CueWord(lemma, CueKind(kind), Act(act), frozenset(), "")
        for phrase, lemma, kind, act in rows("cue_phrases.tsv", 4)
    }


def read_cue(word: str) -> CueWord | None:
    """The cue that the word is a form of by itself, clitics and object pronoun taken off; None when it is none.

    «وأضافت» -> أضاف, «فقال» -> قال, «سيعلن» -> أعلن, «وصفه» -> وصف with an object. The word may be folded; as it is
    written, signs of vowels included, it tells more.
    """
    return next((reading for reading in cue_readings(word) if not reading.needs), None)


@remembered(MOST_WORDS)
def cue_readings(word: str) -> tuple[CueWord, ...]:
    """All cues that the word may be a form of, the likeliest first, with those that need company (``CueWord.needs``)."""
    letters = _VOWELS.sub("", word)
    if letters.startswith(_ONE_TOO_MANY):
        letters = letters[1:]  # «وووصف», misspelt
    found: list[tuple[int, int, CueWord]] = []
    stop = None
    for bare, clitics in _without_clitics(letters):
        stop = _stops().get(bare, stop)
        if stop == "-":
            return ()
        passive = len(word) > len(letters) and _PASSIVE.match(word[clitics:]) is not None
        for form in cue_forms().get(fold(bare), ()):
            distance = _distance(bare, form.written)
            if distance is not None and not (passive and form.word.kind is CueKind.PAST):
                found.append((distance, len(found), form.word))
        for host in _without_pronoun(bare):
            for form in cue_forms().get(fold(host), ()):
                distance = _distance(host, form.written)
                if distance is not None and len(host) >= (4 if form.word.kind is CueKind.NOUN else 2):
                    word_with = form.word._replace(with_object=form.word.kind is not CueKind.NOUN)
                    found.append((distance + _FAR, len(found), word_with))
    readings = (reading for _, _, reading in sorted(found, key=lambda one: (one[0], bool(one[2].needs), one[1])))
    if stop is not None:
        return tuple(reading._replace(needs=frozenset({CLAUSE, stop})) for reading in readings)
    return tuple(readings)


_ONE_TOO_MANY: Final = "ووو"
_FAR: Final = 10
"""A reading with a pronoun comes behind every one without."""


def _without_clitics(word: str) -> list[tuple[str, int]]:
    """The word with and without what may be written in front of a cue, and how many letters that is."""
    words = [(word, 0)]
    if (len(word) > 3 and word[0] in "وف") or (word[:1] == "و" and word[1:] in cue_forms()):  # «وحث»
        words.append((word[1:], 1))
    return words + [(rest[1:], n + 1) for rest, n in words if len(rest) > 4 and rest[0] in "سل" and rest[1] in "يت"]


def _without_pronoun(word: str) -> Iterator[str]:
    """The word that a pronoun is written onto: «اتهمها» -> «اتهم», «وصفوه» -> «وصفوا», «نفاه» -> «نفى», «إدانته» -> «إدانة»."""
    for pronoun in OBJECT_PRONOUNS:
        host = word[: -len(pronoun)]
        if len(host) + len(pronoun) >= 4 and word.endswith(pronoun):
            yield host
            if host[-1] == "و":
                yield host + "ا"
            elif host[-1] == "ا":
                yield host[:-1] + "ى"
            elif host[-1] == "ت":
                yield host[:-1] + "ة"


_SLOPPY: Final = frozenset(
    ("أا", "إا", "آا", "أآ", "هة", "ىي", "يى", "وؤ", "يئ", "ىئ")  # as written, as it should be
)
_UNWRITTEN: Final = frozenset(("اأ", "اإ", "اآ"))
"""A hamza that is left out on its alif: as good as written."""


def _distance(written: str, due: str) -> int | None:
    """How far the writing of a word is from a form that folds to the same; None where it contradicts the form.

    «إعلان» is far from none of أعلن's forms by accident: أ and إ exclude each other, and ة is never a pronoun's ه. A
    folded word contradicts nothing.
    """
    distance = int((_DOUBLING in written) != (_DOUBLING in due))
    plain, wanted = written.replace(_DOUBLING, ""), due.replace(_DOUBLING, "")
    if len(plain) != len(wanted):
        return distance  # letters outside the Arabic alphabet proper, folded to it
    for has, wants in zip(plain, wanted, strict=True):
        if has != wants and has + wants not in _UNWRITTEN:
            if has in "أإآةىيئؤوهء" and has + wants not in _SLOPPY:
                return None
            distance += 1
    return distance
