"""Declare what the tagger sees at a token: the facets of values, and from how far away they are seen.

A value is a word, a pair of words, a state of the grammar (tagging/features.py has the columns of them). The trainer
spells its facets out as strings, the tagger adds up what the model weighs those strings (tagging/emissions.py): this
declaration is all that both know.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from workers.text.tagging.coding import Codes, Coding, Vocabulary
from workers.text.words.tokens import folded_word
from workers.text.words.word_features import word_features

Facet = tuple[str, str]
"""Name and value of a feature, before it is told from which token it is seen."""


def _seen_from(name: str, distance: int, here: str | None = None) -> dict[int, str]:
    """How a feature is spelled by tokens up to ``distance`` away: ``w-1=`` is that of the word before."""
    return {
        offset: f"{name}{offset}=" if offset else f"{name if here is None else here}="
        for offset in range(-distance, distance + 1)
    }


_SPREAD: Final[dict[str, dict[int, str]]] = {
    "w": _seen_from("w", 3),
    **{name: _seen_from(name, 2) for name in ("s", "c", "C", "p", "g")},
    "cue": _seen_from("q", 3, here="cue"),
    "kind": _seen_from("k", 3, here="kind"),
    "end": _seen_from("w", 3),
    **{f"{name}{offset}": {min(offset, 0): f"{name}{offset}="} for name in ("ww", "cc") for offset in (-1, 1)},
    "first": {0: "first"},
    "last": {0: "last"},
}


def spell(facet: Facet, offset: int) -> str | None:
    """The facet of a value ``offset`` tokens away as a feature string, which its value ends; None when it is not seen there."""
    name, value = facet
    spread = _SPREAD.get(name)
    if spread is None:
        return f"{name}={value}" if offset == 0 else None
    return spread[offset] + value if offset in spread else None


class Group(NamedTuple):
    """Features that hang on one value."""

    facets: Callable[[Any], Sequence[Facet]]
    """The facets of a value."""
    reach: tuple[int, ...] = (0,)
    """The places from which facets are seen: offsets of the value's token from the token that sees it."""
    ends: tuple[Hashable, Hashable] | None = None
    """The values that stand before the first and behind the last token of a part."""
    values_of: Callable[[str], Iterator[Hashable]] | None = None
    """Where values are too many to remember: those that may have a feature string among their facets."""
    spell: Callable[[Facet, int], str | None] = spell
    """A facet of a value so many tokens away as a feature string, ``begin=value``; None when it is not seen from there."""
    coding: Coding | None = None
    """Of closed sets: columns hold codes, NOTHING where there is no value, and what they decode to has the facets."""

    def encode(self, *columns: Codes) -> Codes:
        """The codes of values, given the numbers of their names, column by column. Raises ValueError without a coding."""
        if self.coding is None:
            raise ValueError(f"{self} has no codes")
        return self.coding.encode(*columns)


_WORD_NAMES: Final = ("w", "s", "p", "e", "c", "C", "g")


def _word_facets(value: str | tuple[str] | tuple[str, str, str, str, bool]) -> list[Facet]:
    """Of a word, of a word that is a cue (word, kind, lemma, act, whether it is negated), or of an end of the part."""
    if len(value) == 1 and not isinstance(value, str):
        return [("end", value[0])]
    word = value if isinstance(value, str) else value[0]
    found = [*zip(_WORD_NAMES, word_features(folded_word(word)), strict=True), ("r", word[:4])]
    if not isinstance(value, str):
        _, kind, lemma, act, negated = value
        found += [("cue", f"{kind}|{lemma}"), ("kind", kind), ("neg", f"{negated}|{kind}"), ("act", act)]
    return found


def _word_pair_facets(value: tuple[str, str]) -> list[Facet]:
    here, there = value
    return [("ww1", f"{here}|{there}"), ("ww-1", f"{there}|{here}")]


def _word_pairs_of(feature: str) -> Iterator[tuple[str, str]]:
    name, _, value = feature.partition("=")
    if name == "ww1":
        yield from _halves(value)
    elif name == "ww-1":
        yield from ((here, there) for there, here in _halves(value))


def _halves(value: str) -> Iterator[tuple[str, str]]:
    """Both sides of the bar; of each bar, for it may be a word itself."""
    for at, sign in enumerate(value):
        if sign == "|":
            yield value[:at], value[at + 1 :]


