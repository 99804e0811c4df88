"""How far a figure could have come out otherwise with other articles: bootstrap over articles.

B. Efron, Bootstrap methods: another look at the jackknife (1979). Whole articles are drawn, because the statements of one
article share their speakers and their outlet's style and are not independent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Final

from workers.evaluate.matching import Judged

RESAMPLES: Final = 1_000
_INSIDE: Final = 0.95


def intervals(judged: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """Lower and upper end of the 95 % interval of the F1 of found, tight, official and alert, and of the speakers' share.

    The same articles give the same intervals. Empty without articles.
    """
    if not judged:
        return {}
    counts = [_count(one) for one in judged]
    draw = Random(0)  # noqa: S311 - no secret: a fixed seed, so that the figures can be repeated
    drawn: dict[str, list[float]] = {}
    for _ in range(RESAMPLES):
        total: Counter[str] = Counter()
        for count in draw.choices(counts, k=len(counts)):
            total.update(count)
        for name, value in _shares(total).items():
            drawn.setdefault(name, []).append(value)
    cut = round(RESAMPLES * (1 - _INSIDE) / 2)
    return {name: (round(sorted(of)[cut], 4), round(sorted(of)[-cut - 1], 4)) for name, of in drawn.items()}


def _count(one: Judged) -> Counter[str]:
    count: Counter[str] = Counter(gold=len(one.pairs), predicted=len(one.false_finds))
    count["told_official"] = sum(statement.official for statement in one.false_finds)
    for pair in one.pairs:
        count["gold_official"] += pair.gold.official
        if pair.found is None:
            continue
        right, official = pair.right_speaker, pair.gold.official and pair.found.official
        count.update(
            predicted=1, found=1, tight=int(pair.tight), speaker=int(right), told_official=int(pair.found.official),
            official=int(official), alert=int(official and right),
        )  # fmt: skip
    return count


def _shares(total: Counter[str]) -> dict[str, float]:
    def f1(name: str, told: str, gold: str) -> float:
        both = total[told] + total[gold]
        return 2 * total[name] / both if both else 0.0

    return {
        "found": f1("found", "predicted", "gold"),
        "tight": f1("tight", "predicted", "gold"),
        "official": f1("official", "told_official", "gold_official"),
        "alert": f1("alert", "told_official", "gold_official"),
        "speaker_accuracy": total["speaker"] / total["found"] if total["found"] else 0.0,
    }
