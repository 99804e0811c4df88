"""Where an article names whom: found again by place, counted as a reader who has come so far would."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from workers.text.speakers.antecedents.scene import Namings
from workers.text.speakers.voice import Voice
from workers.text.statements.spots import Spot, Within

_BESIDE: Final = 4
"""Names in front of a place among which the one beside it is looked for."""
MARK: Final = 3
"""Code points of a space and a mark or two: «", »."""


class Named(NamedTuple):
    """A place of the body that names somebody."""

    at: int
    """Offset in the body."""
    voice: Voice
    behind: str
    """Class of the word in front."""
    end: int = -1
    """Offset behind the name; -1 where nothing tells."""
    ahead: str = "^"
    """Class of the word behind."""


class NamedPlaces:
    """The places of one article's body that name somebody, in order."""

    def __init__(self) -> None:
        self._places: list[Named] = []
        self._offsets: list[int] = []
        self._named_at: defaultdict[int, list[int]] = defaultdict(list)
        self._told_at: defaultdict[int, list[int]] = defaultdict(list)
        """The same without what stands inside contents of statements."""
        self._contents: list[tuple[int, int]] = []

    def named_between(self, start: int, end: int) -> list[Named]:
        """Whom the body names from offset ``start`` to before ``end``, in order."""
        return self._places[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]

    def note_contents(self, contents: Iterable[tuple[int, int]]) -> None:
        """Note the stretches of the body that are contents of statements, none of which overlaps another."""
        self._contents = sorted(contents)

    def is_told(self, at: int) -> bool:
        """Whether offset ``at`` of the body is in no content: the article names somebody there, no speaker does."""
        number = bisect_right(self._contents, (at, at)) - 1
        return number < 0 or at >= self._contents[number][1]

    def note_places(self, places: list[Named]) -> None:
        """Note where the body names whom."""
        self._places = sorted(places, key=lambda named: named.at)
        self._offsets = [named.at for named in self._places]
        self._named_at, self._told_at = defaultdict(list), defaultdict(list)
        for named in self._places:
            self._named_at[id(named.voice)].append(named.at)
            if self.is_told(named.at):
                self._told_at[id(named.voice)].append(named.at)

    def note_place(self, named: Named) -> None:
        """Note one more place of the body that names somebody, unless one begins there already."""
        at = bisect_left(self._offsets, named.at)
        if self._offsets[at : at + 1] == [named.at]:
            return
        self._places.insert(at, named)
        self._offsets.insert(at, named.at)
        insort(self._named_at[id(named.voice)], named.at)
        if self.is_told(named.at):
            insort(self._told_at[id(named.voice)], named.at)

    def named_beside(self, at: int) -> list[Voice]:
        """Whom the body names right in front of offset ``at``, with no more than a mark between: «فلان، الذي …».

        Of an office it is who has the name in front of it: «[فلان] رئيس الشركة، الذي …».
        """
        near = self._places[max(bisect_left(self._offsets, at) - _BESIDE, 0) : bisect_left(self._offsets, at)]
        beside = [one for one in near if 0 <= at - one.end <= MARK]
        offices = [one.at for one in beside if one.voice.role and not one.voice.name]
        holders = [one.voice for one in near if one.voice.name and any(0 <= at - one.end <= MARK for at in offices)]
        return holders or [one.voice for one in beside]

    def authors(self, document: Within, spot: Spot) -> list[Voice]:
        """Who may have written the document that the cue at ``spot`` is inside of: named behind its noun, else before it."""
        if document.author < 0:
            return [one.voice for one in self.named_between(spot.sentence, document.at)]
        behind = self.named_between(document.author, spot.at)
        if not behind or behind[0].at > document.author + MARK:
            return []
        beside = takewhile(lambda pair: 0 <= pair[1].at - pair[0].end <= MARK, pairwise(behind))
        return [behind[0].voice, *(one.voice for _, one in beside)]

    def namings(self, voice: Voice, at: int) -> Namings:
        """How often and where the body names ``voice``, seen from offset ``at``."""
        places = self._named_at.get(id(voice))
        if places is None:
            return Namings()
        before, told = bisect_left(places, at), self._told_at.get(id(voice), [])
        last_told = bisect_left(told, at)
        return Namings(
            before,
            len(places),
            places[0],
            places[before - 1] if before else -1,
            told[last_told - 1] if last_told else -1,
        )

    def named_before(self, voice: Voice, at: int) -> int:
        """How often the body has named ``voice`` before offset ``at``."""
        return bisect_left(self._named_at[id(voice)], at) if id(voice) in self._named_at else 0
