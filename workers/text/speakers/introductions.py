"""Who is introduced with an office anywhere in an article: beside it, behind titles of courtesy, in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from schemas import Entity, EntityType, TaggedArticle, TextPart
from workers.text.data_files import word_list
from workers.text.entities.in_part import entities_in
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.speakers.likely_names import is_name, may_be_name
from workers.text.speakers.mentions import Mention
from workers.text.speakers.names_of_persons import LONGEST_NAME, full_name, text_of
from workers.text.speakers.other_names import is_principals
from workers.text.speakers.remembered import office_of
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.words.tokens import folded_word as fold
from workers.text.words.tokens import tokenize

_APPOSITION: Final = 2
"""Code points between an office and its holder: a space, or a comma and a space."""
_TITLES_BETWEEN: Final = 2
"""Titles of courtesy between them at most: «الشيخ الدكتور»."""
_QUOTED_REACH: Final = 48
"""Code points before an office in which a name in quotation marks may stand."""
_QUOTED_BEFORE: Final = re.compile(r"[«“\"](?P<name>[^«»“”\"\n]{3,40})[»”“\"]\s?[،,]\s?$")
_QUOTED_BEHIND: Final = re.compile(r"\s?[،,]?\s?[«“”\"](?P<name>[^«»“”\"\n]{3,40})[»”“\"]")
_ADJECTIVES: Final = ("ي", "يه")
"""Endings, folded, of adjectives of origin."""
_HONORIFICS: Final = word_list("honorifics")


def introductions(article: TaggedArticle) -> Iterator[Mention]:
    """Who is named with an office anywhere: «عقد وزير الطاقة فلان الفلاني اجتماعا … وقال الفلاني إن …»."""
    office: Entity | None = None
    for (part, role), (other, person) in pairwise(places_of(article)):
        name = full_name(person) if part is other else None
        if role.type is not EntityType.ROLE:
            continue
        adjective = _adjective_between(part.text, role, person) if name else ""
        if name and (adjective or _stands_before(role, person)):
            words = f"{text_of(role)} {adjective}".strip()
            if is_principals(name, words, load()):
                continue
            yield Mention(name, words, None, anonymous=False)
            # «المتحدث باسم الجيش، العميد فلان الفلاني», «نائب الرئيس العام الشيخ الدكتور فلان الفلاني»
            if office is not None and (_stands_before(office, role) or _are_titles_between(part.text, office, role)):
                yield Mention(name, text_of(office), None, anonymous=False)
        office = role
    for part, role in places_of(article):
        if role.type is EntityType.ROLE:
            start, end = role.clean_span.start, role.clean_span.end
            name = _quoted_beside(part.text, start, end) or _name_before(part.text, start)
            if name is not None and office_of(name, load()) is None:  # «الأمير الذي زار "ولي العهد"»
                yield Mention(name, part.text[start:end], None, anonymous=False)


def titles(article: TaggedArticle) -> dict[int, Entity]:
    """The person who stands right behind a title, by the identity of the title: «الأمير [فلان]» is no other prince."""
    out = {}
    for (part, role), (other, person) in pairwise(places_of(article)):
        if role.type is not EntityType.ROLE or person.type is not EntityType.PERSON or part is not other:
            continue
        beside = _stands_before(role, person) or _adjective_between(part.text, role, person)
        if beside and not is_principals(full_name(person) or text_of(person), text_of(role), load()):
            out[id(role)] = person
    return out


def places_of(article: TaggedArticle) -> Iterator[tuple[TextPart, Entity]]:
    """The entities in order, with the part that each stands in."""
    return ((part, entity) for part in article.parts for entity in entities_in(part, article.entities))


def _adjective_between(text: str, role: Entity, person: Entity) -> str:
    """The adjective between an office and its holder: «القاضية [الفيدرالية] فلانة الفلانية»; empty for none."""
    start, end = role.clean_span.end, person.clean_span.start
    word = text[start:end].strip()
    plain = word.startswith("ال") and " " not in word and word.isalpha() and fold(word).endswith(_ADJECTIVES)
    return word if plain and fold(role.text).startswith("ال") and fold(word) not in name_words() else ""


def _stands_before(one: Entity, other: Entity) -> bool:
    between = other.clean_span.start - one.clean_span.end
    return one.field == other.field and 0 < between <= _APPOSITION


def _are_titles_between(text: str, one: Entity, other: Entity) -> bool:
    """Whether nothing but titles of courtesy stands between an office and the last of them."""
    between = text[one.clean_span.end : other.clean_span.start]
    words = [fold(word) for word in between.split()]
    return (
        one.field == other.field
        and 0 < len(words) <= _TITLES_BETWEEN
        and "\n" not in between
        and set(words) <= _HONORIFICS
    )


def _name_before(text: str, start: int) -> str | None:
    """The name right in front of the office at ``start``: «فلان الفلاني رئيس …», «فلان الفلاني، رئيس …»."""
    before = text[max(start - _QUOTED_REACH, 0) : start].rsplit("\n", 1)[-1].rstrip(" ،,")
    last = fold(before.rsplit(" ", 1)[-1])
    if not (last in name_words() or is_new(last)):
        return None
    tokens = tokenize(before)
    for length in range(min(LONGEST_NAME, len(tokens)), 1, -1):
        words = [token.folded for token in tokens[-length:]]
        if is_name(words, load()) and not any(load().nationality(word) for word in words):
            return before[tokens[-length].start :]
    return None


def _quoted_beside(text: str, start: int, end: int) -> str | None:
    """The name in quotation marks beside the office ``start``..``end``: «“فلان”، المتحدث باسم …», «القائد العام، “فلان”»."""
    found = _QUOTED_BEFORE.search(text, max(start - _QUOTED_REACH, 0), start) or _QUOTED_BEHIND.match(text, end)
    words = found["name"].split() if found else []
    while words and fold(words[0]) in _HONORIFICS:
        words.pop(0)
    bare = [fold(word) for word in words]
    if not 0 < len(words) <= LONGEST_NAME or set(bare) & PREPOSITIONS or not any(map(may_be_name, bare)):
        return None  # «قالت متحدثة باسم الوزارة "سنرد في الوقت المناسب"»
    return " ".join(words)
