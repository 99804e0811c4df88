"""Words that stand by themselves and are somebody's in the body."""

from __future__ import annotations

import pytest

from schemas import Quote, ResolvedBy
from tests.makers import tag_article
from workers.text.speakers.headings import as_in_body
from workers.text.speakers.voice import Resolved, Voice
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis, analyse


def statement(
    analysis: Analysis, first: str, last: str, cue: str | None = None, *, behind: int = 0
) -> tuple[Found, Analysis]:
    words = [token.word for token in analysis.tokens]
    start = words.index(first, behind)
    end = words.index(last, start) + 1
    at = words.index(cue) if cue else None
    span = (analysis.tokens[start].start, analysis.tokens[end - 1].end)
    word = analysis.cues[at] if at is not None else None
    one = Found(
        part=analysis.part, headline=False, content=(start, end), span=span, cue=at, cue_word=word, mention=None,
        quote=Quote.DIRECT,
    )  # fmt: skip
    return one, analysis


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("«حرية الأمم مرتبطة بالعدل الكبير»", "سامر الخالدي", id="the same words"),
        pytest.param("«حرية الشعوب مرتبطة بالسلام الكبير»", "ماهر الحداد", id="other words"),
    ],
)
def test_a_heading_is_of_who_says_the_same_in_the_body(heading: str, expected: str) -> None:
    text = f"{heading}\nورأى سامر أن حرية الأمم مرتبطة بالعدل وحده الكبير."
    analysis = analyse(tag_article(text).body)
    found = [statement(analysis, "حرية", "الكبير"), statement(analysis, "حرية", "الكبير", "ورأى", behind=8)]
    before = Resolved(Voice(name="ماهر الحداد"), ResolvedBy.DROPPED_SUBJECT)
    resolved = {0: before, 1: Resolved(Voice(name="سامر الخالدي"), ResolvedBy.MENTION)}
    assert (resolved | as_in_body(found, resolved))[0].voice.name == expected


@pytest.mark.parametrize(
    ("verb", "headline", "expected"),
    [
        pytest.param("وحذر", True, "سامر الخالدي", id="the verb of the noun"),
        pytest.param("واستنكر", True, "ماهر الحداد", id="another verb"),
        pytest.param("وحذر", False, "ماهر الحداد", id="no headline"),
    ],
)
def test_a_headline_that_begins_with_a_noun_of_saying(verb: str, *, headline: bool, expected: str) -> None:
    text = f"تحذير من استمرار أجواء التصعيد بين البلدين\n{verb} سامر استمرار أجواء التصعيد على الحدود."
    analysis = analyse(tag_article(text).body)
    found = [
        statement(analysis, "استمرار", "البلدين", "تحذير"),
        statement(analysis, "استمرار", "الحدود", verb, behind=7),
    ]
    found[0][0].headline = headline
    before = Resolved(Voice(name="ماهر الحداد"), ResolvedBy.DROPPED_SUBJECT)
    resolved = {0: before, 1: Resolved(Voice(name="سامر الخالدي"), ResolvedBy.MENTION)}
    assert (resolved | as_in_body(found, resolved))[0].voice.name == expected


@pytest.mark.parametrize(
    ("verb", "named", "expected"),
    [
        pytest.param("وحذر", True, "سامر الخالدي", id="whom the lead names at the same verb"),
        pytest.param("واستنكر", True, "ماهر الحداد", id="another verb"),
        pytest.param("وحذر", False, "ماهر الحداد", id="a verb without a subject"),
    ],
)
def test_a_headline_of_a_verbal_noun_has_the_subject_of_the_lead(verb: str, *, named: bool, expected: str) -> None:
    text = f"{verb} سامر أجواء التصعيد الخطير على الحدود. تحذير من استمرار العنف والتصعيد بين البلدين"
    analysis = analyse(tag_article(text).body)
    found = [
        statement(analysis, "استمرار", "البلدين", "تحذير"),
        statement(analysis, "أجواء", "الحدود", verb),
    ]
    found[0][0].headline = True
    found[1][0].mention = (1, 2) if named else None
    before = Resolved(Voice(name="ماهر الحداد"), ResolvedBy.DROPPED_SUBJECT)
    resolved = {0: before, 1: Resolved(Voice(name="سامر الخالدي"), ResolvedBy.MENTION)}
    assert (resolved | as_in_body(found, resolved))[0].voice.name == expected
