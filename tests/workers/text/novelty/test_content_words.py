from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from workers.text.novelty.content_words import content_words, in_order
from workers.text.novelty.stem_facts import DIMENSIONS, load_stem_facts, pack
from workers.text.words.stems import light_stem


def test_words_lose_what_two_wordings_do_not_share() -> None:
    assert content_words("والمسؤولون في الحكومة").stems == content_words("مسؤولين الحكومة").stems


def test_a_number_keeps_its_last_digit() -> None:
    assert {"2013", "400"} <= content_words("400 مليار في 2013").stem_set


def test_order_and_repetitions_are_kept_and_stop_words_and_signs_left_out() -> None:
    assert content_words("وقف النار، ووقف القتال في المدينة.").stems == ("وقف", "نار", "وقف", "قتال", "مدين")


def test_numbers_are_told_apart_from_words() -> None:
    assert content_words("مقتل سبعة جنود و7 مدنيين بينهم مليون").numbers == {"7", light_stem("مليون")}


@pytest.mark.parametrize(
    ("content", "negations"),
    [
        ("لن تشارك ولم تقرر", 2),
        ("عدم المشاركة", 1),
        ("ستشارك في المؤتمر", 0),
        ("لا شيء غير ذلك", 2),
        ("لا تزال تشارك", 0),
        ("لا بد من المشاركة", 0),
        ("لا تشارك", 1),
        ("يجب ألا تشارك", 1),
        ("إلا أنها ستشارك", 0),
    ],
)
def test_negations_are_counted_though_they_are_no_content(content: str, negations: int) -> None:
    assert content_words(content).negations == negations


@pytest.mark.parametrize(
    ("a", "b", "common"),
    [
        ("الجيش دخل المدينة القديمة صباحا", "الجيش دخل المدينة صباحا", 4),
        ("الجيش دخل المدينة", "المدينة دخل الجيش", 1),
        ("الجيش دخل المدينة", "أسعار النفط ارتفعت", 0),
        ("قصف قصف قصف", "قصف قصف", 2),
        ("", "الجيش دخل المدينة", 0),
    ],
)
def test_how_many_stems_stand_in_the_same_order(a: str, b: str, common: int) -> None:
    one, other = content_words(a), content_words(b)
    assert in_order(one, other) == in_order(other, one) == common


def test_nothing_but_stop_words_can_still_be_compared() -> None:
    words = content_words("إلى أن كان في ذلك")
    assert (words.stems, words.total) == ((), 0)
    assert words.vectors.shape == (1, DIMENSIONS)


def test_what_stands_in_many_articles_is_less_rare() -> None:
    rarity = load_stem_facts().rarity
    assert 0 <= rarity("رييس") < rarity("برميل") < rarity("كلمةلايعرفهاأحد") == 1


def test_words_that_stand_together_point_one_way_and_unknown_ones_are_like_themselves_alone() -> None:
    vector = load_stem_facts().vector
    assert vector("قصف") @ vector("مدفعي") > 0.5 > vector("قصف") @ vector("برميل")
    assert vector("كلمةأولى") @ vector("كلمةأولى") == pytest.approx(1)
    assert abs(vector("كلمةأولى") @ vector("كلمةثانية")) < 0.5


def test_a_file_of_other_vectors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "facts").write_bytes(pack(10, {"كلمة": 2}, np.zeros((1, DIMENSIONS - 1), np.int8)))
    with pytest.raises(ValueError, match="reshape"):
        load_stem_facts(tmp_path / "facts")


def test_words_weigh_less_the_farther_back_they_stand() -> None:
    words = content_words("النفط النفط النفط")
    assert words.heading[0] == words.rarities[0]
    assert np.allclose(words.heading[1:] / words.heading[:-1], 0.7)


@pytest.mark.parametrize(
    ("content", "claiming"),
    [
        ("الجيش قصف القاعدة", [True, True, True]),
        ("الجيش قصف القاعدة التي دمرت أمس", [True, True, True, False, False]),
        ("الجيش قصف القاعدة بعد إنذار", [True, True, True, False]),
        ("الذي قصف القاعدة", [False, False]),
    ],
)
def test_a_clause_that_tells_of_which_thing_or_when_claims_little(content: str, claiming: list[bool]) -> None:
    words = content_words(content)
    assert (words.claiming == words.rarities).tolist() == claiming
