"""Read the weights out of a model file that CRFsuite trained.

The layout is that of CRFsuite 0.12 (lib/crf/src/crf1d_model.c, cqdb.c; Naoaki Okazaki, BSD): a header, the features with their
weights as doubles, then the names of the labels and of the attributes, each in a constant database.
"""

from __future__ import annotations

import struct
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_HEADER: Final = struct.Struct("<4sI4s9I")
_FEATURES: Final = struct.Struct("<4sII")
_NAMES: Final = struct.Struct("<4s5I")
_RECORD: Final = struct.Struct("<II")
_FEATURE: Final = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1


class CrfModel:
    """The weights of a first-order linear-chain CRF."""

    def __init__(self, labels: list[str], names: bytes, states: Floats, transitions: Floats) -> None:
        """``names`` are those of the attributes, a NUL between two of them."""
        self.labels = labels
        self.states = states
        """[attributes + 1, labels]; the last row is zero: what an attribute that the model does not know adds."""
        self.transitions = transitions
        """[labels, labels], from the row's to the column's."""
        self._names = names  # a tenth of the strings: the large models are read by value, and never ask for them

    def names(self) -> list[str]:
        """The attributes, in the order of their rows in ``states``."""
        return self._names.decode("utf-8").split("\0") if len(self.states) > 1 else []

    @cached_property
    def attributes(self) -> dict[str, int]:
        """Attribute -> its row in ``states``."""
        return {name: row for row, name in enumerate(self.names())}


def read_model(data: bytes) -> CrfModel:
    """The weights in ``data``. Raises ValueError when it is no CRFsuite model of this layout."""
    if len(data) < _HEADER.size:
        raise ValueError(f"no CRFsuite model: {len(data)} bytes")
    magic, size, kind, _, _, _, _, features_at, labels_at, attributes_at, _, _ = _HEADER.unpack_from(data)
    if magic != b"lCRF" or kind != b"FOMC" or size != len(data):
        raise ValueError(f"no CRFsuite model: {magic!r} {kind!r}, {size} bytes of {len(data)}")
    labels, attributes = [name.decode("utf-8") for name in _names(data, labels_at)], _names(data, attributes_at)
    _, _, count = _FEATURES.unpack_from(data, features_at)
    features = np.frombuffer(data, _FEATURE, count, features_at + _FEATURES.size)
    weights = [
        np.zeros((len(attributes) + 1, len(labels))),
        np.zeros((len(labels), len(labels))),
    ]
    for which in (_STATE, _TRANSITION):
        chosen = features[features["kind"] == which]
        weights[which][chosen["source"], chosen["target"]] = chosen["weight"]
    return CrfModel(labels, b"\0".join(attributes), weights[_STATE], weights[_TRANSITION])


def _names(data: bytes, at: int) -> list[bytes]:
    """The strings of the constant database at ``at``, in the order of their numbers."""
    _, _, _, _, count, offsets_at = _NAMES.unpack_from(data, at)
    names = []
    for offset in np.frombuffer(data, "<u4", count, at + offsets_at).tolist():
        start = at + offset + _RECORD.size
        _, size = _RECORD.unpack_from(data, at + offset)
        names.append(data[start : start + size - 1])  # the size counts the closing NUL
    return names
