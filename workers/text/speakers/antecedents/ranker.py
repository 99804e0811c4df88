"""Choose who is meant where no name says it: «وأضاف», «الوزير», «المنظمة», «البيان», «المصدر ذاته».

Boosted trees over candidates (workers/learn/antecedents.py); one more candidate is that somebody new speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from workers.text.speakers.antecedents.features import COLUMNS, describe
from workers.text.speakers.antecedents.scene import Candidate, Scene
from workers.text.speakers.voice import Chances
from workers.text.statements.forest import load_forest

MODEL: Final = "antecedents.trees.gz"

Choose = Callable[[Scene, Sequence[Candidate]], Candidate]


def choose(scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
    """The candidate that the trees have for the likeliest; the first of equals. ``candidates`` is not empty."""
    if len(candidates) == 1:
        return candidates[0]._replace(chances=Chances(1.0, 0.0, 1))
    forest = load_forest(MODEL, COLUMNS)
    scores = forest.score(describe(scene, candidates, forest.codes))
    best, (other, chosen) = int(scores.argmax()), np.sort(scores)[-2:].tolist()
    return candidates[best]._replace(chances=Chances(chosen, other, len(candidates)))
