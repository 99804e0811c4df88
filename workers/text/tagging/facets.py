"""Declare what a tagger sees at a token: the facets of values, and from how far away they are seen.

The trainer spells facets out as strings, the tagger adds up what the model weighs those strings (tagging/emissions.py): the
declaration (entities/ner_facets.py) is all that both know.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

Facet = tuple[str, str]
"""Name and value of a feature, before it is told from which token it is seen."""


class Group(NamedTuple):
    """Features that hang on one value."""

    facets: Callable[[Any], Sequence[Facet]]
    """The facets of a value."""
    spell: Callable[[Facet, int], str | None]
    """A facet of a value so many tokens away as a feature string, ``begin=value``; None when it is not seen from there."""
    reach: tuple[int, ...] = (0,)
    """The places from which facets are seen: offsets of the value's token from the token that sees it."""
    ends: tuple[Hashable, Hashable] | None = None
    """The values that stand before the first and behind the last token of a text."""


Column = tuple[Group, Any]
"""A group of features and its values at the tokens, None where it has none."""
