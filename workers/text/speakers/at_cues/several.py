"""Find several people in the sentence of a plural verb: «احتجاجات لـ[نشطاء] اتهموا …», «احتفل [المعارضون] …، متمنين»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import BodyKind, Gender
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.nouns import stem
from workers.text.speakers.antecedents.scene import Candidate
from workers.text.speakers.voice import gender_of
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind, CueWord, read_cue
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

Stretch = tuple[int, int]
"""First token and the one behind the last."""

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE})
_DOCUMENTS: Final = word_list("documents")
_BROKEN: Final = word_list("broken_plurals_of_persons")
_PEOPLE: Final = word_list("persons_in_general")
_RELATIVES: Final = word_list("relatives")
_THESE: Final = word_list("demonstratives")
_MANY: Final = word_list("many")
_DUALS: Final = ("تان", "تين", "ان", "ين")
_SOUND: Final = ("ون", "ين")
_FULL: Final = ("ان", "ون", "ين")
_WHO: Final = frozenset({"الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي"})
_COMMAS: Final = frozenset("،,")
_JOINTS: Final = "وف"
_ACCUSATIVE: Final = "ا"
_CHANTS: Final = frozenset({"هتافا", "هتافات", "شعارا", "شعارات", "لافته", "لافتات"})
_COUNTS: Final = word_list("many_people") | {"بعض", "معظم", "غالبيه", "عدد"}
_OF: Final = "من"
_SOME: Final = word_list("some")
_OBLIQUE: Final = "ين"
_LONGEST: Final = 5
_AND: Final = "و"
_ONE: Final = frozenset("mf")
_SOURCES: Final = word_list("sources")
_LEAST: Final = 3
"""Letters of the noun without the ending of the plural."""


def several_in_front(analysis: Analysis, verb: int, knowledge: Knowledge) -> Stretch | None:
    """The people who stand right in front of the verb and are its subject: «قابلته [امرأتان] قالتا له»; None for none."""
    tokens, end = analysis.tokens, verb
    if tokens[verb].word[0] in _JOINTS and read_cue(tokens[verb].folded[1:]) is not None:
        return None  # «نفى مسؤولون أمريكيون وأضافوا»
    if end and tokens[end - 1].folded in _WHO:
        end -= 1
        end -= tokens[end - 1].word in _COMMAS
    if end < 1 or analysis.sentence[end - 1] != analysis.sentence[verb] or not tokens[end - 1].folded[0].isalnum():
        return None
    found = None
    for first in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        word = tokens[first].folded
        if not word[0].isalnum() or analysis.cues[first] is not None or word in PREPOSITIONS:
            break
        if knowledge.nationality(word) is None and _noun_at(tokens, first, knowledge):
            found = (first, end) if _end(analysis, first, knowledge) == end else found
    return found


def said_by_several(analysis: Analysis, verb: int, cue: CueWord | None, knowledge: Knowledge) -> Stretch | None:
    """The people whose chant or sign the verb tells the words of: «ردد [عشرات المزارعين] هتافا يقول …»; None for others."""
    tokens, at = analysis.tokens, verb - 1
    while (
        at > 0 and verb - at < _LEAST and tokens[at].folded.endswith(_ACCUSATIVE) and tokens[at].folded not in _CHANTS
    ):
        at -= 1
    chanted = at > 0 and tokens[at].folded in _CHANTS and analysis.sentence[at] == analysis.sentence[verb]
    if not chanted or cue is None or cue.kind is not CueKind.IMPERFECT or cue.with_object:
        return None
    there = several_before(analysis, at, lambda _: True, knowledge)
    return there if there is not None and there[1] == at else None


def several_before(
    analysis: Analysis, verb: int, is_told: Callable[[int], bool], knowledge: Knowledge
) -> Stretch | None:
    """The people named last in front of the verb in its sentence, outside what anybody says; None for none.

    ``is_told``: whether the offset of a token is in no content of a statement.
    """
    tokens = analysis.tokens
    for first in range(verb - 1, -1, -1):
        if analysis.sentence[first] != analysis.sentence[verb]:
            break
        told = not analysis.quote_depth[first] and is_told(tokens[first].start)
        noun = told and analysis.cues[first] is None and _noun_at(tokens, first, knowledge)
        if noun and not _is_ruled(tokens, first):
            end = _end(analysis, first, knowledge)
            if first and _noun_at(tokens, first - 1, knowledge) and _end(analysis, first - 1, knowledge) >= end:
                first -= 1  # noqa: PLW2901 - «نشطاء حقوقيون», both of whom are people
            return _with_count(tokens, first), end
    return None


def _is_ruled(tokens: Sequence[Token], at: int) -> bool:
    """Whether the ending of an object or owner tells that the people are the one of the word in front: «قتل [المدنيين]»."""
    word, before = tokens[at].folded, tokens[at - 1].folded if at else ""
    ruling = before[:1].isalpha() and before not in PREPOSITIONS | COMPLEMENTIZERS | _COUNTS
    return ruling and word.startswith("ال") and word.endswith(_OBLIQUE)


def _with_count(tokens: Sequence[Token], first: int) -> int:
    """Where the words for the people begin with how many they are: «عشرات المزارعين», «عدد من التونسيين»."""
    if not tokens[first].folded.startswith("ال"):
        return first
    before = [token.folded for token in tokens[max(first - 2, 0) : first]]
    if before[-1:] == [_OF] and before[0] in _COUNTS:
        return first - 2
    return first - (before[-1:] != [] and before[-1] in _COUNTS)


def _noun_at(tokens: Sequence[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether the token is a noun for several people that nothing in front owns: «نشطاء», «لنشطاء», no «بيان نشطاء»."""
    return any(_is_of_several(reading.text, knowledge) for reading in stems(tokens[at].folded))


