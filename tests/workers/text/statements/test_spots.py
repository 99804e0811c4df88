"""Where a cue stands among sentences and paragraphs."""

from __future__ import annotations

import pytest

from schemas import Quote
from tests.makers import tag_article
from workers.text.statements.find import Found
from workers.text.statements.spots import Spot, spots
from workers.text.syntax.analyse import analyse

BODY = "زار الوزير المصنع. ثم عاد.\nوقال إن العمل مستمر، مضيفا أن العمال بخير. وكان الذي قال ذلك مديرا."


def spot_of(word: str, *, headline: bool = False, text: str = BODY) -> Spot:
    analysis = analyse(tag_article(text).body)
    cue = next(i for i, token in enumerate(analysis.tokens) if token.word == word)
    found = Found(analysis.part, headline, (cue + 1, cue + 2), (0, 1), cue, analysis.cues[cue], None, Quote.INDIRECT)
    return spots([(found, analysis)])[0]


@pytest.mark.parametrize(
    ("word", "sentence", "before", "opens", "link"),
    [
        pytest.param("وقال", "وقال", "ثم", True, "و", id="opens its paragraph"),
        pytest.param("مضيفا", "وقال", "ثم", False, "،", id="behind a comma"),
        pytest.param("قال", "وكان", "وقال", False, "rel", id="behind a relative pronoun"),
    ],
)
def test_spots(word: str, sentence: str, before: str, *, opens: bool, link: str) -> None:
    spot = spot_of(word)
    assert BODY[spot.sentence :].startswith(sentence)
    assert BODY[spot.before :].startswith(before)
    assert BODY[spot.paragraph :].startswith("وقال")
    assert (spot.opens, spot.link, spot.headline) == (opens, link, False)


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        pytest.param("رد فلان، الذي قال إنه بخير.", "قال", True, id="he who spoke"),
        pytest.param("ردت الهيئة، والتي قالت إنها بخير.", "قالت", True, id="with a conjunction"),
        pytest.param("رحب بالمفاوضات التي قال إنها طويلة.", "قال", False, id="what he spoke about"),
        pytest.param("رحب بالرئيس الذي وصفه بأنه صديق.", "وصفه", False, id="whom he spoke about"),
        pytest.param("رد فلان، وقال إنه بخير.", "وقال", False, id="no relative pronoun"),
    ],
)
def test_a_relative_pronoun_is_the_subject_of_a_verb_that_agrees_with_it(
    text: str, word: str, *, subject: bool
) -> None:
    spot = spot_of(word, text=text)
    assert (spot.relative >= 0) is subject
    assert not subject or text[spot.relative :].removeprefix("و").startswith(("الذي", "التي"))


def test_a_headline_has_no_place_in_the_body() -> None:
    assert spot_of("وقال", headline=True).headline


def test_a_subject_stands_between_the_cue_and_its_content_or_the_end_of_the_sentence() -> None:
    assert BODY[: spot_of("مضيفا").ahead].endswith("مضيفا"), "the content is next"
    analysis = analyse(tag_article(BODY).body)
    words = [token.word for token in analysis.tokens]
    cue = words.index("قال")
    before = Found(analysis.part, False, (0, 3), (0, 1), cue, analysis.cues[cue], None, Quote.INDIRECT)
    assert BODY[: spots([(before, analysis)])[0].ahead].endswith("مديرا.")


def test_a_gap_is_counted_from_the_content_before() -> None:
    analysis = analyse(tag_article(BODY).body)
    words = [token.word for token in analysis.tokens]
    found = []
    for cue, content in (("وقال", "العمل"), ("مضيفا", "العمال")):
        at, start = words.index(cue), words.index(content)
        found.append(
            (
                Found(analysis.part, False, (start, start + 2), (0, 1), at, analysis.cues[at], None, Quote.INDIRECT),
                analysis,
            )
        )
    first, second = spots(found)
    assert first.gap == -1
    assert second.gap == BODY.index("مضيفا") - BODY.index("مستمر") - len("مستمر")
    assert second.number == first.number


@pytest.mark.parametrize(
    ("text", "word", "document", "author"),
    [
        pytest.param(
            "نشرت المنظمة تقريرا قالت فيه إن العمل مستمر.", "قالت", "تقريرا", None, id="whose author is in front"
        ),
        pytest.param("تلقى خطاب شكر من الوزير أشاد فيه بالعمل.", "أشاد", "خطاب", "الوزير", id="from whom"),
        pytest.param("رد على تصريح للوزير أكد فيه العمل.", "أكد", "تصريح", "للوزير", id="by whom"),
        pytest.param("أرسل برقية للوزير أكد فيها العمل.", "أكد", "برقية", None, id="to whom"),
        pytest.param("رد على تصريحات ولي العهد التي قال فيها إنه بخير.", "قال", "تصريحات", "ولي", id="whose"),
        pytest.param("نشرت المنظمة تقريرا وقالت إن العمل مستمر.", "وقالت", None, None, id="no pronoun"),
        pytest.param("أصدرت المنظمة بيان الأربعاء أشادت فيه بالعمل.", "أشادت", "بيان", None, id="a day is no author"),
        pytest.param("زارت مصنعا قالت فيه إن العمل مستمر.", "قالت", None, None, id="no document"),
    ],
)
def test_a_cue_inside_a_document(text: str, word: str, document: str | None, author: str | None) -> None:
    within = spot_of(word, text=text).within
    assert (within is not None) == (document is not None)
    if within is not None and document is not None:
        assert text[within.at :].startswith(document)
        assert within.author == (text.index(author) if author else -1)


@pytest.mark.parametrize(
    ("text", "word", "gender"),
    [
        pytest.param("وردت الصحيفة، ونقلت عنه قوله إنه بخير.", "ونقلت", "m", id="whose words they are"),
        pytest.param("ورد الموقع، ونقل عنها قولها إنها بخير.", "ونقل", "f", id="hers"),
        pytest.param("وردت الصحيفة، وقالت عنه إنه بخير.", "وقالت", "f", id="no verb that passes words on"),
        pytest.param("وردت الصحيفة، ونقلت القول إنه بخير.", "ونقلت", "f", id="nobody's"),
    ],
)
def test_a_verb_that_passes_words_on_agrees_with_whose_they_are(text: str, word: str, gender: str) -> None:
    cue = spot_of(word, text=text).cue
    assert cue is not None
    assert cue.gender == gender


@pytest.mark.parametrize(
    ("text", "document"),
    [
        pytest.param("وقالت الوزارة في بيان إن العمل مستمر.", "بيان", id="what it is said in"),
        pytest.param("وقالت الوزارة في القاهرة إن العمل مستمر.", "", id="where it is said"),
        pytest.param("وقالت الوزارة إن العمل في بيان.", "", id="behind the content"),
    ],
)
def test_what_something_is_said_in(text: str, document: str) -> None:
    analysis = analyse(tag_article(text).body)
    words = [token.word for token in analysis.tokens]
    at, start = words.index("وقالت"), words.index("العمل")
    found = Found(analysis.part, False, (start, start + 1), (0, 1), at, analysis.cues[at], None, Quote.INDIRECT)
    assert spots([(found, analysis)])[0].document == document
