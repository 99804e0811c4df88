"""Whose a document is that an article only calls «البيان» later on: by who has spoken in it, or whose the article says it is.

«… جزءا من بيان [وزارة الدفاع]», «بيان أصدرته [الحركة]», «تقرير صادر عن [المعهد]», «أصدرت [الحركة] بيانا».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.mentions.nouns import stem
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token

_DOCUMENTS: Final = word_list("documents")
_RELATIVES: Final = word_list("relatives")
_ISSUED: Final = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
_ISSUED_BY: Final = frozenset({"اصدرته", "اصدره", "اصدرتها", "اصدرها", "اعدته", "اعده", "اعدتها", "اعدها"})
_ISSUING: Final = frozenset({"اصدر", "اصدرت", "وزع", "وزعت", "يصدر", "تصدر"})
_ANSWERED: Final = frozenset({"علي", "الي", "عن", "حول", "بشان", "ضد"})
"""In front of a document that something is said about: «ردا على بيان الحركة»."""
_ABOUT: Final = "عن"
_TO: Final = "ل"
_THE: Final = "ال"
_AND: Final = "و"
_ACCUSATIVE: Final = "ا"
_ADJECTIVES: Final = 2
"""Adjectives between a document and who has issued it, at most."""
_NEAR: Final = 3
"""Tokens from the one who issues a document to it, at most."""


class Told(NamedTuple):
    """A document of which the article says whose it is, outside what is quoted."""

    at: int
    """Offset of its noun in the body."""
    noun: str
    """Its stem: «بيان»."""
    issuer: int
    """Offset of who has issued it."""
    words: str
    """The definite noun for a body there, where it is one: «الوزارة»; else empty."""
    answered: bool
    """It is one that something is said about."""


class Issuers:
    """Whose the documents of one article are. ``tokens``: those of its body."""

    def __init__(self, tokens: Sequence[Token], voices: Voices, knowledge: Knowledge) -> None:
        self._tokens = tokens
        self._voices = voices
        self._knowledge = knowledge
        self._told: list[Told] | None = None
        self._spoken: dict[str, tuple[int, Voice]] = {}
        """By the noun of the document in which somebody has spoken last: where, and who."""

    def note(self, noun: str, voice: Voice, at: int) -> None:
        """Note that ``voice`` has spoken at offset ``at`` in the document, or is told there to have issued it."""
        self._spoken[noun] = (at, voice)

    def of(self, noun: str, at: int) -> Voice | str | None:
        """Who has issued the document that was named last before offset ``at``, or the words for it; None for nobody told."""
        since, spoken = self._spoken.get(noun, (-1, None))
        if self._told is None:
            self._told = list(_told(self._tokens, self._knowledge))
        for one in reversed(self._told):
            if one.noun != noun or not since < one.at < at or (one.answered and spoken is not None):
                continue
            if not self._voices.is_told(one.at):
                continue
            there = self._voices.named_between(one.issuer, one.issuer + 1)
            if there:
                return there[0].voice
            if one.words:
                return one.words
        return spoken


def _told(tokens: Sequence[Token], knowledge: Knowledge) -> Iterator[Told]:
    """The documents whose issuer the tokens tell, in order."""
    for at, token in enumerate(tokens):
        if token.folded in _ISSUING and (behind := _issued(tokens, at)) is not None:
            noun = tokens[behind].folded.removesuffix(_ACCUSATIVE)
            yield _of(tokens, behind, noun, at + 1, tokens[at + 1].start, knowledge)
        for reading in stems(token.folded):
            if stem(reading.text) in _DOCUMENTS:
                found = _issuer(tokens, at, definite=reading.text.startswith(_THE))
                if found is not None:
                    yield _of(tokens, at, stem(reading.text), *found, knowledge)
                break


def _of(tokens: Sequence[Token], at: int, noun: str, issuer: int, start: int, knowledge: Knowledge) -> Told:
    word = next((one.text for one in stems(tokens[issuer].folded) if one.text.startswith(_THE)), "")
    behind = tokens[issuer + 1].folded if issuer + 1 < len(tokens) else ""
    alone = not behind.startswith(_THE) or behind in _RELATIVES
    words = word if word and alone and knowledge.kind_of(word) is not None else ""
    before = tokens[at - 1].folded if at else ""
    return Told(tokens[at].start, noun, start, words, before in _ANSWERED)


def _issued(tokens: Sequence[Token], verb: int) -> int | None:
    """The token of the document that the subject behind the verb issues: «أصدرت الحركة [بيانا]»; None for none."""
    for at in range(verb + 2, min(verb + 2 + _NEAR, len(tokens))):
        word = tokens[at].folded
        if not word[0].isalpha() or word in PREPOSITIONS:
            return None
        if stem(word.removesuffix(_ACCUSATIVE)) in _DOCUMENTS and not word.startswith(_THE):
            return at
    return None


def _issuer(tokens: Sequence[Token], document: int, *, definite: bool) -> tuple[int, int] | None:
    """The token of who has issued the document, and the offset without «لـ»; None where nothing tells."""
    at = document + 1
    for at in range(document + 1, min(document + 2 + _ADJECTIVES, len(tokens) - 1)):
        word, behind = tokens[at].folded, tokens[at + 1].folded
        if word in _ISSUED and behind == _ABOUT and at + _ADJECTIVES < len(tokens):
            return at + 2, tokens[at + 2].start
        if word in _ISSUED_BY:
            return at + 1, tokens[at + 1].start
        if word[0] == _TO and any(one.preposition == _TO for one in stems(word)):
            return at, tokens[at].start + 1
        if not word[0].isalpha() or word in PREPOSITIONS or word[0] == _AND:
            return None
        if at == document + 1 and not definite and not _is_adjective(word):
            return at, tokens[at].start
    return None


def _is_adjective(word: str) -> bool:
    """Whether the folded word behind an indefinite noun is of it, and no genitive: «بيان [صحفي]», «تقرير [جديد]»."""
    return not word.startswith(_THE) and word.endswith(("ي", "يه"))
