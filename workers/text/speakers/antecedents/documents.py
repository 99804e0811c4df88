"""Whose a document is that an article only calls «البيان» later on: by who has spoken in it, or whose the article says it is.

«… جزءا من بيان [وزارة الدفاع]», «بيان أصدرته [الحركة]», «تقرير صادر عن [المعهد]», «أصدرت [الحركة] بيانا».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.mentions.issuers import is_anybodys, issued_by_several, issuer_of
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import role_of
from workers.text.speakers.bodies.source_bodies import source_bodies
from workers.text.speakers.voice import Voice, gender_of
from workers.text.speakers.voices import REACH, Voices
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.words.clitics import Stem, stems
from workers.text.words.tokens import Token

_DOCUMENTS: Final = word_list("documents")
REPORTS: Final = word_list("reports")
_OFFICIAL: Final = frozenset({"الرسميه", "الحكوميه"})
_RELATIVES: Final = word_list("relatives")
_SENT: Final = word_list("letters")
"""Of these «لـ» tells whom they are for."""
_OCCASIONS: Final = word_list("occasions")
"""«البيان الختامي للقمة» is of who has met there."""
_ISSUED: Final = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
_ISSUED_BY: Final = frozenset({"اصدرته", "اصدره", "اصدرتها", "اصدرها", "اعدته", "اعده", "اعدتها", "اعدها"})
_ISSUING: Final = frozenset({"اصدر", "اصدرت", "وزع", "وزعت", "يصدر", "تصدر"})
_ANSWERED: Final = frozenset({"علي", "الي", "عن", "حول", "بشان", "ضد"})
"""In front of a document that something is said about: «ردا على بيان الحركة»."""
_DAYS: Final = word_list("weekdays") | {"امس", "اليوم"}
"""What may stand in front of «عن»: «البيان الصادر السبت عن …»."""
_ABOUT: Final = "عن"
_TO: Final = "ل"
_THE: Final = "ال"
_AND: Final = "و"
_RESOLUTION, _COUNCIL = "قرار", "un.security_council"
_ACCUSATIVE: Final = "ا"
_DRAFTS: Final = frozenset({"مسوده", "نص"})
"""Of a document of somebody's own, and what is later called by the noun alone."""
_PRONOUNS: Final = {"ها": "f", "ه": "m"}
_LONGEST: Final = 8
"""Tokens of an office with whose it is."""
_ADJECTIVES: Final = 2
"""Adjectives between a document and who has issued it, at most."""
_NO_AUTHORS: Final = frozenset(
    {BodyKind.STATE, BodyKind.GOVERNMENT, BodyKind.SECURITY_FORCES, BodyKind.PARTY, BodyKind.ARMED_MOVEMENT}
)
_ARMY: Final = "army"
_JOURNALIST: Final = "journalist"
_NEAR: Final = 3
"""Tokens from the one who issues a document to it; behind a comma or in the accusative it may stand farther off."""
_FAR: Final = 13
_COMMAS: Final = frozenset("،,")


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

    def told_by(self, whole: str, words: Sequence[str], at: int, ahead: int) -> Voice | str | None:
        """Whose a document at offset ``at`` is by its own words, ``whole`` and folded; of «البلاغ», whose it is told to be.

        ``ahead``: up to where it may be told; None where nothing tells.
        """
        told: Voice | str | None = organ_of(words, self._knowledge) or issuer_of(whole, self._knowledge)
        told = told or forces_of(words, at, self._voices) or issued_by_several(whole)
        return (
            self.of(stem(words[0]), ahead) if told is None and len(words) == 1 and words[0].startswith(_THE) else told
        )

    def of(self, noun: str, at: int) -> Voice | str | None:
        """Who has issued the document that was named last before offset ``at``, or the words for it; None for nobody told."""
        since, spoken = self._spoken.get(noun, (-1, None))
        if self._told is None:
            self._told = list(_told(self._tokens, self._knowledge))
        for one in reversed(self._told):
            if one.noun != noun or not since < one.at < at or (one.answered and spoken is not None):
                continue
            if not self._voices.is_told(one.at + 1):
                continue
            there = self._voices.named_between(one.issuer, one.issuer + 1)
            if there:
                return there[0].voice
            if one.words:
                return one.words
        return spoken or self._owner(noun, at) or self._council(noun, at)

    def _owner(self, noun: str, at: int) -> Voice | None:
        """Who is named in front of «مسودة خطابه», where «المسودة» or «النص» stand at offset ``at``; None for nobody."""
        if noun not in _DRAFTS:
            return None
        for i in range(len(self._tokens) - 1, 0, -1):
            word = self._tokens[i].folded
            pronoun = next((one for one in _PRONOUNS if word.endswith(one)), "")
            owned = pronoun and stem(word.removesuffix(pronoun)) in _DOCUMENTS and self._tokens[i].start < at
            if owned and any(stem(one.text) in _DRAFTS for one in stems(self._tokens[i - 1].folded)):
                start = self._tokens[i - 1].start
                before = reversed(self._voices.named_between(max(start - REACH, 0), start))
                there = (one.voice for one in before if one.voice.name)
                return next((one for one in there if gender_of(one) in ("", _PRONOUNS[pronoun])), None)
        return None

    def _council(self, noun: str, at: int) -> Voice | None:
        """The Security Council where it is named before: «القرار», of whom no other body is told; None for other documents."""
        council = self._voices.body(_COUNCIL) if noun == _RESOLUTION else None
        return council if council is not None and self._voices.named_before(council, at) else None


