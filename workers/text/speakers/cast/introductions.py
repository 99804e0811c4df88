"""Who is introduced with an office anywhere in an article: beside it, behind titles of courtesy, in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from schemas import Entity, EntityType, TaggedArticle, TextPart
from workers.text.data_files import word_list
from workers.text.entities.in_part import entities_in
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Gender
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.mentions.likely_names import is_name, may_be_name
from workers.text.mentions.mention import Mention
from workers.text.mentions.names_of_persons import LONGEST_NAME, full_name, text_of
from workers.text.mentions.other_names import is_principals
from workers.text.mentions.remembered import office_of
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.words.clitics import stems
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
_ASIDE: Final = re.compile(r" ?(?:\([^()\n]{1,40}\) ?)?[،,] ?(?:(?:و?هو|و?هي) )?| (?:وهو|وهي) ")
"""Between a name and the office of its bearer."""
_GOES_ON: Final = frozenset({EntityType.PLACE, EntityType.ORGANISATION})
"""What the words of an office may end in."""
_SURE: Final = 0.7
"""How sure the tagger is of a name that nothing but its place tells."""
_OFFICE_REACH: Final = 90
"""Code points before a name in which its office may stand."""
_SIGNS: Final = re.compile(r"[^\w\s]|\n")
_ADJECTIVES: Final = ("ي", "يه")
"""Endings, folded, of adjectives of origin."""
_HONORIFICS: Final = word_list("honorifics")
_NAMING: Final = word_list("naming")


def introductions(article: TaggedArticle) -> Iterator[Mention]:
    """Who is named with an office anywhere: «عقد وزير الطاقة فلان الفلاني اجتماعا … وقال الفلاني إن …»."""
    office: Entity | None = None
    for (part, role), (other, person) in pairwise(_outermost(article)):
        name = full_name(person) or _unlikely_name(person) if part is other else None
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
    held = titles(article)
    ends = {(id(part), one.clean_span.start): one.clean_span.end for part, one in places_of(article)}
    for part, role in places_of(article):
        if role.type is EntityType.ROLE and id(role) not in held:  # «استقبل فلان، وزير الدفاع علان»
            start, end = role.clean_span.start, role.clean_span.end
            name = _quoted_beside(part.text, start, end) or _name_before(part.text, start)
            if name is not None and office_of(name, load()) is None:  # «الأمير الذي زار "ولي العهد"»
                yield Mention(name, part.text[start : _end_of_principal(part, role, ends)], None, anonymous=False)
    yield from _around_names(article)
    yield from _unlisted(article)


def _end_of_principal(part: TextPart, role: Entity, ends: Mapping[tuple[int, int], int]) -> int:
    """Where an office ends that the list of them has without the body it speaks for: «المتحدث باسم [المحكمة …]».

    ``ends``: of the entities, by part and start.
    """
    end = role.clean_span.end
    open_ = fold(part.text[role.clean_span.start : end]).split()[-1] in _NAMING
    return ends.get((id(part), end + 1), end) if open_ else end


def _around_names(article: TaggedArticle) -> Iterator[Mention]:
    """Who is named with an office behind a comma or brackets, or behind an office that goes on with a place.

    «ريمي ريو (Rémy Rioux)، المدير العام لـ…», «فلان، وهو عضو …», «حاكم ولاية [كارولاينا الجنوبية] فلان»; not where the office
    is that of the next one: «استقبل فلان، وزير الدفاع علان».
    """
    places = [*_outermost(article), None]
    for one, two, three in zip(places, places[1:], places[2:], strict=False):
        if one is None or two is None or one[0] is not two[0]:
            continue
        (part, first), (_, second), third = one, two, three[1] if three else None
        behind = third is not None and third.type is EntityType.PERSON and _stands_before(second, third)
        if second.type is EntityType.ROLE and not behind and (name := full_name(first) or _unlikely_name(first)):
            if _ASIDE.fullmatch(part.text[first.clean_span.end : second.clean_span.start]):
                yield Mention(name, text_of(second), None, anonymous=False)
        elif first.type is EntityType.ROLE and second.type in _GOES_ON and behind and third is not None:
            name, beside = full_name(third), second.clean_span.start - first.clean_span.end == 1
            role = part.text[first.clean_span.start : second.clean_span.end]
            if name and beside and not is_principals(name, role, load()):
                yield Mention(name, role, None, anonymous=False)


def _unlikely_name(person: Entity) -> str | None:
    """A name of two words or more that only its place beside an office shows to be one: «وزير المالية، ماتيا كاسايجا»."""
    if person.type is not EntityType.PERSON or person.confidence < _SURE:
        return None
    words = fold(text_of(person)).split()
    other = any(word in PREPOSITIONS or word in COMPLEMENTIZERS or read_cue(word) is not None for word in words)
    return text_of(person) if len(words) > 1 and not other else None


def _unlisted(article: TaggedArticle) -> Iterator[Mention]:
    """Who is named behind an office that the entities have not or not whole: «حاكم ولاية كارولاينا الجنوبية فلان»."""
    for part, person in places_of(article):
        name = full_name(person)
        role = _office_before(part.text, person.clean_span.start) if name else None
        if name and role and not is_principals(name, role, load()):
            yield Mention(name, role, None, anonymous=False)


def _office_before(text: str, start: int) -> str | None:
    """The longest office that the words right before ``start`` are to their end, with or without a comma; None for none."""
    before = text[max(start - _OFFICE_REACH, 0) : start]
    bare = before.rstrip(" ،,")
    words = _SIGNS.split(bare)[-1].split()
    folded, roles = [fold(word) for word in words], load().tables.roles
    apart = len(before) - len(bare) > 1
    for at, word in enumerate(folded):
        reading = next((one for one in stems(word) if one.text.removeprefix("ال") in roles), None)
        info = load().role_grammar.parse(folded, at) if reading else None
        if reading is None or info is None or info.length < len(words) - at or not info.definite or not info.official:
            continue
        if info.gender is Gender.PLURAL:
            continue  # «مجلس [الوزراء الكويتي] فلان»
        # «مستشار الرئيس فلان», where no comma tells whose name it is
        titled = at < len(words) - 1 and not reading.text.startswith("ال") and folded[-1].removeprefix("ال") in roles
        first = words[at][reading.cut :]
        first = first if fold(first) == reading.text else f"ال{first[2:]}"  # «للسفير»
        return None if titled and not apart else " ".join((first, *words[at + 1 :]))
    return None


def titles(article: TaggedArticle) -> dict[int, Entity]:
    """The person who stands right behind a title, by the identity of the title: «الأمير [فلان]» is no other prince."""
    out = {}
    for (part, role), (other, person) in pairwise(_outermost(article)):
        if role.type is not EntityType.ROLE or person.type is not EntityType.PERSON or part is not other:
            continue
        beside = _stands_before(role, person) or _adjective_between(part.text, role, person)
        if beside and not is_principals(full_name(person) or text_of(person), text_of(role), load()):
            out[id(role)] = person
    return out


def places_of(article: TaggedArticle) -> Iterator[tuple[TextPart, Entity]]:
    """The entities in order, with the part that each stands in."""
    return ((part, entity) for part in article.parts for entity in entities_in(part, article.entities))


def _outermost(article: TaggedArticle) -> Iterator[tuple[TextPart, Entity]]:
    """The entities that stand inside no office: not the places and bodies of «السفير الأمريكي في [برلين] لدى [الاتحاد]»."""
    end, field = -1, None
    for part, entity in places_of(article):
        span = entity.clean_span
        if part is field and span.end <= end:
            continue
        if entity.type is EntityType.ROLE:
            end, field = span.end, part
        yield part, entity


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
