"""What the tagger adds up by value is what the model weighs the strings that the trainer spells."""

from __future__ import annotations

import numpy as np
import pytest

from workers.learn.ner import spell_out
from workers.text.entities.ner import NEWS, Sentence, first_columns, model_files
from workers.text.tagging import emissions
from workers.text.tagging.crf import load_crf
from workers.text.tagging.emissions import Emissions
from workers.text.tagging.facets import Column

FIRST = model_files(NEWS)[0]
TEXTS = (
    "قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة كبيرة .",
    "ووصل الوفد إلى العاصمة مساء الاثنين 12 | 2018 ، حسب بيان للوزارة ، ولم يؤكد الوزير سعد الحريري ذلك .",
    "وصل الوفد إلى العاصمة مساء الاثنين الماضي قادما من البحر .",
)


def columns_of(text: str) -> list[Column]:
    return first_columns([Sentence(text.split(), [None] * len(text.split()))])


@pytest.mark.parametrize("text", TEXTS)
def test_sums_by_value_are_those_of_the_strings(text: str) -> None:
    crf = load_crf(FIRST)
    found = Emissions(crf.model).of(columns_of(text))
    assert found == pytest.approx(crf.weigh(list(spell_out(columns_of(text)))), abs=1e-9)


def test_what_is_forgotten_is_learned_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    sums = Emissions(load_crf(FIRST).model)
    texts = [columns_of(text) for text in TEXTS]
    before = [sums.of(text) for text in texts]
    monkeypatch.setattr(emissions, "VALUES", 5)
    for text, weights in zip(texts * 2, before * 2, strict=True):
        assert sums.of(text) == pytest.approx(weights, abs=1e-12)


def test_long_texts_go_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    sums = Emissions(load_crf(FIRST).model)
    whole = sums.of(columns_of(TEXTS[1]))
    monkeypatch.setattr(emissions, "_BLOCK", 4)
    assert sums.of(columns_of(TEXTS[1])) == pytest.approx(whole, abs=1e-12)


def test_no_tokens_weigh_nothing() -> None:
    assert Emissions(load_crf(FIRST).model).of([]).shape == (0, len(load_crf(FIRST).labels))


def test_two_models_stand_side_by_side() -> None:
    """Each as by itself, also where two groups are looked up by one word, and where their words are forgotten."""
    first, second = (load_crf(name).model for name in model_files(NEWS))
    columns = first_columns([Sentence(text.split(), [None] * len(text.split())) for text in TEXTS])
    apart = [(group, list(values)) for group, values in columns]
    alone = np.hstack([Emissions(model).of(apart) for model in (first, second)])
    both = Emissions(first, second)
    assert both.of(columns) == pytest.approx(alone, abs=1e-12)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(emissions, "ROOM", 1)
        assert both.of(columns) == pytest.approx(alone, abs=1e-12)
