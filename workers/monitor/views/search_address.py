"""Every search is an address: its parameters read, checked, and written back in one order.

``/search?words=…&country=SY&since=2026-03-01``; the page, the exports, the feeds and the API read it alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

from schemas import Act
from workers.monitor.views.faults import Fault, nearest
from workers.monitor.views.moments import begin_of, read_moment, write_moment

LONGEST_WORDS: Final = 300
LONGEST_NAME: Final = 200
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_YES: Final = ("1", "true")
_NO: Final = ("0", "false")


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for; the order of the fields is that of the parameters. What is empty does not limit."""

    words: str = ""
    """Words, «quoted phrases» and -words that must be missing."""
    speaker: str = ""
    """A speaker key: the body, else the folded name of who has none."""
    name: str = ""
    """A person's name."""
    country: str = ""
    """ISO 3166-1 alpha-2."""
    act: Act | None = None
    outlet: str = ""
    about: str = ""
    """The canonical name of an entity that is spoken of."""
    since: date | datetime | None = None
    until: date | datetime | None = None
    """A day counts with all its hours (UTC)."""
    official: bool = False

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Name and value of what is asked for, in the one order, in the one spelling."""
        written = ((name, _write(getattr(self, name))) for name in PARAMETERS)
        return [(name, value) for name, value in written if value]

    def address(self, path: str, **more: str | None) -> str:
        """``path`` with the parameters, and behind them ``more`` (what is None is left out)."""
        added = [(name, value) for name, value in more.items() if value is not None]
        query = urlencode(self.parameters + added, quote_via=quote, safe=":")
        return f"{path}?{query}" if query else path

    def __bool__(self) -> bool:
        return bool(self.parameters)


PARAMETERS: Final = tuple(field.name for field in fields(Search))


class ReadSearch(NamedTuple):
    """The search that an address asks for, as far as it can be read, and what cannot."""

    search: Search
    faults: tuple[Fault, ...]


def read_search(given: Iterable[tuple[str, str]], also: Collection[str] = ()) -> ReadSearch:
    """The search in the parameters ``given``; those in ``also`` are somebody else's and left alone.

    A parameter that is unknown, given twice in two ways or cannot be read is a fault: a misspelt one must not find
    everything. An empty one, as forms send it, asks for nothing.
    """
    written: dict[str, str] = {}
    faults: list[Fault] = []
    for name, value in ((name, _clean(value)) for name, value in given if name not in also):
        if value and written.setdefault(name, value) != value:
            faults.append(Fault(name, "fault.twice", value, {"first": written[name]}))
    found: dict[str, Any] = {}
    for name, value in written.items():
        read = _READERS.get(name, _text)(name, value) if name in PARAMETERS else _unknown(name, value)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            found[name] = read
    search = Search(**found)
    if search.since and search.until and begin_of(search.since) > begin_of(search.until):
        faults.append(Fault("until", "fault.order", _write(search.until), {"since": _write(search.since)}))
    return ReadSearch(search, tuple(faults))


def _unknown(name: str, value: str) -> Fault:
    near = nearest(name, PARAMETERS)
    return Fault(
        name, "fault.unknown_near" if near else "fault.unknown", value, {"near": near, "known": ", ".join(PARAMETERS)}
    )


def _moment(name: str, value: str) -> date | datetime | Fault:
    try:
        return read_moment(value)
    except ValueError:
        return Fault(name, "fault.moment", value)


def _act(name: str, value: str) -> Act | Fault:
    known = tuple(act.value for act in Act)
    if value.lower() in known:
        return Act(value.lower())
    near = nearest(value, known)
    return Fault(name, "fault.act_near" if near else "fault.act", value, {"near": near, "known": ", ".join(known)})


def _country(name: str, value: str) -> str | Fault:
    return value.upper() if _COUNTRY.fullmatch(value.upper()) else Fault(name, "fault.country", value)


def _flag(name: str, value: str) -> bool | Fault:
    if value.lower() not in (*_YES, *_NO):
        return Fault(name, "fault.flag", value)
    return value.lower() in _YES


def _words(name: str, value: str) -> str | Fault:
    if not any(letter.isalnum() for letter in value):
        return Fault(name, "fault.no_words", value)
    return _text(name, value, LONGEST_WORDS)


def _text(name: str, value: str, most: int = LONGEST_NAME) -> str | Fault:
    if len(value) > most:
        return Fault(name, "fault.long", value, {"length": str(len(value)), "most": str(most)})
    return value


_READERS: Final[dict[str, Callable[[str, str], Any]]] = {
    "words": _words,
    "country": _country,
    "act": _act,
    "since": _moment,
    "until": _moment,
    "official": _flag,
}
"""What reads a parameter that is not any text."""


def _write(value: Any) -> str:
    if value is None or value is False or value == "":
        return ""
    if value is True:
        return _YES[0]
    return write_moment(value) if isinstance(value, date) else str(value)


_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_DIRECTION: Final = re.compile(r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
"""Marks of direction and other invisible ones, which come along when names are copied from a page."""


def _clean(value: str) -> str:
    """One spelling of what looks alike: composed letters, one space between words, no invisible marks."""
    return " ".join(_CONTROL.sub(" ", _DIRECTION.sub("", unicodedata.normalize("NFC", value))).split())
