"""Find the full names of bodies that later mentions only call «الهيئة», «الصحيفة», «المديرية».

The tagger of entities knows bodies by their names; here a word for the kind is enough, where a mention asks for one: the
the noun phrase that it opens («مديرية صحة حماة», «يومية “إل جورنالي” الإيطالية», «الهيئة العامة للغذاء والدواء»).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import BodyKind
from workers.text.knowledge.person_names import is_new
from workers.text.mentions.days import day_at
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.role_bodies import anaphor_in
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.syntax.quotes import MARKS
from workers.text.words.clitics import stems as readings
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

NAMED_BEFORE: Final = frozenset({BodyKind.MEDIA, BodyKind.COMPANY, BodyKind.NGO, BodyKind.MONITOR, BodyKind.RESEARCH})
"""Kinds of body of which «الصحيفة الإيطالية», «الشركة», «المنظمة الأممية» is one that the article has named."""
_LONGEST: Final = 7
_ADJECTIVES: Final = ("ي", "ه")
"""Endings, folded, of the adjectives that go on a definite name: «الهيئة العامة», «المجلس الوطني»."""
_QUOTED: Final = 6
"""Tokens of a name in quotation marks."""
_GENERIC: Final = 2
_THESE: Final = word_list("demonstratives")
_RELATIVES: Final = word_list("relatives")
_OUTLETS: Final = word_list("outlet_endings")
_TITLES: Final = word_list("honorifics") | word_list("courtesies")


class Phrase(NamedTuple):
    """The name of a body: its offsets in the part."""

    start: int
    end: int


class Wanted(NamedTuple):
    """What later mentions call bodies: the stems of their nouns, and the kinds of body that these tell."""

    heads: frozenset[str]
    kinds: frozenset[BodyKind]


def wanted_bodies(mentions: Collection[Mention | None], knowledge: Knowledge) -> Wanted:
    """What the mentions that are a definite noun for a body, with at most an adjective, ask for."""
    heads, kinds = set(), set()
    for mention in mentions:
        if mention is None or mention.name:
            continue
        anaphor = anaphor_in(mention.role, knowledge) if mention.role else None
        named = anaphor.noun if anaphor is not None else mention.body or mention.role or ""
        words = [word for word in words_of(named) if word not in _THESE]
        if not 0 < len(words) <= _GENERIC or not words[0].startswith("ال"):
            continue
        head = stem(words[0])
        known = knowledge.tables.generic_heads.get(head)
        if known is not None:
            heads.add(head)
            kinds.add(known.kind)
    return Wanted(frozenset(heads), frozenset(kinds))


def body_phrases(tokens: Sequence[Token], wanted: Wanted, knowledge: Knowledge) -> Iterator[Phrase]:
    """The names of bodies that ``wanted`` asks for, in order. Linear in the number of tokens."""
    if not wanted.heads:
        return
    heads = knowledge.tables.generic_heads
    for at, token in enumerate(tokens):
        for reading in readings(token.folded):
            bare = reading.text.removeprefix("ال")
            known = heads.get(bare)
            if bare in wanted.heads or (known is not None and known.kind in wanted.kinds):
                definite = reading.text.startswith("ال")
                outlet = known is not None and known.kind is BodyKind.MEDIA and not definite
                end = _end_of_outlet(tokens, at + 1, knowledge) if outlet else at + 1
                end = max(end, _end(tokens, at + 1, knowledge, definite=definite))
                if end > at + 1:
                    yield Phrase(token.start + reading.cut, tokens[end - 1].end)
                break


def _end_of_outlet(tokens: Sequence[Token], at: int, knowledge: Knowledge) -> int:
    """The index behind the name of an outlet by what such names end in: «صحيفة كوريا [تايمز]», «… أون دايلي [الكورية]»."""
    end = at
    for i in range(at, min(len(tokens), at + _LONGEST)):
        word = tokens[i].folded
        if (
            not word[0].isalnum()
            or word in PREPOSITIONS
            or word in _RELATIVES
            or tokens[i].start - tokens[i - 1].end > 1
        ):
            break
        pair = f"{tokens[i - 1].folded} {word}"  # «الكورية الجنوبية»
        nation = word.startswith("ال") and (knowledge.nationality(word) or knowledge.nationality(pair))
        if word in _OUTLETS or nation:
            end = i + 1
    return end


def _end(tokens: Sequence[Token], at: int, knowledge: Knowledge, *, definite: bool) -> int:
    """The index after the noun phrase that goes on at ``tokens[at]`` behind its head; ``at`` where none does."""
    end, last = at, min(len(tokens), at + _LONGEST)
    if end < last and tokens[end].word in MARKS:
        close = next((k for k in range(end + 1, min(len(tokens), end + _QUOTED)) if tokens[k].word in MARKS), None)
        if close is None:
            return at
        end = close + 1
    elif end < last and tokens[end].folded.startswith("لل"):
        return at  # «منظمة للدفاع عن …»: what it is for is no name
    elif (
        end + 1 < last and not definite and _is_noun(tokens[end].folded) and _goes_on(tokens[end + 1].folded, knowledge)
    ):
        end += 1  # «مديرية صحة …»: whatever the head is of
    while end < last and tokens[end].start - tokens[end - 1].end <= 1:
        if definite and end > at and end + 1 < last and _is_cause(tokens[end].folded, tokens[end + 1].folded):
            end += 2  # «الفدرالية العالمية لأصدقاء الأمم …»
            continue
        day = day_at([token.folded for token in tokens[end:last]], 0) > 0
        day = day and (definite or end > at)  # «الجيش [الجمعة]», but «صحيفة الأحد»
        if day or not _goes_on(tokens[end].folded, knowledge):
            break
        if definite and tokens[end].folded.startswith("ال") and not tokens[end].folded.endswith(_ADJECTIVES):
            break
        end += 1
    return end


def _is_cause(word: str, following: str) -> bool:
    """Whether what a body is for goes on its name: ل on a noun that a definite one follows."""
    owned = any(reading.preposition == "ل" and not reading.text.startswith("ال") for reading in readings(word)[1:])
    return owned and following.startswith("ال") and following not in _TITLES and f"ال{word}" not in vocabulary()


def _is_noun(word: str) -> bool:
    return word[0].isalpha() and word not in PREPOSITIONS and read_cue(word) is None


def _goes_on(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word can go on the name of a body: definite, joined, of a state, a place, or one nobody knows."""
    if word in _RELATIVES or word in PREPOSITIONS or word in _TITLES:
        return False
    if word.startswith(("ال", "لل", "وال")):
        return True
    return word in knowledge.tables.places or (is_new(word) and read_cue(word) is None)
