"""When a statement was said: from the words around its cue, from the occasion, from what the speaker said before."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from schemas import RawArticle
from tests.makers import NOON, read_article
from tests.turns import turns_of
from workers.text.circumstances.said_days import free_around, said_days

# NOON is Wednesday, 4 March 2026.
CONTENT = "الحكومة ستواصل دعم الخبز في البلاد"


def days_of(text: str, *parts: tuple[str, str | None], **fields: object) -> list[tuple[str | None, str | None]]:
    article, turns = turns_of(text, *parts, **fields)
    return [
        (said.day.isoformat() if said.day else None, said.words.text if said.words else None)
        for said in said_days(article, turns, [free_around(turns, n) for n in range(len(turns))])
    ]


@pytest.mark.parametrize(
    ("text", "cue", "day", "words"),
    [
        (f"قال سالم، الثلاثاء، إن {CONTENT}.", "قال", "2026-03-03", "الثلاثاء"),
        (f"قال سالم مساء أمس إن {CONTENT}.", "قال", "2026-03-03", "مساء أمس"),
        (f"قال سالم في مؤتمر صحفي عقده الأحد إن {CONTENT}.", "قال", "2026-03-01", "الأحد"),
        (f"وقالت الوزارة في بيان صدر اليوم إن {CONTENT}.", "وقالت", "2026-03-04", "اليوم"),
        (f"وقالت الوزارة في البيان الذي صدر أمس إن {CONTENT}.", "وقالت", "2026-03-03", "أمس"),
        (f"قال سالم عقب اجتماع الثلاثاء إن {CONTENT}.", "قال", "2026-03-03", "الثلاثاء"),
        (f"وأمس الثلاثاء، نفى سالم أن تكون {CONTENT}.", "نفى", "2026-03-03", "وأمس الثلاثاء"),
        (f"وفي مؤتمر صحفي عقده الاثنين، قال سالم إن {CONTENT}.", "قال", "2026-03-02", "الاثنين"),
        (f"وكان سالم قد قال الأحد إن {CONTENT}.", "قال", "2026-03-01", "الأحد"),
        (f"{CONTENT}، وفق ما أعلن سالم الثلاثاء.", "وفق", "2026-03-03", "الثلاثاء"),
        (f"«{CONTENT}»، قال سالم يوم الاثنين.", "قال", "2026-03-02", "يوم الاثنين"),
        (f"قال سالم إن {CONTENT}، وذلك خلال لقاء أمس.", "قال", "2026-03-03", "أمس"),
        (f"قال سالم إن {CONTENT}، الثلاثاء، في العاصمة.", "قال", "2026-03-03", "الثلاثاء"),
        (f"قال سالم الأسبوع الماضي إن {CONTENT}.", "قال", None, "الأسبوع الماضي"),
    ],
)  # fmt: skip
def test_the_date_goes_with_the_cue(text: str, cue: str, day: str | None, words: str) -> None:
    assert days_of(text, (CONTENT, cue)) == [(day, words)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param(f"قال سالم تعليقا على هجوم الثلاثاء إن {CONTENT}.", "قال", id="what is spoken of"),
        pytest.param(f"قال سالم الذي وصل أمس إلى باريس إن {CONTENT}.", "قال", id="relative clause"),
        pytest.param(f"قتل جندي أمس في هجوم، وقال سالم إن {CONTENT}.", "وقال", id="clause before"),
        pytest.param(f"قال سالم إن {CONTENT}، فيما وصل الوفد أمس.", "قال", id="clause behind"),
        pytest.param(f"قال سالم قبل زيارته الجمعة المقبلة إن {CONTENT}.", "قال", id="still to come"),
        pytest.param(f"وصل الوفد أمس. وقال سالم إن {CONTENT}.", "وقال", id="sentence before"),
        pytest.param(f"قال سالم لصحيفة المصري اليوم إن {CONTENT}.", "قال", id="name of an outlet"),
        pytest.param(f"قال سالم إن {CONTENT}.", "قال", id="no date at all"),
    ],
)
def test_a_date_of_something_else(text: str, cue: str) -> None:
    assert days_of(text, (CONTENT, cue)) == [(None, None)]


def test_a_date_inside_the_content_is_not_when_it_was_said() -> None:
    content = "القوات اعتقلت أمس خمسة من المسلحين"
    assert days_of(f"قال سالم إن {content}.", (content, "قال")) == [(None, None)]


OTHER = "الأسعار لن ترتفع هذا العام"


@pytest.mark.parametrize(
    ("text", "cues", "days"),
    [
        pytest.param(
            f"قال سالم أمس إن {CONTENT}، مضيفا أن {OTHER}.", ("قال", "مضيفا"), ("2026-03-03", "2026-03-03"), id="participle"
        ),
        pytest.param(
            f"قال سالم أمس إن {CONTENT}. وأضاف أن {OTHER}.", ("قال", "وأضاف"), ("2026-03-03", "2026-03-03"), id="goes on"
        ),
        pytest.param(
            f"قال سالم أمس إن {CONTENT}. وكان سالم قد قال إن {OTHER}.", ("قال", "قال"), ("2026-03-03", None), id="earlier"
        ),
        pytest.param(
            f"قال سالم أمس إن {CONTENT}. وكان المتحدث باسم وزارة الخارجية الفرنسية سالم مراد قد قال إن {OTHER}.",
            ("قال", "قال"),
            ("2026-03-03", None),
            id="earlier, far from its verb",
        ),
        pytest.param(
            f"قال سالم أمس إن {CONTENT}. وقال في وقت سابق إن {OTHER}.", ("قال", "وقال"), ("2026-03-03", None), id="before"
        ),
        pytest.param(
            f"قال سالم أمس إن {CONTENT}. وقال الأحد إن {OTHER}.", ("قال", "وقال"), ("2026-03-03", "2026-03-01"), id="own date"
        ),
        pytest.param(
            f"قال سالم إن {CONTENT}. وكان سالم قد قال أمس إن {OTHER}.",
            ("قال", "قال"),
            (None, "2026-03-03"),
            id="the lead is newer than what was said before",
        ),
        pytest.param(
            f"قال سالم إن {CONTENT}. وأضاف في كلمة ألقاها أمس أن {OTHER}.", ("قال", "وأضاف"), ("2026-03-03", "2026-03-03"),
            id="the lead tells it before its date",
        ),
        pytest.param(
            f"قال سالم إن {CONTENT}. وأكد أن {OTHER}. جاء ذلك في مؤتمر صحفي عقد أمس.", ("قال", "وأكد"),
            ("2026-03-03", "2026-03-03"), id="occasion told behind",
        ),
        pytest.param(
            f"عقد سالم مؤتمرا صحفيا في باريس أمس. وقال إن {CONTENT}. وأكد أن {OTHER}.", ("وقال", "وأكد"),
            ("2026-03-03", "2026-03-03"), id="occasion told before",
        ),
        pytest.param(
            f"عقد مراد مؤتمرا صحفيا في باريس أمس. وقال سالم إن {CONTENT}. وأكد أن {OTHER}.", ("وقال", "وأكد"),
            (None, None), id="occasion of another",
        ),
    ],
)  # fmt: skip
def test_the_day_is_carried(text: str, cues: tuple[str, str], days: tuple[str | None, str | None]) -> None:
    found = days_of(text, (CONTENT, cues[0]), (OTHER, cues[1]))
    assert tuple(day for day, _ in found) == days


@pytest.mark.parametrize(
    ("published", "day"),
    [
        pytest.param(datetime(2026, 3, 4, 0, 0, tzinfo=UTC), "2026-03-03", id="a date without an hour"),
        pytest.param(datetime(2026, 3, 3, 22, 30, tzinfo=UTC), "2026-03-03", id="past midnight in Doha"),
        pytest.param(datetime(2026, 3, 4, 20, 30, tzinfo=UTC), "2026-03-03", id="late in the evening"),
    ],
)
def test_days_are_counted_by_the_clock_of_the_newsroom(published: datetime, day: str) -> None:
    assert days_of(f"قال سالم أمس إن {CONTENT}.", (CONTENT, "قال"), published_at=published)[0][0] == day


def test_without_a_day_of_publication_only_the_words_are_told() -> None:
    assert days_of(f"قال سالم أمس إن {CONTENT}.", (CONTENT, "قال"), published_at=None, fetched_at=NOON) == [
        (None, "أمس")
    ]
    assert days_of(
        f"قال سالم في 3 مارس 2024 إن {CONTENT}.", (CONTENT, "قال"), published_at=None, fetched_at=NOON
    ) == [("2024-03-03", "3 مارس 2024")]  # fmt: skip


def test_the_words_stand_in_the_raw_text() -> None:
    text = f"قال وزير الزراعة السوري ماهر الحداد، مساء أمـــس، إن {CONTENT}."
    (statement,) = read_article(text)
    assert statement.said_at == date(2026, 3, 3)
    assert statement.said_at_words is not None
    span = statement.said_at_words.span
    assert RawArticle(text=text).raw("text")[span.start : span.end] == statement.said_at_words.text == "مساء أمـــس"