def _class_pair_facets(value: tuple[str, str]) -> list[Facet]:
    here, there = value
    return [("cc1", f"{here}|{there}"), ("cc-1", f"{there}|{here}")]


def _state_facets(value: tuple[str, str, str, str, str]) -> list[Facet]:
    title, state, previous, depth, cues_before = value
    return [
        ("t", title),
        ("st", state),
        ("stp", f"{previous}>{state}"),
        ("d", depth),
        ("dst", f"{depth}|{state}"),
        ("n", cues_before),
    ]


def _word_in_state_facets(value: tuple[str, str]) -> list[Facet]:
    state, word = value
    return [("stw", f"{state}|{word}")]


def _words_in_state_of(feature: str) -> Iterator[tuple[str, str]]:
    name, _, value = feature.partition("=")
    if name == "stw":
        yield from _halves(value)


def _class_in_state_facets(value: tuple[str, str, str]) -> list[Facet]:
    state, word_class, known_as = value
    return [("stc", f"{state}|{word_class}"), ("gst", f"{known_as}|{state}")]


def _governor_facets(value: tuple[str, str, str]) -> list[Facet]:
    governing, distance, state = value
    return [
        ("std", f"{state}|{distance}"),
        ("stg", f"{state}|{governing}"),
        ("stgd", f"{governing}|{distance}"),
    ]


def _next_cue_facets(value: tuple[str, str]) -> list[Facet]:
    following, state = value
    return [("nc", following), ("nst", f"{following}|{state}")]


def _edge_facets(value: tuple[str]) -> list[Facet]:
    return [(name, "") for name in value[0].split()]


def _quotation_facets(value: tuple[str, str, str, str, bool, bool]) -> list[Facet]:
    length, before, after, state, cue_behind, closed = value
    return [
        ("qlen", length),
        ("qbefore", before),
        ("qafter", after),
        ("qstate", f"{state}|{length}"),
        ("qcuebehind", f"{cue_behind}"),
        ("qclosed", f"{closed}"),
    ]


_ENDS: Final = (("^",), ("$",))
WORDS: Final = Group(_word_facets, (-3, -2, -1, 0, 1, 2, 3), ends=_ENDS)
"""A word, or (word, kind, lemma, act, negated) of a cue."""
WORD_PAIRS: Final = Group(_word_pair_facets, (-1, 0), values_of=_word_pairs_of)
"""(word, next word)."""
CLASSES, KINDS = Vocabulary(room=256), Vocabulary(room=32)
STATE_NAMES, TITLES = Vocabulary(room=16), Vocabulary(("B", "T"), room=2)
DEPTHS, COUNTS = Vocabulary("012", room=4), Vocabulary("012345", room=8)
CUES, DISTANCES, AHEAD = Vocabulary(), Vocabulary(room=16), Vocabulary()
CLASS_PAIRS: Final = Group(_class_pair_facets, (-1, 0), coding=Coding(CLASSES, CLASSES))
"""(class of the word, class of the next word)."""
STATES: Final = Group(_state_facets, coding=Coding(TITLES, STATE_NAMES, STATE_NAMES, DEPTHS, COUNTS))
"""(title or body, state, state of the token before, depth in quotation marks, cues before in the sentence)."""
WORDS_IN_STATES: Final = Group(_word_in_state_facets, values_of=_words_in_state_of)
"""(state, word)."""
CLASSES_IN_STATES: Final = Group(_class_in_state_facets, coding=Coding(STATE_NAMES, CLASSES, KINDS))
"""(state, class of the word, what it is known as)."""
GOVERNORS: Final = Group(_governor_facets, coding=Coding(CUES, DISTANCES, STATE_NAMES))
"""(cue that opened the state, how far back it is, state)."""
NEXT_CUES: Final = Group(_next_cue_facets, coding=Coding(AHEAD, STATE_NAMES))
"""(kind of the next cue and how far away it is, state)."""
EDGES: Final = Group(_edge_facets, coding=Coding(Vocabulary(("first", "last", "first last"))))
"""Whether it is the first or the last of its paragraph."""
QUOTATIONS: Final = Group(_quotation_facets)
"""(length, word before, word after, state at its mark, whether a cue stands behind it, whether it is closed)."""
