"""The clauses of an article's body by their subjects, and whom its mentions have been resolved to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workers.text.syntax.subjects import Subject

if TYPE_CHECKING:
    from workers.text.speakers.voice import Voice


class Clauses:
    """Subjects in the order of the text, and the voices of mentions by where they begin."""

    def __init__(self) -> None:
        self._subjects: list[Subject] = []
        self._at: list[int] = []
        self._meant: dict[int, Voice] = {}

    def note(self, subjects: Iterable[Subject]) -> None:
        """Note the subjects of the clauses that the article tells, in order."""
        self._subjects = list(subjects)
        self._at = [subject.at for subject in self._subjects]

    def note_mention(self, start: int, voice: Voice) -> None:
        """Note whom the mention at offset ``start`` of the body means."""
        self._meant[start] = voice

    def meant(self, subject: Subject) -> Voice | None:
        """Whom the phrase has been resolved to as a mention."""
        return self._meant.get(subject.at)

    def between(self, start: int, end: int) -> list[Subject]:
        """The subjects from offset ``start`` to before ``end`` of the body, the last one first.

        What may be an object is left out, unless a mention there has been resolved.
        """
        first, last = bisect_left(self._at, start), bisect_left(self._at, end)
        return [one for one in reversed(self._subjects[first:last]) if one.sure or one.at in self._meant]
