"""Tell words near a cue that are whom the verb accuses, what is spoken about, or who only passes the words on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, Person
from workers.text.mentions.nouns import stem
from workers.text.mentions.own_words import ADVERBS
from workers.text.speakers.at_cues.objects import (
    ASKING,
    INSIDE,
    is_accused,
    is_addressee,
    is_asked,
    is_behind_plural,
    is_oblique,
    is_topic,
)
from workers.text.statements.find import Found
from workers.text.syntax.analyse import PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.words.tokens import Token

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_SUBJECT: Final = 4
"""Tokens of a name that a sentence begins with."""
_RELAYING: Final = "نقل"
_FROM: Final = "عن"
_FROM_THEM: Final = frozenset({"عنه", "عنها", "عنهم"})
_ACCORDING: Final = frozenset({"وفقا", "وفق", "بحسب", "حسب", "حسبما", "بحسبما", "طبقا"})
_FEMININE: Final = "f"
_GOVERNING: Final = frozenset({"عقب", "بعد", "قبل", "رغم", "اثر", "منذ", "بسبب", "ضد"})
"""What governs a noun and no participle, besides prepositions."""
_TOPIC: Final = 3
"""Tokens in front of a mention that may tell that something is said about it."""
_COMMAS: Final = frozenset("،,")
_DOCUMENTS: Final = word_list("documents")
RELATIVES: Final = {
    "الذي": "m", "التي": "f", "الذين": "p", "اللذان": "p", "اللذين": "p", "اللتان": "p", "اللتين": "p",
}  # fmt: skip
"""By the folded word; what a verb must agree with to have the pronoun as its subject."""


def is_of_another_phrase(statement: Found, analysis: Analysis, knowledge: Knowledge) -> bool:
    """Whether the mention is whom the verb accuses, to whom it is said, or what is spoken about."""
    first, end = statement.mention or (0, 0)
    cue, tokens = statement.cue, analysis.tokens
    if cue is None or cue >= first:
        behind = tokens[cue + 1].folded if cue is not None and cue + 1 < len(tokens) else ""
        inside = behind in INSIDE  # «تصدر … تقارير أكدت فيها»
        return inside and stem(tokens[first].folded) in _DOCUMENTS
    if _is_passed_on([token.folded for token in tokens[cue + 1 : first]], statement.cue_word):
        return True
    if is_asked(statement.cue_word) and not _is_verbal_noun(tokens, cue, statement.cue_word):
        return True
    words = [token.folded for token in tokens[first:end]]
    next_to = cue == first - 1 or (cue == first - 2 and tokens[first - 1].folded in INSIDE)
    content = _content(statement, analysis, end)
    oblique = cue == first - 1 and (
        is_oblique(statement.cue_word, words[0], knowledge) or is_addressee(statement.cue_word, words[0], knowledge)
    )
    if oblique or (next_to and is_accused(statement.cue_word, words, content, knowledge)):
        return True
    headed = not statement.headline and subject_in_front(analysis, cue, statement.cue_word, knowledge)
    if cue == first - 1 and (headed or is_behind_plural(statement.cue_word)):
        return True
    return is_topic([token.folded for token in tokens[max(first - _TOPIC, cue + 1) : first]])


def _is_verbal_noun(tokens: Sequence[Token], cue: int, word: CueWord | None) -> bool:
    """Whether what may be a feminine participle is a noun, as a preposition governs it: «عقب [مطالبة] كندا»."""
    before = tokens[cue - 1].folded if cue else ""
    governed = before in _GOVERNING or before in PREPOSITIONS
    return word is not None and word.gender == _FEMININE and governed


def subject_in_front(
    analysis: Analysis, verb: int, cue: CueWord | None, knowledge: Knowledge
) -> tuple[int, int] | None:
    """The tokens of who asks or warns in front of a verb with its object behind, where that is known by name.

    At the beginning of a sentence («[لندن] تحذر طهران») or of a relative clause («[الولايات المتحدة] التي طالبت برلين بـ…»).
    """
    if cue is None or cue.lemma not in ASKING or cue.kind not in _VERBS or cue.with_object:
        return None
    sentence = range(verb, 0, -1)
    first = next((at for at in sentence if analysis.sentence[at - 1] != analysis.sentence[verb]), 0)
    words = [token.folded for token in analysis.tokens[first:verb]]
    if 0 < len(words) <= _SUBJECT and _is_known(words, knowledge):
        return first, verb
    if RELATIVES.get(words[-1] if words else "") != cue.gender:
        return None
    names = (words[-length - 1 : -1] for length in range(min(_SUBJECT, len(words) - 1), 0, -1))
    name = next((name for name in names if _is_known(name, knowledge)), [])
    return (verb - 1 - len(name), verb - 1) if name else None


def _is_known(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the folded words are a person, a body or a capital that stands for its state."""
    whole = " ".join(words)
    return knowledge.metonym(whole) is not None or isinstance(knowledge.lookup(whole), Body | Person)


def _is_passed_on(between: Sequence[str], cue: CueWord | None) -> bool:
    """Whether the folded words from a verb to a mention tell who passes it on: «وشددت، وفقا لما نقلته [الوكالة]، على …».

    Not «وأكدت …، وفقا لما نقلت الوكالة عن [مصدر]»; but «نقلت عنه [الصحيفة] قوله».
    """
    if cue is None or cue.kind not in _VERBS:
        return False
    if between[-1:] == [_FROM]:
        return False
    if cue.lemma == _RELAYING and len(between) == 1 and between[0] in _FROM_THEM:
        return True
    at = next((i for i, word in enumerate(between) if word in _ACCORDING), len(between))
    return at < len(between) and not _COMMAS & set(between[at:])


def _content(statement: Found, analysis: Analysis, behind: int) -> str:
    """The folded words of the content from where the mention ends at token ``behind``; empty where it begins elsewhere."""
    start = statement.content[0]
    between = analysis.tokens[behind].folded if behind < start else ""
    if not behind <= start <= behind + 1 or (between[:1].isalnum() and between not in ADVERBS):
        return ""  # «يتهم الرئيس [غولن] بتدبير …», not «يتهم الغرب [أيضا] بتدبير …»
    return " ".join(token.folded for token in analysis.tokens[start : start + 2] if token.folded[0].isalnum())
