"""Where contents may begin and end by grammar alone, and which proposals are kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.content_ends import going_on
from workers.text.statements.proposals.propose import Opening, propose
from workers.text.statements.proposals.shortlist import RIVAL_COLUMNS, shortlist
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

TITLE = "اجتماع في العاصمة"


def blank(analysis: Analysis) -> TokenReading:
    """A reading that sees no content, no cue and no mention."""
    count = len(analysis.tokens)
    return TokenReading(["O"] * count, *(np.zeros(count, np.float32) for _ in range(7)), np.ones(count, np.bool_))


def sure(analysis: Analysis, words: str, share: float) -> TokenReading:
    """A reading that takes the words for a content with certainty, but for its last two words: of those by ``share``."""
    reading = blank(analysis)
    first, *_ = (i for i, token in enumerate(analysis.tokens) if token.word == words.split(maxsplit=1)[0])
    end = first + len(words.split())
    begin, inside = reading.begin.copy(), reading.inside.copy()
    begin[first] = 1
    inside[first + 1 : end] = 1
    inside[end - 2 : end] = share
    reading.ends[end - 1] = 1
    return replace(reading, begin=begin, inside=inside, content=begin + inside)


@pytest.mark.parametrize(
    ("text", "start", "proposed"),
    [
        pytest.param(
            "وجدد رئيس الوزراء، سالم الحداد، الثلاثاء، استمرار العمل مع الحلفاء.", "استمرار", True,
            id="an object behind titles, asides and a day",
        ),
        pytest.param("وجدد رئيس الوزراء استمرار العمل مع الحلفاء.", "استمرار", True, id="an object behind an office"),
        pytest.param("وجدد رئيس الوزراء استمرار العمل مع الحلفاء.", "الحلفاء", False, id="no word inside the object"),
    ],
)  # fmt: skip
def test_an_object_begins_behind_its_subject(text: str, start: str, proposed: bool) -> None:
    article = tag_article(text, title=TITLE)
    analysis = analyse(article.body)
    found = propose(analysis, blank(analysis), NamedTokens(analysis, article.entities))
    starts = {analysis.tokens[one.first].word for one in found if one.opening is Opening.OBJECT}
    assert (start in starts) is proposed


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        pytest.param(
            "قال الوزير إن الطريق مفتوح أمام الناس بينما بقي الجسر مغلقا.", True, id="a clause of another subject"
        ),
        pytest.param(
            "قال الوزير إن الطريق مفتوح أمام الناس جميعا وبقي الجسر مغلقا.", False, id="no word opens a clause"
        ),
    ],
)
def test_a_content_may_end_before_a_clause_without_a_comma(text: str, opened: bool) -> None:
    analysis = analyse(tag_article(text, title=TITLE).body)
    words = "الطريق مفتوح أمام الناس"
    last = [token.word for token in analysis.tokens].index("الناس")
    reading = sure(analysis, words, 1)
    reading.inside[last + 1 :] = 0.985  # the tagger goes on as a rule
    reading.content[last + 1 :] = 0.985
    found = propose(analysis, reading, NamedTokens(analysis, ()))
    assert any(one.end == last + 1 for one in found) is opened


@pytest.mark.parametrize(
    ("following", "may"),
    [
        pytest.param("الشمالية", False, id="not before an adjective"),
        pytest.param("شخص", False, id="not before what is counted"),
        pytest.param("واردات", False, id="not before a word that begins with the letter و"),
        pytest.param("وغادر", True, id="before a conjunction"),
        pytest.param("بحسب", True, id="before an attribution"),
        pytest.param("الاثنين", True, id="before a day"),
        pytest.param("مع", True, id="before a circumstance"),
    ],
)
def test_a_content_ends_in_no_name_or_construct(following: str, may: bool) -> None:
    analysis = analyse(tag_article(f"قال الوزير إن الطريق مفتوح إلى المدينة {following} الوكالة.", title=TITLE).body)
    reading = sure(analysis, "الطريق مفتوح إلى المدينة", 1)
    last = [token.word for token in analysis.tokens].index("المدينة")
    found = propose(analysis, reading, NamedTokens(analysis, ()))
    assert any(one.end == last + 1 for one in found) is may


@pytest.mark.parametrize(
    ("text", "start", "proposed"),
    [
        pytest.param(
            "دعا مبعوث الأمم المتحدة إلى سوريا، الجمعة، إلى وقف القتال.", "وقف", True, id="behind a second preposition"
        ),
        pytest.param("أعلن طلاب نجوا من هجوم أوقع في الشهر الماضي قتلى في مدرسة كبيرة، عن تنظيم مسيرة.", "تنظيم", True,
                     id="far away, but behind a comma"),
        pytest.param("قال مراسل سي إن إن الأمريكية.", "الأمريكية", False, id="behind no foreign letter"),
        pytest.param("أكد المراسل وصوله الساعة 19:30 ليلا.", "30", False, id="not within a time of day"),
    ],
)  # fmt: skip
def test_where_a_content_opens(text: str, start: str, proposed: bool) -> None:
    analysis = analyse(tag_article(text, title=TITLE).body)
    found = propose(analysis, blank(analysis), NamedTokens(analysis, ()))
    openings = (Opening.PREPOSITION, Opening.COMPLEMENTIZER, Opening.COLON)
    assert (start in {analysis.tokens[one.first].word for one in found if one.opening in openings}) is proposed


def test_a_content_goes_on_as_the_tagger_has_it() -> None:
    analysis = analyse(tag_article("قال الوزير إن الطريق مفتوح أمام الناس.", title=TITLE).body)
    reading = sure(analysis, "الطريق مفتوح أمام الناس", 0.25)
    at = [token.word for token in analysis.tokens].index("الطريق")
    assert going_on(reading)[at + 1 : at + 5].tolist() == pytest.approx([1, 0.25, 1, 0])


@pytest.mark.parametrize(
    ("doubtful", "least"),
    [
        pytest.param(("،",), 0.3, id="one comma"),
        pytest.param(("،", "و"), 0.3, id="doubts are not multiplied: three commas are no less likely than one"),
        pytest.param((), 1.0, id="no doubt"),
    ],
)
def test_a_content_lasts_as_likely_as_its_least_likely_token(doubtful: tuple[str, ...], least: float) -> None:
    words = "الطريق مفتوح، وسليم، وواسع، وآمن"
    analysis = analyse(tag_article(f"قال الوزير إن {words}.", title=TITLE).body)
    first, end = (next(i for i, token in enumerate(analysis.tokens) if token.word == word) for word in ("الطريق", "."))
    reading = blank(analysis)
    reading.begin[first], reading.inside[first + 1 : end], reading.ends[end - 1] = 1, 1, 1
    for at in range(first + 1, end):
        if analysis.tokens[at].word.startswith(doubtful or ("-",)):
            reading.inside[at] = 0.3
    reading = replace(reading, content=reading.begin + reading.inside)
    found = propose(analysis, reading, NamedTokens(analysis, ()))
    assert max(
        np.exp(weight) for one, weight in found.items() if (one.first, one.end) == (first, end)
    ) == pytest.approx(least)


def test_a_content_that_ceases_is_not_likely_to_last() -> None:
    analysis = analyse(
        tag_article("قال الوزير إن الطريق مفتوح أمام الناس، وغادر القاعة إلى العاصمة.", title=TITLE).body
    )
    reading = sure(analysis, "الطريق مفتوح أمام الناس", 1)
    found = propose(analysis, reading, NamedTokens(analysis, ()))
    first = [token.word for token in analysis.tokens].index("الطريق")
    stop = len(analysis.tokens) - 1
    assert max(np.exp(weight) for one, weight in found.items() if (one.first, one.end) == (first, stop)) < 0.001


def test_worse_cuts_of_what_is_likely_are_not_kept() -> None:
    article = tag_article("قال الوزير إن الطريق مفتوح أمام الناس، ثم غادر القاعة، وعاد إلى العاصمة.", title=TITLE)
    analysis = analyse(article.body)
    named = NamedTokens(analysis, article.entities)
    reading = sure(analysis, "الطريق مفتوح أمام الناس", 1)
    some = shortlist(analysis, reading, named)
    first = [token.word for token in analysis.tokens].index("الطريق")
    assert {(one.first, one.end) for one in some.proposals} == {(first, first + 4)}
    assert len(some.proposals) < len(propose(analysis, reading, named))
    assert some.rivals.shape == (len(some.proposals), len(RIVAL_COLUMNS))


def test_a_part_without_a_cue_has_no_proposals() -> None:
    analysis = analyse(tag_article("وصل القطار إلى المدينة صباحا.", title=TITLE).body)
    assert not shortlist(analysis, blank(analysis), NamedTokens(analysis, ())).proposals


@pytest.mark.parametrize(
    ("word", "speaks"),
    [
        pytest.param("وزير", True, id="an office"),
        pytest.param("الحداد", True, id="the last word of a person's name"),
        pytest.param("القمح", False, id="no name"),
    ],
)
def test_who_can_speak_is_named(word: str, speaks: bool) -> None:
    article = tag_article("قال وزير الزراعة سالم الحداد إن محصول القمح ارتفع.", title=TITLE)
    analysis = analyse(article.body)
    named = NamedTokens(analysis, article.entities)
    at = [token.word for token in analysis.tokens].index(word)
    assert bool(named.speaks[at]) is speaks
    assert named.goes_on[at] == (word == "الحداد")
