"""A small convolutional network over the tokens: how likely each label is at each of them, seen from sixty tokens around.

Trained by workers/learn/network.py; here only NumPy. Every value of a token (network_values.py) and the vector of its word
give a sum; blocks of gated convolutions, each looking twice as far as the one before, add to it what stands around.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from workers.text.data_files import DATA
from workers.text.tagging.network_values import GROUPS, Key, spelled, without_clitic
from workers.text.words.word_features import frequency_rank

Floats = npt.NDArray[np.float32]
MODEL: Final = "statements.network.npz"
VECTORS: Final = "word_vectors.npy"
UNIT: Final = 32
"""What one is in the small numbers of that file."""
OUTPUTS: Final = 7
"""Columns of what is read: the labels of tagger.LABELS, and whether a content ends with the token."""
_REMEMBERED: Final = 15_000
"""Keys whose sums are kept: 8 MB."""
_WINDOW: Final = 2048
"""Tokens that go through the network at once: bounds the memory that long articles take."""
_EPSILON: Final = 1e-5


class Block(NamedTuple):
    """A gated convolution over three tokens, ``reach`` apart."""

    reach: int
    gain: Floats
    shift: Floats
    weights: Floats
    """[3 * channels, 2 * channels]"""
    bias: Floats


class Network:
    """The network of one model file."""

    def __init__(self, model: bytes) -> None:
        """Raises ValueError when ``model`` is none, or sees other values than ``GROUPS``."""
        with np.load(io.BytesIO(model), allow_pickle=False) as file:
            arrays: dict[str, Any] = {name: file[name].astype(np.float32) for name in file.files if name != "about"}
            about = json.loads(bytes(file["about"]))
        if [list(group) for group in GROUPS] != about["groups"]:
            raise ValueError("the network was trained on other values; train it anew (make train)")
        self._values: dict[str, dict[str, int]] = {
            name: {value: number for number, value in enumerate(values, 1)} for name, values in about["values"].items()
        }
        self._tables = {name: (arrays[f"table.{name}"], arrays[f"weights.{name}"]) for name in self._values}
        self._vectors = arrays["vectors"]
        self._bias = arrays["bias"]
        self._blocks = [
            Block(reach, *(arrays[f"block.{number}.{name}"] for name in ("gain", "shift", "weights", "bias")))
            for number, reach in enumerate(about["reaches"])
        ]
        self._last = [arrays[f"last.{name}"] for name in ("gain", "shift", "weights", "bias")]
        self._reach = sum(block.reach for block in self._blocks)
        self._forget()

    def _forget(self) -> None:
        self._sums: list[dict[Key, int]] = [{} for _ in GROUPS]
        self._rows = np.zeros((1024, len(self._bias)), np.float32)
        self._count = 0

    def read(self, columns: Sequence[Sequence[Key]]) -> Floats:
        """[tokens, OUTPUTS]: probabilities at each token. ``columns`` are those of network_values. Linear in tokens."""
        count = len(columns[0])
        out = np.empty((count, OUTPUTS), np.float32)
        for first, end in self._windows(count):
            a, b = max(first - self._reach, 0), min(end + self._reach, count)
            out[first:end] = self._run([column[a:b] for column in columns])[first - a : end - a]
        return out

    @staticmethod
    def _windows(count: int) -> Iterator[tuple[int, int]]:
        for first in range(0, count, _WINDOW):
            yield first, min(first + _WINDOW, count)

    def _run(self, columns: Sequence[Sequence[Key]]) -> Floats:
        hidden = self._enter(columns)
        channels = hidden.shape[1]
        seen = np.empty((len(hidden), 3 * channels), np.float32)
        for block in self._blocks:
            reach = min(block.reach, len(hidden))
            here = _normal(hidden, block.gain, block.shift)
            seen[:reach, :channels] = 0
            seen[reach:, :channels] = here[:-reach]
            seen[:, channels : 2 * channels] = here
            seen[len(here) - reach :, 2 * channels :] = 0
            seen[: len(here) - reach, 2 * channels :] = here[reach:]
            both = seen @ block.weights
            both += block.bias
            hidden += both[:, :channels] * _sigmoid(both[:, channels:])
        gain, shift, weights, bias = self._last
        given = _normal(hidden, gain, shift) @ weights + bias
        labels = np.exp(given[:, :-1] - given[:, :-1].max(axis=1, keepdims=True))
        return np.hstack((labels / labels.sum(axis=1, keepdims=True), _sigmoid(given[:, -1:])))

    def _enter(self, columns: Sequence[Sequence[Key]]) -> Floats:
        """[tokens, channels]: the sums of the values of each token."""
        if self._count > _REMEMBERED:
            self._forget()
        total = np.zeros((len(columns[0]), len(self._bias)), np.float32)
        total += self._bias
        for group, column in enumerate(columns):
            known = self._sums[group]
            new = [key for key in dict.fromkeys(column) if key not in known]
            if new:
                self._learn(group, new)
            total += self._rows[np.fromiter(map(known.__getitem__, column), np.intp, len(column))]
        entered: Floats = total * _sigmoid(total)
        return entered

    def _learn(self, group: int, keys: Sequence[Key]) -> None:
        """Sum up what the values behind keys weigh."""
        sums = np.zeros((len(keys), len(self._bias)), np.float32)
        for name, column in zip(GROUPS[group], zip(*map(spelled, keys), strict=True), strict=True):
            numbers = self._values[name]
            table, weights = self._tables[name]
            sums += table[[numbers.get(value, 0) for value in column]] @ weights
        if group == 0:
            sums += word_vectors([vector_row(key) for key in keys if isinstance(key, str)]) @ self._vectors
        first, self._count = self._count, self._count + len(keys)
        if self._count > len(self._rows):
            grown = np.zeros((max(2 * len(self._rows), self._count), self._rows.shape[1]), np.float32)
            grown[:first] = self._rows[:first]
            self._rows = grown
        self._rows[first : self._count] = sums
        self._sums[group].update(zip(keys, range(first, self._count), strict=True))


def _normal(hidden: Floats, gain: Floats, shift: Floats) -> Floats:
    """Each token's numbers with mean 0 and variance 1, then with gain and shift."""
    centred: Floats = hidden - hidden.mean(axis=1, keepdims=True)
    centred /= np.sqrt(np.einsum("ij,ij->i", centred, centred) / hidden.shape[1] + _EPSILON)[:, None]
    centred *= gain
    centred += shift
    return centred


def _sigmoid(x: Floats) -> Floats:
    out: Floats = np.reciprocal(np.exp(-np.maximum(x, np.float32(-80))) + np.float32(1))
    return out


def vector_row(word: str) -> int:
    """The row of a folded word in ``word_vectors``; 0, which is zero, of an unknown one."""
    rank = frequency_rank(word)
    if rank is None:
        rank = frequency_rank(without_clitic(word))
    return 0 if rank is None else rank + 1


def word_vectors(rows: Sequence[int] | slice = slice(None)) -> Floats:
    """[rows, dimensions]: the vectors of the words in word_classes.tsv.gz, in its order, behind a row of zeros."""
    return _small_vectors()[rows].astype(np.float32) / np.float32(UNIT)


@lru_cache(maxsize=1)
def _small_vectors() -> npt.NDArray[np.int8]:
    """As they are in the file: as floats all of them would take 10 MB, of which a day of news asks for a fourth."""
    small = np.load(DATA / VECTORS)
    return np.concatenate((np.zeros_like(small[:1]), small))


@lru_cache(maxsize=4)
def load_network(name: str) -> Network:
    """The network in data file ``name``."""
    return Network((DATA / name).read_bytes())
