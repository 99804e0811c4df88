"""Find who speaks: resolve each statement's mention, or the lack of one, against everybody the article has introduced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from schemas import EntityType, ResolvedBy, TaggedArticle
from workers.text.mentions import Mention, parse_mention
from workers.text.normalize import fold
from workers.text.statements import Found
from workers.text.tokens import Token, tokenize

SPELLING_VARIANT: Final = 80.0
"""Likeness (rapidfuzz ratio, 0 to 100) of two family names from which on they are one name spelt twice: كيغينز, كاغينس."""

_DOCUMENTS: Final = frozenset(
    map(fold, ("البيان", "بيان", "البلاغ", "بلاغ", "التقرير", "الرسالة", "المذكرة", "الوثيقة", "التغريدة", "المصدر"))
)
"""What speaks for the body that issued it."""
_PRONOUNS: Final = frozenset(map(fold, ("هو", "هي", "هم", "هما", "إحداهما", "أحدهما")))
_FUNCTION_WORDS: Final = frozenset(map(fold, ("في", "من", "على", "باسم", "لدى", "إلى", "و", "عن", "ل")))


@dataclass(slots=True)
class Voice:
    """A speaker that the article has introduced."""

    name: str | None = None
    role: str | None = None
    body: str | None = None
    anonymous: bool = False
    name_words: tuple[str, ...] = ()
    words: frozenset[str] = field(default_factory=frozenset)
    """Stems of role and body: what a later «الوزير الروسي» is compared with."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The voice of one statement and how it was found."""

    voice: Voice
    resolved_by: ResolvedBy


