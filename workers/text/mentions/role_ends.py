"""Give a role the end that its words ask for: no role and no name ends in a preposition, none holds a document.

«رئيس "المركز الروسي للمصالحة بين الأطراف في [سوريا]"، الجنرال فلان», «وزير مقرب من [فلان]», «[بيان من] مكتب فلان».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.person_names import JOINERS, name_words
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.other_names import is_principals, without_another
from workers.text.mentions.remembered import role_of
from workers.text.words.tokens import folded_word as fold

_OPEN: Final = frozenset({"في", "من", "علي", "الي", "عن", "لدي", "مع", "بين", "ضد"})
"""Prepositions that a noun must follow."""
_ALI: Final = "علي"
_EACH: Final = frozenset({"كل", "كلا"})
"""«كل من فلان وعلان»: no role."""
_STANCES: Final = word_list("stances")
_DOCUMENTS: Final = word_list("documents") | word_list("occasions") | frozenset(map(fold, ("نسخة", "صادر", "صادرة")))
_REPORTS: Final = word_list("reports") | {"استطلاع"}
_BETWEEN: Final = frozenset({"بين", "الي"})
"""Behind an event or a letter: who take part in it, whom it is sent to."""
_OFFICE: Final = "مكتب"
_SOURCES: Final = frozenset({"من", "عن"})
_SIGNS: Final = " \"«»“”'()"
_COMMAS: Final = "،,"
_PAIR: Final = 2
_FAMILY: Final = ("ي", "يه")
"""What family names and nationalities end in, folded."""


def with_noun_of_preposition(mention: Mention, whole: str) -> Mention:
    """The mention whose role goes on to the noun of its last preposition, or ends before it where there is none."""
    mention = _with_ruled_noun(mention, whole)
    role = mention.role
    words = role.split() if role else []
    open_ = len(words) >= _PAIR and fold(words[-1].strip(_SIGNS)) in _OPEN and words[-1] != _ALI
    open_ = open_ and fold(words[-_PAIR]) not in _EACH
    if role is None or not open_ or role not in whole:
        return mention
    behind, name = whole[whole.index(role) + len(role) :], mention.name
    if name is not None and behind.lstrip(_SIGNS).startswith(name):
        return _with_name_behind(mention, words, name, whole)
    end = min((i for comma in _COMMAS if (i := behind.find(comma)) >= 0), default=len(behind))
    if name is not None and name in behind[:end]:
        end = behind.index(name)
    noun = behind[:end].rstrip(_SIGNS)
    return replace(mention, role=role + noun if noun.strip(_SIGNS) else " ".join(words[:-1]))


def _with_ruled_noun(mention: Mention, whole: str) -> Mention:
    """The mention whose role goes on to the definite noun that the parser has put in front of a name of two words.

    «رئيس هيئة مقاومة [الفساد] فلان الفلاني»; a family name may have the article, a name does not begin with such a noun.
    """
    role, name = mention.role or "", mention.name or ""
    first, _, rest = name.partition(" ")
    bare = [fold(word) for word in rest.split()]
    noun = first.startswith("ال") and fold(first) not in name_words() and not fold(first).endswith(_FAMILY)
    construct = role != "" and not fold(role.split()[-1]).startswith("ال") and f"{role} {name}" in whole
    if not noun or not construct or len(bare) < _PAIR or bare[0] not in name_words() or bare[0] in JOINERS:
        return mention
    return replace(mention, role=f"{role} {first}", name=rest)


def _with_name_behind(mention: Mention, words: Sequence[str], name: str, whole: str) -> Mention:
    """The mention whose name the preposition at the end of the role stands in front of, by the ``words`` of the role.

    «وزير مقرب من [فلان]» is nobody named; of «زعيم الحزب في [بلدة فلان الفلاني]» the first word is the preposition's.
    """
    if stem(fold(words[-_PAIR])) in _STANCES:
        return Mention(None, whole.strip(), None, anonymous=True)
    first, _, rest = name.partition(" ")
    if fold(first) in name_words() or len(rest.split()) < _PAIR:
        return replace(mention, role=" ".join(words[:-1]))
    return replace(mention, role=f"{mention.role} {first}", name=rest)


def without_nation_behind_comma(mention: Mention, knowledge: Knowledge) -> Mention:
    """The role without the nationality that a comma sets apart, as it tells of the person: «رئيس الاتحاد، [السويسري] فلان».

    Whoever holds an office of state is of that state: «وزير الخارجية، الألماني فلان» is the German minister.
    """
    front, comma, nation = (mention.role or "").replace(",", "،").rpartition("،")
    if not comma or mention.name is None or not fold(nation).strip().startswith("ال"):
        return mention
    info = role_of(front.strip(), knowledge) if knowledge.nationality(fold(nation).strip()) else None
    if info is None:
        return mention
    return replace(mention, role=f"{front.strip()} {nation.strip()}" if info.official else front.strip())


def without_patron(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """A body or document without the name of whom it is close to.

    «صحيفة مقربة من الرئيس فلان» is unnamed, «صحيفة الوطن [المقربة من فلان]» has a name of its own.
    """
    words, roles = whole.split(), knowledge.tables.roles
    at = next((i for i, word in enumerate(words) if i and fold(word).removeprefix("ال") in _STANCES), 0)
    head = stem(fold(words[0].strip(_SIGNS)))
    told = head not in roles and (head in knowledge.tables.generic_heads or head in _DOCUMENTS | _REPORTS)
    if mention.name is None or not at or not told or whole.find(mention.name) < whole.find(words[at]):
        return mention
    definite = words[at].startswith("ال")
    return Mention(None, None, " ".join(words[:at] if definite else words), anonymous=not definite)


def without_event(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """Who is named with a document or an event as if it were an office, with the office alone.

    «بيان فلان», «نسخة من تقرير الأمين العام فلان»; «بيان من مكتب فلان» is the office's, «المؤتمر الصحفي بين فلان وعلان» no word
    of one of them, «الرسالة الموجهة إلى الأمين العام فلان» not his.
    """
    words = _event(mention, whole, knowledge)
    if not words:
        return mention
    bare = [fold(word) for word in words]
    ends = next((at for at, word in enumerate(bare) if at and word in _BETWEEN), 0)
    if ends:
        return Mention(None, None, " ".join(words[:ends]), anonymous=False)
    if _OFFICE in bare:
        at = whole.index(words[bare.index(_OFFICE)])
        return Mention(None, None, whole[at:].strip(" ،,"), anonymous=False)
    at = next((i for i, word in enumerate(bare) if i and _office_at(word, knowledge)), len(words))
    if (
        at < len(words)
        and bare[at - 1] not in _SOURCES
        and not _is_event(words[at - 1], knowledge)
        and not _is_owned(bare, at)
    ):
        return Mention(None, whole.strip(), None, anonymous=True)  # «تقارير من أوساط الرئيس فلان»
    if at == len(words):
        return replace(mention, role=None, body=None)
    first = words[at] if not bare[at].startswith("لل") else f"ال{words[at][2:]}"
    return _with_office(replace(mention, role=" ".join((first, *words[at + 1 :])), body=None), knowledge)


def _with_office(mention: Mention, knowledge: Knowledge) -> Mention:
    """The mention by its office in a document, where the name is not another one's: «بيان صادر عن محامي [فلان]»."""
    role, name = mention.role or "", mention.name or ""
    if is_principals(name, role, knowledge):
        return Mention(None, f"{role} {name}", None, anonymous=not role.startswith("ال"))
    return without_another(mention, f"{role} {name}", knowledge, owned=False)


