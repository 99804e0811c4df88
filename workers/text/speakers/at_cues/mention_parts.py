"""Set right what the parser makes of mentions with words that it does not know: which are a name, which a body.

«الأمير وليام», «أحد كبار مشايخ مأرب فلان الفلاني», «اتهمت النيابة فلان بن فلان», «مكتب التدقيق الوطني (هيئة الرقابة على …)».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, load, words_of
from workers.text.knowledge.model import Body, BodyKind, Person
from workers.text.knowledge.person_names import JOINERS, name_words
from workers.text.mentions.clitics import is_known
from workers.text.mentions.likely_names import is_name, may_be_name
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import role_of
from workers.text.speakers.cast.bare_bodies import is_civic
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.syntax.quotes import MARKS
from workers.text.words.tokens import Token
from workers.text.words.tokens import folded_word as fold
from workers.text.words.word_features import frequency_rank

_SHORTEST: Final = 3
"""Letters of a name, words of a body with its object."""
_TITLE_AND_NAME: Final = 2
_TITLES: Final = frozenset(f"ال{title}" for title in ("امير", "اميره", "ملك", "ملكه", "بابا", "شيخ", "شيخه"))
_COMMON: Final = 3000
"""Rank in news up to which a word that is in no list of names is none."""
_SHORT_NAME: Final = 2
"""Letters of the family names of Koreans and Chinese in front of which the rest stands: «ري», «لي»."""
_SYLLABLE: Final = 4
"""Letters of a family name of one syllable, at most: «هان», «بارك»."""
_KIN: Final = word_list("relatives_of_persons") | word_list("honorifics") | word_list("courtesies")
_RANKS: Final = word_list("honorifics")
_RELATIVES: Final = word_list("relatives_of_persons")
_NAMING: Final = word_list("naming")
_LONGEST_KNOWN: Final = 4
"""Words of a name in the knowledge file."""
_DOCUMENTS: Final = word_list("documents")
_IN_FRONT_OF: Final = "أمام "
"""Folded, it is «إمام»."""
_ONE_OF: Final = frozenset({"احد", "احدي"})
_ALI: Final = "علي"
OF_PERSONS: Final = frozenset(map(fold, ("إدارة", "حكومة", "حملة")))
"""What is called by the person at its head."""
_AFTER_PERSONS: Final = frozenset(map(fold, ("مؤسسة", "مركز", "معهد", "متحف", "جامعة", "مستشفى")))
"""What is called after somebody, whose name is the whole of its own: «مؤسسة فلان الفلاني», not «مؤسسة الحزب فلانة الفلانية»."""


def titled(mention: Mention, words: Sequence[Token], knowledge: Knowledge) -> Mention:
    """The mention with the name that nobody knows behind a title: «الأمير وليام»; not «الأميرة الأردنية», «الأمير قائلا»."""
    if len(words) != _TITLE_AND_NAME or words[0].folded not in _TITLES or mention.name is not None:
        return mention
    word = words[1].folded
    other = word.startswith("ال") or word in PREPOSITIONS or word.endswith("ا") or len(word) <= _SHORTEST
    rank = frequency_rank(word)
    common = word not in name_words() and rank is not None and rank < _COMMON
    if other or common or read_cue(word) is not None or knowledge.nationality(word):
        return mention
    return Mention(words[1].word, words[0].word, None, anonymous=False)


def one_of_many(mention: Mention, knowledge: Knowledge) -> Mention:
    """The mention with the name behind the place in «أحد كبار مشايخ مأرب فلان الفلاني»."""
    words = (mention.role or "").split()
    bare = [fold(word) for word in words]
    if len(words) <= _SHORTEST or bare[0] not in _ONE_OF or bare[-_TITLE_AND_NAME - 1] not in knowledge.tables.places:
        return mention
    ali = words[-_TITLE_AND_NAME] == _ALI and may_be_name(bare[-1])  # written with ي, it is no «على»
    if not ali and not is_name(bare[-_TITLE_AND_NAME:], knowledge, loose=True):
        return mention
    name, role = " ".join(words[-_TITLE_AND_NAME:]), " ".join(words[:-_TITLE_AND_NAME])
    return Mention(name, role, None, anonymous=False)


def body_alone(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """The body in front of a person or state that is the verb's object: «اتهمت النيابة فلان بن فلان بـ…»."""
    words = words_of(whole)
    if len(words) < _TITLE_AND_NAME or not words[0].startswith("ال") or len(words) != len(whole.split()):
        return mention
    head = stem(words[0])
    other = words[0] in _RANKS or head in knowledge.tables.roles or words[0] in name_words()
    if head not in knowledge.tables.generic_heads or other:
        return mention
    known = knowledge.lookup(words[1])
    state = isinstance(known, Body) and known.kind is BodyKind.STATE and not words[1].startswith("ال")
    person = state or is_name(words[1:], knowledge, loose=words[1] in JOINERS) or words[1] in JOINERS
    return Mention(None, None, whole.split(maxsplit=1)[0], anonymous=False) if person else mention


