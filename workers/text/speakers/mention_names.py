"""Find the speaker's own name in a mention where the parser has found none, or one that is not the speaker's.

The constructions: title and name («الشيخ فلان الفلاني»), name and office («فلان الفلاني رئيس …»), office, comma, name; and
those in which the name is another one's: «خطيبة فلان», «متحدثة باسم الرئيس، فلان».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Gender, Person
from workers.text.knowledge.person_names import JOINERS, is_new, name_words
from workers.text.speakers.mentions import Mention
from workers.text.speakers.remembered import office_of, role_of
from workers.text.speakers.voice import stem
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.words.clitics import stems
from workers.text.words.tokens import folded_word as fold
from workers.text.words.vocabulary import vocabulary

_COMMAS: Final = "،,-–—"
_LONGEST: Final = 5
_LIKELY: Final = 3
"""Tenths of a word's uses in which it is a name."""
_SURE: Final = 5
_JOINED: Final = JOINERS | word_list("parts_of_names")
_HONORIFICS: Final = word_list("honorifics") | word_list("courtesies") | {"د"}
_RELATIVES: Final = word_list("relatives_of_persons")
_ASIDES: Final = word_list("asides")
_CALLED: Final = word_list("called")
_OPENING: Final = "\"«“"
_MOST_QUOTED: Final = 3
"""Words of a name in quotation marks."""
_PRINCIPALS: Final = frozenset({"spokesperson", "adviser", "secretary", "official", "lawyer", "kin"})
"""Role nouns of who serves another one, whose name may stand behind them."""
_NAMING: Final = word_list("naming")
_NAME_ENDS: Final = PREPOSITIONS | word_list("relatives") | word_list("asides") | frozenset({"لدي"})
_ALI: Final = "علي"
"""Folded, it is also «على»: behind a given name it is the name."""
_KUNYAS: Final = frozenset({"ابو", "ابي", "ابا", "ام"})
"""What opens a name of a parent: «أم نورا»."""
_NUMBERS: Final = word_list("numbers")
_FAMILY: Final = "ي"
"""What family names with the article mostly end in."""
_INFLECTED: Final = ("ي", "ه", "ين", "ون", "ات")
"""Endings of definite nouns and adjectives, folded."""
_IMPERFECT: Final = frozenset("يت")
"""What verbs begin with: an everyday word with it that is no name."""
_SIGNS: Final = "\"«»“”'()"


def with_name(mention: Mention, text: str, knowledge: Knowledge) -> Mention:
    """The mention, parsed from ``text``, with the name that is the speaker's own, or with none."""
    parts = [part for part in _split(text) if part]
    if not parts:
        return mention
    told = _called(text, knowledge) or _quoted(mention, text, knowledge)
    if told is not None:
        return told
    in_front = _named_in(parts[0], knowledge)
    if mention.name is not None:
        mention = _from_given_name(mention, text)
        words = words_of(mention.name or "")
        front = words_of(in_front[0]) if in_front is not None and in_front[2] else ()
        better = front and (not set(words) & set(front) or (words == front[:-1]))
        if not (
            better
            or (len(parts) > 1 and _is_kunya(words))
            or _is_another_thing(words, knowledge)
            or _ends_body(words, text, knowledge)
        ):
            return _without_another(mention, text, knowledge)
        mention = Mention(None, text, None, anonymous=mention.anonymous)
    found = _by_parts(parts, knowledge) or in_front or _behind_title(parts[0], knowledge)
    if found is None:
        return mention
    return _without_another(Mention(found[0], found[1], None, anonymous=False), text, knowledge)


def _called(text: str, knowledge: Knowledge) -> Mention | None:
    """Somebody unnamed with the name behind: «مسؤول آخر في الشرطة يدعى فلان الفلاني»; None for other mentions."""
    words = text.split()
    at = next((i for i, word in enumerate(words) if i and fold(word) in _CALLED | _ASIDES), len(words))
    role = " ".join(words[:at])
    name = [word.strip(_SIGNS + _COMMAS) for word in takewhile(lambda word: not word.endswith("،"), words[at + 1 :])]
    bare = [fold(word) for word in name]
    if not 0 < len(name) <= _LONGEST or not is_plausible(bare, knowledge):
        return None
    if fold(words[at]) in _ASIDES and not is_name(bare, knowledge):
        return None  # «كاتب معروف وهو فلان الفلاني», not «النائب فلان الفلاني وهو …»
    return Mention(" ".join(name), role, None, anonymous=False) if role_of(role, knowledge) is not None else None


