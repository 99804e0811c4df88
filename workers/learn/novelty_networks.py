"""Train the small networks that tell beside the forests whether two statements say the same (see workers/learn/novelty.py).

By Adam (Kingma and Ba 2015) in NumPy, with a part of the inputs hidden at random (Srivastava et al. 2014): thirty speakers
are few, and a network that leans on one column learns them by heart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from workers.text.novelty.networks import Networks, Scale, Weights
from workers.text.statements.forest import Matrix

UNITS: Final = 32
ROUNDS: Final = 8
"""Times that a network sees each pair."""
HIDDEN: Final = 0.3
"""Share of the inputs that is hidden, others at each step."""
QUANTILES: Final = 17
_RATE: Final = 2e-3
_BATCH: Final = 256
_WARM: Final = 100
"""Steps until the rate is reached; it falls to nothing by half a cosine."""
_EASY: Final = 0.004
"""Chance by the forest below which a pair is too easy to be seen each time: of those one in _OF stands for all."""
_OF: Final = 10
_FIRST, _SECOND = 0.9, 0.999
"""What Adam keeps of the mean and of the square of the gradients."""


def grow_networks(rows: Matrix, same: Matrix, weights: Matrix, chances: Matrix, seeds: Sequence[int]) -> Networks:
    """A network for each of ``seeds``, one at least, over [rows, columns]; ``chances``: what a forest makes of them.

    Runs the matrix library in one thread: several sum in another order.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - training only

    hard = chances >= _EASY
    seen = hard | (np.random.default_rng(seeds[0]).random(len(rows)) < 1 / _OF)
    rows, same, weights = rows[seen], same[seen], np.where(hard, weights, weights * _OF)[seen]
    scale = Scale(
        rows.mean(axis=0).astype(np.float32),
        (rows.std(axis=0) + 1e-6).astype(np.float32),
        np.quantile(rows, np.linspace(0, 1, QUANTILES), axis=0).astype(np.float32),
    )
    with threadpool_limits(1):
        inputs = np.vstack([scale.inputs(part) for part in np.array_split(rows, 1 + len(rows) // 4096)])
        counted = (weights / weights.mean()).astype(np.float32)
        grown = [_grow_one(inputs, same.astype(np.float32), counted, seed) for seed in seeds]
    hidden, thresholds, out, level = (np.concatenate(layer, axis=-1) for layer in zip(*grown, strict=True))
    mean: Weights = (level.sum(keepdims=True) / len(seeds)).astype(np.float32)
    return Networks(scale, hidden, thresholds, (out / len(seeds)).astype(np.float32), mean)


def _grow_one(inputs: Weights, same: Weights, counted: Weights, seed: int) -> list[Weights]:
    """Hidden layer, its thresholds, the weights of its units and the level of one network."""
    rng = np.random.default_rng(seed)
    width = inputs.shape[1]
    layers: list[Weights] = [
        (rng.standard_normal((width, UNITS)) / np.sqrt(width)).astype(np.float32),
        np.zeros(UNITS, np.float32),
        (rng.standard_normal(UNITS) / np.sqrt(UNITS)).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    means, squares = [np.zeros_like(one) for one in layers], [np.zeros_like(one) for one in layers]
    starts = range(0, len(inputs), _BATCH)
    step, steps = 0, ROUNDS * len(starts)
    for _ in range(ROUNDS):
        order = rng.permutation(len(inputs))
        for start in starts:
            step += 1
            some = order[start : start + _BATCH]
            shown = np.frombuffer(rng.bytes(len(some) * width), np.uint8).reshape(-1, width) >= 256 * HIDDEN
            batch = inputs[some] * shown / np.float32(1 - HIDDEN)
            gradients = _gradients(layers, batch, same[some], counted[some])
            rate = _RATE * min(1.0, step / _WARM) * (1 + np.cos(np.pi * step / steps)) / 2
            for at, gradient in enumerate(gradients):
                means[at] = _FIRST * means[at] + (1 - _FIRST) * gradient
                squares[at] = _SECOND * squares[at] + (1 - _SECOND) * gradient**2
                mean, square = means[at] / (1 - _FIRST**step), squares[at] / (1 - _SECOND**step)
                layers[at] = (layers[at] - rate * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)
    return layers


def _gradients(layers: Sequence[Weights], batch: Weights, same: Weights, counted: Weights) -> list[Weights]:
    """Of the cross-entropy by each layer."""
    hidden, thresholds, out, level = layers
    units = np.maximum(batch @ hidden + thresholds, 0)
    wrong = (1 / (1 + np.exp(-(units @ out + level))) - same) * counted / np.float32(len(batch))
    back = np.outer(wrong, out) * (units > 0)
    return [batch.T @ back, back.sum(axis=0), units.T @ wrong, wrong.sum(keepdims=True)]
