"""camel-tools' recogniser, where it is installed: its labels stay with their words, and it is merged with ours by rule."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from schemas import FoundBy
from workers.text.entities import camel_ner, names_in_article
from workers.text.entities.camel_ner import CamelTagger, camel_tagger, model_folder, prefer
from workers.text.entities.names_in_article import Text, name_entities
from workers.text.entities.ner import Tagged

TINY = {"سامي": "B-PERS", "الحداد": "I-PERS", "بيروت": "B-LOC", "اليونسكو": "B-ORG", "النيل": "B-MISC"}


class TinyRecogniser:
    """Answers as the model does: MISC and PERS among its labels, cut at its longest sentence."""

    longest = 6

    def __init__(self, folder: str = "", *, use_gpu: bool = True) -> None:
        self.folder, self.use_gpu = folder, use_gpu

    def predict_sentence(self, sentence: list[str]) -> list[str]:
        return [TINY.get(word, "O") for word in sentence if word != "\u200f"][: self.longest]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["زار", "سامي", "الحداد", "بيروت"], [("PER", 1, 3), ("LOC", 3, 4)]),
        (["زار", "\u200f", "سامي", "الحداد"], [("PER", 2, 4)]),  # a token that the model leaves out
        (["النيل", "طويل"], []),  # no type of ours
        (["\u200f"], []),
        ([], []),
        (["سامي"] * 7, []),  # too long: no label is better than one that slipped
    ],
)
def test_labels_stay_with_their_words(words: list[str], names: list[tuple[str, int, int]]) -> None:
    found = CamelTagger(TinyRecogniser()).tag([["ثم"], words])
    assert [(name.type, name.start, name.end) for name in found if name.sentence == 1] == names


def test_its_names_win_and_ours_stay_where_they_are_sure() -> None:
    theirs = [Tagged(0, 2, 4, "PER", 0.9)]
    ours = [Tagged(0, 0, 1, "LOC", 0.95), Tagged(0, 3, 4, "LOC", 0.99), Tagged(0, 5, 6, "ORG", 0.5)]
    assert prefer(theirs, ours) == [ours[0], theirs[0]]
    assert prefer([], []) == []


def test_it_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_in_article, "camel_tagger", lambda: CamelTagger(TinyRecogniser()))
    text = "زار سامي الحداد بيروت ."
    spans = [(0, 3), (4, 8), (9, 15), (16, 21), (22, 23)]
    found = {text[one.name.start : one.name.end]: one for one in name_entities([Text(text, [spans])])}
    assert {"سامي الحداد", "بيروت"} <= found.keys()
    assert found["سامي الحداد"].name.mention.found_by in {FoundBy.CAMEL_NER, FoundBy.NAME_GRAMMAR}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model folder of the real one's form, and a recogniser that loads it; no torch."""
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    (tmp_path / camel_ner.MODEL).mkdir(parents=True)
    (tmp_path / camel_ner.MODEL / "config.json").write_text('{"id2label": {"0": "O", "1": "B-PERS"}}', encoding="utf-8")
    module = ModuleType("camel_tools.ner")
    module.NERecognizer = TinyRecogniser  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "camel_tools.ner", module)
    camel_tagger.cache_clear()
    yield tmp_path  # type: ignore[misc]
    camel_tagger.cache_clear()


def test_it_is_loaded_from_its_folder(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel_ner, "find_spec", lambda name: name)
    tagger = camel_tagger()
    assert tagger is not None
    assert [name.type for name in tagger.tag([["سامي"]])] == ["PER"]
    assert model_folder() == installed / camel_ner.MODEL, "the variable is as it was"


def test_it_is_not_used_without_its_packages_or_its_model(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel_ner, "find_spec", lambda name: None)
    assert camel_tagger() is None
    camel_tagger.cache_clear()
    monkeypatch.setattr(camel_ner, "find_spec", lambda name: name)
    (installed / camel_ner.MODEL / "config.json").unlink()
    assert camel_tagger() is None
