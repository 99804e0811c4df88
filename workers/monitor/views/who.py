"""Whom a reader means by what he typed: a person or a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workers.monitor.views.search_address import Search
from workers.store.called import Called
from workers.store.names import folded_name


def with_speaker(search: Search, typed: str, called: Sequence[Called]) -> Search:
    """``search`` for what was ``typed``: who is called just so or has that key, else who said most of those with that word.

    ``called``: whom the store knows by it, who said most first. Where it knows nobody, the person of that name.
    """
    exact = (one for one in called if typed == one.body or folded_name(one.name) == folded_name(typed))
    meant = next(exact, None) or next(iter(called), Called(typed, None, 0))
    return replace(search, speaker=meant.body or "", name="" if meant.body else meant.name)


def suggestions(called: Sequence[Called]) -> tuple[str, ...]:
    """The names, each once."""
    return tuple(dict.fromkeys(one.name for one in called))
