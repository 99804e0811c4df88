"""Tell words that can be no speaker, whatever cue they stand at: a year, «بدوره», «قراره», the addressee, a clause.

What is left out there is read as a subject left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, Person
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.mentions.nouns import stem
from workers.text.mentions.own_names import without_pronoun
from workers.text.syntax.cues import CueKind, CueWord, read_cue
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

_ASIDES: Final = word_list("asides")
_CAME: Final = word_list("came")
_DOCUMENTS: Final = word_list("documents")
_OCCASIONS: Final = word_list("occasions")
_PRONOUNS: Final = word_list("pronouns")
_ATTRIBUTING: Final = frozenset({"وفقا", "طبقا", "خلافا", "استنادا", "نقلا"})
_RELATIVES: Final = word_list("relatives")
_TIMES: Final = word_list("of_times") | word_list("weekdays")
"""«الأحد [الماضي]»."""
_OUTLETS: Final = word_list("outlet_endings")
_OWNED: Final = ("ها", "هم", "ه")
"""Pronouns of the owner."""
_OURS: Final = "نا"
"""«مصادرنا», «مراسلنا»."""
_TELLING: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE})
_SHORTEST: Final = 3
_ACCUSATIVE: Final = "ا"
_OTHER_FORM: Final = {"ي": "ت", "ت": "ي"}
"""A verb of the imperfect has both: «يثير», «تثير»."""
_NOMINAL: Final = ("ين", "ون", "ات", "يه", "ا")
"""Endings that verbs of one person have not, folded."""


def is_no_speaker(words: Sequence[Token], before: str, cue: CueWord | None, knowledge: Knowledge) -> bool:
    """Whether the tokens of a mention can name nobody, at its cue and behind the folded word ``before``."""
    first = words[0]
    if len(words) == 1 and (first.folded.isdigit() or first.folded in _TIMES):
        return True
    owner = stem(before).removesuffix(_ACCUSATIVE) in _DOCUMENTS | _OCCASIONS  # «في بيان للأمم المتحدة»
    if not owner and cue is not None and cue.kind in _TELLING:
        outlet = first.folded[0] == "ل" and len(words) > 1 and words[1].folded in _OUTLETS  # «قال لنورث برس»
        if outlet or _is_addressed(first.folded, knowledge):
            return True
    if _is_known(first.folded, knowledge) or _is_known(first.folded.removesuffix(_OURS), knowledge):
        return False
    if len(words) == 1:
        return first.folded not in _PRONOUNS and _is_act(first.word, first.folded, knowledge)
    clause = first.folded in _ASIDES or first.folded in _RELATIVES or first.folded in _CAME or is_verb(first.folded)
    return clause and words[1].folded not in name_words() and not is_new(words[1].folded)


@lru_cache(maxsize=20_000)
def _is_known(word: str, knowledge: Knowledge) -> bool:
    tables = knowledge.tables
    tabled = any(
        stem(word) in table for table in (tables.roles, tables.generic_heads, tables.heads, tables.source_words)
    )
    return tabled or word in name_words() or knowledge.lookup(word) is not None


@lru_cache(maxsize=20_000)
def _is_addressed(word: str, knowledge: Knowledge) -> bool:
    """Whether the word has a preposition on it, behind a verb of telling: «قال لرويترز», «أضاف للصحفيين», «نفى بدوره»."""
    if word.startswith("لل"):
        return "ا" + word[1:] in vocabulary()
    if word in name_words() or f"ال{word}" in vocabulary() or knowledge.lookup(word) is not None:
        return False
    for reading in stems(word)[1:]:
        known = name_words().get(reading.text)
        if known is not None and known.given:
            continue
        body = reading.text in knowledge.tables.generic_heads or isinstance(knowledge.lookup(reading.text), Body)
        if reading.preposition == "ل" and (
            body or known is not None or isinstance(knowledge.lookup(reading.text), Person)
        ):
            return True
        turned = reading.text.endswith(_OWNED) and reading.text in vocabulary() and word in vocabulary()
        if reading.preposition == "ب" and (reading.text in knowledge.tables.generic_heads or turned):
            return True
    return False


def _is_act(word: str, folded: str, knowledge: Knowledge) -> bool:
    """Whether one word is what somebody did or how: «قراره», «تأكيدها», «متوجها»; not «محاميه», «خصومه», «روسيا»."""
    if knowledge.kind_of(folded) is not None or without_pronoun(word, knowledge) is not None:
        return False
    pronoun = next((p for p in _OWNED if word.endswith(p)), None)
    base = folded[: -len(pronoun)] if pronoun else ""
    if base and (read_cue(base) is not None or base in _DOCUMENTS):
        return len(base) >= _SHORTEST
    manner = (
        folded[0] == "م" and folded.endswith(_ACCUSATIVE) and len(folded) > _SHORTEST + 1 and folded in vocabulary()
    )
    return manner or folded in _ATTRIBUTING


@lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    """Whether the folded word is a verb of the imperfect: «يثير», of which there is «تثير» as well."""
    other = _OTHER_FORM.get(word[0])
    if other is None or len(word) <= _SHORTEST or word.endswith(_NOMINAL) or word not in vocabulary():
        return False
    return word[0] == "ي" and other + word[1:] in vocabulary() and f"ال{word}" not in vocabulary()
