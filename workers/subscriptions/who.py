"""Whether one who speaks in an alert is one of those who are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workers.subscriptions.facts import Facts, SpeakerFacts
from workers.subscriptions.model import Speakers, Who
from workers.subscriptions.terms import Term, first_found
from workers.subscriptions.wanted import Place_, Reader
from workers.text.knowledge.base import words_of
from workers.text.knowledge.compare_names import same_name
from workers.text.knowledge.model import Body, Person


@dataclass(frozen=True, slots=True)
class WantedName:
    """A name, and the id of the person or body that the knowledge file has by it."""

    written: str
    person: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class WantedSpeaker:
    """One entry of ``who``: all that is given must hold."""

    names: tuple[WantedName, ...] = ()
    ids: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    roles: tuple[Term, ...] = ()

    def why(self, facts: SpeakerFacts) -> str | None:
        """How the speaker is the wanted one; None where it is not."""
        found: list[str] = []
        for text in self._answers(facts):
            if text is None:
                return None
            found.append(text)
        return ", ".join(found)

    def _answers(self, facts: SpeakerFacts) -> Iterator[str | None]:
        if self.ids:
            yield _by_id(self.ids, facts)
        if self.bodies:
            yield _by_body(self.bodies, facts)
        if self.countries:
            yield _by_country(self.countries, facts)
        if self.names:
            yield _by_name(self.names, facts)
        if self.roles:
            yield _by_role(self.roles, facts)


@dataclass(frozen=True, slots=True)
class WantedSpeakers:
    """The condition ``who``."""

    any: tuple[WantedSpeaker, ...]
    none: tuple[WantedSpeaker, ...]

    def holds(self, facts: Facts) -> tuple[bool, str]:
        """Whether who heads the alert is wanted, or who else says some of it, and why. Left out is only what one heads."""
        head = facts.head
        for wanted in self.none:
            if (text := wanted.why(head)) is not None:
                return False, f"{head.who} is left out: {text}"
        for speaker in facts.speakers if self.any else ():
            for wanted in self.any:
                if (text := wanted.why(speaker)) is not None:
                    return True, text
        if self.any:
            return False, f"{head.who} is none of the {len(self.any)} wanted"
        return True, f"{head.who} is none of the {len(self.none)} left out"


def read_who(who: Who, reader: Reader, place: Place_) -> WantedSpeakers:
    """``who`` made ready; what nobody knows is reported with its place."""
    return WantedSpeakers(
        tuple(_read(one, reader, (*place, "any", at)) for at, one in enumerate(who.any)),
        tuple(_read(one, reader, (*place, "none", at)) for at, one in enumerate(who.none)),
    )


def _read(one: Speakers, reader: Reader, place: Place_) -> WantedSpeaker:
    return WantedSpeaker(
        tuple(_named(name, reader) for name in one.name),
        reader.ids(one.id, (*place, "id")),
        reader.bodies(one.body, (*place, "body")),
        reader.countries(one.country, (*place, "country")),
        reader.terms(one.role, (*place, "role")),
    )


def _named(written: str, reader: Reader) -> WantedName:
    known = reader.knowledge.lookup(written)
    body = known if isinstance(known, Body) else None if known else reader.knowledge.resolve_body(written)
    return WantedName(written, known.id if isinstance(known, Person) else None, body.id if body else None)


def _by_name(wanted: Sequence[WantedName], facts: SpeakerFacts) -> str | None:
    speaker = facts.speaker
    for name in wanted:
        if name.person is not None and speaker.entity_id == name.person:
            return f"{name.person} is {name.written}"
        if name.body in facts.own_bodies:
            return f"{name.body} is {name.written}"
        # Somebody whom the knowledge file has under another id is another one of that name.
        other = speaker.entity_id is not None and speaker.entity_id != speaker.body_id and name.person is not None
        if speaker.name and not other and same_name(name.written, speaker.name):
            return f"{speaker.name} is {name.written}"
        if speaker.organisation and words_of(speaker.organisation) == words_of(name.written):
            return f"{speaker.organisation} is {name.written}"
    return None


def _by_id(wanted: Sequence[str], facts: SpeakerFacts) -> str | None:
    found = next((one for one in wanted if one in facts.ids), None)
    return f"id {found}" if found else None


def _by_body(wanted: Sequence[str], facts: SpeakerFacts) -> str | None:
    own = facts.own_bodies
    for one in wanted:
        if one in own:
            return f"body {one}"
        if one in facts.bodies:
            return f"body {' + '.join(own)} belongs to {one}"
    return None


def _by_country(wanted: Sequence[str], facts: SpeakerFacts) -> str | None:
    found = next((one for one in wanted if one in facts.countries), None)
    return f"country {found}" if found else None


def _by_role(wanted: Sequence[Term], facts: SpeakerFacts) -> str | None:
    found = first_found(wanted, facts.role)
    return f"role «{found[1]}» for {found[0].written}" if found else None
