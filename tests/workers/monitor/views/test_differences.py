"""What of two wordings is marked as standing in one of them only."""

from __future__ import annotations

import time

import pytest

from workers.monitor.views.differences import MOST_WORDS, Piece, compare, same_words


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.only_here]


@pytest.mark.parametrize(
    ("reference", "other", "in_reference", "in_other"),
    [
        pytest.param("المعبر سيفتح غدا", "المعبر سيفتح غدا", [], [], id="the same"),
        pytest.param("المعبر سيُفتح غداً، صباحا", "«المعبر» سيفتح غدا صباحا", [], [], id="spelling and signs"),
        pytest.param("أن الإمارة آمنة", "ان الاماره امنه", [], [], id="hamza, madda and teh marbuta"),
        pytest.param("ستبدأ الأحد", "ستبدأ الإثنين", ["الأحد"], ["الإثنين"], id="one word"),
        pytest.param("سيعود 300 نازح", "سيعود ٣٠٠ نازح", [], [], id="digits of two scripts"),
        pytest.param("سيعود 300 نازح", "سيعود 200 نازح", ["300"], ["200"], id="a number"),
        pytest.param("سنرفع السعر", "لن نرفع السعر", ["سنرفع"], ["لن نرفع"], id="a negation"),
        pytest.param("المعبر سيفتح", "المعبر سيفتح غدا أمام الشاحنات", [], ["غدا أمام الشاحنات"], id="more"),
        pytest.param("المعبر سيفتح اليوم غدا", "سيفتح غدا", ["المعبر", "اليوم"], [], id="less, in two places"),
        pytest.param(
            "استقالة قائد في الجيش", "هدوء في السوق", ["استقالة قائد في الجيش"], ["هدوء في السوق"],
            id="a lone function word is nothing in common",
        ),
        pytest.param("وصل الوفد في المساء", "غادر الوفد في المساء", ["وصل"], ["غادر"], id="but one beside a word is"),
        pytest.param("نعم، (نعم) لا", "نعم، (نعم) بلى", ["لا"], ["بلى"], id="signs stay outside a mark"),
        pytest.param("ألف (باء) جيم", "ألف", ["باء) جيم"], [], id="between two marked words they are marked"),
        pytest.param("", "كلمة", [], ["كلمة"], id="nothing"),
        pytest.param("…!", "…", [], [], id="signs alone"),
    ],
)  # fmt: skip
def test_what_differs(reference: str, other: str, in_reference: list[str], in_other: list[str]) -> None:
    compared = compare(reference, [other])
    assert marked(compared.reference) == in_reference
    assert marked(compared.others[0]) == in_other
    assert "".join(piece.text for piece in compared.reference) == reference
    assert "".join(piece.text for piece in compared.others[0]) == other


def test_alone_there_is_nothing_to_compare_with() -> None:
    assert compare("المعبر سيفتح", []).reference == (Piece("المعبر سيفتح", only_here=False),)


def test_the_reference_marks_what_none_of_the_others_has() -> None:
    compared = compare("ألف باء جيم دال", ["ألف باء زاي", "هاء جيم دال"])
    assert marked(compared.reference) == []
    assert [marked(pieces) for pieces in compared.others] == [["زاي"], ["هاء"]]
    assert marked(compare("ألف باء جيم", ["ألف زاي", "دال باء"]).reference) == ["جيم"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("أنّ الاتفاقَ، قائم", "«ان» الاتفاق قائم.", True),
        ("الاتفاق قائم", "قائم الاتفاق", False),
        ("الاتفاق قائم", "الاتفاق غير قائم", False),
    ],
)
def test_the_same_words(a: str, b: str, same: bool) -> None:
    assert (same_words(a) == same_words(b)) is same


def test_what_is_very_long_is_compared_at_its_head_in_bounded_time() -> None:
    head = " ".join(f"كلمة{number % 7}" for number in range(MOST_WORDS))
    began = time.process_time()
    compared = compare(f"أولا {head} {'س ' * 50_000}", [f"ثانيا {head} {'ع ' * 50_000}"])
    assert time.process_time() - began < 2
    assert (marked(compared.reference)[0], marked(compared.others[0])[0]) == ("أولا", "ثانيا")
