"""Everybody who speaks in an article, and which of them a name, an office or a body means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from schemas import ResolvedBy
from workers.text.data_files import word_list
from workers.text.knowledge import Knowledge
from workers.text.knowledge_model import Body, BodyKind, Person, Role
from workers.text.mentions import Mention
from workers.text.normalize import fold

SPELLING_VARIANT: Final = 80.0
"""Likeness (rapidfuzz ratio, 0 to 100) of two family names from which on they are one name spelt twice: كيغينز, كاغينس."""

_DOCUMENTS: Final = word_list("documents")
"""What speaks for the body that issued it."""
_MINISTER: Final = "minister"
"""Id of «وزير» among the role nouns."""
_PRONOUNS: Final = word_list("pronouns")
_SOURCES: Final = word_list("sources")
"""Nouns that later stand for each other: «مصدر رئاسي فرنسي … المسؤول الفرنسي»."""
_SPOKESMEN: Final = word_list("spokesmen")
_FUNCTION_WORDS: Final = word_list("function_words_of_roles")
_SAME: Final = word_list("same")
"""«المصدر ذاته», «المتحدثة نفسها»: who spoke last."""
_MARKS: Final = "\"«»“”'()،,.-–—#:"


@dataclass(slots=True)
class Voice:
    """A speaker that the article has introduced, as far as it has told by now."""

    name: str | None = None
    role: str | None = None
    body: str | None = None
    anonymous: bool = False
    name_words: tuple[str, ...] = ()
    words: frozenset[str] = field(default_factory=frozenset)
    """Stems of role and body: what a later «الوزير الروسي» is compared with."""
    role_info: Role | None = None
    known_body: Body | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The voice of one statement and how it was found."""

    voice: Voice
    resolved_by: ResolvedBy


