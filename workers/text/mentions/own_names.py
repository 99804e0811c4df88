"""Find the speaker's own name in a mention where the parser has found none, or one that is not the speaker's.

The constructions: title and name («الشيخ فلان الفلاني»), name and office («فلان الفلاني رئيس …»), office, comma, name; and
those in which the name is another one's: «خطيبة فلان», «متحدثة باسم الرئيس، فلان».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Body, BodyKind, Person
from workers.text.knowledge.person_names import JOINERS, name_words
from workers.text.mentions.likely_names import (
    LONGEST_NAME,
    ends_name,
    is_name,
)
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.other_names import without_another, without_principal, without_whom
from workers.text.mentions.remembered import office_of
from workers.text.mentions.told_names import told_name
from workers.text.words.clitics import stems
from workers.text.words.tokens import folded_word as fold
from workers.text.words.vocabulary import vocabulary

_COMMAS: Final = "،,-–—"
_RANK: Final = "rank"
_LIKELY: Final = 3
"""Strength from which on a word mostly is a name."""
_NAMING: Final = word_list("naming")
_HONORIFICS: Final = word_list("honorifics") | word_list("courtesies") | {"د"}
_RELATIVES: Final = word_list("relatives_of_persons")
_FROM: Final = "من"
_FOR: Final = "ل"
_PAIR: Final = 2
_ON: Final = "على"
_KUNYAS: Final = frozenset({"ابو", "ابي", "ابا", "ام"})
"""What opens a name of a parent: «أم نورا»."""
_NUMBERS: Final = word_list("numbers")
_SIGNS: Final = "\"«»“”'()"


def with_name(mention: Mention, text: str, knowledge: Knowledge) -> Mention:
    """The mention, parsed from ``text``, with the name that is the speaker's own, or with none."""
    parts = [part for part in _split(text) if part]
    if not parts:
        return mention
    told = _as_body(mention, text, parts, knowledge) or told_name(mention, text, parts, knowledge)
    if told is not None:
        return told
    if mention.name is not None and mention.name == _ON:
        mention = Mention(None, None, text, anonymous=False)  # «دول أخرى موقعة على الاتفاق»
    mention = _of_body(without_principal(without_whom(mention), knowledge), parts, knowledge)
    if mention.anonymous and mention.name is None and fold(parts[0][0]) in _RELATIVES:
        return mention  # «والدة المحتجز القتيل، فلان»
    owned = without_pronoun(text.split(maxsplit=1)[0], knowledge) is not None
    in_front = _named_in(parts[0], knowledge)
    if mention.name is not None:
        mention = _to_comma(_from_given_name(mention, text), parts)
        words = words_of(mention.name or "")
        front = words_of(in_front[0]) if in_front is not None and in_front[2] else ()
        better = front and (not set(words) & set(front) or (words == front[:-1]))
        if not (
            better
            or (len(parts) > 1 and _is_kunya(words))
            or _is_another_thing(words, knowledge)
            or _ends_body(words, text, knowledge)
        ):
            return without_another(mention, text, knowledge, owned=owned)
        mention = Mention(None, text, None, anonymous=mention.anonymous)
    found = _by_parts(parts, knowledge) or in_front or _behind_title(parts[0], knowledge)
    if found is None:
        return mention
    return without_another(Mention(found[0], found[1], None, anonymous=False), text, knowledge, owned=owned)


def _of_body(mention: Mention, parts: Sequence[list[str]], knowledge: Knowledge) -> Mention:
    """Somebody with the body that a comma sets apart: «فلان الفلاني، من حركة …»."""
    if mention.name is None or mention.role is not None or mention.body is not None or len(parts) < 2:
        return mention
    words = parts[1]
    body = " ".join(words[1:]) if fold(words[0]) == _FROM else ""
    known = knowledge.resolve_body(body) if body else None
    return replace(mention, body=body) if known is not None and known.kind is not BodyKind.STATE else mention


def _as_body(mention: Mention, text: str, parts: Sequence[list[str]], knowledge: Knowledge) -> Mention | None:
    """An outlet whose name has been taken for a person's: «صحيفة جونغ أون دايلي الكورية»; None for other mentions."""
    words = [fold(word) for word in parts[0]]
    head = knowledge.tables.generic_heads.get(words[0])
    if mention.name is None or head is None or head.kind is not BodyKind.MEDIA or len(parts) > 1:
        return None
    person = fold(mention.name).split()[0] == words[0] or any(stem(word) in knowledge.tables.roles for word in words)
    return None if person else Mention(None, None, text, anonymous=False)


