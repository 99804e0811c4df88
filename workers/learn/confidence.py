"""Fit the confidence of statements: ``python -m workers.learn.confidence --shared DIR``.

The shipped models read the held-out articles of the corpus annotations, which trained none of them; each statement is right
or wrong against its annotation, and a logistic regression learns from its marks how often it is right. The operating points
are set on the annotated evaluation articles that may be read, the precise one as high as the held-out articles ask, too; those
that nobody reads tell how well that holds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from schemas import Statement, TaggedArticle
from workers import stages
from workers.evaluate.annotations import UNREAD_LIST, GoldArticle, GoldStatement, read_names
from workers.evaluate.matching import judge
from workers.learn.annotated import CORPUS, AnnotatedArticle, read_annotated, read_corpus_annotated
from workers.text.confidence import BIAS, MODEL, Confidence, OperatingPoint
from workers.text.data_files import DATA
from workers.text.extract import attribute, number

PRECISION: Final = 0.96
"""Of official statements at the precise operating point: a point above the .95 that it is to keep on others."""
_REGULARISATION: Final = 0.5
_FLAT: Final = 0.01
"""F1 of alerts that another drawing of as many articles moves by more: what lies within is as good."""
_NOON: Final = datetime(2018, 1, 1, 12, tzinfo=UTC)


class Weighed(NamedTuple):
    """One statement that was found in a held-out article."""

    statement: Statement
    marks: dict[str, float]
    right: bool
    """Span, speaker and official."""
    right_official: bool
    """It is annotated, and as official."""


def weigh(articles: Iterable[AnnotatedArticle]) -> tuple[list[Weighed], int]:
    """Every statement found in the articles that counts, and how many official ones are annotated."""
    out, official = [], 0
    for annotated in articles:
        (tagged,) = stages.tag(annotated.article).events
        if not isinstance(tagged, TaggedArticle):
            continue
        attributed = attribute(tagged)
        found = number(tagged, attributed, _NOON)
        rows = tuple(GoldStatement.model_validate(statement.row) for statement in annotated.statements)
        judged = judge(GoldArticle(annotated.name, annotated.raw, rows), found)
        official += sum(pair.gold.official for pair in judged.pairs)
        pairs = {pair.found.id: pair for pair in judged.pairs if pair.found}
        false = {statement.id for statement in judged.false_finds}
        for statement, one in zip(found, attributed, strict=True):
            pair = pairs.get(statement.id)
            if pair is None and statement.id not in false:
                continue  # annotated as doubtful
            same = pair is not None and pair.gold.official == statement.official
            out.append(
                Weighed(
                    statement, one.marks, bool(same and pair and pair.right_speaker), bool(same and statement.official)
                )
            )
    return out, official


def fit(weighed: Sequence[Weighed]) -> dict[str, float]:
    """The weights of the marks."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - needs the dependency group «train»

    names = sorted({name for one in weighed for name in one.marks})
    rows = np.array([[one.marks.get(name, 0.0) for name in names] for one in weighed])
    model = LogisticRegression(C=_REGULARISATION, max_iter=2000).fit(rows, [one.right for one in weighed])
    weights = {BIAS: float(model.intercept_[0])} | dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {name: round(weight, 4) for name, weight in weights.items()}


def points(weighed: Sequence[tuple[float, Weighed]], annotated: int) -> dict[str, float]:
    """The least confidence of each operating point, over official statements with their confidence.

    Balanced is the lowest one whose F1 of alerts is within _FLAT of the best: what it holds back nobody is told.
    """
    official = sorted(((sure, one) for sure, one in weighed if one.statement.official), key=lambda pair: -pair[0])
    f1, precise = [], 1.0
    right = alerts = 0
    for count, (sure, one) in enumerate(official, 1):
        right += one.right_official
        alerts += one.right_official and one.right
        f1.append(2 * alerts / (count + annotated))
        if right / count >= PRECISION:
            precise = sure
    good = [sure for (sure, _), reached in zip(official, f1, strict=True) if reached >= max(f1) - _FLAT]
    return {OperatingPoint.BALANCED.value: good[-1] if good else 0.0, OperatingPoint.PRECISE.value: precise}


def train_confidence(
    held_out: Sequence[AnnotatedArticle], read: Sequence[AnnotatedArticle], data: Path
) -> dict[str, Any]:
    """Fit the weights on ``held_out``, set the points on ``read`` (the precise one on both), write them into ``data``.

    Returns what was written.
    """
    weighed, official_held_out = weigh(held_out)
    weights = fit(weighed)
    sure = Confidence(weights, {})
    found, official = weigh(read)
    set_points = points([(sure.of(one.marks), one) for one in found], official)
    # What either set asks for alone hangs on a handful of its statements.
    asked = points([(sure.of(one.marks), one) for one in weighed], official_held_out)[OperatingPoint.PRECISE.value]
    set_points[OperatingPoint.PRECISE.value] = max(set_points[OperatingPoint.PRECISE.value], asked)
    made: dict[str, Any] = {
        "weights": weights,
        "points": set_points,
        "fitted_on": {
            "articles": len(held_out),
            "statements": len(weighed),
            "right": sum(one.right for one in weighed),
        },
        "points_set_on": {"articles": len(read), "statements": len(found), "official": official},
    }
    (data / MODEL).write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return made


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, required=True, help="folder with corpus, gold and articles")
    arguments = parser.parse_args()
    held_out = list(read_corpus_annotated(arguments.shared / CORPUS, held_out=True))
    unread = read_names(UNREAD_LIST)
    read = [one for one in read_annotated(arguments.shared, shippable_only=False) if one.name not in unread]
    print(json.dumps(train_confidence(held_out, read, DATA), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
