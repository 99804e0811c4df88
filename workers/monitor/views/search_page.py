"""The search page: what is asked for, what was found, and where one can go from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from workers.monitor.translate import Translator
from workers.monitor.views.marking import Piece, marked
from workers.monitor.views.moments import begin_of, end_of, write_moment
from workers.monitor.views.search_address import PARAMETERS, Search
from workers.sinks.render import office, printable
from workers.store.search import FoundStatement, StatementQuery
from workers.text.words.search_words import search_terms

PATH: Final = "/search"
COUNTED_MOST: Final = 10_000
"""More is not counted: nobody reads so far, and to count takes longer than to find."""
_DEFAULTS: Final[dict[str, Any]] = {field.name: field.default for field in fields(Search)}


@dataclass(frozen=True, slots=True)
class Result:
    """One statement that was found."""

    found: FoundStatement
    pieces: tuple[Piece, ...]
    """Its words, those marked that were searched for."""
    office: tuple[str, ...]
    """Role and body of the speaker, as far as they say more than the name."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One condition of the search, as it is shown above the results."""

    label: str
    value: str
    without: str
    """The address of the same search without it."""


def statement_query(search: Search, *, cursor: str | None = None, limit: int = 50) -> StatementQuery:
    """What the store is asked."""
    return StatementQuery(
        words=search.words,
        speaker=search.speaker or None,
        name=search.name or None,
        country=search.country or None,
        act=search.act,
        outlet=search.outlet or None,
        about=search.about or None,
        since=begin_of(search.since) if search.since else None,
        until=end_of(search.until) if search.until else None,
        official_only=search.official,
        cursor=cursor,
        limit=limit,
    )


def results(found: Sequence[FoundStatement], search: Search) -> list[Result]:
    """What was found, ready to be shown."""
    terms = search_terms(search.words)
    return [Result(one, marked(printable(one.content), terms), office(one.speaker)) for one in found]


def chosen(search: Search, found: Sequence[FoundStatement], t: Translator) -> list[Chosen]:
    """The conditions beside the words, each with the way to drop it."""
    return [
        Chosen(
            t(f"search.{name}"),
            _shown(name, getattr(search, name), found, t),
            replace(search, **{name: _DEFAULTS[name]}).address(PATH),
        )
        for name, _ in search.parameters
        if name != "words"
    ]


def form_values(search: Search, given: Mapping[str, str]) -> dict[str, str]:
    """What stands in the fields of the form: what was read, else what was typed and could not be."""
    read = dict(search.parameters)
    values = {name: read.get(name) or given.get(name, "") for name in PARAMETERS}
    return values | {"who": given.get("who", "") or values["name"]}


def count_told(count: int, t: Translator) -> str:
    """«12 نتيجة», «أكثر من 10,000 نتيجة»."""
    if count > COUNTED_MOST:
        return t("search.more_than", most=f"{COUNTED_MOST:,}")
    return t("search.count", n=count, shown=f"{count:,}")


def _shown(name: str, value: Any, found: Sequence[FoundStatement], t: Translator) -> str:
    if name == "speaker":
        return body_label(value, found)
    if name == "country":
        return t.country(value)
    if name == "act":
        return t(f"act.{value}")
    if name in ("since", "until"):
        return write_moment(value)
    return "" if name == "official" else str(value)


def body_label(key: str, found: Sequence[FoundStatement]) -> str:
    """The name of the body of a speaker key, as the newest of ``found`` has it; the key where none does."""
    names = (one.speaker.organisation or one.speaker.name for one in found if one.speaker_key == key)
    return next((printable(name) for name in names if name), key)