def _is_of_several(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word is a noun for several people: «سكان», «نشطاء», «امرأتان», «المعارضون»."""
    bare = stem(word)
    if bare in _BROKEN or word in _SOME:
        return True
    role = knowledge.tables.roles.get(bare) if bare not in _DOCUMENTS else None  # «كتاب» is a book
    if role is not None and role.gender is Gender.PLURAL:
        return True
    ended = next((ending for ending in _DUALS if bare.endswith(ending)), "")
    host = bare[: -len(ended)] if ended else ""
    if len(host) >= _LEAST and {host, f"{host}ه"} & _PEOPLE:
        return knowledge.lookup(word) is None  # not «طالبان»
    host = bare[:-2] if bare.endswith(_SOUND) else ""
    if len(host) < _LEAST or not word.startswith("ال") or word in name_words() or bare in name_words():
        return False
    return all(f"ال{host}{ending}" in vocabulary() for ending in _SOUND) and host in vocabulary()


def _end(analysis: Analysis, first: int, knowledge: Knowledge) -> int:
    """The token behind the noun phrase: its adjectives, or whose the people are («سكان [هذه المدينة]»)."""
    tokens = analysis.tokens
    noun = tokens[first].folded
    definite = noun.startswith(("ال", "لل"))
    at = first + 1
    while at < len(tokens) and at - first < _LONGEST and analysis.sentence[at] == analysis.sentence[first]:
        word, cue = tokens[at].folded, analysis.cues[at]
        other = word in PREPOSITIONS or word in COMPLEMENTIZERS or word in _RELATIVES
        if other or not word[0].isalnum() or (cue is not None and cue.kind in _VERBS):
            break
        behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        adjective = not definite and (word.endswith(_FULL) or word in _MANY)
        owner = not definite and (word in _THESE or behind.startswith("ال") or knowledge.state(word) is not None)
        if not (word.startswith("ال") or adjective or owner):
            break
        definite = definite or word.startswith("ال")
        at += 1
    return at


def may_be_several(one: Candidate) -> bool:
    """Whether a verb in the plural may have the candidate for its subject: no person alone, no state.

    A body has spoken, or is what the sentence tells of: «لم تترك الميليشيات شيئا …، والآن يهددون».
    """
    voice = one.voice
    if voice.name:
        return f" {_AND}" in voice.name  # «فلان وعلان»
    if voice.role:
        return gender_of(voice) not in _ONE or voice.head in _SOURCES
    known = voice.known_body
    joined, told = f" {_AND}" in (voice.body or ""), one.agent.here and one.agent.order >= 0
    if known is not None and known.kind in (BodyKind.STATE, BodyKind.ARMED_MOVEMENT):
        return joined or known.kind is BodyKind.ARMED_MOVEMENT  # «ميليشيات الحوثي …، والآن يهددون»
    return joined or voice.times > 0 or told