def stem(word: str) -> str:
    """A folded word without و, its preposition and article: «والوزير» -> «وزير»."""
    for prefix in ("وال", "بال", "ال", "لل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            return word[len(prefix) :]
    return word


def _stems(*texts: str | None) -> frozenset[str]:
    words = (word for text in texts if text for word in fold(text).split())
    return frozenset(stem(word.strip("\"«»“”'()،,.-–—")) for word in words) - _FUNCTION_WORDS - {""}


class Voices:
    """Everybody who has spoken in the article so far, and every full name that it gives anywhere."""

    def __init__(self, full_names: Sequence[str]) -> None:
        self._full_names = [tuple(fold(name).split()) for name in full_names]
        self._spelling = {tuple(fold(name).split()): name for name in reversed(full_names)}
        self._voices: list[Voice] = []

    @property
    def last(self) -> Voice | None:
        """Who spoke last."""
        return self._voices[-1] if self._voices else None

    def speak(self, voice: Voice) -> None:
        """Note that ``voice`` has just spoken."""
        self._voices = [other for other in self._voices if other is not voice]
        self._voices.append(voice)

    def resolve(self, mention: Mention) -> Resolved:
        """The voice that ``mention`` means: one that is known already, or a new one."""
        if mention.name:
            return self._by_name(mention)
        if mention.role:
            return self._by_role(mention)
        return self._by_body(mention.body or "")

    def _by_name(self, mention: Mention) -> Resolved:
        words = tuple(fold(mention.name or "").split())
        full = self._full_name(words)
        for voice in reversed(self._voices):
            if voice.name_words and _same_person(voice.name_words, full):
                if mention.role and (not voice.role or len(mention.role) > len(voice.role)):
                    voice.role = voice.role if voice.role and len(voice.role) > 12 else mention.role
                    voice.words |= _stems(mention.role)
                if mention.body and not voice.body:
                    voice.body = mention.body
                if len(full) > len(voice.name_words):
                    voice.name, voice.name_words = self._spelling.get(full, mention.name), full
                found = ResolvedBy.MENTION if len(words) >= len(voice.name_words) else ResolvedBy.FULL_NAME_EARLIER
                return Resolved(voice, found)
        voice = Voice(
            name=self._spelling.get(full, mention.name),
            role=mention.role,
            body=mention.body,
            name_words=full,
            words=_stems(mention.role, mention.body),
        )
        return Resolved(voice, ResolvedBy.MENTION if full == words else ResolvedBy.FULL_NAME_EARLIER)

    def _full_name(self, words: tuple[str, ...]) -> tuple[str, ...]:
        best = words
        for other in self._full_names:
            if len(other) > len(best) and _same_person(other, words):
                best = other
        return best

    def _by_role(self, mention: Mention) -> Resolved:
        words = _stems(mention.role)
        head = stem(fold(mention.role or "").split()[0])
        definite = fold(mention.role or "").startswith("ال")
        if definite:
            for voice in reversed(self._voices):
                if head in voice.words and (words <= voice.words or len(words) == 1):
                    return Resolved(voice, ResolvedBy.ROLE_EARLIER)
            for voice in reversed(self._voices):
                if head in voice.words and len(words & voice.words) * 2 >= len(words):
                    return Resolved(voice, ResolvedBy.ROLE_EARLIER)
        voice = Voice(role=mention.role, body=mention.body, anonymous=mention.anonymous, words=_stems(mention.role, mention.body))
        return Resolved(voice, ResolvedBy.MENTION)

    def _by_body(self, body: str) -> Resolved:
        folded = fold(body).split()
        if not folded or folded[0] in _PRONOUNS:
            return Resolved(self.last or Voice(), ResolvedBy.PRONOUN if self.last else ResolvedBy.UNRESOLVED)
        if len(folded) == 1 and folded[0] in _DOCUMENTS and self.last:
            return Resolved(self.last, ResolvedBy.PRONOUN)
        words = _stems(body)
        for voice in reversed(self._voices):
            if voice.body and not voice.name and not voice.role:
                known = _stems(voice.body)
                if words <= known or known <= words:
                    if len(body) > len(voice.body):
                        voice.body = body
                    return Resolved(voice, ResolvedBy.MENTION)
        return Resolved(Voice(body=body, words=words), ResolvedBy.MENTION)


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two folded names can be one person's: one holds all words of the other, or the family names are variants."""
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    if len(a) > 1 and len(b) > 1 and fuzz.ratio(a[0], b[0]) < SPELLING_VARIANT:
        return False
    return min(len(a[-1]), len(b[-1])) >= 4 and fuzz.ratio(a[-1], b[-1]) >= SPELLING_VARIANT


def resolve_speakers(article: TaggedArticle, found: Sequence[tuple[Found, Sequence[Token]]]) -> list[Resolved]:
    """One resolved speaker for each statement of ``found`` (statement and the tokens of its part), in the same order.

    The body is read first and the headline last: a headline names people by their surnames and offices.
    """
    mentions = [_parse(statement, tokens) for statement, tokens in found]
    names = [mention.name for mention in mentions if mention and mention.name]
    names += [entity.canonical for entity in article.entities if entity.type is EntityType.PERSON]
    voices = Voices(names)
    resolved: list[Resolved | None] = [None] * len(found)
    order = [i for i, (s, _) in enumerate(found) if not s.headline] + [i for i, (s, _) in enumerate(found) if s.headline]
    for i in order:
        mention = mentions[i]
        if mention is not None:
            result = voices.resolve(mention)
            if found[i][0].headline:
                result = Resolved(result.voice, ResolvedBy.HEADLINE)
        elif voices.last is not None:
            result = Resolved(voices.last, ResolvedBy.DROPPED_SUBJECT)
        else:
            result = Resolved(Voice(), ResolvedBy.UNRESOLVED)
        voices.speak(result.voice)
        resolved[i] = result
    return [result for result in resolved if result is not None]


def _parse(statement: Found, tokens: Sequence[Token]) -> Mention | None:
    if statement.mention is None:
        return None
    first, end = statement.mention
    text = statement.part.text
    start = tokens[first].start
    words = tokenize(text, start, tokens[end - 1].end)
    if words and words[0].folded[:1] in "وفل" and words[0].folded[1:3] == "ال":
        head = words[0]  # a clitic before the article is none of the name's: «والوزير», «فالوزير»
        words[0] = Token(head.start + 1, head.end, head.word[1:], head.folded[1:])
    return parse_mention(text, words)
