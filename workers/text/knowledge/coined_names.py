"""Find where the name of a body ends that only the word for its kind announces: «جمعية …», «صحيفة …», «لجنة …»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.person_names import JOINERS, is_new, name_words
from workers.text.knowledge.tables import Tables
from workers.text.syntax.cues import read_cue
from workers.text.words.vocabulary import vocabulary

_LONGEST: Final = 7
_PROPER: Final = 3
_ADJECTIVES: Final = ("ي", "يه")
"""Endings, folded."""
_TITLES: Final = word_list("honorifics")
PARTICIPLES: Final = word_list("participles_of_bodies")
"""«ولاية البنغال الغربية [الواقعة] بشرق الهند», «تقرير المحكمة [الصادر] في 2016»."""


class CoinedNames:
    """Ends of names by definiteness: a name goes on with definite words («حقوق الإنسان») and with words nobody knows."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._names = name_words()
        self._common = vocabulary()

    def end(self, words: Sequence[str], at: int, *, definite: bool) -> int:
        """The index after the name that goes on at ``words[at]`` behind its head noun; ``at`` when it is no name.

        ``definite``: the head noun has the article («الجمعية المغربية لحقوق الإنسان»): then two words at least must follow.
        """
        last = min(len(words), at + _LONGEST)
        end = at
        while end < last:
            taken = self._take(words, end, first=end == at, definite=definite)
            if not taken:
                break
            end += taken
        return at if definite and end - at < 2 else min(end, len(words))

    def _take(self, words: Sequence[str], at: int, *, first: bool, definite: bool) -> int:
        """How many words go on the name at ``at``."""
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else ""
        person = not first and (self.begins_person(words, at) or self._is_title(words, at))
        if word in self._tables.name_stops or word in PARTICIPLES or following.startswith("الذي") or person:
            return 0
        if word.startswith("ال") or (definite and first):
            return int(word.startswith("ال") and (not definite or not first or word.endswith(("ي", "يه"))))
        construct = following.startswith("ال") and following not in self._tables.name_stops
        construct = construct and not self._is_title(words, at + 1)
        if not first and (word.startswith(("وال", "لل")) or (word[0] == "ل" and construct)):
            return 1
        if first and construct and word in self._common and not word.endswith(("ت", "وا")):
            return 2
        if word in self._tables.adjectives:
            return int(not first)
        return int(self._is_proper(word))

    def begins_person(self, words: Sequence[str], at: int) -> bool:
        """Whether behind a definite word, which nothing follows in the construct state, somebody's name begins.

        «رئيس الهيئة العليا لمقاومة الفساد [فلان الفلاني]», but «مؤسسة الأمير [فلان الفلاني]», «جمعية [فلان الفلاني]».
        """
        before = words[at - 1] if at else ""
        first = self._names.get(words[at]) if at + 1 < len(words) else None
        if first is None or not first.given or not before.startswith("ال"):
            return False
        if before in _TITLES or before in self._tables.roles or before in self._names:
            return False
        if any(self._is_adjective(word) for word in words[at + 2 : at + _LONGEST]):
            return False  # «مطار المدينة فلان الفلاني الدولي»
        last = at + 2 == len(words) and words[at + 1].startswith("ال")  # «فلان الطبيب»
        sure = first.strength > _PROPER or (first.native and first.strength > 1)
        return sure and (last or words[at + 1] in JOINERS or self._may_be_name(words[at + 1]))

    def _is_title(self, words: Sequence[str], at: int) -> bool:
        """Whether a title in front of a name ends the body: «محافظة مأرب [الدكتور] فلان», but «مدينة [الشيخ] فلان الطبية»."""
        if at == 0 or at + 1 >= len(words) or words[at] not in _TITLES or not self._may_be_name(words[at + 1]):
            return False
        before = words[at - 1]
        return before.startswith("ال") or before in self._tables.places

    def _is_adjective(self, word: str) -> bool:
        """Whether the folded word is a definite adjective that is no family name: «الدولي», not «العتيبي»."""
        return word.startswith("ال") and word.endswith(_ADJECTIVES) and word in self._common and word not in self._names

    def _may_be_name(self, word: str) -> bool:
        return word in self._names or is_new(word)

    def _is_proper(self, word: str) -> bool:
        known = self._names.get(word)
        new = is_new(word) and read_cue(word) is None  # «شرطة ليسترشاير [نوّهت]»
        return (known is not None and known.strength > _PROPER) or new or word in self._tables.places