def _from_given_name(mention: Mention, text: str) -> Mention:
    """The name from its given name on, where the parser begins it with «بن»."""
    name = mention.name or ""
    if fold(name.split()[0]) not in JOINERS:
        return mention
    before = text[: text.find(name)].split()
    if not before:
        return mention
    role = (mention.role or "").removesuffix(before[-1]).strip()
    return Mention(f"{before[-1]} {name}", role or None, mention.body, anonymous=False)


def _to_comma(mention: Mention, parts: Sequence[list[str]]) -> Mention:
    """One given name with the word behind it that nothing else can be: «المسؤول في الشرطة، فلان مالك»."""
    last = parts[-1]
    alone = len(parts) > 1 and len(last) == 2 and last[0] == mention.name and not fold(last[1]).startswith("ال")
    return replace(mention, name=" ".join(last)) if alone else mention


def _ends_body(words: Sequence[str], text: str, knowledge: Knowledge) -> bool:
    """Whether a name is the end of a body's: «أستاذ القانون بجامعة القاضي عياض», «أمينة الحزب الاشتراكي الموحد»."""
    if len(words) > 1 and (not words[0].startswith("ال") or words[0] in name_words()):
        return False
    last = text.replace(",", "،").rpartition("،")[2]  # a comma sets a name apart from the body: «رئيسة الشركة، فلانة»
    info = office_of(text if len(words_of(last)) > len(words) else "", knowledge)
    return info is not None and info.body is not None and words_of(info.body.name)[-len(words) :] == tuple(words)


