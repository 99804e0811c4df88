"""Score which statements are told to say the same against annotations, as ``score_novelty.py`` beside them does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any, Final
from uuid import UUID

from schemas import Statement, Verdict
from workers.evaluate.figures import prf
from workers.evaluate.novelty_gold import GoldTelling
from workers.evaluate.novelty_statements import Told
from workers.text.novelty.judging import WINDOW, judge_novelty
from workers.text.novelty.remembered import Remembered, remember

Judge = Callable[[Statement, Sequence[Remembered]], Verdict]
Judged = tuple[Told, Verdict]
Figures = dict[str, Any]

_MEASURES: Final = ("pairs", "new", "repeats")


def judge_in_turn(told: Sequence[Told], judge: Judge = judge_novelty) -> list[Judged]:
    """The verdict on each annotated statement of one speaker, with those before it remembered."""
    memory: list[Remembered] = []
    judged = []
    for one in told:
        verdict = judge(one.given, memory)
        memory.append(remember(one.given, verdict))
        judged.append((one, verdict))
    return judged


def novelty_figures(speakers: Iterable[Sequence[Judged]], window: timedelta = WINDOW) -> Figures:
    """``pairs``, ``new`` and ``repeats`` over the statements of every speaker: precision, recall, F1 and counts.

    pairs: two of different articles within the window, same cluster annotated, same group told; new: what opens its cluster,
    its group; repeats: what does not. What is optional, or tied to what it is joined with, counts neither way.
    """
    counts: Counter[str] = Counter()
    for judged in speakers:
        rows = [(one.gold, one.given, verdict.group) for one, verdict in judged if not one.gold.optional]
        _count_pairs(rows, window, counts)
        _count_new(rows, window, counts)
    return {name: _shares(counts, name) for name in _MEASURES} | {"statements": counts["statements"]}


_Row = tuple[GoldTelling, Statement, UUID]


def _count_pairs(rows: Sequence[_Row], window: timedelta, counts: Counter[str]) -> None:
    for (gold, one, group), (other_gold, other, other_group) in combinations(rows, 2):
        apart = abs(one.published_at - other.published_at) > window
        if gold.article == other_gold.article or apart or gold.tied(other_gold):
            continue
        _count(counts, "pairs", gold=gold.cluster == other_gold.cluster, told=group == other_group)


def _count_new(rows: Sequence[_Row], window: timedelta, counts: Counter[str]) -> None:
    times = [one.published_at for _, one, _ in rows]
    new = _opens([gold.cluster for gold, _, _ in rows], times, window)
    told_new = _opens([group for _, _, group in rows], times, window)
    for at, (gold, one, group) in enumerate(rows):
        counts["statements"] += 1
        _count(counts, "new", gold=new[at], told=told_new[at])
        joined = (
            other
            for other, before, its in rows[:at]
            if its == group and one.published_at - before.published_at <= window
        )
        if not (new[at] and any(gold.tied(other) for other in joined)):
            _count(counts, "repeats", gold=not new[at], told=not told_new[at])


def _opens(keys: Sequence[object], times: Sequence[Any], window: timedelta) -> list[bool]:
    """Whether nothing earlier within the window has the key; a repeat keeps its key alive."""
    last: dict[object, Any] = {}
    opens = []
    for key, time in zip(keys, times, strict=True):
        before = last.get(key)
        opens.append(before is None or time - before > window)
        last[key] = time
    return opens


def _count(counts: Counter[str], name: str, *, gold: bool, told: bool) -> None:
    counts[f"{name}.gold"] += gold
    counts[f"{name}.told"] += told
    counts[f"{name}.right"] += gold and told


def _shares(counts: Counter[str], name: str) -> dict[str, float]:
    right, told, gold = (counts[f"{name}.{part}"] for part in ("right", "told", "gold"))
    return prf(right, told, gold) | {"gold": gold, "told": told}
