"""All figures of one folder of annotated articles, as data: what ``tasrih evaluate --json`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from schemas import Statement
from workers.evaluate.annotations import GoldStatement
from workers.evaluate.figures import by_kind, by_outlet, by_prediction, figures
from workers.evaluate.intervals import intervals
from workers.evaluate.matching import Judged
from workers.evaluate.misses import Kind, misses


def summarise(judged: Sequence[Judged], unread: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The figures over all articles, and below ``groups`` and ``by_…`` those of their parts.

    ``faults`` counts what ``misses`` tells of, also in articles that nobody reads. ``groups`` has ``read`` and ``check``
    where some of the articles, and not all, are in ``unread``: rules are written while reading the others, and a gap
    between the two tells that articles were learned instead of the language. ``intervals`` tells what chance makes of it.
    """
    check = [one for one in judged if one.article.name in unread]
    read = [one for one in judged if one.article.name not in unread]
    parts = {"read": read, "check": check} if check and read else {}
    groups = {name: {**figures(part), "intervals": intervals(part)} for name, part in parts.items()}
    faults = Counter(dict.fromkeys(Kind, 0))
    faults.update(miss.kind for miss in misses(judged))
    return {
        **figures(judged),
        "intervals": intervals(judged),
        "groups": groups,
        "by_quote": by_kind(judged, _quote, _quote),
        "by_place": by_kind(judged, _place, _place),
        "by_outlet": by_outlet(judged),
        "by_resolution": by_prediction(judged, lambda statement: statement.speaker.resolved_by.value),
        "by_official_reason": by_prediction(judged, lambda statement: statement.official_reason.value),
        "by_confidence": by_prediction(judged, _confidence),
        "faults": {kind.value: count for kind, count in faults.items()},
    }


def _quote(statement: GoldStatement | Statement) -> str:
    return statement.quote.value


def _place(statement: GoldStatement | Statement) -> str:
    return "headline" if statement.headline else "body"


def _confidence(statement: Statement) -> str:
    """The tenth that the confidence lies in: «0.8» from 0.8 on and below 0.9; 1 belongs to the last."""
    return f"{min(int(statement.confidence * 10), 9) / 10:.1f}"
