"""The best labels, and the probability of every label, in a linear chain without a loop over its tokens.

A chain of n tokens is a product of n small matrices (label before, label at the token): over (max, +) for the best labels,
over (+, x) for probabilities. The product is associative: it is taken pair by pair, all pairs of a level at once, and read
off again downwards (parallel prefix: Blelloch 1990; for chains: Hassan, Särkkä, García-Fernández 2021).
Time is the last axis of the matrices, so that each numpy call runs over long rows.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

CHUNK: Final = 4096
"""Tokens that are multiplied at once: bounds the memory at some 5 MB, however long the chain."""


def best_labels(emissions: Floats, transitions: Floats, starts: Ints) -> Ints:
    """The labels of the most likely sequences (Viterbi), one column number for each token.

    ``emissions`` is [tokens, labels], ``transitions`` [labels, labels] from row to column, both log weights. ``starts`` are
    the tokens at which a sequence starts, in order: sequences in one array know nothing of each other. Linear in tokens.
    """
    count, width = emissions.shape
    best = np.empty(count, np.intp)
    firsts = range(0, count, CHUNK)
    roots: list[Floats] = []
    scores: list[Floats] = [np.zeros(width)]
    tree: list[Floats] = []
    for first in firsts:
        tree = _best_tree(_links(emissions, transitions, starts, first))
        roots.append(tree[-1][:, :, 0])
        scores.append((scores[-1][:, None] + roots[-1]).max(axis=0))
    end = int(scores[-1].argmax())
    for number in reversed(range(len(roots))):
        before = int((scores[number] + roots[number][:, end]).argmax())
        first = firsts[number]
        if number + 1 < len(roots):  # the last one is still there
            tree = _best_tree(_links(emissions, transitions, starts, first))
        best[first : first + CHUNK] = _read_best(tree, before, end)
        end = before
    return best


def marginals(emissions: Floats, transitions: Floats, starts: Ints) -> Floats:
    """The probability of each label at each token (forward-backward), [tokens, labels]; each row sums to 1.

    Arguments as for ``best_labels``. Linear in tokens.
    """
    count, width = emissions.shape
    out = np.empty((count, width))
    firsts = range(0, count, CHUNK)
    # A constant for each token changes no probability: with it, exp cannot overflow.
    emissions = emissions - emissions.max(axis=1, keepdims=True, initial=-np.inf)
    transitions = transitions - transitions.max(initial=0.0)
    roots: list[Floats] = []
    forward: list[Floats] = [np.full(width, 1 / width)]
    tree: list[Floats] = []
    for first in firsts:
        tree = _sum_tree(np.exp(_links(emissions, transitions, starts, first)))
        roots.append(tree[-1][:, :, 0])
        reached = forward[-1] @ roots[-1]
        forward.append(reached / reached.sum())
    backward = np.full(width, 1 / width)
    for number in reversed(range(len(roots))):
        first = firsts[number]
        if number + 1 < len(roots):
            tree = _sum_tree(np.exp(_links(emissions, transitions, starts, first)))
        out[first : first + CHUNK] = _read_sums(tree, forward[number], backward)
        backward = roots[number] @ backward
        backward = backward / backward.sum()
    return out


def _links(emissions: Floats, transitions: Floats, starts: Ints, first: int) -> Floats:
    """[labels, labels, tokens] of a chunk: the weight of label ``j`` at the token after label ``i`` before it."""
    columns = emissions[first : first + CHUNK].T
    links: Floats = transitions[:, :, None] + columns
    inside = starts[(starts >= first) & (starts < first + CHUNK)] - first
    links[:, :, inside] = columns[:, inside]  # whatever stood before
    return links


def _best_tree(links: Floats) -> list[Floats]:
    tree = [links]
    while (level := tree[-1]).shape[2] > 1:
        left, right = _pairs(level)
        joined = left[:, 0, None] + right[0]
        for middle in range(1, len(left)):
            np.maximum(joined, left[:, middle, None] + right[middle], out=joined)
        tree.append(_with_odd(joined, level))
    return tree


def _sum_tree(links: Floats) -> list[Floats]:
    tree = [links]
    while (level := tree[-1]).shape[2] > 1:
        left, right = _pairs(level)
        joined = left[:, 0, None] * right[0]
        for middle in range(1, len(left)):
            joined += left[:, middle, None] * right[middle]
        joined /= joined.max(axis=(0, 1))
        tree.append(_with_odd(joined, level))
    return tree


def _pairs(level: Floats) -> tuple[Floats, Floats]:
    even = level.shape[2] // 2 * 2
    return level[:, :, 0:even:2], level[:, :, 1:even:2]


def _with_odd(joined: Floats, level: Floats) -> Floats:
    """A last one without a partner goes up as it is."""
    return np.concatenate((joined, level[:, :, -1:]), axis=2) if level.shape[2] % 2 else joined


def _read_best(tree: list[Floats], before: int, end: int) -> Ints:
    """The labels at the tokens of the lowest level, given the label before the first and the label of the last."""
    ends = np.array([end], np.intp)
    for level in tree[-2::-1]:
        left, right = _pairs(level)
        count = left.shape[2]
        at = np.arange(count)
        befores = np.concatenate(([before], ends[: count - 1]))
        spread = np.empty(level.shape[2], np.intp)
        spread[-1] = ends[-1]
        spread[1 : 2 * count : 2] = ends[:count]
        spread[0 : 2 * count : 2] = (left[befores, :, at] + right[:, ends[:count], at].T).argmax(axis=1)
        ends = spread
    return ends


def _read_sums(tree: list[Floats], forward: Floats, backward: Floats) -> Floats:
    """[tokens, labels] of the lowest level, given what reaches its first token from before and its last from behind."""
    forwards, backwards = forward[:, None], backward[:, None]
    for level in tree[-2::-1]:
        left, right = _pairs(level)
        count = left.shape[2]
        reached = np.empty((len(forward), level.shape[2]))
        behind = np.empty_like(reached)
        reached[:, -1], behind[:, -1] = forwards[:, -1], backwards[:, -1]
        reached[:, 0 : 2 * count : 2] = forwards[:, :count]
        reached[:, 1 : 2 * count : 2] = _unit((forwards[:, None, :count] * left).sum(axis=0))
        behind[:, 1 : 2 * count : 2] = backwards[:, :count]
        behind[:, 0 : 2 * count : 2] = _unit((right * backwards[None, :, :count]).sum(axis=1))
        forwards, backwards = reached, behind
    return _unit((forwards[:, None] * tree[0]).sum(axis=0) * backwards).T


def _unit(weights: Floats) -> Floats:
    """Each column divided by its sum."""
    divided: Floats = weights / weights.sum(axis=0)
    return divided
