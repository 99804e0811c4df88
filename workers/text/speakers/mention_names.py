"""Find the speaker's own name in a mention where the parser has found none, or one that is not the speaker's.

The constructions: title and name («الشيخ فلان الفلاني»), name and office («فلان الفلاني رئيس …»), office, comma, name; and
those in which the name is another one's: «خطيبة فلان», «متحدثة باسم الرئيس، فلان».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Person
from workers.text.knowledge.person_names import JOINERS, is_new, name_words
from workers.text.speakers.mentions import Mention
from workers.text.speakers.remembered import office_of, role_of
from workers.text.speakers.voice import stem
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.words.clitics import stems
from workers.text.words.tokens import folded_word as fold

_COMMAS: Final = "،,-–—"
_LONGEST: Final = 5
_LIKELY: Final = 3
"""Tenths of a word's uses in which it is a name."""
_SURE: Final = 5
_JOINED: Final = JOINERS | word_list("parts_of_names")
_HONORIFICS: Final = word_list("honorifics") | word_list("courtesies") | {"د"}
_RELATIVES: Final = word_list("relatives_of_persons")
_PRINCIPALS: Final = frozenset({"spokesperson", "adviser", "secretary", "official", "lawyer", "kin"})
"""Role nouns of who serves another one, whose name may stand behind them."""
_NAMING: Final = word_list("naming")
_NAME_ENDS: Final = PREPOSITIONS | word_list("relatives") | frozenset({"لدي", "وهو", "وهي"})
_SIGNS: Final = "\"«»“”'()"


def with_name(mention: Mention, text: str, knowledge: Knowledge) -> Mention:
    """The mention, parsed from ``text``, with the name that is the speaker's own, or with none."""
    parts = [part for part in _split(text) if part]
    if not parts:
        return mention
    in_front = _named_in(parts[0], knowledge)
    if mention.name is not None:
        mention = _from_given_name(mention, text)
        words = words_of(mention.name or "")
        behind = in_front is not None and in_front[2] and not set(words) & set(words_of(in_front[0]))
        if not (behind or _is_another_thing(words, knowledge) or _ends_body(words, text, knowledge)):
            return _without_another(mention, text, knowledge)
        mention = Mention(None, text, None, anonymous=mention.anonymous)
    found = _by_parts(parts, knowledge) or in_front or _behind_title(parts[0], knowledge)
    if found is None:
        return mention
    return _without_another(Mention(found[0], found[1], None, anonymous=False), text, knowledge)


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


def _ends_body(words: Sequence[str], text: str, knowledge: Knowledge) -> bool:
    """Whether a name is the end of a body's: «أستاذ القانون بجامعة القاضي عياض», «أمينة الحزب الاشتراكي الموحد»."""
    if len(words) > 1 and (not words[0].startswith("ال") or words[0] in name_words()):
        return False
    info = office_of(text, knowledge)
    return info is not None and info.body is not None and words_of(info.body.name)[-len(words) :] == tuple(words)


