"""Tell with whose words a statement is remembered, also where the article does not tell whose the speaker is.

An official whose body is not told («مصدر عسكري», «الوزارة», «متحدث باسمها», «الجنرال فلان») is an alert of his own, but what
he says is what his state says in other articles. Where this is guessed wrongly the statement is compared with those
of another speaker, which mostly say something else: then a repeat is not seen, and is told as new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from schemas import Entity, Speaker
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Body, BodyKind
from workers.text.mentions.nouns import stem
from workers.text.speakers.bodies.keys import DEFENCE, memory_key, side_of
from workers.text.speakers.bodies.source_bodies import source_bodies
from workers.text.words.normalize import fold

_SPOKESPERSON: Final = "spokesperson"
_ARMY: Final = "army"
_ITS: Final = tuple(map(fold, ("باسمها", "باسمه", "باسمهم", "بلسانها", "بلسانه")))
"""Of whom a spokesman is that the article has named before him."""


class Spoken(NamedTuple):
    """Who says one of the statements of an article."""

    key: str
    """See ``speaker_key``."""
    speaker: Speaker
    official: bool


class _Told(NamedTuple):
    """What the words of somebody tell who is of no known body."""

    country: str | None
    function: str | None
    """Of a state: the ministry of defence, a ministry («MINISTRY»); None where they tell none."""
    of_before: bool
    """He speaks for what was named before him, or for nothing that is known."""


def memory_keys(spoken: Sequence[Spoken], named: Iterable[Entity], knowledge: Knowledge) -> dict[str, str | None]:
    """Speaker key -> memory key (see ``memory_key``), for all statements of an article in order; ``named`` is all it names.

    One for each speaker key: the judge concludes on all that one says in the article together.
    """
    country = _state_of(named)
    bodies = [_placed(one.speaker, knowledge) for one in spoken]
    keys: dict[str, str | None] = {}
    for at, one in enumerate(spoken):
        if one.key in keys:
            continue
        key = memory_key(one.speaker, knowledge) or _side_of_several(one.speaker.bodies, country, knowledge)
        if key is None and bodies[at] is None and (told := _told(one, knowledge)) is not None:
            key = _key_of(told, [*reversed(bodies[:at]), *bodies[at + 1 :]], country, knowledge)
        keys[one.key] = key
    return keys


def _side_of_several(ids: Sequence[str], country: str | None, knowledge: Knowledge) -> str | None:
    """The side of one of the bodies that speak together: of the state that the article is about, else the first of ``ids``.

    What they say together one of them mostly says alone, too, before or after: «نفت روسيا وسوريا», «نفت دمشق».
    """
    bodies = [body for body in map(knowledge.body, ids) if body is not None]
    of_state = (body for body in bodies if country is not None and body.country == country)
    one = next(of_state, bodies[0] if bodies else None)
    return side_of(one.id, knowledge) if one is not None else None


def _state_of(named: Iterable[Entity]) -> str | None:
    """The state (alpha-2) that more of what the article names belongs to than to any other one."""
    counts = Counter(entity.country for entity in named if entity.country).most_common(2)
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None


def _placed(speaker: Speaker, knowledge: Knowledge) -> Body | None:
    """The body that the speaker is known to speak for; None also for one that every state has: «وزارة الدفاع»."""
    body = knowledge.body(speaker.body_id) if speaker.body_id else None
    return None if body is not None and body.id in knowledge.tables.functions else body


def _told(one: Spoken, knowledge: Knowledge) -> _Told | None:
    """None for whoever speaks for no state («شهود عيان», «ناشط», «الشركة»), or for several («روسيا وسوريا»)."""
    speaker = one.speaker
    role = knowledge.resolve_role(speaker.role) if speaker.role else None
    words = words_of(speaker.role or speaker.organisation or "")
    its = role is not None and role.noun.id == _SPOKESPERSON and bool(words) and words[-1] in _ITS
    if (not one.official and not its) or speaker.bodies:
        return None
    kind = knowledge.kind_of(speaker.organisation) if speaker.organisation else role.kind if role else None
    functions = {source_bodies().get(stem(word)) for word in words}
    function = None
    if _ARMY in functions or (role is not None and role.noun.implies == _ARMY) or speaker.body_id in (_ARMY, DEFENCE):
        function = DEFENCE
    elif speaker.body_id is not None:
        function = speaker.body_id
    elif kind is BodyKind.MINISTRY:
        function = BodyKind.MINISTRY
    return _Told(speaker.country, function, its)


def _key_of(told: _Told, others: Sequence[Body | None], country: str | None, knowledge: Knowledge) -> str | None:
    """The side of the first of ``others`` whose office it may be, else that of the state that the article is about."""
    if told.country is None and (told.of_before or told.function is not None):
        named = [body for body in others if body is not None]
        sides = [side for body in named if (side := knowledge.body(side_of(body.id, knowledge))) is not None]
        # A ministry that spoke itself comes before one whose army did: «الوزارة» behind «الجيش الروسي».
        for one in (*named, *sides):
            if _may_be(told, one, knowledge):
                return side_of(one.id, knowledge)
    state = told.country or country
    if state is None or told.of_before or told.function == BodyKind.MINISTRY:
        return None
    body = knowledge.body(f"{state.lower()}.{told.function}" if told.function else state.lower())
    return side_of(body.id, knowledge) if body is not None else None


def _may_be(told: _Told, body: Body, knowledge: Knowledge) -> bool:
    """Whether ``body`` may be the one that somebody speaks for."""
    if body.country is None or not body.kind.official:
        return False
    if told.function is None:
        return True
    if told.function == BodyKind.MINISTRY:
        return body.kind is BodyKind.MINISTRY
    own = knowledge.body(f"{body.country.lower()}.{told.function}")
    return own is not None and side_of(own.id, knowledge) == side_of(body.id, knowledge)
