"""Everybody who speaks in an article, and which of them a name, an office or a body means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from schemas import ResolvedBy
from workers.text.data_files import word_list
from workers.text.knowledge import Knowledge, words_of
from workers.text.knowledge_model import BodyKind, Person, Role
from workers.text.mentions import Mention
from workers.text.names import same_name
from workers.text.normalize import fold
from workers.text.voice import MARKS, Resolved, Voice, agrees, office_at, stem, stems

_DOCUMENTS: Final = word_list("documents")
"""What speaks for the body that issued it."""
_AGREEMENT_REACH: Final = 3
"""Voices back to which a verb without a subject may refer."""
_LONG_OBJECT: Final = 3
"""Words behind a known body from which on they are the verb's object and no part of its name."""
_MINISTER: Final = "minister"
"""Id of «وزير» among the role nouns."""
_PRONOUNS: Final = word_list("pronouns")
_SOURCES: Final = word_list("sources")
"""Nouns that later stand for each other: «مصدر رئاسي فرنسي … المسؤول الفرنسي»."""
_SPOKESMEN: Final = word_list("spokesmen")
_SAME: Final = word_list("same")
"""«المصدر ذاته», «المتحدثة نفسها»: who spoke last."""


class Voices:
    """The voices of one article in the order in which they last spoke, and every full name that it gives anywhere."""

    def __init__(self, full_names: Sequence[str], knowledge: Knowledge, year: int | None) -> None:
        names = [self._cut(name, knowledge) for name in full_names]
        self._full_names = Counter(tuple(fold(name).split()) for name in names)
        self._spelling = {tuple(fold(name).split()): name for name in reversed(names)}
        self._knowledge = knowledge
        self._year = year
        self._voices: list[Voice] = []
        self._silent: list[Voice] = []

    @staticmethod
    def _cut(name: str, knowledge: Knowledge) -> str:
        """The known person that ``name`` begins with, where words behind it are none of it."""
        words = name.split()
        for length in range(len(words) - 1, 1, -1):
            start = " ".join(words[:length])
            if isinstance(knowledge.lookup(start), Person):
                return start
        return name

    @property
    def last(self) -> Voice | None:
        """Who spoke last."""
        return self._voices[-1] if self._voices else None

    def goes_on(self, gender: str) -> Voice | None:
        """Who goes on speaking where the subject is left out: the last voice that a verb of ``gender`` agrees with.

        «روسيا … وزير خارجيتها … وقال» goes on with the minister. When nobody agrees, whoever spoke last.
        """
        recent = self._voices[-_AGREEMENT_REACH:]
        return next((voice for voice in reversed(recent) if agrees(voice, gender)), self.last)

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
        if self.last is not None and words and (words[0] in _PRONOUNS or _SAME & set(words)):
            return Resolved(self.last, ResolvedBy.PRONOUN)
        if words and _is_document(words[0].strip(MARKS)):
            return self._by_body(whole)
        mention = self._reread(mention, whole, words)
        if mention.name:
            return self._by_name(mention, mention.name)
        return self._by_role(mention, mention.role) if mention.role else self._by_body(mention.body or "")

    def _reread(self, mention: Mention, whole: str, words: Sequence[str]) -> Mention:
        """The mention with what the parser cannot know: a family name of the article, an office of the knowledge file."""
        if not mention.name and len(words) <= 2 and self._is_family_name(tuple(words)):
            return Mention(whole, None, None, anonymous=False)
        if mention.body and not mention.name and not mention.role:
            role = self._knowledge.resolve_role(mention.body) or self._knowledge.resolve_source(mention.body)
            if role:
                return Mention(None, mention.body, None, anonymous=not role.definite)
        return mention

    def _by_name(self, mention: Mention, name: str) -> Resolved:
        name = self._cut(name, self._knowledge)
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
            if voice.name_words and same_name(" ".join(voice.name_words), " ".join(full)):
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
            office = office_at(voice.person, self._year)
            if office and office.body:
                voice.known_body = self._knowledge.body(office.body)

    def _full_name(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest name of the article that the words can be short for; one that it gives twice goes before others."""
        longer = [
            other
            for other in self._full_names
            if len(other) > len(words) and same_name(" ".join(other), " ".join(words))
        ]
        return max(longer, key=lambda other: (min(self._full_names[other], 2), len(other)), default=words)

    def _by_role(self, mention: Mention, role: str) -> Resolved:
        words = stems(role)
        head = stem(fold(role).split()[0].strip(MARKS))
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
        office = office_at(person, self._year)
        held = self._knowledge.resolve_role(office.role) if office else None
        return held is not None and held.noun.id == info.noun.id and held.country == info.country

    def _by_body(self, body: str) -> Resolved:
        folded = [word.strip(MARKS) for word in fold(body).split()]
        if folded and _is_document(folded[0]):
            issuer = self._issuer(body)
            if issuer is None and self.last:
                return Resolved(self.last, ResolvedBy.PRONOUN)
            body = issuer or body
        if not folded or folded[0] in _PRONOUNS:
            return Resolved(self.last or Voice(), ResolvedBy.PRONOUN if self.last else ResolvedBy.UNRESOLVED)
        body = self._without_object(body)
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

    def _without_object(self, body: str) -> str:
        """The known body that the words begin with, where too many follow to be of its name: «نفى البيت الأبيض الأنباء …»."""
        words = body.split()
        parsed = self._knowledge.body_grammar.parse(words_of(body), 0)
        if parsed and len(words) - parsed[1] >= _LONG_OBJECT and len(words_of(body)) == len(words):
            return " ".join(words[: parsed[1]])
        return body

    def _issuer(self, document: str) -> str | None:
        """The body that a document names as its own: «بيان صادر عن وزارة الصحة», «بلاغ لمجلس النواب»."""
        words = document.split()
        for at in range(1, len(words)):
            rest = " ".join(words[at:])
            for body in (rest[1:], rest) if rest.startswith("ل") else (rest, rest[1:]):
                if self._knowledge.resolve_body(body) is not None:
                    return body
        return None


def _is_kin(voice: Voice, words: frozenset[str], kin: frozenset[str]) -> bool:
    """Whether the voice is a source of the same kind: «مصدر رئاسي فرنسي … المسؤول الفرنسي»."""
    return bool(voice.words & kin) and (len(words) == 1 or bool(words & voice.words - kin))


def _is_document(word: str) -> bool:
    return stem(word) in _DOCUMENTS or stem(word.removeprefix("ل").removeprefix("ب")) in _DOCUMENTS


def _says_more(known: str | None, new: str) -> bool:
    """Whether the role that is known says at least as much as the new one: «وزير الخارجية الروسي» against «الوزير»."""
    return known is not None and (len(known) >= len(new) or len(known.split()) > 1)
