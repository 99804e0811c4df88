"""Load the small CRF models that are shipped beside the code, and run them.

Their files are written by CRFsuite; labels and probabilities are the same as those of its own tagger.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from workers.text.data_files import DATA
from workers.text.tagging.crf_model import Floats, read_model
from workers.text.tagging.lattice import best_labels, read_chains

Probabilities = npt.NDArray[np.float32]


class Reading(NamedTuple):
    """What a model makes of a sequence."""

    labels: list[str]
    """The most likely sequence of labels, one for each token."""
    marginals: Probabilities
    """[tokens, labels of the model]: how likely each label is at each token."""


class Crf:
    """A linear-chain CRF. A token is a list of feature strings; those that the model does not know count for nothing."""

    def __init__(self, model: bytes) -> None:
        """``model`` is a CRFsuite file. Raises ValueError when it is none."""
        self.model = read_model(model)
        self.labels = self.model.labels
        """The columns of ``marginals``, in order."""

    def tag(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The most likely labels, one for each row."""
        best = best_labels(self.weigh(rows), self.model.transitions)
        return [self.labels[label] for label in best]

    def marginals(self, rows: Sequence[Sequence[str]]) -> Probabilities:
        """[rows, labels]: the probability of each label at each row."""
        return self.read(rows).marginals

    def read(self, rows: Sequence[Sequence[str]]) -> Reading:
        """Labels and probabilities of one sequence."""
        return read_labels(self.labels, self.model.transitions, self.weigh(rows), (0,))

    def weigh(self, rows: Sequence[Sequence[str]]) -> Floats:
        """[rows, labels]: what the features of each row weigh for each label, without its neighbours."""
        out = np.zeros((len(rows), len(self.labels)))
        some = [at for at, row in enumerate(rows) if row]
        if some:
            attributes, unknown = self.model.attributes, len(self.model.attributes)
            features = chain.from_iterable(rows)
            numbers = np.fromiter(map(attributes.get, features, repeat(unknown)), np.intp)
            firsts = [0, *accumulate(len(rows[at]) for at in some[:-1])]
            out[some] = np.add.reduceat(self.model.states[numbers], firsts)
        return out


def read_labels(labels: Sequence[str], transitions: Floats, emissions: Floats, starts: Sequence[int]) -> Reading:
    """Labels and probabilities of several sequences, given what the features of their tokens weigh.

    ``emissions`` is [tokens, labels]; ``starts`` are the tokens at which a sequence starts, the first of them 0.
    """
    best, probabilities = read_chains(emissions, transitions, starts)
    return Reading([labels[label] for label in best], probabilities.astype(np.float32))


@lru_cache(maxsize=4)
def load_crf(name: str) -> Crf:
    """The model in data file ``name``. Raises FileNotFoundError when it is not there."""
    return Crf((DATA / name).read_bytes())
