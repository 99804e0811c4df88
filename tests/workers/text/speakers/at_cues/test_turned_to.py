"""Whom somebody turns to is no speaker."""

from __future__ import annotations

import pytest

from schemas import Quote
from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.mentions.mention import Mention
from workers.text.speakers.at_cues.turned_to import is_man_of_clause, is_of_other_gender, is_turned_to
from workers.text.speakers.voice import Voice
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis, analyse


def asked(text: str, words: int) -> tuple[Found, Analysis]:
    """A statement whose verb is «دعا» in any form, with a mention of so many words right in front of the joint."""
    analysis = analyse(tag_article(f"{text} في كل مكان.").body)
    cue = next(i for i, word in enumerate(analysis.cues) if word is not None)
    first = next(i for i in range(cue + 1, len(analysis.tokens)) if analysis.tokens[i].word not in {"من", "جانبه"})
    end = first + words
    token = analysis.tokens[end + 1]
    statement = Found(
        part=analysis.part, headline=False, content=(end + 1, end + 2), span=(token.start, token.end), cue=cue,
        cue_word=analysis.cues[cue], mention=(first, end), quote=Quote.INDIRECT,
    )  # fmt: skip
    return statement, analysis


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("ودعا زعماء الاتحاد لأن يسيروا على خطاه", 2, True, id="people and what they are to do"),
        pytest.param("وحث وزراء الدول على أن يلتزموا بالقرار", 2, True, id="behind a preposition"),
        pytest.param("ودعا زعماء الاتحاد إلى السير على خطاه", 2, False, id="no verb of theirs"),
        pytest.param("ودعا زعماء الاتحاد إلى أن يسير الجميع", 2, False, id="a verb of another subject"),
        pytest.param("ودعا المسؤولون إلى أن يسيروا جميعا", 1, False, id="the ending of a subject"),
        pytest.param("ودعت الوزارة إلى أن يسيروا جميعا", 1, False, id="a body"),
        pytest.param("وأكد زعماء الاتحاد أن يسيروا جميعا", 2, False, id="a verb that calls upon nobody"),
    ],
)
def test_people_who_are_to_act_are_called_upon(text: str, words: int, *, expected: bool) -> None:
    statement, analysis = asked(text, words)
    assert is_turned_to(statement, None, analysis, load()) is expected


@pytest.mark.parametrize(
    ("text", "mention", "gender", "expected"),
    [
        pytest.param("ودعا من جانبه ماي إلى النشر", Mention("ماي", None, None, anonymous=False), "f", True, id="a woman"),
        pytest.param("ودعت من جانبه ماي إلى النشر", Mention("ماي", None, None, anonymous=False), "f", False, id="her verb"),
        pytest.param("ودعا من جانبه ماي إلى النشر", Mention("ماي", None, None, anonymous=False), "", False, id="not known"),
        pytest.param("ودعا ماي إلى النشر هناك", Mention(None, None, "البيان", anonymous=False), "f", False, id="no person"),
        pytest.param(
            "ودعت الرئيس إلى النشر هناك", Mention(None, "الرئيس", None, anonymous=False), "", True, id="by the office"
        ),
        pytest.param(
            "ودعا الرئيس إلى النشر هناك", Mention(None, "الرئيس", None, anonymous=False), "f", False, id="his office"
        ),
        pytest.param(
            "ودعا المستشار إلى النشر هناك",
            Mention("ماي", "المستشار السابق لرئيسة الوزراء", None, anonymous=False),
            "f",
            False,
            id="whose office is of a woman's",
        ),
        pytest.param(
            "وقال ماي إن النشر هناك", Mention("ماي", None, None, anonymous=False), "f", False, id="a verb that asks nobody"
        ),
    ],
)  # fmt: skip
def test_a_verb_of_the_other_gender_asks_the_person(
    text: str, mention: Mention, gender: str, *, expected: bool
) -> None:
    statement, _ = asked(text, 1)
    assert is_of_other_gender(statement, mention, Voice(name="تيريزا ماي", gender=gender)) is expected


@pytest.mark.parametrize(
    ("text", "mention", "name", "expected"),
    [
        pytest.param("حيث كان الحداد يعمل سابقا، دعت", 2, "محمد الحداد", True, id="a man of another clause"),
        pytest.param("حيث كان الحداد يعمل سابقا، دعا", 2, "محمد الحداد", False, id="a verb that he may have"),
        pytest.param("حيث كان الحداد يعمل سابقا، دعت", 2, "فاطمة الحداد", False, id="a woman"),
        pytest.param("وفيها يقول الحداد سابقا، دعت", 2, "محمد الحداد", False, id="whose verb is another one"),
    ],
)
def test_a_man_in_a_clause_has_no_feminine_verb(text: str, mention: int, name: str, *, expected: bool) -> None:
    analysis = analyse(tag_article(f"{text} إلى محتوى كبير.").body)
    cue = max(i for i, word in enumerate(analysis.cues) if word is not None)
    token = analysis.tokens[cue + 2]
    statement = Found(
        part=analysis.part, headline=False, content=(cue + 2, cue + 3), span=(token.start, token.end), cue=cue,
        cue_word=analysis.cues[cue], mention=(mention, mention + 1), quote=Quote.INDIRECT,
    )  # fmt: skip
    assert is_man_of_clause(statement, analysis, Voice(name=name, name_words=tuple(name.split()))) is expected