def stem(word: str) -> str:
    """A folded word without its article and what is written with it: «بالوزير» -> «وزير»."""
    for prefix in ("وال", "بال", "ال", "لل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            return word[len(prefix) :]
    return word


def stems(*texts: str | None) -> frozenset[str]:
    """The stems of all words but function words."""
    words = (word.strip(_MARKS) for text in texts if text for word in fold(text).split())
    return frozenset(stem(word) for word in words) - _FUNCTION_WORDS - {""}


class Voices:
    """The voices of one article in the order in which they last spoke, and every full name that it gives anywhere."""

    def __init__(self, full_names: Sequence[str], knowledge: Knowledge, year: int) -> None:
        self._full_names = [tuple(fold(name).split()) for name in full_names]
        self._spelling = {tuple(fold(name).split()): name for name in reversed(full_names)}
        self._knowledge = knowledge
        self._year = year
        self._voices: list[Voice] = []
        self._silent: list[Voice] = []

    @property
    def last(self) -> Voice | None:
        """Who spoke last."""
        return self._voices[-1] if self._voices else None

    def speak(self, voice: Voice) -> None:
        """Note that ``voice`` has just spoken."""
        self._voices = [other for other in self._voices if other is not voice]
        self._silent = [other for other in self._silent if other is not voice]
        self._voices.append(voice)

    def introduce(self, mention: Mention) -> None:
        """Note a named person of the article before anybody speaks: a role may be mentioned before its holder is named."""
        if mention.name and self._named(tuple(fold(mention.name).split())) is None:
            voice = Voice()
            self._learn(voice, mention, self._full_name(tuple(fold(mention.name).split())), mention.name)
            self._silent.append(voice)
        elif mention.name:
            self.resolve(mention)

    def place_ministers(self) -> None:
        """A minister of whom the article only says «الوزير» belongs to the one ministry that speaks in it."""
        everybody = (*self._voices, *self._silent)
        ministries = {
            v.known_body.id: v.known_body for v in everybody if v.known_body and v.known_body.kind is BodyKind.MINISTRY
        }
        for voice in everybody:
            bare = voice.role_info and voice.role_info.noun.id == _MINISTER and voice.known_body is None
            if bare and len(ministries) == 1:
                voice.known_body = next(iter(ministries.values()))

    def resolve(self, mention: Mention) -> Resolved:
        """The voice that ``mention`` means: one that is known already, or a new one."""
        whole = " ".join(part for part in (mention.name, mention.role, mention.body) if part)
        words = fold(whole).split()
        if self.last is not None and _SAME & set(words):
            return Resolved(self.last, ResolvedBy.PRONOUN)
        if words and _is_document(words[0].strip(_MARKS)):
            return self._by_body(whole)
        if not mention.name and len(words) <= 2 and self._is_family_name(tuple(words)):
            return self._by_name(Mention(whole, None, None, anonymous=False), whole)
        if mention.name:
            return self._by_name(mention, mention.name)
        if mention.role:
            return self._by_role(mention, mention.role)
        return self._by_body(mention.body or "")

    def _by_name(self, mention: Mention, name: str) -> Resolved:
        words = tuple(fold(name).split())
        full = self._full_name(words)
        known = self._named(full)
        if known is not None:
            self._learn(known, mention, full, name)
            whole = len(words) >= len(known.name_words)
            return Resolved(known, ResolvedBy.MENTION if whole else ResolvedBy.FULL_NAME_EARLIER)
        voice = Voice()
        self._learn(voice, mention, full, name)
        return Resolved(voice, ResolvedBy.MENTION if full == words else ResolvedBy.FULL_NAME_EARLIER)

    def _named(self, full: tuple[str, ...]) -> Voice | None:
        for voice in (*reversed(self._voices), *self._silent):
            if voice.name_words and same_person(voice.name_words, full):
                return voice
        return None

    def _is_family_name(self, words: tuple[str, ...]) -> bool:
        """Whether the words, which look like a role or a body, end a full name: «العلوي», «مالي», «التركي»."""
        return any(len(full) > len(words) and full[-len(words) :] == words for full in self._full_names)

    def _learn(self, voice: Voice, mention: Mention, full: tuple[str, ...], name: str) -> None:
        if len(full) > len(voice.name_words):
            voice.name, voice.name_words = self._spelling.get(full, name), full
        if mention.role and not _says_more(voice.role, mention.role):
            voice.role = mention.role
            voice.role_info = self._knowledge.resolve_role(mention.role)
        if mention.body and not voice.body:
            voice.body = mention.body
        voice.words |= stems(mention.role, mention.body)
        if voice.person is None:
            known = self._knowledge.lookup(voice.name or "")
            voice.person = known if isinstance(known, Person) else None
        self._place(voice)

    def _place(self, voice: Voice) -> None:
        """The body that the voice belongs to, from its role, its own words, or the office the person is known to hold."""
        if voice.role_info and voice.role_info.body:
            voice.known_body = voice.role_info.body
        elif voice.body:
            voice.known_body = self._knowledge.resolve_body(voice.body)
        elif voice.person and voice.known_body is None:
            office = voice.person.office_in(self._year)
            if office and office.body:
                voice.known_body = self._knowledge.body(office.body)

    def _full_name(self, words: tuple[str, ...]) -> tuple[str, ...]:
        best = words
        for other in self._full_names:
            if len(other) > len(best) and same_person(other, words):
                best = other
        return best

    def _by_role(self, mention: Mention, role: str) -> Resolved:
        words = stems(role)
        head = stem(fold(role).split()[0].strip(_MARKS))
        info = self._knowledge.resolve_role(role) or self._knowledge.resolve_source(role)
        definite = fold(role).startswith("ال") or bool(info and info.definite)
        if definite:
            earlier = self._earlier(head, words, info)
            if earlier is not None:
                return Resolved(earlier, ResolvedBy.ROLE_EARLIER)
        voice = Voice(
            role=role,
            body=mention.body,
            anonymous=mention.anonymous or not definite,
            words=words | stems(mention.body),
            role_info=info,
        )
        self._place(voice)
        return Resolved(voice, ResolvedBy.MENTION)

    def _earlier(self, head: str, words: frozenset[str], info: Role | None) -> Voice | None:
        """The voice that a definite role means: by its own words, its kind, its office, else who spoke last."""
        voices = (*reversed(self._voices), *self._silent)
        candidates = (
            (v for v in voices if head in v.words and words <= v.words),
            (v for v in voices if head in v.words and len(words & v.words) * 2 >= len(words)),
            (v for kin in (_SOURCES, _SPOKESMEN) if head in kin for v in voices if _is_kin(v, words, kin)),
            (v for v in voices if info and info.country and v.person and self._holds(v.person, info)),
            (v for v in (self.last,) if v is not None and len(words) == 1 and (v.name or v.role)),
        )
        return next((voice for group in candidates for voice in group), None)

    def _holds(self, person: Person, info: Role) -> bool:
        office = person.office_in(self._year)
        held = self._knowledge.resolve_role(office.role) if office else None
        return held is not None and held.noun.id == info.noun.id and held.country == info.country

    def _by_body(self, body: str) -> Resolved:
        folded = [word.strip(_MARKS) for word in fold(body).split()]
        if folded and _is_document(folded[0]):
            issuer = self._issuer(body)
            if issuer is None and self.last:
                return Resolved(self.last, ResolvedBy.PRONOUN)
            body = issuer or body
        if not folded or folded[0] in _PRONOUNS:
            return Resolved(self.last or Voice(), ResolvedBy.PRONOUN if self.last else ResolvedBy.UNRESOLVED)
        words = stems(body)
        metonym = self._knowledge.metonym(body)
        known = metonym or self._knowledge.resolve_body(body)
        for voice in reversed(self._voices):
            if voice.body and not voice.name and not voice.role:
                mine = stems(voice.body)
                same = known and voice.known_body and known.id == voice.known_body.id
                if same or words <= mine or mine <= words:
                    if len(body) > len(voice.body) and not metonym:
                        voice.body = body
                    return Resolved(voice, ResolvedBy.METONYMY if metonym else ResolvedBy.MENTION)
        voice = Voice(body=metonym.name if metonym else body, words=words, known_body=known)
        return Resolved(voice, ResolvedBy.METONYMY if metonym else ResolvedBy.MENTION)

    def _issuer(self, document: str) -> str | None:
        """The body that a document names as its own: «بيان صادر عن وزارة الصحة», «بلاغ لمجلس النواب»."""
        words = document.split()
        for at in range(1, len(words)):
            for rest in (" ".join(words[at:]), " ".join(words[at:])[1:]):
                if self._knowledge.resolve_body(rest) is not None:
                    return rest
        return None


def _is_kin(voice: Voice, words: frozenset[str], kin: frozenset[str]) -> bool:
    """Whether the voice is a source of the same kind: «مصدر رئاسي فرنسي … المسؤول الفرنسي»."""
    return bool(voice.words & kin) and (len(words) == 1 or bool(words & voice.words - kin))


def _is_document(word: str) -> bool:
    return stem(word) in _DOCUMENTS or stem(word.removeprefix("ل").removeprefix("ب")) in _DOCUMENTS


def _says_more(known: str | None, new: str) -> bool:
    """Whether the role that is known says at least as much as the new one: «وزير الخارجية الروسي» against «الوزير»."""
    return known is not None and (len(known) >= len(new) or len(known.split()) > 1)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two folded names can be one person's: one holds all words of the other, or the family names are variants."""
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    if len(a) > 1 and len(b) > 1 and fuzz.ratio(a[0], b[0]) < SPELLING_VARIANT:
        return False
    return min(len(a[-1]), len(b[-1])) >= 4 and fuzz.ratio(a[-1], b[-1]) >= SPELLING_VARIANT
