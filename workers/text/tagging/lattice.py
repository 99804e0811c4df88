"""The best labels, and the probability of every label, in linear chains.

Probabilities are taken over all sequences at once, step by step. They narrow the search for the best labels without a guess:
a label whose probability is below that of some whole sequence cannot be in the best one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

LONGEST: Final = 2048
"""Tokens of a sequence; a longer one is cut. No paragraph of an article comes near it, and the cost of none runs away."""
_CELLS: Final = 1 << 16
"""Tokens, padding included, that go through the chain side by side: bounds memory at some 20 MB."""
_SCALED: Final = 4
"""Steps without scaling: the weights of four steps stay far within the range of a double."""
_OPENED: Final = 3
"""Tokens with several possible labels for each step at which all sequences side by side are cheaper than those tokens."""
_SLACK: Final = 1e-9
"""What rounding may add for each token."""
_TINY: Final = 1e-200
"""Probabilities below it are not told from zero."""


def best_labels(emissions: Floats, transitions: Floats) -> list[int]:
    """The labels of the most likely sequence (Viterbi), one column number for each token.

    ``emissions`` is [tokens, labels], ``transitions`` [labels, labels] from row to column, both log weights.
    """
    every = range(len(transitions))
    return _best_between(None, None, emissions.tolist(), [every] * len(emissions), transitions.tolist())


def read_chains(emissions: Floats, transitions: Floats, starts: Sequence[int]) -> tuple[list[int], Floats]:
    """The best labels of several sequences, and the probability of each label at each token, [tokens, labels].

    ``starts`` are the tokens at which a sequence starts, in order, the first of them 0: sequences know nothing of each other.
    Linear in tokens.
    """
    count = len(emissions)
    if not count:
        return [], np.zeros(emissions.shape)
    bounds = [*starts, count]
    starts = [at for start, end in pairwise(bounds) for at in range(start, end, LONGEST)]
    first = np.array(starts, np.intp)
    lengths = np.array([*starts[1:], count], np.intp) - first
    probabilities, totals = _forward_backward(emissions, transitions, first, lengths)
    # The likeliest label at each token makes a sequence of its own, in general not the best one.
    likeliest = probabilities.argmax(axis=1)
    weights = emissions[np.arange(count), likeliest]
    steps = transitions[likeliest[:-1], likeliest[1:]]
    steps[first[1:] - 1] = 0
    weights[1:] += steps
    floors = np.exp(np.add.reduceat(weights, first) - totals - _SLACK * lengths)
    floors[floors < _TINY] = 0
    possible = probabilities >= np.repeat(floors, lengths)[:, None]
    opened = np.flatnonzero(possible.sum(axis=1) > 1)
    if len(opened) > _OPENED * lengths.max():
        return _best_side_by_side(emissions, transitions, first, lengths), probabilities
    labels: list[int] = possible.argmax(axis=1).tolist()
    if len(opened):
        _search(labels, opened, emissions, transitions, possible=possible, starts=frozenset(starts))
    return labels, probabilities


def _search(
    labels: list[int], opened: Ints, emissions: Floats, transitions: Floats, *,
    possible: npt.NDArray[np.bool_], starts: frozenset[int],
) -> None:  # fmt: skip
    """Settle the labels of the tokens ``opened``, for which more than one is possible."""
    rows, weights = emissions[opened].tolist(), transitions.tolist()
    choices = [[label for label, holds in enumerate(row) if holds] for row in possible[opened].tolist()]
    places: list[int] = opened.tolist()
    begin = 0
    for end in range(1, len(places) + 1):
        last = places[end - 1]
        if end < len(places) and places[end] == last + 1 and last + 1 not in starts:
            continue
        at = places[begin]
        before = None if at in starts else labels[at - 1]
        behind = None if last + 1 in starts or last + 1 == len(labels) else labels[last + 1]
        labels[at : last + 1] = _best_between(before, behind, rows[begin:end], choices[begin:end], weights)
        begin = end


def _best_between(
    before: int | None, behind: int | None, rows: list[list[float]], choices: Sequence[Sequence[int]],
    transitions: list[list[float]],
) -> list[int]:  # fmt: skip
    """The best labels out of ``choices`` at each token, given those around them (None at the ends of a sequence)."""
    if not rows:
        return []
    scores = {
        label: rows[0][label] + (transitions[before][label] if before is not None else 0.0) for label in choices[0]
    }
    origins: list[dict[int, int]] = []
    for row, labels in zip(rows[1:], choices[1:], strict=True):
        reached, origin = {}, {}
        for label in labels:
            best, best_score = -1, -np.inf
            for previous, score in scores.items():
                total = score + transitions[previous][label]
                if total > best_score:
                    best, best_score = previous, total
            origin[label], reached[label] = best, best_score + row[label]
        scores = reached
        origins.append(origin)
    if behind is not None:
        scores = {label: score + transitions[label][behind] for label, score in scores.items()}
    path = [max(scores, key=scores.__getitem__)]
    for origin in reversed(origins):
        path.append(origin[path[-1]])
    return path[::-1]


def _best_side_by_side(emissions: Floats, transitions: Floats, first: Ints, lengths: Ints) -> list[int]:
    """The best labels of several sequences, all labels of all sequences in one step: the Viterbi algorithm as it is taught."""
    best = np.empty(len(emissions), np.intp)
    for chosen in _side_by_side(lengths):
        last = lengths[chosen] - 1
        inputs = emissions.take(first[chosen] + np.minimum(np.arange(last[0] + 1)[:, None], last), axis=0)
        scores, origins = np.empty_like(inputs), np.empty(inputs.shape, np.int8)
        scores[0] = inputs[0]
        for step in range(1, len(inputs)):
            reached = scores[step - 1][:, :, None] + transitions
            origins[step] = reached.argmax(axis=1)
            np.add(reached.max(axis=1), inputs[step], scores[step])
        rows = np.arange(len(chosen))
        ends = scores[last, rows].argmax(axis=1)
        labels = ends.copy()
        for step in range(len(inputs) - 1, -1, -1):
            labels = np.where(step == last, ends, labels)
            inside = step <= last
            best[first[chosen[inside]] + step] = labels[inside]
            labels = origins[step, rows, labels].astype(np.intp)
    return best.tolist()


def _forward_backward(emissions: Floats, transitions: Floats, first: Ints, lengths: Ints) -> tuple[Floats, Floats]:
    """[tokens, labels] probabilities, and for each sequence the logarithm of the sum over all its labellings."""
    shift, width = transitions.max(), len(transitions)
    ways = np.zeros((2 * width, 2 * width))  # both at once: one product of larger matrices costs half of two
    ways[:width, :width] = np.exp(transitions - shift)
    ways[width:, width:] = ways[:width, :width].T
    tops = emissions.max(axis=1)
    scaled = np.exp(emissions - tops[:, None])
    probabilities = np.empty_like(emissions)
    totals = np.add.reduceat(tops, first) + (lengths - 1) * shift
    for chosen in _side_by_side(lengths):
        last = lengths[chosen] - 1
        steps = np.arange(last[0] + 1)[:, None]
        there = first[chosen] + np.minimum(steps, last)
        back = first[chosen] + np.maximum(last - steps, 0)
        before, after, scales = _run(scaled.take(np.stack((there, back), axis=2), axis=0), ways)
        step, column = (steps <= last).nonzero()
        joint = after[step, column, 0] * before[last[column] - step, column, 1]
        probabilities[there[step, column]] = joint / joint.sum(axis=1, keepdims=True)
        columns = np.arange(len(chosen))
        totals[chosen] += np.log(after[last, columns, 0].sum(axis=1)) + scales[last // _SCALED, columns]
    return probabilities, totals


def _run(inputs: Floats, ways: Floats) -> tuple[Floats, Floats, Floats]:
    """Both ways through the chains. ``inputs`` is [steps, sequences, ways, labels], ``ways`` [ways * labels, ways * labels].

    Returns the weights of the labels before and after each step's input, and the logarithms of what the forward weights
    were divided by so far, [scalings, sequences].
    """
    before, after = np.empty_like(inputs), np.empty_like(inputs)
    before[0], after[0] = 1, inputs[0]
    given, reached, weights = (one.reshape(*inputs.shape[:2], -1) for one in (inputs, before, after))
    now = weights[0]
    scales = [np.zeros(inputs.shape[1])]
    for start in range(1, len(inputs), _SCALED):
        piece = slice(start, start + _SCALED)
        for into, out, factor in zip(reached[piece], weights[piece], given[piece], strict=True):
            now.dot(ways, into)
            now = np.multiply(into, factor, out)
        at = start + _SCALED - 1
        if at < len(inputs):
            sums = after[at].sum(axis=2, keepdims=True)
            after[at] /= sums
            scales.append(np.log(sums[:, 0, 0]))
    return before, after, np.cumsum(scales, axis=0)


def _side_by_side(lengths: Ints) -> Iterator[Ints]:
    """The numbers of the sequences, longest first, in groups that take little padding."""
    order = np.argsort(-lengths, kind="stable")
    begin = 0
    while begin < len(order):
        width = max(1, _CELLS // int(lengths[order[begin]]))
        yield order[begin : begin + width]
        begin += width
