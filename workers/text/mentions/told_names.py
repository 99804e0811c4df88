"""Find a name that the words around it announce: «مسؤول يدعى فلان الفلاني», «المواطن "فلان"», «الأمير فلان».

And the one that commas set apart behind an office: «وزيرة الاقتصاد، [فلانة الفلانية]، إن …».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Gender
from workers.text.knowledge.person_names import SURE, name_words
from workers.text.mentions.likely_names import LONGEST_NAME, is_given_and_noun, is_name, is_plausible, opens_other
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import office_of, role_of
from workers.text.syntax.analyse import COMPLEMENTIZERS
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import Token
from workers.text.words.tokens import folded_word as fold

_COMMAS: Final = "،,-–—"
_SIGNS: Final = "\"«»“”'()"
_ASIDES: Final = word_list("asides")
_CALLED: Final = word_list("called")
_NAMING: Final = word_list("naming")
_OPENING: Final = '"«“'
_MOST_QUOTED: Final = 3
"""Words of a name in quotation marks."""
_TITLE_AND_NAME: Final = 2
_RANKS: Final = word_list("honorifics")
_LONGEST_NAME: Final = 4
_SHORTEST: Final = 3
"""Tokens of a comma, a name and what follows it."""


def told_name(mention: Mention, text: str, parts: Sequence[list[str]], knowledge: Knowledge) -> Mention | None:
    """The mention with the name that ``text`` announces; None where it announces none. ``parts``: its words by commas."""
    return _called(text, knowledge) or _quoted(mention, text, knowledge) or _titled(mention, parts, knowledge)


def _called(text: str, knowledge: Knowledge) -> Mention | None:
    """Somebody unnamed with the name behind: «مسؤول آخر في الشرطة يدعى فلان الفلاني»; None for other mentions."""
    words = text.split()
    at = next((i for i, word in enumerate(words) if i and fold(word) in _CALLED | _ASIDES), len(words))
    role = " ".join(words[:at])
    name = [word.strip(_SIGNS + _COMMAS) for word in takewhile(lambda word: not word.endswith("،"), words[at + 1 :])]
    bare = [fold(word) for word in name]
    if not 0 < len(name) <= LONGEST_NAME or not is_plausible(bare, knowledge):
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
    if info is None or info.body is not None or info.length != len(words_of(role)) or info.gender is Gender.PLURAL:
        return None
    body = knowledge.resolve_body(name) is not None or fold(role.split()[-1]) in _NAMING
    if not name or body or opens_other(fold(name.split()[0]), knowledge):
        return None
    return Mention(name, role.strip(), None, anonymous=False)


def _titled(mention: Mention, parts: Sequence[list[str]], knowledge: Knowledge) -> Mention | None:
    """A title with one given name behind: «الأمير وليام», «البابا فرنسيس»; None for other mentions."""
    words = parts[0]
    if len(parts) > 1 or len(words) != _TITLE_AND_NAME or mention.name is not None:
        return None
    title, name = fold(words[0]), name_words().get(fold(words[1]))
    info = knowledge.tables.roles.get(stem(title)) if title.startswith("ال") else None
    if info is None or info.gender is Gender.PLURAL or name is None or not name.given or name.strength < SURE:
        return None
    return Mention(words[1], words[0], None, anonymous=False) if knowledge.nationality(words[1]) is None else None


def name_behind(tokens: Sequence[Token], knowledge: Knowledge, *, ranked: bool = False) -> str | None:
    """The name that a comma sets apart behind an office: «وزيرة الاقتصاد، فلانة الفلانية، إن …»; None for none.

    A rank may stand in front: «آمر غرفة العمليات، اللواء فلان الفلاني، …»; with ``ranked`` it must, as behind somebody
    indefinite, whom only the rank makes one.
    """
    if len(tokens) < _SHORTEST or tokens[0].word not in _COMMAS:
        return None
    words = list(takewhile(lambda token: token.folded[0].isalnum() and token.folded not in COMPLEMENTIZERS, tokens[1:]))
    closed = len(words) < len(tokens) - 1
    bare = list(dropwhile(lambda token: token.folded in _RANKS, words))
    if not 1 < len(bare) <= _LONGEST_NAME or not closed or (ranked and len(bare) == len(words)):
        return None
    name = [token.folded for token in bare]
    named = (is_name(name, knowledge, loose=True) or is_given_and_noun(name, knowledge)) and read_cue(name[-1]) is None
    return " ".join(token.word for token in bare) if named else None
