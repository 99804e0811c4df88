"""How sure a statement is: the probability that its span, its speaker and its official or not are all right.

A logistic regression over marks that have names, fitted by workers/learn/confidence.py on articles that trained no model.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from schemas import OfficialReason
from workers.text.data_files import DATA
from workers.text.speakers.voice import Resolved
from workers.text.statements.find import Found

MODEL: Final = "confidence.json"
BIAS: Final = "bias"


class OperatingPoint(StrEnum):
    """How sure a statement must be to raise an alert."""

    BALANCED = "balanced"
    """Where misses and false alerts weigh the same: the best F1 of alerts."""
    PRECISE = "precise"
    """Where 95 of 100 official statements are right; the rest is not alerted on."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The weights of the marks, and the least confidence of each operating point."""

    weights: Mapping[str, float]
    points: Mapping[OperatingPoint, float]

    def of(self, marks: Mapping[str, float]) -> float:
        """The probability, rounded to three places: more would be pretended."""
        odds = self.weights[BIAS] + sum(self.weights.get(name, 0.0) * value for name, value in marks.items())
        return round(1 / (1 + math.exp(-odds)), 3)


@lru_cache(maxsize=1)
def load_confidence() -> Confidence:
    """What is shipped. Raises FileNotFoundError when it is not there."""
    content = json.loads((DATA / MODEL).read_text(encoding="utf-8"))
    return Confidence(content["weights"], {OperatingPoint(name): least for name, least in content["points"].items()})


def marks_of(found: Found, resolved: Resolved, reason: OfficialReason) -> dict[str, float]:
    """What the confidence of a statement hangs on, by name."""
    voice, chances = resolved.voice, resolved.chances
    meant = (
        {"meant": _logit(chances.chosen), "meant other": _logit(chances.other), "meant of": math.log(chances.of)}
        if chances is not None
        else {"told": 1.0}
    )
    return {
        "statement": _logit(found.score),
        "mention": _logit(found.mention_score),
        "named": float(voice.name is not None),
        "known person": float(voice.person is not None),
        "known body": float(voice.known_body is not None),
        "headline": float(found.headline),
        "words": math.log(found.content[1] - found.content[0]),
        f"quote {found.quote.value}": 1.0,
        f"resolved by {resolved.resolved_by.value}": 1.0,
        f"reason {reason.value}": 1.0,
        **meant,
    }


def _logit(score: float) -> float:
    score = min(max(score, 0.01), 0.99)
    return math.log(score / (1 - score))
