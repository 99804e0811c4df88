"""Tell the kind of a body that a text names no further: «الوزارة», «عدة أحزاب سياسية», «وزارتا الدفاع», «حزبه»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.model import BodyKind
from workers.text.knowledge.places import place_at
from workers.text.knowledge.tables import Tables
from workers.text.words.clitics import stems

_ENDINGS: Final = (
    "تيهما",
    "تاهما",
    "تهما",
    "اتها",
    "تان",
    "تين",
    "تها",
    "تهم",
    "تا",
    "تي",
    "ته",
    "ان",
    "ين",
    "ها",
    "هم",
    "ا",
    "ه",
)
"""Folded: of the dual, of what a pronoun owns, of the accusative. ة is ه in the word, ت before any of them."""
_LEAST: Final = 2
_NEAR_SOMEBODY: Final = frozenset({"حلفاء", "جيران"})
"""States where they are nobody's or another state's; those of somebody are people."""
_HIS: Final = frozenset({"له", "لها", "لهم"})
_POLITICAL: Final = word_list("political_groups")
_FOR: Final = "ل"
_LIKE: Final = "كما"
_POINTERS: Final = word_list("demonstratives")


class BodyKinds:
    """Kinds by the words for them. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def kind(self, words: Sequence[str]) -> BodyKind | None:
        """The kind that the first noun of ``words`` tells, quantifiers in front passed over; None when it tells none."""
        at = 0
        quantifiers = self._tables.role_words
        while at < len(words) - 1 and (
            words[at].isdigit() or words[at] in _POINTERS or quantifiers.get(words[at]) == "quantifier"
        ):
            at += 1
        rest = words[at:]
        if not rest:
            return None
        joined = len(rest) > 1 and (rest[1] == _LIKE or (rest[1][0] == "و" and not self._state_of(rest[1])))
        if joined and self._state_of(rest[0]):
            return BodyKind.STATE  # «روسيا والدول الأوروبية», «موسكو كما بكين», not «سول واشنطن»
        kind = next((kind for form in self._forms(rest[0]) if (kind := self._of(form, rest[1:]))), None)
        return BodyKind.PARTY if kind is BodyKind.CLUB and _POLITICAL & set(rest[1:]) else kind

    def of_service(self, words: Sequence[str], *, directed: bool) -> BodyKind | None:
        """The kind of service that an office of a body tells: «[المدير العام] للجوازات»; ``directed``: a director's."""
        service = self._tables.portfolios.get(words[0]) if words and directed else None
        if service is not None and service.construct and len(words) > 1 and place_at(words, 1, self._tables):
            return BodyKind.STATE_BODY  # «مديرة صحة حماة»
        at = next((i for i, word in enumerate(words) if word not in self._tables.role_words), len(words))
        if at == len(words):
            return None
        heads = ((self._tables.portfolios.get(stem.text), stem.preposition) for stem in stems(words[at]))
        named = next((head for head, preposition in heads if head and preposition == _FOR), None)
        return named.function.kind if named is not None else self.kind(words[at:])

    def _of(self, form: str, following: Sequence[str]) -> BodyKind | None:
        table = self._tables.body_words
        if form in _NEAR_SOMEBODY and following and self._is_somebody(following[0]):
            return None  # «حلفاء له», «حلفاء الرئيس»; not «حلفاء واشنطن»
        if following:
            pair = table.get(f"{form} {following[0].removeprefix('ال')}")
            if pair:
                return pair
        return table.get(form)

    def _is_somebody(self, word: str) -> bool:
        return word in _HIS or word.removeprefix("ال") in self._tables.roles or word in self._tables.persons_by_alias

    @staticmethod
    def _forms(word: str) -> Iterator[str]:
        """``word`` without clitics and article, as it stands and with each ending taken off."""
        for stem in stems(word):
            bare = stem.text.removeprefix("ال")
            yield bare
            for ending in _ENDINGS:
                if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST:
                    cut = bare[: -len(ending)]
                    yield cut
                    if ending[0] == "ت":
                        yield f"{cut}ه"

    def _state_of(self, word: str) -> bool:
        """Whether ``word`` names a state, or the city that stands for its government."""
        body = self._tables.bodies_by_alias.get(word)
        return word in self._tables.metonyms or (body is not None and body.kind is BodyKind.STATE)
