"""What the tagger adds up by value is what the model weighs the strings that the trainer spells."""

from __future__ import annotations

import numpy as np
import pytest

from tests.makers import tag_article
from workers.text.entities.ner import NEWS, Sentence, first_columns, model_files
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.tagging import emissions, tagger
from workers.text.tagging.crf import load_crf
from workers.text.tagging.emissions import Emissions
from workers.text.tagging.features import GAP, columns, features, join_columns

TEXTS = (
    "قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة كبيرة.",
    """«لن نتراجع عن قرارنا أبدا»، هكذا رد المتحدث باسم الحكومة؛ ونفى ذلك مصدر مطلع لم يذكر اسمه.
ووصل الوفد إلى العاصمة مساء الاثنين 12 | 2018، حسب بيان للوزارة، ولم يؤكد الوزير: "سنرى غدا".""",
    "وصل الوفد إلى العاصمة مساء الاثنين الماضي قادما من البحر.",
)


def analyses() -> list[Analysis]:
    return [analyse(tag_article(text).body) for text in TEXTS]


@pytest.mark.parametrize("headline", [True, False])
def test_sums_by_value_are_those_of_the_strings(*, headline: bool) -> None:
    crf = load_crf(tagger.MODEL)
    for analysis in analyses():
        found = Emissions(crf.model).of(columns(analysis, headline=headline))
        assert found == pytest.approx(crf.weigh(features(analysis, headline=headline)), abs=1e-9)


def test_parts_side_by_side_do_not_see_each_other() -> None:
    sums = Emissions(load_crf(tagger.MODEL).model)
    parts = [columns(analysis, headline=number == 0) for number, analysis in enumerate(analyses())]
    joined, at = sums.of(join_columns(parts)), 0
    for part in parts:
        alone = sums.of(part)
        assert joined[at : at + len(alone)] == pytest.approx(alone, abs=1e-12)
        at += len(alone) + GAP


def test_what_is_forgotten_is_learned_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    sums = Emissions(load_crf(tagger.MODEL).model)
    parts = [columns(analysis, headline=False) for analysis in analyses()]
    before = [sums.of(part) for part in parts]
    monkeypatch.setattr(emissions, "VALUES", 5)
    for part, weights in zip(parts * 2, before * 2, strict=True):
        assert sums.of(part) == pytest.approx(weights, abs=1e-12)


def test_long_parts_go_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    sums = Emissions(load_crf(tagger.MODEL).model)
    part = columns(analyses()[1], headline=False)
    whole = sums.of(part)
    monkeypatch.setattr(emissions, "_BLOCK", 4)
    assert sums.of(part) == pytest.approx(whole, abs=1e-12)


def test_no_tokens_weigh_nothing() -> None:
    assert Emissions(load_crf(tagger.MODEL).model).of([]).shape == (0, 6)


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
