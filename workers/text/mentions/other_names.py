"""Take out of a mention the names that are not the speaker's: of a principal, of a relative, of who is spoken to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Gender, Person, Role
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.likely_names import is_name
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import office_of, role_of
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.words.tokens import folded_word as fold

_PLURALS: Final = ("ين", "ون", "ات")
_ONE_OF: Final = frozenset({"احد", "احدي", "بعض"})
_RELATIVES: Final = word_list("relatives_of_persons")
_HONORIFICS: Final = word_list("honorifics") | word_list("courtesies") | {"د"}
_CHILDREN: Final = frozenset({"ابن", "ابنه", "نجل", "نجله", "شقيق", "شقيقه", "زوج", "زوجه", "ارمله", "والد", "والده"})
"""Kin of whom a title and name may tell: «ابن [اللاعب الإنجليزي] فلان»."""
_NAMING: Final = word_list("naming")
_PRINCIPALS: Final = frozenset({"spokesperson", "adviser", "secretary", "official", "lawyer", "kin"})
"""Role nouns of who serves another one, whose name may stand behind them."""


def without_whom(mention: Mention) -> Mention:
    """The name without whom the speaker speaks to: «الحداد للخالدي», «خاطب الحداد الحاضرين»."""
    words = (mention.name or "").split()
    for at in range(1, len(words)):
        word = fold(words[at])
        if word not in name_words() and (word.startswith("لل") or (word.startswith("ال") and word.endswith(_PLURALS))):
            return replace(mention, name=" ".join(words[:at]))
    return mention


def without_principal(mention: Mention, knowledge: Knowledge) -> Mention:
    """A spokesman's role without the name of whom he speaks for: «المتحدث باسم الرئيس، فلان»; «باسم» is never the end."""
    words = (mention.role or "").split()
    if words and mention.name is not None and fold(words[-1]) in _NAMING:  # «متحدث باسم (فلان)»
        unnamed = mention.anonymous or not fold(words[0]).startswith("ال")
        return Mention(None, f"{mention.role} {mention.name}", None, anonymous=unnamed)
    role, comma, name = (mention.role or "").replace(",", "،").rpartition("،")
    info = office_of(role, knowledge) if comma else None
    serves = (
        info is not None
        and info.noun.id in _PRINCIPALS
        and info.body is not None
        and bool(_NAMING & set(words_of(role)))
    )
    person = isinstance(knowledge.lookup(name), Person) or is_name([fold(word) for word in name.split()], knowledge)
    return replace(mention, role=role) if serves and person and mention.name is None else mention


def _is_inner_office(role: str, noun: str, knowledge: Knowledge) -> bool:
    """Whether a definite office begins with ``noun`` inside the role: «مصدر مقرب من رئيس مجلس النواب»."""
    words = role.split()
    at = next((i for i, word in enumerate(words) if fold(word) == noun), 0)
    info = office_of(" ".join(words[at:]), knowledge) if at else None
    if info is None or info.noun.id in ("rank", "honorific"):
        return False
    return info.definite and info.noun.official in ("office", "body", "likely")


def is_principals(name: str, role: str, knowledge: Knowledge) -> bool:
    """Whether the name behind a role is that of the one spoken for: «متحدثة باسم الرئيس الأمريكي، فلان»."""
    if not _NAMING & set(fold(role).split()):
        return False
    mention = Mention(name, role, None, anonymous=False)
    return without_another(mention, f"{role} {name}", knowledge, owned=False).name is None


def principal_in(role: str, info: Role | None) -> str:
    """The last word of a role in the construct state or with «باسم», which may name another one: «وكيل <فلان>»; else empty.

    «الوزير فلان» is his own name; «زعيم حزب الله» is an office to its end (``info``: what is known of the role).
    """
    words = words_of(role)
    if info is not None and info.body is not None and info.length >= len(words):
        return ""
    of_another = len(words) > 1 and (not words[0].startswith("ال") or bool(_NAMING & set(words)))
    return words[-1] if of_another else ""


def is_principal(role: str, info: Role | None, name: Sequence[str]) -> bool:
    """Whether a role tells the person of the folded ``name`` as whom its holder serves: «وكيل فلان», «مستشار للرئيس فلان»."""
    serves = info is not None and info.noun.id in _PRINCIPALS and not info.definite and bool(name)
    return principal_in(role, info) in name or (serves and set(name) <= set(words_of(role)))


def without_another(mention: Mention, text: str, knowledge: Knowledge, *, owned: bool) -> Mention:
    """Without a name that is not the speaker's: «خطيبة فلان», «محامي الرئيس فلان», «متحدثة باسم الرئيس، فلان»."""
    name, role = mention.name, mention.role
    if name is None or role is None or text.find(name) < text.find(role):
        return mention
    words = [fold(word) for word in text.split()]
    before = [fold(word) for word in text[: text.find(name)].split()]
    # «محامي الرئيس فلان», «محامي رئيس البلدية فلان», not «محامي السكان فلان», «محامي شركة النقل فلان»
    last = before[2:] or before[1:]
    definite = bool(last) and all(word.startswith("ال") for word in last)
    title = knowledge.tables.roles.get(stem(before[1])) if definite else None
    titled = title is not None and title.gender is not Gender.PLURAL
    kin = len(before) > 1 and before[0] in _CHILDREN and all(word.startswith("ال") for word in before[1:])
    one_of = words[0] in _ONE_OF and len(words) > 1  # «أحد أنصار فلان»
    related = words[one_of] in _RELATIVES and not owned and (len(before) == 1 + one_of or titled or kin)
    person = knowledge.lookup(name)
    info = role_of(role, knowledge)
    inner = [word for word in words_of(role)[1:] if stem(word) in knowledge.tables.roles and word not in _HONORIFICS]
    served = False
    within = any(word in PREPOSITIONS or word in _NAMING for word in words_of(role)[1:])
    if inner and within and info is not None and not info.definite:
        served = _is_inner_office(role, inner[-1], knowledge)
    elif isinstance(person, Person) and info is not None and info.noun.id in _PRINCIPALS:
        offices = {stem(fold(office.role).split()[0]) for office in person.offices}
        served = any(stem(word) in offices for word in inner)
    if related or served:
        return Mention(None, text.strip(" ،,"), None, anonymous=mention.anonymous or not (info and info.definite))
    return mention