def is_somebody(mention: Mention, knowledge: Knowledge) -> bool:
    """Whether the noun is one for somebody as well: «مراسلة [وكالة …]» is no letter of hers."""
    info = role_of(mention.role, knowledge) if mention.role and mention.anonymous else None
    return info is not None and info.length > 1 and info.noun.id == _JOURNALIST


def organ_of(words: Sequence[str], knowledge: Knowledge) -> str | None:
    """The organ of a state that the adjectives of a document tell: «بيان رئاسي مصري» is of the presidency; None for none.

    ``words``: folded, from the noun of the document on.
    """
    function = source_bodies().get(words[1].removeprefix(_THE)) if len(words) > _ADJECTIVES else None
    state = knowledge.country(knowledge.nationality(words[2]) or "") if function else None
    body = knowledge.body(f"{state.id}.{function}") if state else None
    return body.name if body is not None else None


def forces_of(words: Sequence[str], at: int, voices: Voices) -> Voice | None:
    """The army of whom «بيان عسكري» is: the one that the article names before offset ``at``; None for none or several.

    ``words``: folded, from the noun of the document on.
    """
    function = source_bodies().get(words[1].removeprefix(_THE)) if len(words) == _ADJECTIVES else None
    if function != _ARMY:
        return None
    theirs: dict[str, Voice] = {}
    for one in voices.named_between(max(at - REACH, 0), at):
        body = one.voice.known_body
        if body is not None and not (one.voice.name or one.voice.role) and _is_army(body, voices.knowledge):
            theirs[body.id] = one.voice
    return next(iter(theirs.values())) if len(theirs) == 1 else None


def _is_army(body: Body, knowledge: Knowledge) -> bool:
    own = knowledge.body(f"{body.country.lower()}.{_ARMY}") if body.country else None
    return own is not None and own.id == body.id


def _told(tokens: Sequence[Token], knowledge: Knowledge) -> Iterator[Told]:
    """The documents whose issuer the tokens tell, in order."""
    for at, token in enumerate(tokens):
        if token.folded in _ISSUING and (behind := _issued(tokens, at)) is not None:
            noun = tokens[behind].folded.removesuffix(_ACCUSATIVE)
            yield _document(tokens, behind, noun, (at + 1, tokens[at + 1].start), knowledge)
        for reading in stems(token.folded):
            if stem(reading.text) in _DOCUMENTS:
                found = _issuer(tokens, at, definite=reading.text.startswith(_THE))
                owned = found is not None and tokens[found[0]].start < found[1]
                sent = owned and stem(reading.text) in _SENT
                if found is not None and not sent and not _is_occasion(tokens[found[0]]):
                    yield _document(tokens, at, stem(reading.text), found, knowledge)
                break


