"""Read the name of a body: one that is known, or one composed of a function and a nationality.

«وزارة الخارجية الأميركية», «الجيش في مالي», «برلمان لبنان», «السفارة الروسية في لندن», «حزب البيئة السويسري».
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.coined_names import PARTICIPLES
from workers.text.knowledge.composer import Composer
from workers.text.knowledge.generic_bodies import GenericBodies, Parsed
from workers.text.knowledge.model import Body, BodyKind
from workers.text.knowledge.nations import AT, Nation, Nations
from workers.text.knowledge.slips import Slips
from workers.text.knowledge.tables import Function, Head, Tables
from workers.text.words.clitics import stems
from workers.text.words.memo import MOST_WORDS

_WINDOW: Final = 15
"""Words in the longest name with its nationality."""
_BETWEEN: Final = 2
"""Definite words that may stand between a body and its nationality: «القوات المسلحة الثورية الكولومبية»."""
_GENERAL: Final = frozenset({"العامه", "الدايمه"})
_WITH: Final = "لدي"
_SUBORDINATE: Final = frozenset({"التابعه", "تابعه", "الخاضعه", "خاضعه"})
_RULE: Final = frozenset({"لاداره", "لسيطره", "لسلطه", "لحكم"})
"""Behind these: whose rule a ministry is under, «وزارة الصحة الخاضعة [لإدارة] الحوثيين»."""
_THAT: Final = "التي"
_RUNNING: Final = (("يديرها",), ("تديرها",), ("يسيطر", "عليها"), ("تسيطر", "عليها"))
"""Verbs of who runs a ministry: «وزارة الصحة التي [تديرها] حماس»."""
_GOVERNMENT: Final = "حكومه"
_OF_KINGDOMS: Final = frozenset(f"ال{word}" for word in word_list("kingdoms"))
"""«الوفد الدائم للمملكة» is of the state that the article is about."""
_LOCAL: Final = frozenset({BodyKind.COURT, BodyKind.STATE_BODY})
_LOCAL_FORCES: Final = frozenset({"police", "security", "gendarmerie", "civil_defence", "traffic_police"})
"""What speaks of the city where it is; an army or a government may be abroad."""
_AUTHORITIES: Final = "السلطات"
_OF_ONE_STATE: Final = frozenset(
    {BodyKind.GOVERNMENT, BodyKind.HEAD_OF_STATE_OFFICE, BodyKind.MINISTRY, BodyKind.STATE_BODY, BodyKind.PARLIAMENT}
    | {BodyKind.COURT, BodyKind.SECURITY_FORCES, BodyKind.PARTY}
)
"""What other states have by the same name."""
MINISTRY: Final = frozenset({"وزاره", "الوزاره", "وزارات"})
MISSIONS: Final = {
    "سفاره": "embassy",
    "السفاره": "embassy",
    "قنصليه": "consulate",
    "القنصليه": "consulate",
    "بعثه": "mission",
    "البعثه": "mission",
    "ممثليه": "mission",
    "الممثليه": "mission",
}


Reader = Callable[[Sequence[str]], Parsed | None]


def _nothing(words: Sequence[str]) -> Parsed | None:  # noqa: ARG001 - a Reader: only the generic reading remains
    return None


class BodyGrammar:
    """Bodies by their words. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.composer = Composer(tables)
        self.nations = Nations(tables)
        self._generic = GenericBodies(tables, self.composer, self.nations)
        self._slips = Slips(word for word, head in tables.portfolios.items() if not head.construct)
        self._readers_of: dict[str, tuple[Reader, ...]] = {}

    def parse(self, words: Sequence[str], start: int, *, whole: bool = False) -> Parsed | None:
        """The longest body whose name begins at ``words[start]``, clitics of that word taken off, if there is one.

        ``whole``: the words name one body to their end, so that an unknown name need not show where it ends.
        """
        best: Parsed | None = None
        for stem in stems(words[start]) if start < len(words) else ():
            readers = self._readers(stem.text)
            if not readers:
                continue
            window = (stem.text, *words[start + 1 : start + _WINDOW])
            found = self._longest(readers, window)
            if found is None or self._goes_on(found, window):
                found = self._generic.read(window, self._inner, whole=whole) or found
            if found and (best is None or (found.end, not found.coined) > (best.end, not best.coined)):
                best = found._replace(cut=stem.cut)
        return best._replace(end=best.end + start) if best else None

    def _goes_on(self, found: Parsed, words: Sequence[str]) -> bool:
        """Whether a body of no country is another one's, as ل tells: «المجلس الوطني لعمادة الأطباء» is no parliament."""
        if found.body.id not in self._tables.functions or found.end >= len(words):
            return False
        owned = any(stem.preposition == "ل" for stem in stems(words[found.end]))
        return owned and self.nations.country(words, found.end) is None

    def _inner(self, words: Sequence[str]) -> Parsed | None:
        """A body inside the name of another one: «مجلس إدارة شركة …», «المكتب التنفيذي لجمعية …»."""
        return self.parse(words, 0)

    def may_begin(self, word: str) -> bool:
        """Whether a name of a body may begin with ``word``, clitics off."""
        return bool(self._readers(word))

    def _readers(self, word: str) -> tuple[Reader, ...]:
        """What can read a name that begins with ``word``; nothing for most words, so that asking is all they cost."""
        known = self._readers_of.get(word)
        if known is None:
            tables = self._tables
            generic = tables.generic_heads.begins(word.removeprefix("ال")) or tables.generic_heads.begins(word)
            known = tuple(
                reader
                for reader, may_read in (
                    (self._alias, tables.bodies_by_alias.begins(word)),
                    (self._ministry, word in MINISTRY or tables.portfolios.begins(word)),
                    (self._function, tables.heads.begins(word)),
                    (self._mission, word in MISSIONS),
                    (_nothing, generic),
                )
                if may_read
            )
            if len(self._readers_of) >= MOST_WORDS:
                self._readers_of.clear()
            self._readers_of[word] = known
        return known

    @staticmethod
    def _longest(readers: tuple[Reader, ...], words: Sequence[str]) -> Parsed | None:
        best: Parsed | None = None
        for reader in readers:
            found = reader(words)
            if found and (best is None or found.end > best.end):
                best = found
        return best

    def _alias(self, words: Sequence[str], at: int = 0) -> Parsed | None:
        found = self._tables.bodies_by_alias.find(words, at)
        return (
            Parsed(found.value, found.end) if found and not self._is_of_another(found.value, words, found.end) else None
        )

    def _is_of_another(self, body: Body, words: Sequence[str], end: int) -> bool:
        """Whether the nationality behind the name of a state's body is not its own: «مجلس العموم الكندي»."""
        if body.country is None or body.kind not in _OF_ONE_STATE:
            return False
        nation = self.nations.adjective(words, end, strict=True)
        return nation is not None and nation.country != body.country

    def _ministry(self, words: Sequence[str]) -> Parsed | None:
        named = words[0] in MINISTRY
        at = 1 if named else 0
        found = self._tables.portfolios.find(words, at) if at < len(words) else None
        if not found and named and at < len(words) and (meant := self._slips.meant(words[at])) is not None:
            found = self._tables.portfolios.find(words, at, meant)
        if not found:
            return self._unknown_ministry(words) if named else None
        head, end = found
        if not named and not self._names_ministry(head, words, end):
            return None
        if named:
            end = self._rest_of_portfolio(words, end)
        nation = self.nations.nation(words, end)
        if nation:
            return Parsed(self.composer.compose(head.function, nation.country), nation.end)
        owner = self.owner_of_ministry(words, end, construct=head.construct) if named else None
        if owner:
            return Parsed(
                self.composer.ministry_of(owner.body, head.function, words[: owner.end]), owner.end, coined=True
            )
        return None if head.construct else Parsed(self.composer.compose(head.function, None), end)

    def owner_of_ministry(self, words: Sequence[str], end: int, *, construct: bool) -> Parsed | None:
        """The movement or government behind a ministry that is none of the state's: «وزارة الصحة [التابعة لحماس]».

        «وزارة العدل في حكومة الوفاق», «وزارة الداخلية بحكومة الحوثيين», «وزارة صحة حركة حماس», «وزارة الصحة التي تديرها حماس».
        """
        behind = words[end] if end < len(words) else ""
        run = next((len(verb) for verb in _RUNNING if tuple(words[end + 1 : end + 1 + len(verb)]) == verb), 0)
        run = run if behind == _THAT else 0
        at = end + 1 + run if run else end + (behind in _SUBORDINATE or behind in AT)
        at += behind in _SUBORDINATE and at < len(words) and words[at] in _RULE
        if at >= len(words):
            return None
        movement = construct or run > 0 or behind in _SUBORDINATE
        found = self.parse(words, at) if movement or words[at].removeprefix("ب") == _GOVERNMENT else None
        if found is None and not movement and words[at].removeprefix("ب") == _GOVERNMENT and at + 1 < len(words):
            found, movement = self.parse(words, at + 1), True  # «حكومة الحوثيين»
        kind = found.body.kind if found is not None else None
        if kind is BodyKind.ARMED_MOVEMENT:
            return found if movement else None
        known = found is not None and found.body.id in self._tables.bodies
        return found if known and kind is BodyKind.GOVERNMENT else None

    def _names_ministry(self, head: Head, words: Sequence[str], end: int) -> bool:
        """Whether a portfolio stands for its ministry: «أعلنت الخارجية», «الصحة المصرية», «خارجية روسيا»."""
        if head.named:
            return False
        if head.construct and not head.weak:
            return end < len(words) and words[end] not in AT and self.nations.country(words, end) is not None
        # «التكنولوجيا المالية» is no ministry of Mali
        return not (head.construct or head.weak) or self.nations.adjective(words, end, strict=True) is not None

    def _rest_of_portfolio(self, words: Sequence[str], end: int) -> int:
        # «والحماية الاجتماعية»: goes on with «وال…» and the definite words after it, up to a nationality.
        while (
            end < len(words)
            and words[end].startswith(("وال", "لل", "ال"))
            and words[end] not in self._tables.name_stops
            and words[end] not in PARTICIPLES
        ):
            if self.nations.adjective(words, end) or (words[end].startswith("ال") and self.nations.country(words, end)):
                break
            end += 1
        return end

    def _unknown_ministry(self, words: Sequence[str]) -> Parsed | None:
        if len(words) < 2 or not words[1].startswith("ال") or words[1] in self._tables.name_stops:
            return None
        nation = self.nations.adjective(words, 1)
        if nation:
            return None
        end = self._rest_of_portfolio(words, 2)
        nation = self.nations.nation(words, end)
        scope = f"{nation.country.lower()}.ministry" if nation else "ministry"
        country = nation.country if nation else None
        return Parsed(
            self.composer.coin(scope, words[:end], BodyKind.MINISTRY, country),
            nation.end if nation else end,
            coined=True,
        )

    def _function(self, words: Sequence[str]) -> Parsed | None:
        found = self._tables.heads.find(words, 0)
        if not found:
            return None
        head, end = found
        if head.construct:
            nation = self.nations.country(words, end) if end < len(words) and words[end] not in AT else None
        else:
            nation = self._nation_near(words, end)
        if nation:
            return Parsed(self.composer.compose(head.function, nation.country), nation.end)
        end += end < len(words) and any(stem.text in _OF_KINGDOMS for stem in stems(words[end]))
        return (
            None
            if head.weak
            else Parsed(self.composer.compose(head.function, self._seat(head.function, words, end)), end)
        )

    def _seat(self, function: Function, words: Sequence[str], end: int) -> str | None:
        """The country of the city where a court or an agency is: «النيابة العامة في طهران»; the city itself is not read.

        Authorities are of the state in its capital, or where the state is told as well: «السلطات في كيبك بكندا».
        """
        authorities = words[0] == _AUTHORITIES
        if function.kind not in _LOCAL and function.id not in _LOCAL_FORCES and not authorities:
            return None
        host = self.nations.host(words, end)
        if host and authorities and not self.nations.is_of_state(words, end, host.end):
            return None
        return host.country if host and host.country in self._tables.countries else None

    def _nation_near(self, words: Sequence[str], end: int) -> Nation | None:
        found = self.nations.nation(words, end)
        for at in range(end, min(end + _BETWEEN, len(words))):
            if found or not words[at].startswith("ال"):
                break
            following = at + 1 < len(words) and words[at + 1].startswith("ال")
            found = self.nations.adjective(words, at + 1, strict=True) if following else None
        return found

    def _mission(self, words: Sequence[str]) -> Parsed | None:
        """«السفارة الروسية في لندن»: the body that is at a place, of the state that sends it."""
        kind = MISSIONS.get(words[0])
        general = kind and len(words) > 1 and words[1] in _GENERAL  # «القنصلية العامة السعودية»
        at = 2 if general else 1
        sender = self.nations.sender(words, at) if kind else None
        if not kind or not sender:
            return self._mission_of_many(words, at) if kind else None
        permanent = sender.end + 1 < len(words) and words[sender.end] in _GENERAL  # «البعثة الروسية الدائمة لدى …»
        host = self.nations.host(words, sender.end + permanent)
        end = host.end if host else sender.end
        body = self.composer.mission(kind, sender.country, host.country if host else None, words[:end])
        return Parsed(body, end, coined=True)

    def _mission_of_many(self, words: Sequence[str], at: int) -> Parsed | None:
        """«بعثة الاتحاد الأوروبي لدى الأمم المتحدة» speaks for the body of many states that sends it."""
        found = self._tables.bodies_by_alias.find(words, at) if at < len(words) else None
        if found is None or found.value.kind is not BodyKind.INTERGOVERNMENTAL or found.end >= len(words):
            return None
        host = self.nations.host(words, found.end) if words[found.end] == _WITH else None
        return Parsed(found.value, host.end) if host is not None else None
