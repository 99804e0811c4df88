"""Part who accuses from who is accused where both are names side by side: «تتهم [كييف والغرب] <روسيا بدعم الانفصاليين>».

A noun that «و» joins is of those in front; the first one without it is the verb's object. «واتهم <بريطانيا وفرنسا بالكذب>» has
no subject, all are its object.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body
from workers.text.knowledge.person_names import name_words
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.words.vocabulary import vocabulary

_ACCUSING: Final = frozenset({"اتهم", "وصف"})
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_PLURAL: Final = "p"
_B, _AND, _THE = "ب", "و", "ال"
_FEMININE: Final = "ه"
_OWNED: Final = ("ها", "هم")
_ORIGIN: Final = ("ي", "يه")
_ASIDES: Final = word_list("times") | word_list("time_asides") | COMMAS
_NAME: Final = 4
"""Tokens of a name, at most."""
_OBJECT: Final = 12
"""Tokens of whom something is told, at most."""


class Sides(NamedTuple):
    """Token indices of who accuses and who is accused; ``subject_end`` is ``subject`` where the verb has no subject."""

    subject: int
    subject_end: int
    accused: int
    joint: int
    """What tells of what: «ب», «بأن» or a word that it is written onto."""


def _joins(word: str) -> bool:
    """Whether the folded word is «بـ» or written onto it: «بدعم», «بأنه»; not «بريطانيا», «برانسون»."""
    if word[0] != _B or word in name_words() or load().lookup(word) is not None:
        return False
    return word == _B or word in COMPLEMENTIZERS or word.startswith(_B + _THE) or word[1:] in vocabulary()


def sides(analysis: Analysis, cue: int) -> Sides | None:
    """The two sides behind the verb ``cue``; None where it accuses nobody or the first words behind it are no known name."""
    verb = analysis.cues[cue] if cue >= 0 else None
    if verb is None or verb.lemma not in _ACCUSING or verb.kind not in _VERBS or verb.with_object:
        return None
    words, first = [token.folded for token in analysis.tokens], cue + 1
    end = _members(words, first)
    if end == first:
        return _apart(analysis, words, first) or _described(analysis, words, first)
    several = end > first + _name(words, first)
    at = end
    while at < len(words) and words[at] in _ASIDES:
        at += 1
    joint = _joint(analysis, words, at)
    if joint is None:
        return None
    if joint == at:
        return Sides(first, first, first, joint)
    if verb.gender == _PLURAL or not _begins_another(words, at, several=several):
        return None
    return Sides(first, end, at, joint)


def _apart(analysis: Analysis, words: list[str], first: int) -> Sides | None:
    """The sides of a verb whose object commas set apart: «اتهم الرئيس، أمريكا، بدعم …»."""
    comma = next((at for at in range(first, min(first + _OBJECT, len(words))) if words[at] in COMMAS), first)
    end = comma + 1 + _name(words, comma + 1)
    if comma == first or end == comma + 1 or any(analysis.cues[first:end]):
        return None
    at = end
    while at < len(words) and words[at] in _ASIDES:
        at += 1
    whole = words[end : end + 1] and words[end] in COMMAS and at < len(words) and _joins(words[at])
    return Sides(first, comma, comma + 1, at) if whole else None


def _described(analysis: Analysis, words: list[str], first: int) -> Sides | None:
    """The sides of a verb whose subject has an adjective of origin before a name: «اتهم <جنرال أمريكي كبير> موسكو بأنها …»."""
    joint = _joint(analysis, words, first)
    if joint is None:
        return None
    accused = next(
        (at for at in range(first + 2, joint) if words[at][0] != _AND and _members(words, at) == joint), joint
    )
    end = accused
    while end > first and words[end - 1] in _ASIDES:
        end -= 1
    subject = words[first:end]
    plain = all(word[0].isalpha() and word not in PREPOSITIONS and word not in _ASIDES for word in subject)
    of_origin = [at for at, word in enumerate(subject) if at and load().nationality(word) is not None]
    if accused == joint or not plain or not of_origin:
        return None
    rest = subject[of_origin[-1] + 1 :]
    joined = bool(rest) and rest[0][0] == _AND and _name([rest[0][1:], *rest[1:]], 0) == len(rest)
    adjective = len(rest) == 1 and not (subject[0].startswith(_THE) or rest[0].startswith(_THE))
    return Sides(first, end, accused, joint) if not rest or joined or adjective else None


def _members(words: list[str], first: int) -> int:
    """Where the names end that begin at ``first`` and that «و» joins."""
    end = first + _name(words, first)
    while end > first and end < len(words) and words[end][0] == _AND and len(words[end]) > 1:
        more = _name([words[end][1:], *words[end + 1 : end + _NAME]], 0)
        if not more and words[end].startswith(_AND + _THE):
            more = 1
            while end + more < len(words) and _is_of_origin(words[end + more]):
                more += 1
        if not more:
            break
        end += more
    return end


def _name(words: list[str], at: int) -> int:
    """How many words from ``at`` on are the longest name of a state or body; 0 for none."""
    knowledge = load()
    for length in range(min(_NAME, len(words) - at), 0, -1):
        whole = " ".join(words[at : at + length])
        if not all(word[0].isalpha() for word in words[at : at + length]):
            continue
        if isinstance(knowledge.lookup(whole), Body) or knowledge.metonym(whole) is not None:
            return length
    return 0


def _is_of_origin(word: str) -> bool:
    return word.startswith(_THE) and word.endswith(_ORIGIN)


def _joint(analysis: Analysis, words: list[str], at: int) -> int | None:
    """The token behind ``at`` that tells of what somebody is accused; None where a verb or the end is first."""
    for joint in range(at, min(at + _OBJECT, len(words))):
        cue = analysis.cues[joint]
        if words[joint] in SENTENCE_ENDS or (cue is not None and cue.kind in _VERBS):
            return None
        if _joins(words[joint]):
            return joint
    return None


def _begins_another(words: list[str], at: int, *, several: bool) -> bool:
    """Whether somebody else is named from ``at`` on: a name, «الحكومة», «منافستها»; not «طهران [الداعمة] للمتمردين»."""
    word = words[at]
    if not word[0].isalpha() or word in PREPOSITIONS or word in COMPLEMENTIZERS or word[0] == _AND:
        return False
    if _name(words, at) or word in name_words():
        return True
    if word.startswith(_THE):
        tables, noun = load().tables, word.removeprefix(_THE)
        body = noun in tables.heads or noun in tables.generic_heads
        return several or body or not word.endswith((_FEMININE, *_ORIGIN))
    return word.endswith(_OWNED)