def _document(tokens: Sequence[Token], at: int, noun: str, found: tuple[int, int], knowledge: Knowledge) -> Told:
    """The document at token ``at``; ``found``: the token of its issuer, and the offset without «لـ»."""
    issuer, start = found
    word = next(
        (_written(tokens[issuer], one) for one in stems(tokens[issuer].folded) if one.text.startswith(_THE)), ""
    )
    behind = tokens[issuer + 1].folded if issuer + 1 < len(tokens) else ""
    alone = not behind.startswith(_THE) or behind in _RELATIVES
    words = word if word and alone and knowledge.kind_of(word) is not None else ""
    words = words or (_office(tokens, issuer, word, knowledge) if word else "")
    before = tokens[at - 1].folded if at else ""
    return Told(tokens[at].start, noun, start, words, before in _ANSWERED)


def are_reports(words: Sequence[str]) -> bool:
    """Whether the folded words are figures or news of nobody's: «تشير الأنباء», «الأرقام الرسمية»."""
    return words[0].startswith(_THE) and stem(words[0]) in REPORTS and _OFFICIAL.issuperset(words[1:])


def is_nobodys(words: Sequence[str], voice: Voice) -> bool:
    """Whether the folded words bring in a report without its author, which is likely not that of ``voice``.

    A person or a state writes none.
    """
    body = voice.known_body
    none_of_theirs = bool(voice.name) or (body is not None and body.kind in _NO_AUTHORS)
    return none_of_theirs and is_anybodys(words)


def _office(tokens: Sequence[Token], first: int, word: str, knowledge: Knowledge) -> str:
    """The words of an office with an adjective and whose it is: «المكتب الإعلامي لرئيس الوزراء»; empty for others.

    ``word``: its noun without clitics.
    """
    adjective, of = (tokens[at].folded if at < len(tokens) else "" for at in (first + 1, first + 2))
    if not adjective.startswith(_THE) or not any(one.preposition == _TO for one in stems(of)[1:]):
        return ""
    end = next((at for at in range(first + 2, len(tokens)) if not tokens[at].folded[0].isalpha()), len(tokens))
    whole = " ".join((word, *(token.word for token in tokens[first + 1 : min(end, first + _LONGEST)])))
    return whole if end <= first + _LONGEST and knowledge.kind_of(whole) is not None else ""


def _written(token: Token, reading: Stem) -> str:
    """The definite noun of the token as it is written, without clitics."""
    return (
        f"{_THE}{token.word[reading.cut + 2 :]}"
        if reading.text != token.folded[reading.cut :]
        else token.word[reading.cut :]
    )


def _is_occasion(token: Token) -> bool:
    return any(stem(reading.text) in _OCCASIONS for reading in stems(token.folded))


def _issued(tokens: Sequence[Token], verb: int) -> int | None:
    """The token of the document that the subject behind the verb issues: «أصدرت الحركة [بيانا]»; None for none."""
    for at in range(verb + 2, min(verb + 2 + _FAR, len(tokens))):
        word = tokens[at].folded
        if not (word[0].isalpha() or word in _COMMAS) or word in PREPOSITIONS:
            return None
        near = at < verb + 2 + _NEAR and tokens[verb + 2].folded not in _COMMAS
        document = stem(word.removesuffix(_ACCUSATIVE)) in _DOCUMENTS and not word.startswith(_THE)
        if document and (near or word.endswith(_ACCUSATIVE)):
            return at
    return None


def _issuer(tokens: Sequence[Token], document: int, *, definite: bool) -> tuple[int, int] | None:
    """The token of who has issued the document, and the offset without «لـ»; None where nothing tells."""
    at = document + 1
    for at in range(document + 1, min(document + 2 + _ADJECTIVES, len(tokens) - 1)):
        word, behind = tokens[at].folded, tokens[at + 1].folded
        day = behind in _DAYS
        source = at + 2 + day
        if word in _ISSUED and source < len(tokens) and tokens[source - 1].folded == _ABOUT:
            return source, tokens[source].start
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
