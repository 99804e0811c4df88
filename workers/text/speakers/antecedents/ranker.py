"""Choose who is meant where no name says it: «وأضاف», «الوزير», «المنظمة», «البيان», «المصدر ذاته».

Boosted trees over candidates (workers/learn/antecedents.py); one more candidate is that somebody new speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from workers.text.speakers.antecedents.features import COLUMNS, describe
from workers.text.speakers.antecedents.scene import Candidate, Scene
from workers.text.statements.forest import load_forest

MODEL: Final = "antecedents.trees.gz"

Choose = Callable[[Scene, Sequence[Candidate]], Candidate]


def choose(scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
    """The candidate that the trees have for the likeliest; the first of equals. ``candidates`` is not empty."""
    if len(candidates) == 1:
        return candidates[0]
    forest = load_forest(MODEL, COLUMNS)
    return candidates[int(forest.score(describe(scene, candidates, forest.codes)).argmax())]
