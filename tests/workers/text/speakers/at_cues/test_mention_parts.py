"""Mentions with words that the parser does not know."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.mention import Mention
from workers.text.speakers.at_cues.mention_parts import (
    before_bracket,
    body_alone,
    body_for_role,
    body_in_marks,
    body_of_person,
    known_person,
    office_for_name,
    one_of_many,
    quoted_name,
    role_behind,
    titled,
    with_parted_name,
    without_document,
)
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("سالم الحداد، رجل الدين وزعيم التيار", "رجل الدين وزعيم التيار", id="an office"),
        pytest.param("سالم الحداد، أمام البرلمان", None, id="where he spoke"),
        pytest.param("سالم الحداد رجل الدين", None, id="no comma"),
    ],
)
def test_an_office_that_a_comma_sets_apart(text: str, role: str | None) -> None:
    assert role_behind(Mention("سالم الحداد", None, None, anonymous=False), text, load()).role == role


@pytest.mark.parametrize(
    ("text", "before", "name"),
    [
        pytest.param("ماشابل", "«", "ماشابل", id="in quotation marks"),
        pytest.param("ماشابل", "قال", None, id="without them"),
        pytest.param("مصدر أمني", "«", None, id="a source in them"),
        pytest.param("صحيفة محلية", "«", None, id="a kind of body in them"),
    ],
)
def test_a_name_in_quotation_marks(text: str, before: str, name: str | None) -> None:
    assert quoted_name(Mention(None, text, None, anonymous=True), text, before, load()).name == name


def as_role(text: str) -> Mention:
    return Mention(None, text, None, anonymous=False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("الأمير وليام", "وليام", id="a name that nobody knows"),
        pytest.param("الأمير السعودي", None, id="an adjective"),
        pytest.param("الأمير قائلا", None, id="what he did"),
        pytest.param("الأمير خلال", None, id="a preposition"),
        pytest.param("الوزير وليام", None, id="an office"),
    ],
)
def test_a_name_behind_a_title(text: str, name: str | None) -> None:
    assert titled(as_role(text), tokenize(text), load()).name == name


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("مالي", "مالي", id="a state that looks like an adjective"),
        pytest.param("الوزير", None, id="an office"),
        pytest.param("خبير مالي", None, id="somebody of a trade"),
        pytest.param("المجموعة الحقوقية", "المجموعة الحقوقية", id="a civic group"),
    ],
)
def test_a_known_body_is_no_role(text: str, body: str | None) -> None:
    assert body_for_role(as_role(text), text, load()).body == body


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        pytest.param("ولي العهد", "الأمير سامر الحداد", ("سامر الحداد", "ولي العهد"), id="with the name in the role"),
        pytest.param("ولي العهد", None, (None, "ولي العهد"), id="by itself"),
        pytest.param("ولي العهد", "السعودي", ("ولي العهد", "السعودي"), id="no name in the role"),
        pytest.param("سلطان بن سحيم", None, ("سلطان بن سحيم", None), id="a name that begins like an office"),
    ],
)
def test_an_office_that_was_taken_for_a_name(
    name: str, role: str | None, expected: tuple[str | None, str | None]
) -> None:
    mention = office_for_name(Mention(name, role, None, anonymous=False), load())
    assert (mention.name, mention.role) == expected


@pytest.mark.parametrize(
    ("role", "body"),
    [
        pytest.param("إدارة الرئيس الفرنسي", "إدارة الرئيس الفرنسي علي غريب", id="who works for him"),
        pytest.param("مدير إدارة الإعلام", None, id="an office"),
        pytest.param("مؤسسة", "مؤسسة علي غريب", id="what is called after him"),
        pytest.param("مؤسسة الحزب", None, id="who has founded something"),
    ],
)
def test_a_body_by_the_name_of_its_head(role: str, body: str | None) -> None:
    mention = Mention("علي غريب", role, None, anonymous=False)
    assert body_of_person(mention, f"{role} علي غريب").body == body


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("أحد كبار مشايخ دمشق علي غريب", "علي غريب", id="behind a place"),
        pytest.param("أحد سكان دمشق على فيسبوك", None, id="a preposition behind the place"),
        pytest.param("أحد أنصار الرئيس علي غريب", None, id="whose follower somebody is"),
        pytest.param("أحد سكان دمشق", None, id="no name"),
    ],
)
def test_one_of_many_with_a_name(text: str, name: str | None) -> None:
    assert one_of_many(as_role(text), load()).name == name


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("النيابة ولد عبد العزيز", "النيابة", id="a person as the object"),
        pytest.param("الفريق أحمد محمود", None, id="a rank"),
        pytest.param("النيابة العامة بدمشق", None, id="the body's own words"),
        pytest.param("نيابة أحمد محمود", None, id="a noun that needs another"),
    ],
)
def test_a_body_in_front_of_a_person(text: str, body: str | None) -> None:
    assert body_alone(as_role(text), text, load()).body == body


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        pytest.param(
            "مكتب التدقيق الوطني (هيئة الرقابة الحكومية", "هيئة الرقابة الحكومية", "مكتب التدقيق الوطني", id="what it is",
        ),
        pytest.param("وزارة الدفاع (البنتاغون", "وزارة الدفاع (البنتاغون", "وزارة الدفاع (البنتاغون)", id="its short name"),
        pytest.param("وزارة الدفاع", "وزارة الدفاع", "وزارة الدفاع", id="no brackets"),
        pytest.param("مجلة النخيل (New Lines) الأميركية", "مجلة النخيل (New Lines) الأميركية",
                     "مجلة النخيل (New Lines) الأميركية", id="its foreign name"),
    ],
)  # fmt: skip
def test_a_body_that_brackets_explain(text: str, body: str, expected: str) -> None:
    assert before_bracket(Mention(None, None, body, anonymous=False), text, load()).body == expected


@pytest.mark.parametrize(
    ("mention", "text", "name", "role"),
    [
        pytest.param(
            Mention("الركن تركي", "المتحدث، العقيد", None, anonymous=False),
            "المتحدث باسم التحالف، العقيد الركن تركي المالكي", "تركي المالكي", "المتحدث باسم التحالف",
            id="a given name that is an adjective",
        ),
        pytest.param(
            as_role("حكومة تركي المالكي"), "حكومة تركي المالكي", None, "حكومة تركي المالكي", id="whose government",
        ),
        pytest.param(
            as_role("ابنة المتحدث تركي المالكي"), "ابنة المتحدث تركي المالكي", None, "ابنة المتحدث تركي المالكي",
            id="whose daughter",
        ),
        pytest.param(
            Mention("سامر الخالدي", "مستشار", None, anonymous=False),
            "سامر الخالدي مستشار تركي المالكي", "سامر الخالدي", "مستشار", id="whose adviser, with a name",
        ),
    ],
)  # fmt: skip
def test_a_known_person_at_the_end(mention: Mention, text: str, name: str | None, role: str) -> None:
    read = known_person(mention, text, load())
    assert (read.name, read.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("المحكمة جيبوتي", "المحكمة", id="a state behind a definite noun"),
        pytest.param("الحكومة السورية", "الحكومة السورية", id="its adjective"),
    ],
)
def test_a_state_behind_a_body_is_the_object(text: str, body: str) -> None:
    assert body_alone(Mention(None, None, text, anonymous=False), text, load()).body == body


@pytest.mark.parametrize(
    ("role", "office"),
    [
        pytest.param("بيان للمتحدث باسم الائتلاف", "المتحدث باسم الائتلاف", id="whose communiqué"),
        pytest.param("كاتب للصحيفة", "كاتب للصحيفة", id="no document"),
    ],
)
def test_an_office_behind_its_document(role: str, office: str) -> None:
    assert without_document(Mention("سامر الخالدي", role, None, anonymous=False)).role == office


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param('شركة "سالم الحداد"', 'شركة "سالم الحداد"', id="a body called by a person"),
        pytest.param('الوزير "سالم الحداد"', None, id="a person in marks"),
        pytest.param('مؤسسة "النور" سالم الحداد', None, id="a name behind the marks"),
    ],
)
def test_a_body_with_a_persons_name(text: str, body: str | None) -> None:
    mention = Mention("سالم الحداد", None, None, anonymous=False)
    assert body_in_marks(mention, text, load()).body == body


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        pytest.param("المدعي هان دونغ- هون", ("هان دونغ- هون", "المدعي"), id="a name that a hyphen parts"),
        pytest.param("وزيرة دفاع مالي آن- ماري", (None, None), id="a state in front"),
        pytest.param("المدعي العام دونغ- هون", (None, None), id="an adjective in front"),
        pytest.param("المدعي هان دونغ هون", (None, None), id="no hyphen"),
        pytest.param("هان دونغ- هون", (None, None), id="no office"),
    ],
)
def test_a_name_that_a_hyphen_parts(whole: str, expected: tuple[str | None, str | None]) -> None:
    mention = with_parted_name(Mention(None, None, None, anonymous=False), whole)
    assert (mention.name, mention.role) == expected