def body_for_role(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """A known body that the parser has taken for a role: «مالي»."""
    alone = mention.role is not None and mention.name is None and mention.body is None and not mention.anonymous
    if alone and is_civic(words_of(whole)):
        return Mention(None, None, whole, anonymous=False)  # «المجموعة الحقوقية»
    if not alone or not isinstance(knowledge.lookup(whole), Body) or role_of(whole, knowledge) is not None:
        return mention
    return Mention(None, None, whole, anonymous=False)


def body_of_person(mention: Mention, whole: str) -> Mention:
    """Those who work for somebody, as the body that they are: «إدارة الرئيس الأمريكي فلان», «حملة فلان»."""
    first, _, rest = whole.partition(" ")
    named = mention.name is not None and rest.startswith(mention.name) and fold(first) in _AFTER_PERSONS
    headed = mention.name is not None and fold(first) in OF_PERSONS
    return Mention(None, None, whole, anonymous=False) if named or headed else mention


def body_in_marks(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """A body called by a person's name in quotation marks: «شركة "فلان الفلاني"»."""
    first, _, rest = whole.partition(" ")
    head = fold(first)
    marked = mention.name is not None and rest[:1] in MARKS and rest[-1:] in MARKS and mention.name in rest
    body = head in knowledge.tables.generic_heads and head not in knowledge.tables.roles
    return Mention(None, None, whole, anonymous=False) if marked and body else mention


def role_behind(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """The mention with the office that a comma sets apart behind the name: «فلان الفلاني، رجل الدين وزعيم التيار»."""
    name, comma, role = whole.replace(",", "،").partition("،")
    words = words_of(role)
    if mention.name is None or mention.role is not None or name.strip() != mention.name or not comma or not words:
        return mention
    if role.strip().startswith(_IN_FRONT_OF):
        return mention
    office = stem(words[0]) in knowledge.tables.roles or knowledge.resolve_role(role) is not None
    return replace(mention, role=role.strip(" ،")) if office else mention


def quoted_name(mention: Mention, whole: str, before: str, knowledge: Knowledge) -> Mention:
    """A name in quotation marks that nobody knows: «أضاف "ماشابل"» is no unnamed source."""
    words = words_of(whole)
    unknown = (
        mention.anonymous and before in MARKS and len(words) <= _TITLE_AND_NAME and role_of(whole, knowledge) is None
    )
    if not unknown or knowledge.resolve_source(whole) is not None or knowledge.kind_of(whole) is not None:
        return mention
    return Mention(whole, None, None, anonymous=False)


def office_for_name(mention: Mention, knowledge: Knowledge) -> Mention:
    """The mention whose office the parser took for the name: «ولي العهد، الأمير فلان الفلاني», «ولي العهد»."""
    named = words_of(mention.name or "")
    office = knowledge.role_grammar.parse(named, 0) if len(named) >= _TITLE_AND_NAME else None
    if office is None or office.noun.official != "office" or office.length < len(named) or mention.body:
        return mention
    if not mention.role:
        return Mention(None, mention.name, None, anonymous=False)
    words = mention.role.split()
    while len(words) > 1 and fold(words[0]) in _RANKS:
        words.pop(0)
    titled = len(words) < len(mention.role.split()) and is_name([fold(word) for word in words], knowledge, loose=True)
    return Mention(" ".join(words), mention.name, None, anonymous=False) if titled else mention


def known_person(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """The mention with the known person whom it ends with, where the parser has not read the name or not all of it.

    «المتحدث باسم التحالف، العقيد الركن تركي المالكي»: the given name is an adjective of nationality as well.
    """
    words = whole.split()
    for length in range(min(_LONGEST_KNOWN, len(words)), 1, -1):
        name = " ".join(words[-length:])
        if mention.name == name:
            return mention
        if not isinstance(knowledge.lookup(name), Person):
            continue
        before = words[:-length]
        while before and fold(before[-1].strip("،,.")) in _RANKS:
            before.pop()
        last = fold(before[-1]) if before else ""
        if last in _NAMING or last in PREPOSITIONS or fold(words[0]) in _RELATIVES:
            return mention  # «المتحدث باسم فلان», «ابنة مؤسس الحزب فلان»
        if not set((mention.name or "").split()) <= {*name.split(), *(word for word in words if fold(word) in _RANKS)}:
            return mention
        if mention.name is None and before and stem(last.strip("،,")) in knowledge.tables.generic_heads:
            return mention  # «حكومة فلان»
        role = " ".join(before).strip(" ،,")
        return Mention(name, role or None, mention.body, anonymous=False)
    return mention


def without_document(mention: Mention) -> Mention:
    """Who issued a document, with the office alone: «بيان للمتحدث باسم الائتلاف فلان الفلاني»."""
    words = (mention.role or "").split()
    if mention.name is None or len(words) < _TITLE_AND_NAME or fold(words[0]) not in _DOCUMENTS:
        return mention
    if not words[1].startswith("لل"):
        return mention
    return replace(mention, role=" ".join((f"ال{words[1][2:]}", *words[2:])))


def before_bracket(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """The body whose name brackets explain: «مكتب التدقيق الوطني (هيئة الرقابة على …)»; a short name in them is of it."""
    name, bracket, inside = whole.partition("(")
    body = mention.body
    if not bracket or not body or mention.name or mention.role or len(name.split()) < _TITLE_AND_NAME:
        return mention
    words = words_of(inside)
    if len(words) > 1 and words[0] in knowledge.tables.generic_heads:
        return replace(mention, body=name.strip()) if body not in name else mention
    return replace(mention, body=f"{body})") if "(" in body and ")" not in body else mention


def with_family_name(mention: Mention, whole: str) -> Mention:
    """The mention with the short family name in front that the parser left out of the name: «ري» of «ري سون جون»."""
    first = whole.split(maxsplit=1)[0]
    if not mention.name or not whole.startswith(f"{first} {mention.name}") or not _is_short_family_name(fold(first)):
        return mention
    role = None if mention.role == first else mention.role
    return replace(mention, name=f"{first} {mention.name}", role=role)


def with_parted_name(mention: Mention, whole: str) -> Mention:
    """The mention with the given name that a hyphen with a space parts, and the family name: «المدعي [هان دونغ- هون]»."""
    *office, family, one, other = ["", "", "", *whole.split()]
    parted = one.endswith("-") and one[:-1].isalpha() and other.isalpha() and _may_be_family_name(fold(family))
    role = " ".join(office).strip()
    return replace(mention, name=f"{family} {one} {other}", role=role, body=None) if parted and role else mention


def _may_be_family_name(word: str) -> bool:
    """Whether the folded last word of a role can be a family name in front of a given one: «هان», no «فرنسا», «العام»."""
    knowledge = load()
    other = word.startswith("ال") or word in PREPOSITIONS or word.endswith("ه") or is_known(word, knowledge)
    places = word in knowledge.tables.places or word in knowledge.tables.portfolios
    return len(word) <= _SYLLABLE and not other and not places and knowledge.nationality(word) is None


def _is_short_family_name(word: str) -> bool:
    """Whether the folded word in front of a name can only be its first part: «ري» of «ري سون جون», and no «أخ», «د»."""
    other = word in PREPOSITIONS | COMPLEMENTIZERS | _KIN or read_cue(word) is not None
    return len(word) == _SHORT_NAME and not other and not is_known(word, load())
