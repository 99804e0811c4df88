"""Subjects that grammar tells right behind their verb."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from tests.workers.text.speakers.at_cues.test_noticed import found
from workers.text.knowledge.base import load
from workers.text.mentions.mention import words_of_persons
from workers.text.speakers.at_cues.subjects_behind import with_subject_behind
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "content", "mention", "expected", "begins"),
    [
        pytest.param(
            "واتهم الجيشان الروسي والسوري طائرات أجنبية", "واتهم", "الروسي", None, "الجيشان الروسي والسوري", "طائرات",
            id="a dual of two nations",
        ),
        pytest.param(
            "واتهم جنرال أمريكي كبير موسكو بأنها بعيدة", "واتهم", "أمريكي", "جنرال", "جنرال أمريكي كبير", "موسكو",
            id="the adjectives of somebody unnamed",
        ),
        pytest.param(
            "واتهم جنرال أمريكي كبير موسكو بأنها بعيدة", "واتهم", "أمريكي", None, "جنرال أمريكي كبير", "موسكو",
            id="the same where nobody has been found",
        ),
        pytest.param(
            "واتهم جنرال أمريكي كبير موسكو بأنها بعيدة", "واتهم", "جنرال", None, "جنرال أمريكي كبير", "موسكو",
            id="the same where the content begins with them",
        ),
        pytest.param(
            "وذكرت الوزارة معلما يدعى رامي الحداد ، قال شقيقه ماهر الخالدي إنه أب", "قال", "أب", "الحداد",
            "شقيقه ماهر الخالدي", "أب", id="somebody's relative",
        ),
        pytest.param(
            "وعاد رامي الحداد واتهم شقيقه ماهر الخالدي بأنه أب", "واتهم", "أب", "الحداد", "الحداد", "أب",
            id="a relative who is the object",
        ),
        pytest.param(
            "واتهم جنرال أمريكي كبير بأنه بعيد", "واتهم", "جنرال", None, None, "جنرال", id="whom somebody accuses",
        ),
        pytest.param(
            "واتهم الجنرال أمريكي كبير بأنه بعيد", "واتهم", "أمريكي", "الجنرال", "الجنرال", "أمريكي",
            id="an adjective of another one",
        ),
        pytest.param(
            "وصدر البيان الذي أدانت فيه حركة حماس الضربة", "أدانت", "حركة", "البيان", "حركة حماس", "الضربة", id="behind «فيه»",
        ),
        pytest.param(
            "وتلا الخطاب الذي أعلنت فيه روسيا وقف القتال", "أعلنت", "وقف", "الخطاب", "روسيا", "وقف",
            id="in front of the content",
        ),
        pytest.param(
            "وتلا الخطاب الذي أكدت فيه روسيا أن القتال مستمر", "أكدت", "القتال", None, "روسيا", "القتال", id="in front of «أن»",
        ),
        pytest.param(
            "وتلا الخطاب الذي أعلن فيه روسيا وقف القتال", "أعلن", "وقف", "الخطاب", "الخطاب", "وقف", id="no agreement",
        ),
        pytest.param(
            "وتلا بيانا اتهمت فيه روسيا بقصف المدينة", "اتهمت", "روسيا", None, None, "روسيا", id="whom it accuses",
        ),
        pytest.param(
            "وتلا بيانا اتهمت فيه روسيا الحكومة بقصف المدينة", "اتهمت", "الحكومة", None, "روسيا", "الحكومة",
            id="who accuses another one",
        ),
        pytest.param(
            "وزار ماهر الخالدي منزل رامي الحداد الذي نشر كتابا وصف فيه الرئيس الأمريكي بأنه ضعيف", "وصف", "الرئيس", "الخالدي",
            "رامي الحداد", "الرئيس", id="who wrote the document",
        ),
        pytest.param("وأكد الجميع هذا التوجه", "وأكد", "الجميع", None, "الجميع", "هذا", id="everybody"),
        pytest.param("ودعا الجميع إلى الهدوء", "ودعا", "الجميع", None, None, "الجميع", id="everybody who is asked"),
        pytest.param("وأكد الوفد هذا التوجه", "وأكد", "الوفد", None, None, "الوفد", id="no such word"),
        pytest.param(
            "وزار ماهر الخالدي منزل رامي الحداد ونشر كتابا وصف فيه الرئيس الأمريكي بأنه ضعيف", "وصف", "الرئيس", "الخالدي",
            "الخالدي", "الرئيس", id="no relative clause",
        ),
    ],
)  # fmt: skip
def test_a_subject_behind_its_verb(
    text: str, cue: str, content: str, mention: str | None, expected: str | None, begins: str
) -> None:
    article = tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا بعد وصول رامي الحداد وماهر الخالدي.")
    analysis = analyse(article.body)
    statement = found(analysis, cue, content, mention)
    statement.content = (statement.content[0], [token.word for token in analysis.tokens].index("."))
    one = with_subject_behind(statement, analysis, article.entities, words_of_persons(article.entities), load())
    tokens, words = analysis.tokens, analysis.part.text
    told = words[tokens[one.mention[0]].start : tokens[one.mention[1] - 1].end] if one.mention else None
    assert (told, tokens[one.content[0]].word, words[one.span[0] :].startswith(begins)) == (expected, begins, True)
