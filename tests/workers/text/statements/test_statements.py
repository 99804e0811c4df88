"""From a text to its statements, as the shipped models read it: each construction beside one that must not be read so."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.find import find_statements
from workers.text.syntax.analyse import analyse
from workers.text.tagging.tagger import read_tokens

TITLE = "اجتماع في العاصمة"


def statements(text: str) -> list[tuple[str, str | None, str | None]]:
    """Content, cue and mention of each statement in the body of an article with this text."""
    article = tag_article(text, title=TITLE)
    analysis = analyse(article.body)
    tokens, clean = analysis.tokens, analysis.part.text
    return [
        (
            clean[slice(*one.span)],
            None if one.cue is None else tokens[one.cue].word,
            one.mention and clean[tokens[one.mention[0]].start : tokens[one.mention[1] - 1].end],
        )
        for one in find_statements(analysis, read_tokens(analysis, headline=False), article.entities, headline=False)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "قال وزير الزراعة سالم الحداد إن محصول القمح ارتفع بنسبة عشرين في المئة هذا العام.",
            [("محصول القمح ارتفع بنسبة عشرين في المئة هذا العام", "قال", "وزير الزراعة سالم الحداد")],
            id="indirect",
        ),
        pytest.param(
            'وقال الحداد: "لن نستورد القمح هذا العام".', [("لن نستورد القمح هذا العام", "وقال", "الحداد")], id="direct",
        ),
        pytest.param(
            "وأضاف أن الحكومة ستدعم المزارعين، مشيرا إلى أن الأسعار ستبقى ثابتة.",
            [("الحكومة ستدعم المزارعين", "وأضاف", None), ("الأسعار ستبقى ثابتة", "مشيرا", None)],
            id="dropped subject and a participle of its own",
        ),
        pytest.param(
            "وأدانت وزارة الخارجية الأردنية الهجوم على السفارة في كابول.",
            [("الهجوم على السفارة في كابول", "وأدانت", "وزارة الخارجية الأردنية")],
            id="stance verb with an object",
        ),
        pytest.param(
            "وحملت موسكو لندن مسؤولية الأزمة بين البلدين.",
            [("لندن مسؤولية الأزمة بين البلدين", "وحملت", "موسكو")],
            id="who is blamed is of the content",
        ),
        pytest.param("وحمل الوزير الحقيبة والأوراق إلى المطار.", [], id="carrying something else"),
        pytest.param(
            "وتعتبر أنقرة وحدات حماية الشعب امتدادا لحزب العمال الكردستاني.",
            [("وحدات حماية الشعب امتدادا لحزب العمال الكردستاني", "وتعتبر", "أنقرة")],
            id="of whom something is thought",
        ),
        pytest.param(
            "وقال الوزير إن مؤشرات الميزانية، التي أعلنت أمس، تؤكد أن البلاد تسير في الطريق الصحيح.",
            [("مؤشرات الميزانية، التي أعلنت أمس، تؤكد أن البلاد تسير في الطريق الصحيح", "وقال", "الوزير")],
            id="a clause with its predicate",
        ),
        pytest.param(
            "ودعا رئيس الحكومة إلى وقف فوري لإطلاق النار.",
            [("وقف فوري لإطلاق النار", "ودعا", "رئيس الحكومة")],
            id="stance verb with a preposition",
        ),
        pytest.param(
            "ارتفع عدد الضحايا إلى ثلاثين قتيلا، بحسب ما أعلنت وزارة الصحة.",
            [("ارتفع عدد الضحايا إلى ثلاثين قتيلا", "بحسب", "وزارة الصحة")],
            id="content before its cue",
        ),
        pytest.param(
            "وأكد المتحدث باسم الجيش أن القوات سيطرت على المدينة، وأنها تتقدم نحو المطار.",
            [("القوات سيطرت على المدينة، وأنها تتقدم نحو المطار", "وأكد", "المتحدث باسم الجيش")],
            id="a second clause under the same cue",
        ),
        pytest.param(
            "وتحدثت النائبة سعاد الحداد أمام البرلمان. واتهمت الشركة بأنها أخفت الحسابات.",
            [("الشركة بأنها أخفت الحسابات", "واتهمت", "النائبة سعاد الحداد")],
            id="who is accused does not speak",
        ),
        pytest.param(
            "واتهمت وزارة الزراعة في تقرير نشرته الاثنين، الشركة بإخفاء الحسابات.",
            [("الشركة بإخفاء الحسابات", "واتهمت", "وزارة الزراعة")],
            id="who is accused stands behind an aside",
        ),
        pytest.param(
            "واتهمت وزارة الزراعة الشركة بإخفاء الحسابات.",
            [("الشركة بإخفاء الحسابات", "واتهمت", "وزارة الزراعة")],
            id="who is accused is of the content",
        ),
        pytest.param(
            "أعلنت كوبا الحداد الوطني ليومين اعتبارا من السبت.",
            [("الحداد الوطني ليومين اعتبارا من السبت", "أعلنت", "كوبا")],
            id="an adjective is not told from its noun",
        ),
        pytest.param(
            "وأعلن الوزير الفرنسي استئناف المحادثات.",
            [("استئناف المحادثات", "وأعلن", "الوزير الفرنسي")],
            id="an adjective is of the speaker",
        ),
        pytest.param("وصل وزير الزراعة إلى المدينة صباح الأحد والتقى عددا من المزارعين.", [], id="narrated, not said"),
        pytest.param("وقصفت الطائرات مواقع المسلحين في ريف المدينة وقتل سبعة منهم.", [], id="bombed, not said"),
        pytest.param("ولم يعلق المتحدث باسم الحكومة على هذه الأنباء.", [], id="refused to speak"),
        pytest.param("ولم يؤكد مسؤولون في الوزارة أن الطائرة سقطت.", [], id="not confirmed"),
        pytest.param(
            "وأكد مسؤولون في الوزارة أن الطائرة سقطت.", [("الطائرة سقطت", "وأكد", "مسؤولون في الوزارة")], id="confirmed",
        ),
        pytest.param("يذكر أن المدينة تقع على بعد ثلاثين كيلومترا من الحدود.", [], id="impersonal, nobody speaks"),
    ],
)  # fmt: skip
def test_content_cue_and_mention(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("وقال الوزير إن الطريق مفتوح أمام المسافرين.", "indirect", id="without marks"),
        pytest.param("وقال الوزير: «الطريق مفتوح أمام المسافرين».", "direct", id="all in marks"),
        pytest.param("وقال الوزير إن الطريق «مفتوح» أمام المسافرين.", "mixed", id="a part in marks"),
        pytest.param("وقال الوزير: الطريق مفتوح أمام المسافرين.", "direct", id="verbatim after a colon"),
    ],
)
def test_quote(text: str, quote: str) -> None:
    article = tag_article(text, title=TITLE)
    analysis = analyse(article.body)
    (found,) = find_statements(analysis, read_tokens(analysis, headline=False), article.entities, headline=False)
    assert found.quote.value == quote