def _event(mention: Mention, whole: str, knowledge: Knowledge) -> list[str]:
    """The words of a role, or of a body in front of the name, that begin with a document or event; none for other mentions."""
    if mention.name is None:
        return []
    role = (mention.role or "").split()
    if role and _is_event(role[0], knowledge):
        return role
    body = (mention.body or "").split()
    if not body or not _is_event(body[0], knowledge) or mention.name not in whole:
        return []
    front = whole[: whole.index(mention.name)].replace(",", "،").partition("،")[0]
    return front.split()  # «بيان للمتحدث باسم القوات، العقيد فلان»


def _is_owned(words: Sequence[str], at: int) -> bool:
    """Whether the office at ``at`` has the document by «لـ», or stands behind its adjective: «بيان [صحفي] للمتحدث»."""
    return words[at].startswith("لل") or not set(words[:at]) & _SOURCES


def _is_event(word: str, knowledge: Knowledge) -> bool:
    noun = stem(fold(word))
    return noun in _DOCUMENTS and noun not in knowledge.tables.roles


def _office_at(word: str, knowledge: Knowledge) -> bool:
    return stem(word) in knowledge.tables.roles


def without_body_in_front(mention: Mention, knowledge: Knowledge) -> Mention:
    """The mention whose role begins with its office, where the words have run on from a body: «[الحكومة] مفوضة الهيئة».

    «انتقاد الحكومة الإيطالية [مفوضة الأمم المتحدة فلانة]»: no office begins with the whole name of a body.
    """
    role = mention.role or ""
    words = role.split()
    bare = [fold(word) for word in words]
    if (
        mention.name is None
        or not bare
        or stem(bare[0]) in knowledge.tables.roles
        or role_of(role, knowledge) is not None
    ):
        return mention
    body = knowledge.body_grammar.parse(bare, 0)
    if body is None or body.coined or body.cut or not 0 < body.end < len(words):
        return mention
    office = " ".join(words[body.end :])
    told = bare[body.end] in knowledge.tables.roles and role_of(office, knowledge) is not None
    return replace(mention, role=office, body=None) if told else mention
