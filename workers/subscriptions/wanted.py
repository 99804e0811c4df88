"""What a subscription asks for, made ready: ids looked up, words folded; and what is asked for that nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from workers.subscriptions.faults import did_you_mean, near_to
from workers.subscriptions.refusal import RefusedError, Why
from workers.subscriptions.terms import Term, TermError, parse_term
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, Person, Place

Place_ = tuple[str | int, ...]
Report = Callable[[Place_, RefusedError], None]
"""Takes where in the file something is wrong, and what."""
T = TypeVar("T")


class Reader:
    """Looks up what is wanted; tells ``report`` what cannot be found and leaves it out."""

    def __init__(self, knowledge: Knowledge, report: Report) -> None:
        self.knowledge = knowledge
        self._report = report

    def bodies(self, written: Sequence[str], place: Place_) -> tuple[str, ...]:
        """The ids of bodies that are given by id or by name."""
        return self._each(written, place, self._body)

    def ids(self, written: Sequence[str], place: Place_) -> tuple[str, ...]:
        """Ids of persons or bodies, or keys of speakers whom the knowledge file does not have."""
        return self._each(written, place, self._id)

    def countries(self, written: Sequence[str], place: Place_) -> tuple[str, ...]:
        """The alpha-2 codes of countries that are given by code or by name."""
        return self._each(written, place, self._country)

    def terms(self, written: Sequence[str], place: Place_) -> tuple[Term, ...]:
        """Words and phrases."""
        return self._each(written, place, parse_term)

    def phrase(self, written: str) -> Term | None:
        """The words of a name, to find it in a text; None where it has none."""
        try:
            return parse_term(f"«{written}»" if not any(mark in written for mark in "«»") else written)
        except TermError:
            return None

    def _each(self, written: Sequence[str], place: Place_, read: Callable[[str], T]) -> tuple[T, ...]:
        found: list[T] = []
        for at, text in enumerate(written):
            try:
                found.append(read(text))
            except RefusedError as refused:
                self._report((*place, at), refused)
        return tuple(found)

    def _body(self, written: str) -> str:
        body = self.knowledge.body(written)
        if body is None and not written.isascii():
            body = self.knowledge.resolve_body(written)
        if body is not None:
            return body.id
        if written in self.knowledge.tables.persons or isinstance(self.knowledge.lookup(written), Person):
            text = f"{written!r} is a person, no body; write it under name or id"
            raise RefusedError(Why.PERSON_NO_BODY, text, value=written)
        raise _unknown(Why.NO_BODY, "body", written, self._body_ids())

    def _id(self, written: str) -> str:
        if written in self.knowledge.tables.persons or not written.isascii():
            return written
        body = self.knowledge.body(written)
        if body is not None:
            return body.id
        known = (*self.knowledge.tables.persons, *self._body_ids())
        raise _unknown(Why.NO_ID, "id", written, known)

    def _country(self, written: str) -> str:
        code = written.strip().upper()
        if self.knowledge.country(code):
            return code
        found = self.knowledge.lookup(written)
        if isinstance(found, Body | Place) and found.country and (isinstance(found, Place) or found.kind == "state"):
            return found.country
        nationality = self.knowledge.nationality(written)
        if nationality:
            return nationality
        near = self._countries_near(written)
        how = "write an ISO 3166-1 alpha-2 code such as SA, or its name"
        text = f"{written!r} is no country that is known{did_you_mean(near)}; {how}"
        raise RefusedError(Why.NO_COUNTRY, text, value=written, near="، ".join(near))

    def _countries_near(self, written: str) -> list[str]:
        codes = {country.name: code for code, country in self.knowledge.tables.countries.items()}
        return [f"{codes[name]} ({name})" for name in get_close_matches(written, codes, n=2, cutoff=0.6)]

    def _body_ids(self) -> Iterable[str]:
        return (*self.knowledge.tables.bodies, *self.knowledge.tables.stands_for)


_HOW = "; `tasrih explain FILE` shows the ids in an article, TASRIH_KNOWLEDGE adds your own"


def _unknown(why: Why, what: str, written: str, known: Iterable[str]) -> RefusedError:
    near = near_to(written, known)
    text = f"{written!r} is no {what} of the knowledge file{did_you_mean(near)}{_HOW}"
    return RefusedError(why, text, value=written, near="، ".join(near))
