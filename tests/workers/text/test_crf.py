"""The shipped models load and tag; what is not there is named."""

from __future__ import annotations

import gc
from pathlib import Path

import pycrfsuite
import pytest

from workers.text import mentions, tagger
from workers.text.crf import Crf, load_crf


@pytest.fixture
def model(tmp_path: Path) -> bytes:
    """A model that knows two words."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for _ in range(5):
        trainer.append([["w=قال"], ["w=الوزير"]], ["Q", "M"])
        trainer.append([["w=وصل"], ["w=الوزير"]], ["O", "O"])
    trainer.train(str(tmp_path / "model"))
    return (tmp_path / "model").read_bytes()


def test_a_model_tags_each_row(model: bytes) -> None:
    assert Crf(model).tag([["w=قال"], ["w=الوزير"]]) == ["Q", "M"]
    assert Crf(model).tag([["w=وصل"], ["w=الوزير"]]) == ["O", "O"]


def test_the_bytes_of_a_model_live_as_long_as_it(model: bytes) -> None:
    crf = Crf(bytes(bytearray(model)))
    gc.collect()
    assert [crf.tag([["w=قال"], ["w=الوزير"]]) for _ in range(50)] == [["Q", "M"]] * 50


def test_no_rows_have_no_labels(model: bytes) -> None:
    assert Crf(model).tag([]) == []


@pytest.mark.parametrize("name", [tagger.MODEL, mentions.MODEL])
def test_the_shipped_models_are_loaded_once(name: str) -> None:
    assert load_crf(name) is load_crf(name)
    assert len(load_crf(name).tag([["w=x"], ["w=y"]])) == 2


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such\.crfsuite"):
        load_crf("no_such.crfsuite")
