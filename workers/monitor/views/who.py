"""Whom a reader means by what he typed: a person or a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workers.monitor.views.search_address import Search
from workers.store.names import folded_name
from workers.store.speakers import SpeakerRow


def with_speaker(search: Search, typed: str, rows: Sequence[SpeakerRow]) -> Search:
    """``search`` for what was ``typed``: the body that is called so or has that key, else the person of that name.

    ``rows``: the speakers that the store knows by it.
    """
    for row in rows:
        is_body = row.organisation is not None and folded_name(row.organisation) == folded_name(typed)
        if is_body or row.speaker_key == typed:
            return replace(search, speaker=row.speaker_key, name="")
    return replace(search, speaker="", name=typed)


def suggestions(prefix: str, rows: Sequence[SpeakerRow]) -> tuple[str, ...]:
    """The names of persons and bodies with a word that begins so, each once."""
    return tuple(dict.fromkeys(name for row in rows for name in _names(row) if _begins(name, folded_name(prefix))))


def _names(row: SpeakerRow) -> Iterator[str]:
    yield from filter(None, (row.organisation, row.name))


def _begins(name: str, prefix: str) -> bool:
    return f" {folded_name(name)}".find(f" {prefix}") >= 0
