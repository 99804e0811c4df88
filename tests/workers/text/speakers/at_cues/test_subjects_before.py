"""Subjects in front of their cue that grammar alone tells."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from tests.workers.text.speakers.at_cues.test_noticed import found
from workers.text.knowledge.base import load
from workers.text.speakers.at_cues.subjects_before import subject_before
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "content", "mention", "expected"),
    [
        pytest.param("الحياة في المقابل أشارت إلى قربه", "أشارت", "قربه", None, "الحياة", id="a newspaper"),
        pytest.param("الحياة في المقابل أشار إلى قربه", "أشار", "قربه", None, None, id="no agreement"),
        pytest.param("الحياة هناك أشارت إلى قربه", "أشارت", "قربه", None, None, id="no aside"),
        pytest.param("المدينة الكبيرة في المقابل أشارت إلى قربه", "أشارت", "قربه", None, None, id="no newspaper"),
        pytest.param(
            "ونقل السياح، فيما غادرها آخرون بوسائلهم وشكوا من الفوضى", "وشكوا", "الفوضى", None, "آخرون", id="people unnamed",
        ),
        pytest.param(
            "ونقل السياح، فيما غادرها آخرون بوسائلهم وشكوا من الفوضى", "وشكوا", "الفوضى", "الفوضى", "آخرون",
            id="for whom the object was taken",
        ),
        pytest.param(
            "ونقل السياح، فيما غادرها آخرون، وشكوا من الفوضى", "وشكوا", "الفوضى", None, None, id="a clause of its own",
        ),
        pytest.param(
            "سأل صحفي هولندي وزير المالية ، قائلا أين المال", "قائلا", "أين", None, "صحفي هولندي", id="who asks",
        ),
        pytest.param(
            "سأل وزير المالية الهولندي ، قائلا أين المال", "قائلا", "أين", None, None, id="who asks nobody told",
        ),
        pytest.param(
            "زار صحفي هولندي وزير المالية ، قائلا أين المال", "قائلا", "أين", None, None, id="another verb",
        ),
    ],
)  # fmt: skip
def test_a_subject_before_its_cue(text: str, cue: str, content: str, mention: str | None, expected: str | None) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    told = subject_before(found(analysis, cue, content, mention), analysis, load())
    tokens, words = analysis.tokens, analysis.part.text
    assert (words[tokens[told[0]].start : tokens[told[1] - 1].end] if told else None) == expected
