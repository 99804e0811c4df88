"""Figures of judged articles: precision, recall, F1, and shares of what was found; as a whole and by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from schemas import Statement
from workers.evaluate.annotations import GoldStatement
from workers.evaluate.matching import Judged, Pair

Figures = dict[str, Any]
"""Counts, ``{"precision", "recall", "f1"}`` and shares; every share is between 0 and 1, rounded to four digits."""


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures over ``judged``.

    ``found`` and ``tight`` by IoU; ``official`` over official statements; ``alert`` the same where the speaker must be
    right as well; ``speaker_accuracy`` and ``quote_accuracy`` as shares of the found ones; ``recall_by_quote``.
    """
    pairs = [pair for one in judged for pair in one.pairs]
    false_finds = [statement for one in judged for statement in one.false_finds]
    return {"articles": len(judged), **_figures(pairs, false_finds), "recall_by_quote": _recall_by_quote(pairs)}


def by_outlet(judged: Sequence[Judged]) -> dict[str, Figures]:
    """The figures of each outlet."""
    outlets = sorted({one.article.outlet for one in judged})
    return {name: figures([one for one in judged if one.article.outlet == name]) for name in outlets}


def by_kind(
    judged: Sequence[Judged],
    of_gold: Callable[[GoldStatement], str],
    of_found: Callable[[Statement], str],
) -> dict[str, Figures]:
    """The figures of each kind of statement, where annotations and predictions both have a kind.

    Recall is over what is annotated as of that kind, precision over what was found as of it; ``speaker_accuracy`` and
    ``tight_recall`` are those of the annotated kind.
    """
    pairs = [pair for one in judged for pair in one.pairs]
    false_finds = [statement for one in judged for statement in one.false_finds]
    report = {}
    for kind in sorted({of_gold(pair.gold) for pair in pairs}):
        wanted = [pair for pair in pairs if of_gold(pair.gold) == kind]
        told = [pair for pair in pairs if pair.found is not None and of_found(pair.found) == kind]
        wrong = sum(of_found(statement) == kind for statement in false_finds)
        got = [pair for pair in wanted if pair.found is not None]
        precision, recall = _share(len(told), len(told) + wrong), _share(len(got), len(wanted))
        report[kind] = {
            "gold": len(wanted),
            "predicted": len(told) + wrong,
            "found": _rounded(precision, recall),
            "tight_recall": round(_share(sum(pair.tight for pair in wanted), len(wanted)), 4),
            "speaker_accuracy": round(_share(sum(pair.right_speaker for pair in got), len(got)), 4),
        }
    return report


def by_prediction(judged: Sequence[Judged], of_found: Callable[[Statement], str]) -> dict[str, Figures]:
    """What can only be told of predictions (how the speaker was resolved, why it is official): how often it is right.

    ``predicted`` all, ``found`` those that are annotated, and of these the share with the right speaker and the right
    answer to whether it is official; ``right`` is the share of all that are annotated and have both.
    """
    pairs = [pair for one in judged for pair in one.pairs]
    false_finds = [statement for one in judged for statement in one.false_finds]
    told = {of_found(pair.found) for pair in pairs if pair.found is not None} | {of_found(s) for s in false_finds}
    report = {}
    for kind in sorted(told):
        got = [(pair, pair.found) for pair in pairs if pair.found is not None and of_found(pair.found) == kind]
        official = [pair for pair, statement in got if statement.official == pair.gold.official]
        predicted = len(got) + sum(of_found(statement) == kind for statement in false_finds)
        report[kind] = {
            "predicted": predicted,
            "found": len(got),
            "right": round(_share(sum(pair.right_speaker for pair in official), predicted), 4),
            "speaker_accuracy": round(_share(sum(pair.right_speaker for pair, _ in got), len(got)), 4),
            "official_accuracy": round(_share(len(official), len(got)), 4),
        }
    return report


def _figures(pairs: Sequence[Pair], false_finds: Sequence[Statement]) -> Figures:
    got = [(pair, pair.found) for pair in pairs if pair.found is not None]
    gold, predicted = len(pairs), len(got) + len(false_finds)
    gold_official = sum(pair.gold.official for pair in pairs)
    told_official = sum(statement.official for _, statement in got) + sum(s.official for s in false_finds)
    official = [pair for pair, statement in got if pair.gold.official and statement.official]
    return {
        "gold": gold,
        "predicted": predicted,
        "found": prf(len(got), predicted, gold),
        "tight": prf(sum(pair.tight for pair, _ in got), predicted, gold),
        "official": prf(len(official), told_official, gold_official),
        "alert": prf(sum(pair.right_speaker for pair in official), told_official, gold_official),
        "speaker_accuracy": round(_share(sum(pair.right_speaker for pair, _ in got), len(got)), 4),
        "quote_accuracy": round(_share(sum(s.quote == pair.gold.quote for pair, s in got), len(got)), 4),
    }


def _recall_by_quote(pairs: Iterable[Pair]) -> dict[str, float]:
    found: dict[str, list[bool]] = {}
    for pair in pairs:
        found.setdefault(pair.gold.quote.value, []).append(pair.found is not None)
    return {quote: round(_share(sum(hits), len(hits)), 4) for quote, hits in sorted(found.items())}


def prf(right: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1, to four decimals; 0 where there is nothing to count."""
    return _rounded(_share(right, predicted), _share(right, gold))


def _rounded(precision: float, recall: float) -> dict[str, float]:
    f1 = _share(2 * precision * recall, precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
