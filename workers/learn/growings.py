"""Make one model of several growings of the same trees: what a single growing has by the luck of its samples averages out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_FIRST: Final = "Tree=0\n"
_TREE: Final = "Tree="
_END: Final = "end of trees"
_VALUES: Final = re.compile(r"^(leaf_value|internal_value)=(.*)$", re.MULTILINE)
_SIZES: Final = re.compile(r"^tree_sizes=.*$", re.MULTILINE)


def averaged(models: Sequence[str]) -> str:
    """The mean of models with equally many trees in LightGBM's text format, which sums: each leaf is divided by their number.

    The trees take turns, so that the first ones of the model are the first ones of every growing. Raises ValueError when
    one of the models has more trees than another.
    """
    growings = [_trees(model) for model in models]
    trees = [
        f"{_TREE}{number}\n{_divided(tree, len(models))}"
        for number, tree in enumerate(tree for turn in zip(*growings, strict=True) for tree in turn)
    ]
    head, _, rest = models[0].partition(_FIRST)
    sizes = " ".join(str(len(tree.encode())) for tree in trees)
    return _SIZES.sub(f"tree_sizes={sizes}", head) + "".join(trees) + _END + rest.partition(_END)[2]


def _trees(model: str) -> list[str]:
    """The trees of a model, each without its number."""
    body = model.partition(_FIRST)[2].partition(_END)[0]
    return [tree.partition("\n")[2] for tree in f"{_FIRST}{body}".split(_TREE)[1:]]


def _divided(tree: str, count: int) -> str:
    def line(found: re.Match[str]) -> str:
        return f"{found[1]}={' '.join(repr(float(value) / count) for value in found[2].split())}"

    return _VALUES.sub(line, tree)
