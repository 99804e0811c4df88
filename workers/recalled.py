"""What was remembered of one speaker key, looked up by article and by statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from workers.text.novelty.remembered import Remembered


class Recalled:
    """A list of what is remembered, the oldest first, that answers what alerts ask (``alerting.Recall``)."""

    def __init__(self, remembered: Sequence[Remembered]) -> None:
        self._remembered = remembered

    def of_article(self, article_id: UUID) -> Sequence[Remembered]:
        """All of the article, in order of arrival."""
        return [entry for entry in self._remembered if entry.carrier.article_id == article_id]

    def by_id(self, ids: Iterable[UUID]) -> Mapping[UUID, Remembered]:
        """Those of ``ids`` that are remembered."""
        wanted = set(ids)
        return {entry.statement.id: entry for entry in self._remembered if entry.statement.id in wanted}
