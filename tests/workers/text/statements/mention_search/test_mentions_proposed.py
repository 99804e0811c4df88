"""Which words are proposed for the speaker, each construction beside words that must not be."""

from __future__ import annotations

import numpy as np
import pytest

from tests.makers import tag_article
from workers.text.statements.find import find_statements
from workers.text.statements.forest import Codes
from workers.text.statements.mention_search.features import MENTION_COLUMNS, describe_mentions
from workers.text.statements.mention_search.page import MentionPage
from workers.text.statements.mention_search.propose import (
    ABSENT,
    MentionProposal,
    Origin,
    Place,
    may_name,
    propose_mentions,
)
from workers.text.syntax.analyse import analyse
from workers.text.tagging.tagger import TokenReading, read_tokens


def page_of(text: str) -> MentionPage:
    """The body as a tagger sees it that knows nothing."""
    article = tag_article(text)
    analysis = analyse(article.body)
    count = len(analysis.tokens)
    nothing = np.zeros(count, np.float32)
    reading = TokenReading(["O"] * count, *[nothing] * 7, np.ones(count, np.bool_))
    return MentionPage(analysis, reading, article.entities)


def place_of(page: MentionPage, cue: str, content: str) -> Place:
    words = [token.word for token in page.analysis.tokens]
    first = next(i for i, word in enumerate(words) if content.startswith(word) and content.split(maxsplit=1)[0] == word)
    return Place(words.index(cue), first, len(words) - 1, 0, len(words))


def proposed(page: MentionPage, place: Place) -> set[str]:
    text, tokens = page.analysis.part.text, page.analysis.tokens
    some = propose_mentions(page, place)
    assert some[0] == ABSENT
    assert len({(one.first, one.end) for one in some}) == len(some)
    return {text[tokens[one.first].start : tokens[one.end - 1].end] for one in some[1:]}


@pytest.mark.parametrize(
    ("text", "cue", "content", "mention", "never"),
    [
        pytest.param(
            "وقال وزير الزراعة سالم الحداد إن القمح ارتفع هذا العام.", "وقال", "القمح",
            "وزير الزراعة سالم الحداد", "القمح ارتفع", id="behind the cue, not the content",
        ),
        pytest.param(
            "وقال سالم الحداد، وزير الزراعة السوري، إن القمح ارتفع هذا العام.", "وقال", "القمح",
            "سالم الحداد، وزير الزراعة السوري", "سالم الحداد، وزير الزراعة السوري، إن", id="with what stands between commas",
        ),
        pytest.param(
            'وقالت صحيفة "الصباح" إن القمح ارتفع هذا العام.', "وقالت", "القمح", 'صحيفة "الصباح"', 'صحيفة "الصباح',
            id="with the mark that closes it",
        ),
        pytest.param(
            "والتقى الوفد سالم الحداد، وزير الزراعة السوري، الذي قال إن القمح ارتفع هذا العام.", "قال", "القمح",
            "سالم الحداد، وزير الزراعة السوري", "الذي", id="before a relative pronoun",
        ),
        pytest.param(
            "ونقلت وكالة الأنباء عن مصدر أمني قوله إن القمح ارتفع هذا العام.", "ونقلت", "القمح", "مصدر أمني", "عن مصدر أمني",
            id="who is passed on",
        ),
        pytest.param(
            "ويقول سالم الحداد وهو يقرأ ورقة إن القمح ارتفع هذا العام.", "ويقول", "القمح", "سالم الحداد", "القمح",
            id="up to a clause about him",
        ),
        pytest.param(
            "واتهمت الصين أمريكا بتدمير القمح في العالم.", "واتهمت", "الصين", "الصين", "الصين أمريكا بتدمير القمح في العالم",
            id="at the head of a content that has swallowed it",
        ),
        pytest.param(
            'وأكد "الحداد"، أن القمح ارتفع هذا العام.', "وأكد", "الحداد", "الحداد", "وأكد",
            id="in quotation marks that the content has swallowed",
        ),
        pytest.param(
            "وقال إن الصين ستزرع القمح هذا العام.", "وقال", "الصين", None, "الصين", id="but not behind what opens a content",
        ),
    ],
)  # fmt: skip
def test_proposed_mentions(text: str, cue: str, content: str, mention: str | None, never: str) -> None:
    page = page_of(text)
    some = proposed(page, place_of(page, cue, content))
    assert mention is None or mention in some
    assert never not in some


def test_the_names_of_an_article_end_a_mention() -> None:
    page = page_of("وطالبت وزارة الخارجية البريطانية طهران بوقف التخصيب. وقالت طهران إنها ترفض.")
    assert "وزارة الخارجية البريطانية" in proposed(page, Place(0, 5, 7, 0, 12))


def test_each_proposal_has_a_row_of_finite_numbers() -> None:
    page = page_of("وقال وزير الزراعة سالم الحداد إن القمح ارتفع هذا العام، مضيفا أن الأسعار ستبقى ثابتة.")
    places = [place_of(page, "وقال", "القمح"), Place(-1, 13, 16, 10, 17)]
    some = [(place, propose_mentions(page, place)) for place in places]
    rows = describe_mentions(page, some, Codes({}, fixed=False), headline=False)
    assert rows.shape == (sum(len(mentions) for _, mentions in some), len(MENTION_COLUMNS))
    assert np.isfinite(rows).all()


def test_no_statement_has_no_rows() -> None:
    page = page_of("وصل الوزير إلى المدينة.")
    assert describe_mentions(page, [], Codes({}), headline=False).shape == (0, len(MENTION_COLUMNS))


def test_a_content_ends_where_its_speaker_is_named() -> None:
    """Whatever the trees choose, no content holds its own mention."""
    text = "واتهمت الصين أمريكا بتدمير القمح في العالم. وأعلن سالم الحداد زيادة الأجور، ودعا إلى الهدوء."
    article = tag_article(text)
    analysis = analyse(article.body)
    found = find_statements(analysis, read_tokens(analysis, headline=False), article.entities, headline=False)
    for one in found:
        assert one.mention is None or one.mention[1] <= one.content[0] or one.mention[0] >= one.content[1]
        assert 0 < one.mention_score <= 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("طالبوا رئيس الحكومة بالعدل", False, id="a verb with its subject in it"),
        pytest.param("طالب رئيس الحكومة بالعدل", True, id="one without"),
        pytest.param("يطالبون رئيس الحكومة بالعدل", False, id="an imperfect"),
    ],
)
def test_no_subject_stands_behind_a_plural(text: str, *, named: bool) -> None:
    page = page_of(f"{text} منذ أعوام.")
    assert may_name(page, 0, MentionProposal(1, 3, Origin.BEHIND)) is named