def _is_another_thing(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether what the parser took for a name is none: a place, a body or office, or begins with a preposition."""
    first = words[0] if words else ""
    if any(word in _NAME_ENDS and word not in name_words() for word in words[1:]):
        return True
    if not first or isinstance(knowledge.lookup(" ".join(words)), Person):
        return not first
    tables = knowledge.tables
    if " ".join(words) in tables.places and len(words) > 1:
        return True
    if first.startswith(("لل", "بال")) or any(reading.text in tables.generic_heads for reading in stems(first)[1:]):
        return True
    role = office_of(" ".join(words), knowledge)
    if role is not None and (role.body or role.country) and role.length == len(words):
        return True
    return (first in tables.heads or first in tables.generic_heads) and first not in name_words()


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
        for name, role in ((one, other), (other, one)):
            words = _without_titles(name)
            bare = [fold(word) for word in words]
            if is_name(bare, knowledge, loose=True) and office_of(" ".join(role), knowledge) is not None:
                return " ".join(words), " ".join(role), name is one
    words = _without_titles(parts[0])
    if len(parts) > 1 and is_name([fold(word) for word in words], knowledge):
        return " ".join(words), " ".join(parts[1]) or None, True
    return None


def _named_in(words: list[str], knowledge: Knowledge) -> tuple[str, str | None, bool] | None:
    """Name, role and whether the name stands first, of «فلان الفلاني رئيس الجمعية», «المطران فلان الفلاني», «محاميه فلان»."""
    bare = [_bare(word) for word in words]
    for titles in range(_titles(words, bare, knowledge) + 1):
        for end in range(min(len(words), titles + _LONGEST), titles + 1, -1):
            whole = end == len(words)
            ends = whole or stem(bare[end]) in knowledge.tables.roles or bare[end] in _NAME_ENDS
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


def is_name(words: Sequence[str], knowledge: Knowledge, *, loose: bool = False) -> bool:
    """Whether the folded words, two to five, are a person's name from the first to the last one.

    ``loose``: a comma or an office sets them apart, so that one word of a name is enough.
    """
    if not 1 < len(words) <= _LONGEST or not is_plausible(words, knowledge):
        return False
    first = name_words().get(words[0])
    if words[0].startswith("ال") and not (first is not None and first.given):
        return False
    sure = [_may_be(word) for word in words]
    if not loose:
        return all(sure)
    others = (word for word, is_one in zip(words, sure, strict=True) if not is_one)
    return any(sure) and not any(
        word.startswith("ال") or word in PREPOSITIONS or word in knowledge.tables.roles or knowledge.nationality(word)
        for word in others
    )


def is_plausible(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether nothing tells that the folded words are no person: place, body, office, nationality, verb, preposition."""
    known = knowledge.lookup(" ".join(words))
    if not words or isinstance(known, Person):
        return bool(words)
    first, several = words[0], len(words) > 1
    name = name_words().get(first)
    if first.startswith(("لل", "بال", "وال")) or first in JOINERS or (first in PREPOSITIONS and name is None):
        return False
    if several and (known is not None or any(knowledge.nationality(word) for word in words[:-1])):
        return False
    strength = name.strength if name is not None else 0
    if several and words[1] not in JOINERS and strength < _SURE and _opens_other(first, knowledge):
        return False
    return strength >= _LIKELY or read_cue(first) is None


def _opens_other(word: str, knowledge: Knowledge) -> bool:
    """Whether a body or an office may begin with the folded word, clitics off: «لحزب»."""
    tables = knowledge.tables
    if word in tables.roles:
        return word not in _HONORIFICS
    openers = (tables.heads, tables.generic_heads, tables.portfolios)
    return any(reading.text in table for reading in stems(word) for table in openers)


def _may_be(word: str) -> bool:
    known = name_words().get(word)
    return known is not None or is_new(word) or word in _JOINED or "-" in word


def _is_inner_office(role: str, noun: str, knowledge: Knowledge) -> bool:
    """Whether a definite office begins with ``noun`` inside the role: «مصدر مقرب من رئيس مجلس النواب»."""
    words = role.split()
    at = next((i for i, word in enumerate(words) if fold(word) == noun), 0)
    info = office_of(" ".join(words[at:]), knowledge) if at else None
    if info is None or info.noun.id in ("rank", "honorific"):
        return False
    return info.definite and info.noun.official in ("office", "body", "likely")


def _without_another(mention: Mention, text: str, knowledge: Knowledge) -> Mention:
    """Without a name that is not the speaker's: «خطيبة فلان», «محامي الرئيس فلان», «متحدثة باسم الرئيس، فلان»."""
    name, role = mention.name, mention.role
    if name is None or role is None or text.find(name) < text.find(role):
        return mention
    words = [fold(word) for word in text.split()]
    before = [fold(word) for word in text[: text.find(name)].split()]
    titled = len(before) == 2 and before[1].startswith("ال") and stem(before[1]) in knowledge.tables.roles
    owned = without_pronoun(text.split(maxsplit=1)[0], knowledge) is not None
    related = words[0] in _RELATIVES and not owned and (len(before) == 1 or titled)
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
