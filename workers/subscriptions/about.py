"""Whether a statement speaks of those who are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workers.subscriptions.belonging import Named
from workers.subscriptions.facts import StatementFacts
from workers.subscriptions.model import About, Subjects
from workers.subscriptions.terms import Term
from workers.subscriptions.wanted import Place_, Reader
from workers.subscriptions.who import WantedName
from workers.text.knowledge.base import words_of
from workers.text.knowledge.model import Body, Person


@dataclass(frozen=True, slots=True)
class WantedSubject:
    """One entry of ``about``: all that is given must hold."""

    names: tuple[tuple[WantedName, Term | None], ...]
    ids: tuple[str, ...]
    countries: tuple[str, ...]
    written: str

    def why(self, facts: StatementFacts) -> str | None:
        """How the statement speaks of the wanted one; None where it does not."""
        found: list[str] = []
        if self.names and not _add(found, _by_name(self.names, facts)):
            return None
        if self.ids and not _add(found, _by_id(self.ids, facts.named)):
            return None
        if self.countries and not _add(found, _by_country(self.countries, facts.named)):
            return None
        return ", ".join(found)


@dataclass(frozen=True, slots=True)
class WantedSubjects:
    """The condition ``about``."""

    any: tuple[WantedSubject, ...]
    all: tuple[WantedSubject, ...]
    none: tuple[WantedSubject, ...]

    def holds(self, facts: StatementFacts) -> tuple[bool, str]:
        """Whether the statement speaks of what is wanted, and why."""
        for wanted in self.none:
            if (text := wanted.why(facts)) is not None:
                return False, f"speaks of what is left out: {text}"
        found: list[str] = []
        for wanted in self.all:
            text = wanted.why(facts)
            if text is None:
                return False, f"does not speak of {wanted.written}, only of {_told(facts)}"
            found.append(text)
        if self.any:
            text = next((text for wanted in self.any if (text := wanted.why(facts)) is not None), None)
            if text is None:
                return False, f"speaks of {_told(facts)}, of none of the {len(self.any)} wanted"
            found.append(text)
        return True, "; ".join(found) or f"speaks of none of the {len(self.none)} left out"


def read_about(about: About, reader: Reader, place: Place_) -> WantedSubjects:
    """``about`` made ready; what nobody knows is reported with its place."""

    def read(subjects: Iterable[Subjects], which: str) -> tuple[WantedSubject, ...]:
        return tuple(_read(one, reader, (*place, which, at)) for at, one in enumerate(subjects))

    return WantedSubjects(read(about.any, "any"), read(about.all, "all"), read(about.none, "none"))


def _read(one: Subjects, reader: Reader, place: Place_) -> WantedSubject:
    return WantedSubject(
        tuple((_named(name, reader), reader.phrase(name)) for name in one.name),
        reader.ids(one.id, (*place, "id")),
        reader.countries(one.country, (*place, "country")),
        " / ".join((*one.name, *one.id, *one.country)),
    )


def _named(written: str, reader: Reader) -> WantedName:
    known = reader.knowledge.lookup(written) or reader.knowledge.resolve_body(written)
    person = known.id if isinstance(known, Person) else None
    return WantedName(written, person, known.id if isinstance(known, Body) else None)


def _add(found: list[str], text: str | None) -> bool:
    if text is not None:
        found.append(text)
    return text is not None


def _by_name(wanted: Sequence[tuple[WantedName, Term | None]], facts: StatementFacts) -> str | None:
    for name, term in wanted:
        for entity in facts.named:
            if entity.id is not None and entity.id in (name.person, name.body):
                return f"{entity.name} is {name.written}"
            if words_of(entity.name) == words_of(name.written):
                return f"names {entity.name}"
        if term is not None and (words := facts.content.find(term)) is not None:
            return f"has the words «{words}»"
    return None


def _by_id(wanted: Sequence[str], named: Sequence[Named]) -> str | None:
    for one in wanted:
        for entity in named:
            if entity.id == one:
                return f"{entity.name} is {one}"
            if one in entity.owners:
                return f"{entity.name} ({entity.id}) belongs to {one}"
    return None


def _by_country(wanted: Sequence[str], named: Sequence[Named]) -> str | None:
    found = next((entity for entity in named if entity.country in wanted), None)
    return f"{found.name} is of {found.country}" if found else None


def _told(facts: StatementFacts) -> str:
    return "، ".join(facts.statement.about) or "nobody that is known"
