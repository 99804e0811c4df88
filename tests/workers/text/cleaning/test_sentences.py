"""Where a sentence ends, and where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.cleaning.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["قال الوزير نعم.", "وأضاف لا."],
        ["هل يعود؟", "لا أحد يعلم!", "ربما…", "من يدري"],
        ['قال "نعم."', "ثم مضى."],
        ["«لن نعود.»", "هكذا ختم."],
        ["قال د. سامي إن النسبة 3.4 في المئة."],
        ["نقلت (أ. ف. ب.) عن مصدر."],
        ["كتب J. K. Smith ذلك."],
        ["1. نقطة أولى طويلة.", "2. نقطة ثانية."],
        ["أعلن موقع بيت.كوم وشبكة بي.بي.سي ذلك."],
        ["في عام 2015.", "ثم عاد."],
        ["بدأ الاجتماع؛ ثم انتهى، ولم يعد."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == sentences


def test_a_missing_space_is_no_obstacle() -> None:
    text = "قال الوزير ذلك.وأضاف أنه باق."
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == [
        "قال الوزير ذلك.",
        "وأضاف أنه باق.",
    ]


@given(st.text(alphabet='ابو. ؟!…"»1د', max_size=60))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = list(split_sentences(text, 0, len(text)))
    at = 0
    for start, end in spans:
        assert start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
