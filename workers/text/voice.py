"""One speaker of an article: what it has told of them by now, and what can be compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from schemas import ResolvedBy
from workers.text.data_files import word_list
from workers.text.knowledge_model import Body, BodyKind, Office, Person, Role
from workers.text.normalize import fold

MARKS: Final = "\"«»“”'()،,.-–—#:"
"""What may stand around the words of a mention."""
_MASCULINE_STATES: Final = word_list("masculine_states")
_FUNCTION_WORDS: Final = word_list("function_words_of_roles")


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
    words = (word.strip(MARKS) for text in texts if text for word in fold(text).split())
    return frozenset(stem(word) for word in words) - _FUNCTION_WORDS - {""}


def office_at(person: Person, year: int | None) -> Office | None:
    """The office that the person held in ``year``; the last one known where the article carries no date."""
    if year is not None:
        return person.office_in(year)
    return person.offices[-1] if person.offices else None


def agrees(voice: Voice, gender: str) -> bool:
    """Whether a verb form of ``gender`` (``m``, ``f``, ``p`` or unknown) can have the voice as its subject."""
    mine = _gender(voice)
    return not mine or not gender or mine == gender


def _gender(voice: Voice) -> str:
    if voice.role_info is not None:
        return voice.role_info.gender.value
    if voice.name or voice.role or not voice.body:
        return ""
    words = fold(voice.body).split()
    if voice.known_body is not None and voice.known_body.kind is BodyKind.STATE:
        return "m" if words[-1] in _MASCULINE_STATES else "f"
    return "f" if words[0].endswith(("ه", "ات")) else "m"
