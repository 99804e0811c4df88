"""The shipped models load; labels and probabilities are those of CRFsuite's own tagger; what is not there is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from workers.text.data_files import DATA
from workers.text.mentions import mention as mentions
from workers.text.mentions.mention import mention_features
from workers.text.tagging.crf import Crf, load_crf
from workers.text.tagging.crf_model import read_model
from workers.text.words.tokens import tokenize


@pytest.fixture
def model(tmp_path: Path) -> bytes:
    """A model that knows two words."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for _ in range(5):
        trainer.append([["w=قال"], ["w=الوزير"]], ["Q", "M"])
        trainer.append([["w=وصل"], ["w=الوزير"]], ["O", "O"])
    trainer.train(str(tmp_path / "model"))
    return (tmp_path / "model").read_bytes()


def of_crfsuite(model: bytes, rows: Sequence[Sequence[str]]) -> tuple[list[str], np.ndarray]:
    """Labels and probabilities of the library that trained the model."""
    reference = pycrfsuite.Tagger()
    reference.open_inmemory(model)
    labels = reference.tag(pycrfsuite.ItemSequence(rows))
    return labels, np.array(
        [[reference.marginal(label, at) for label in reference.labels()] for at in range(len(rows))]
    )


def test_a_model_tags_each_row(model: bytes) -> None:
    assert Crf(model).tag([["w=قال"], ["w=الوزير"]]) == ["Q", "M"]
    assert Crf(model).tag([["w=وصل"], ["w=الوزير"]]) == ["O", "O"]


def test_both_are_read_at_once(model: bytes) -> None:
    rows = [["w=قال", "w=غغغ"], ["w=الوزير"], [], ["w=غغغ"]]
    reading = Crf(model).read(rows)
    assert reading.labels == Crf(model).tag(rows)
    assert reading.marginals.tolist() == Crf(model).marginals(rows).tolist()
    assert reading.marginals.shape == (4, len(Crf(model).labels))
    assert reading.marginals.dtype == np.float32
    assert reading.marginals.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-6)


def test_no_rows_have_no_labels(model: bytes) -> None:
    assert Crf(model).tag([]) == []
    assert Crf(model).marginals([]).shape == (0, 3)


def test_features_that_stand_twice_count_twice(model: bytes) -> None:
    rows = [["w=قال", "w=قال"], ["w=الوزير"]]
    assert Crf(model).marginals(rows) == pytest.approx(of_crfsuite(model, rows)[1], abs=1e-6)


@pytest.mark.parametrize(
    "mention", ["الوزير", "المتحدث باسم وزارة الخارجية ماهر الحداد", "ماهر الحداد، وزير الزراعة", "مصدر أمني مطلع"]
)
def test_the_mention_model_reads_like_crfsuite(mention: str) -> None:
    rows = mention_features(tokenize(mention))
    labels, probabilities = of_crfsuite((DATA / mentions.MODEL).read_bytes(), rows)
    reading = load_crf(mentions.MODEL).read(rows)
    assert reading.labels == labels
    assert reading.marginals == pytest.approx(probabilities, abs=1e-4)


def test_the_shipped_model_is_loaded_once() -> None:
    assert load_crf(mentions.MODEL) is load_crf(mentions.MODEL)
    assert len(load_crf(mentions.MODEL).tag([["w=x"], ["w=y"]])) == 2


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such\.crfsuite"):
        load_crf("no_such.crfsuite")


def test_the_weights_are_those_that_were_trained(model: bytes, tmp_path: Path) -> None:
    read = read_model(model)
    (tmp_path / "copy").write_bytes(model)
    reference = pycrfsuite.Tagger()
    reference.open(str(tmp_path / "copy"))
    info = reference.info()
    assert read.labels == reference.labels()
    assert set(read.attributes) == set(info.attributes)
    for (attribute, label), weight in info.state_features.items():
        found = read.states[read.attributes[attribute], read.labels.index(label)]
        assert found == pytest.approx(weight, abs=1e-5), "the library prints six digits"
    for (before, label), weight in info.transitions.items():
        assert read.transitions[read.labels.index(before), read.labels.index(label)] == pytest.approx(weight, abs=1e-5)
    assert not read.states[-1].any()


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, 30), slice(0, -1), slice(1, None)])
def test_what_is_no_model_is_refused(model: bytes, cut: slice) -> None:
    with pytest.raises(ValueError, match="no CRFsuite model"):
        Crf(model[cut])