def _is_another_thing(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether what the parser took for a name is none: a place, a body or office, or begins with a preposition."""
    first = words[0] if words else ""
    several = len(words) > 1 and knowledge.nationality(words[-1]) and not words[-1].startswith("ال")
    if any(ends_name(words, at) for at in range(1, len(words))) or (several and first not in name_words()):
        return True  # «شخصيتان يمنيتان»
    if first in _NUMBERS and first not in name_words():
        return True
    if not first or isinstance(knowledge.lookup(" ".join(words)), Person):
        return not first
    tables = knowledge.tables
    place = len(words) > 1 and " ".join(words) in tables.places
    owned = first.startswith(("لل", "بال")) or any(reading.text in tables.generic_heads for reading in stems(first)[1:])
    owned = owned or _is_owner(words)
    if place or owned or (len(words) > 1 and isinstance(knowledge.lookup(" ".join(words)), Body)):
        return True
    role = office_of(" ".join(words), knowledge)
    if role is not None and (role.body or role.country) and role.length == len(words):
        return True
    return (first in tables.heads or first in tables.generic_heads) and first not in name_words()


def _is_owner(words: Sequence[str]) -> bool:
    """Whether the folded words say what the body in front is for: «رئيس الاتحاد الدولي [لكرة القدم]», not «لمى الحداد»."""
    first = words[0]
    if len(words) < _PAIR or first[0] != _FOR or first in name_words() or not words[1].startswith("ال"):
        return False
    return any(reading.preposition == _FOR and reading.text in vocabulary() for reading in stems(first))


def _split(text: str) -> list[list[str]]:
    """The words of each part between commas and dashes, without quotation marks and brackets."""
    parts: list[list[str]] = [[]]
    for word in text.replace("،", " ، ").replace(",", " , ").split():
        if word in _COMMAS:
            parts.append([])
        elif bare := word.strip(_SIGNS):
            parts[-1].append(bare)
    return parts


def _by_parts(parts: Sequence[list[str]], knowledge: Knowledge) -> tuple[str, str | None, bool] | None:
    """Name and role of «وزير الصحة، فلان الفلاني» and «فلان الفلاني، وزير الصحة»."""
    for one, other in pairwise(parts):
        if _is_kunya(one) and is_name([fold(word) for word in other], knowledge):
            return " ".join(other), " ".join(one), False  # «أم نورا، زينب أحمد»
        for name, role in ((one, other), (other, one)):
            words = _without_titles(name)
            bare = [_bare(word) for word in words]
            if is_name(bare, knowledge, loose=True) and office_of(" ".join(role), knowledge) is not None:
                return " ".join(words), " ".join(role), name is one
    for one, other in pairwise(parts):  # a given name that is a rank as well: «رئيس اللجنة …، رائد فلان»
        office = office_of(" ".join(one), knowledge)
        if office is not None and office.length == len(words_of(" ".join(one))) and _is_rank_as_name(other, knowledge):
            return " ".join(other), " ".join(one), False
    words = _without_titles(parts[0])
    if len(parts) > 1 and is_name([fold(word) for word in words], knowledge):
        return " ".join(words), " ".join(parts[1]) or None, True
    return None


def _is_rank_as_name(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the two words are a rank that is a given name as well, and another name: «رائد فتوح»."""
    form = knowledge.tables.roles.get(fold(words[0])) if len(words) == 2 else None
    other = name_words().get(fold(words[-1])) if form is not None and form.noun.id == _RANK else None
    return other is not None and other.strength >= _LIKELY


def _is_kunya(words: Sequence[str]) -> bool:
    """Whether the words say only whose parent somebody is: «أم نورا»."""
    return len(words) == 2 and fold(words[0]) in _KUNYAS


def _named_in(words: list[str], knowledge: Knowledge) -> tuple[str, str | None, bool] | None:
    """Name, role and whether the name stands first, of «فلان الفلاني رئيس الجمعية», «المطران فلان الفلاني», «محاميه فلان»."""
    bare = [_bare(word) for word in words]
    for titles in range(_titles(words, bare, knowledge) + 1):
        if titles and titles < len(bare) and bare[titles] in _NAMING:
            continue  # «المتحدث باسم …»: the given name, too, but nobody's here
        for end in range(min(len(words), titles + LONGEST_NAME), titles + 1, -1):
            whole = end == len(words)
            ends = whole or stem(bare[end]) in knowledge.tables.roles or ends_name(bare, end)
            if ends and is_name(bare[titles:end], knowledge, loose=bool(titles) or not whole):
                courtesy = all(word.strip(".") in _HONORIFICS for word in bare[:titles])
                role = " ".join((words[end:] if courtesy else []) or words[:titles])
                return " ".join(words[titles:end]), role or None, not titles
    return None


def _bare(word: str) -> str:
    """The folded word; of a name that begins like the article («أليسون») with its hamza, so that it is not taken for it."""
    return word[0] + fold(word)[1:] if word.startswith(("أل", "إل", "آل")) and len(word) > 2 else fold(word)


def _behind_title(words: list[str], knowledge: Knowledge) -> tuple[str, str | None, bool] | None:
    """Name and role of «أمين محافظة … الدكتور فلان الفلاني»: what stands behind a title inside the mention."""
    for at in range(1, len(words) - 2):
        if fold(words[at]) in _HONORIFICS and is_name([_bare(word) for word in words[at + 1 :]], knowledge, loose=True):
            return " ".join(words[at + 1 :]), " ".join(words[:at]), False
    return None


def _titles(raw: Sequence[str], words: Sequence[str], knowledge: Knowledge) -> int:
    """How many words in front may be titles: «الشيخ القطري المعارض …», «د. …», «محاميه …»."""
    if without_pronoun(raw[0], knowledge) is not None:
        return 1
    if words[0].strip(".") not in _HONORIFICS and not (
        words[0].startswith("ال") and stem(words[0]) in knowledge.tables.roles
    ):
        return 0
    count = 1
    while count < len(words) and words[count].startswith("ال"):
        count += 1
    return count


def without_pronoun(word: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """Folded noun and pronoun of a word for somebody of another one's: «محاميه» -> «محامي», «ه»; None for other words."""
    for pronoun in ("هما", "ها", "هم", "ه"):
        if not word.endswith(pronoun) or len(word) - len(pronoun) < 2:
            continue
        noun = fold(word[: -len(pronoun)])
        forms = (noun, noun[:-1] + "ه") if noun.endswith("ت") else (noun,)
        for form in forms:
            if form in _RELATIVES or form in knowledge.tables.roles:
                return form, pronoun
    return None


def _without_titles(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while len(rest) > 1 and fold(rest[0]) in _HONORIFICS:
        rest.pop(0)
    return rest
