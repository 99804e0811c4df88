"""Tell finite verbs by the forms that news uses beside them: «رفع» is one as there are «رفعت» and «رفعوا»; «قرار» is none."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import name_words
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold
from workers.text.words.vocabulary import vocabulary

UNTOLD: Final = "-"
"""Of a form that is a past of one gender and an imperfect of the other: «توجه»."""
_CONJUNCTIONS: Final = ("و", "ف")
_SHORTEST: Final = 2
"""Letters of «بث», «زار»."""
_SHORTEST_FEMININE: Final = 4
_LONGEST_CLITIC: Final = 3
"""Letters that a conjunction or «س» leaves at least."""
_WITH_ALEF_LAM: Final = tuple(
    map(fold, ("ألق", "ألغ", "ألزم", "ألمح", "ألحق", "ألهم", "التق", "التزم", "التحق", "التف", "التم", "التهم"))
)
"""Beginnings of verbs that are no article."""
_OTHER: Final = {"ي": "ت", "ت": "ي"}
_GENDERS: Final = {"ي": "m", "ت": "f"}
_PLURALS: Final = ("وا", "ون")
_DUALS: Final = ("تا", "يا")
_NOMINAL: Final = ("يه", "ين", "ات")
"""Endings, folded, that finite verbs in the singular have not."""


@remembered(MOST_WORDS)
def verb_gender(word: str) -> str:
    """``m``, ``f``, ``p`` or ``-`` of the folded word where it is a finite verb of the third person, empty where it is none.

    Conjunctions and the «س» of the future are taken off. Masdars that are written as a past («رفع») are told from it by
    their place alone, see workers/text/syntax/subjects.py.
    """
    words = vocabulary()
    for form in _readings(word):
        article = form.startswith("ال") and not form.startswith(_WITH_ALEF_LAM)
        if article or form in name_words() or is_place(form) or len(form) < _SHORTEST:
            continue
        past, imperfect = _past(form, words), _imperfect(form, words)
        if past or imperfect:
            return past or imperfect if past == imperfect or not (past and imperfect) else UNTOLD
    return ""


def _readings(word: str) -> list[str]:
    forms = [word]
    if word.startswith(_CONJUNCTIONS) and len(word) > _LONGEST_CLITIC - 1:
        forms.append(word[1:])
    return [
        *forms,
        *(form[1:] for form in forms if form[0] == "س" and form[1:2] in _OTHER and len(form) > _LONGEST_CLITIC),
    ]


def _past(form: str, words: Set[str]) -> str:
    """The gender of a past form: «رفع»/«رفعت», «التقى»/«التقت», «رفعوا», «أشادتا»."""
    if form.endswith(_PLURALS[0]) and (form[:-2] in words or f"{form[:-2]}ت" in words):
        return "p"
    if form.endswith(_DUALS[0]) and form[:-1] in words and len(form) > _SHORTEST_FEMININE:
        return "p"
    if form.endswith(_NOMINAL):
        return ""
    if form.endswith("ت") and len(form) >= _SHORTEST_FEMININE:
        host = form[:-1]
        return "f" if f"ال{form}" not in words and (host in words or f"{host}ي" in words) else ""
    if form not in words:
        return ""
    defective = form.endswith(("ي", "ا")) and f"{form[:-1]}ت" in words and f"ال{form}" not in words
    return "m" if f"{form}ت" in words or defective else ""


def _imperfect(form: str, words: Set[str]) -> str:
    """The gender of an imperfect, of which both «يرفع» and «ترفع» are used."""
    other = _OTHER.get(form[0])
    if other is None or len(form) <= _LONGEST_CLITIC or form.endswith(_NOMINAL) or f"ال{form}" in words:
        return ""
    if form.endswith(_PLURALS[1]):
        return "p" if form[:-2] in words else ""
    return _GENDERS[form[0]] if other + form[1:] in words and form in words else ""


def is_place(form: str) -> bool:
    """Whether the folded word is a place: «تونس» looks like an imperfect."""
    return form in load().tables.places or load().state(form) is not None or load().metonym(form) is not None