def _quoted(mention: Mention, text: str, knowledge: Knowledge) -> Mention | None:
    """A person with the name in quotation marks: «المواطن "الصعب"»; None for other mentions, «المتحدث باسم "الحزب"»."""
    role, mark, name = text.partition(next((sign for sign in text if sign in _OPENING), "«"))
    name = name.strip(_SIGNS + " ")
    if mention.name is not None or not mark or not fold(role).startswith("ال") or len(name.split()) > _MOST_QUOTED:
        return None
    info = office_of(role, knowledge)
    alone = info is not None and info.body is None and info.length == len(words_of(role)) and info.gender != Gender.PLURAL
    if not name or not alone or knowledge.resolve_body(name) is not None or _opens_other(fold(name.split()[0]), knowledge):
        return None
    return Mention(name, role.strip(), None, anonymous=False)


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
    last = text.replace(",", "،").rpartition("،")[2]  # a comma sets a name apart from the body: «رئيسة الشركة، فلانة»
    info = office_of(text if len(words_of(last)) > len(words) else "", knowledge)
    return info is not None and info.body is not None and words_of(info.body.name)[-len(words) :] == tuple(words)


def _is_another_thing(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether what the parser took for a name is none: a place, a body or office, or begins with a preposition."""
    first = words[0] if words else ""
    if any(_is_end(words, at) for at in range(1, len(words))) or (first in _NUMBERS and first not in name_words()):
        return True
    if len(words) > 1 and knowledge.nationality(words[-1]) and not words[-1].startswith("ال") and not _may_be(first):
        return True  # «شخصيتان يمنيتان»
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


def _is_end(words: Sequence[str], at: int) -> bool:
    """Whether no name goes on at ``words[at]``: a preposition, a relative pronoun, «وهو»."""
    if words[at] == _ALI:
        before = name_words().get(words[at - 1]) if at else None
        return before is None or not before.given or at + 1 == len(words)
    return words[at] in _NAME_ENDS and words[at] not in name_words()


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
            bare = [fold(word) for word in words]
            if is_name(bare, knowledge, loose=True) and office_of(" ".join(role), knowledge) is not None:
                return " ".join(words), " ".join(role), name is one
    words = _without_titles(parts[0])
    if len(parts) > 1 and is_name([fold(word) for word in words], knowledge):
        return " ".join(words), " ".join(parts[1]) or None, True
    return None


def _is_kunya(words: Sequence[str]) -> bool:
    """Whether the words say only whose parent somebody is: «أم نورا»."""
    return len(words) == 2 and fold(words[0]) in _KUNYAS


def _named_in(words: list[str], knowledge: Knowledge) -> tuple[str, str | None, bool] | None:
    """Name, role and whether the name stands first, of «فلان الفلاني رئيس الجمعية», «المطران فلان الفلاني», «محاميه فلان»."""
    bare = [_bare(word) for word in words]
    for titles in range(_titles(words, bare, knowledge) + 1):
        for end in range(min(len(words), titles + _LONGEST), titles + 1, -1):
            whole = end == len(words)
            ends = whole or stem(bare[end]) in knowledge.tables.roles or _is_end(bare, end)
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
    if _has_article(words[0]) and not (first is not None and first.given):
        return False
    sure = [_may_be(word) for word in words]
    if not loose:
        return all(sure)
    family = first is not None and first.given and words[-1].endswith(_FAMILY)
    others = [word for word, is_one in zip(words, sure, strict=True) if not is_one]
    if family and others[-1:] == [words[-1]] and words[-1].startswith("ال") and not knowledge.nationality(words[-1]):
        others.pop()  # «مضحي سند العنزي»
    return any(sure) and not any(
        _has_article(word)
        or (word[0] in _IMPERFECT and word in vocabulary())
        or (word in PREPOSITIONS and word != _ALI)
        or word in knowledge.tables.roles
        or knowledge.nationality(word)
        for word in others
    )


def _has_article(word: str) -> bool:
    """Whether a word that begins with ال has the article: not a foreign name, as «اليوت» is."""
    rest = word[2:]
    return word.startswith("ال") and (rest in vocabulary() or rest in name_words() or rest.endswith(_INFLECTED))


def is_one_name(words: Sequence[str]) -> bool:
    """Whether the folded words behind an office can be one name: it begins with no everyday word and runs into no clause."""
    first = words[0] in name_words() or words[0] not in vocabulary() or is_new(words[0])
    return first and not any(_is_end(words, at) for at in range(1, len(words)))


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
    title = knowledge.tables.roles.get(stem(before[1])) if len(before) == 2 and before[1].startswith("ال") else None
    titled = title is not None and title.gender is not Gender.PLURAL  # «محامي الرئيس فلان», not «محامي السكان فلان»
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
