"""Tell whom somebody turns to from who speaks: «دان الوزير …، ودعا [مجلس الأمن] إلى …», «توجه فلان إلى [علان] بالقول».

The subject of such a verb is left out: who has spoken goes on.
"""

from __future__ import annotations

from typing import Final

from workers.text.knowledge.base import Knowledge, load
from workers.text.mentions.mention import Mention
from workers.text.speakers.at_cues.objects import ASKING
from workers.text.speakers.voice import Voice, agrees, sex_of
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.syntax.stretches import is_clitic
from workers.text.words.tokens import folded_word as fold

_WAS: Final = "كان"
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_CALLING: Final = frozenset({"دعا", "طالب", "حث", "ناشد"})
_WITH_OBJECT: Final = frozenset({"دعا", "حث", "ناشد"})
"""Lemmas of verbs of calling that nearly always tell whom they call upon."""
_CALLED_UPON: Final = frozenset({"مجلس", "المجتمع", "المجلس", "الاتحاد"})
"""First words, folded, of the bodies of states that are called upon."""
_TURNED_TO: Final = frozenset({"الي", "علي"})
_THAT: Final = frozenset({"ان", "لان", "بان"})
_JOINTS: Final = "بل"
_AND: Final = "و"
_ACT_OF_SEVERAL: Final = ("ي", "وا")
"""What an imperfect of several begins and ends with behind «أن»: «أن يسيروا»."""
_PLURAL: Final = "p"
_ONE: Final = frozenset("mf")
_NOMINATIVE: Final = ("ون", "ان")
_ASIDE: Final = 3
"""Tokens from a verb to its object: «من جانبه» fits in."""


def is_turned_to(statement: Found, before: Found | None, analysis: Analysis, knowledge: Knowledge) -> bool:
    """Whether the mention is whom somebody else speaks to. ``before``: the statement in front of it, if it is of the part."""
    return (
        _is_called_upon(statement, before, analysis)
        or _are_to_act(statement, analysis, knowledge)
        or _is_told(statement, analysis)
    )


def _is_called_upon(statement: Found, before: Found | None, analysis: Analysis) -> bool:
    """Whether the mention is whom the subject of the verb before calls upon: «دان الوزير …، ودعا [مجلس الأمن] إلى …».

    Both verbs of one sentence have one gender, the second is joined by «و», and what it asks for stands right behind a body.
    """
    tokens, cue, verb = analysis.tokens, statement.cue, statement.cue_word
    if before is None or cue is None or verb is None or statement.mention is None or before.mention is None:
        return False
    first, end = statement.mention
    if first != cue + 1 or end >= len(tokens) or verb.lemma not in _CALLING or tokens[cue].word[0] != _AND:
        return False
    other, same = before.cue_word, before.cue is not None and analysis.sentence[before.cue] == analysis.sentence[cue]
    if not same or other is None or other.kind not in _VERBS or other.gender != verb.gender:
        return False
    joint = tokens[end].folded
    asked = joint in _TURNED_TO or (joint[0] in _JOINTS and is_clitic(joint))
    return asked and tokens[first].folded in _CALLED_UPON


def _are_to_act(statement: Found, analysis: Analysis, knowledge: Knowledge) -> bool:
    """Whether several people are called upon who are the subject of what they are to do: «ودعا [زعماء الاتحاد] لأن يسيروا».

    Not «دعا [المتظاهرون] إلى أن …», whose ending is a subject's, nor a body: «دعت [الوزارة] إلى أن يلتزموا».
    """
    tokens, verb = analysis.tokens, statement.cue_word
    if not _calls(statement, verb) or statement.mention is None:
        return False
    first, end = statement.mention
    at = end + (tokens[end].folded in _TURNED_TO) if end + 2 < len(tokens) else end
    if at + 1 >= len(tokens) or tokens[at].folded not in _THAT or tokens[first].folded.endswith(_NOMINATIVE):
        return False
    act, role = tokens[at + 1].folded, knowledge.tables.roles.get(tokens[first].folded)
    several = role is not None and role.gender.value == _PLURAL
    return several and act.startswith(_ACT_OF_SEVERAL[0]) and act.endswith(_ACT_OF_SEVERAL[1])


def _calls(statement: Found, verb: CueWord | None) -> bool:
    """Whether the mention stands right behind a verb of calling that has no object yet."""
    if verb is None or statement.cue is None or statement.mention is None or statement.headline:
        return False
    bare = verb.kind in _VERBS and not verb.with_object and verb.gender != _PLURAL
    return bare and verb.lemma in _WITH_OBJECT and statement.mention[0] == statement.cue + 1


def _is_told(statement: Found, analysis: Analysis) -> bool:
    """Whether the mention is whom somebody turns to: «توجه فلان إلى [علان] بالقول», «رد على [علان] قائلا»."""
    first, end = statement.mention or (0, 0)
    word = statement.cue_word
    turned = word is not None and (word.kind is CueKind.PARTICIPLE or word.kind is CueKind.NOUN)
    return turned and end == statement.cue and first > 0 and analysis.tokens[first - 1].folded in _TURNED_TO


def is_of_other_gender(statement: Found, mention: Mention, voice: Voice) -> bool:
    """Whether a verb that asks or warns has the other gender than the person behind it: «ودعا من جانبه [ماي] إلى …».

    By their office there, else by what the article and the knowledge file tell of the person. Not a document of theirs.
    """
    verb, cue = statement.cue_word, statement.cue
    if verb is None or cue is None or statement.mention is None or statement.headline or not voice.name:
        return False
    behind = 0 < statement.mention[0] - cue <= _ASIDE
    asks = verb.lemma in ASKING and verb.kind in _VERBS and not verb.with_object and verb.gender != _PLURAL
    if not mention.role:
        return behind and asks and bool(mention.name) and agrees(voice, verb.gender) is False
    offices = (load().tables.roles.get(word) for word in fold(mention.role).split())
    told = next(
        (one.gender.value for one in offices if one is not None), ""
    )  # «المستشار السابق لرئيسة الوزراء» is a man
    return behind and asks and told in _ONE and told != verb.gender


def is_man_of_clause(statement: Found, analysis: Analysis, voice: Voice) -> bool:
    """Whether a feminine verb has a man in front, of whom a clause tells: «الصحيفة، حيث كان [فلان] يعمل، دافعت»."""
    verb, (first, end) = statement.cue_word, statement.mention or (0, 0)
    if verb is None or verb.kind not in _VERBS or verb.gender != "f" or not 0 < first < end < (statement.cue or 0):
        return False
    return analysis.tokens[first - 1].folded == _WAS and sex_of(voice) == "m"
