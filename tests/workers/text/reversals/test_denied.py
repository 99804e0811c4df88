"""Whom a denial denies, in articles read from end to end."""

from __future__ import annotations

import pytest

from schemas import Statement
from tests.makers import read_article


def denied(text: str) -> list[tuple[str, str, str | None]]:
    """Rule, speaker and content of what the statements of the article deny."""
    statements = read_article(text)
    found = [one.denies for one in statements if one.denies]
    by_id = {one.id: one for one in statements}
    for one in found:
        assert one.kind == "denial"
        if one.statement is not None:
            linked: Statement = by_id[one.statement]
            assert (one.content, one.published_at) == (linked.content, linked.published_at)
    return [(one.rule.value, one.speaker, one.content) for one in found]


ACCUSED = "اتهمت بريطانيا روسيا بتسميم الجاسوس السابق في سالزبري."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{ACCUSED} ونفت روسيا هذه الاتهامات.",
            [("points_back", "بريطانيا", "روسيا بتسميم الجاسوس السابق في سالزبري")],
            id="points back",
        ),
        pytest.param(
            f"{ACCUSED} ونفت روسيا أي ضلوع لها في الأمر.",
            [("denied_claim", "بريطانيا", "روسيا بتسميم الجاسوس السابق في سالزبري")],
            id="any part in it",
        ),
        pytest.param(
            "أعلن الجيش الروسي التوصل إلى اتفاق على انسحاب الفصائل من دوما. "
            "لكن جماعة جيش الإسلام نفت صحة ما أعلنه الجيش الروسي.",
            [("named_source", "الجيش الروسي", "التوصل إلى اتفاق على انسحاب الفصائل من دوما")],
            id="named source that is quoted",
        ),
        pytest.param(
            "وصل الوفد إلى المدينة. ونفت وزارة الخارجية السعودية اتهامات الرئيس الفرنسي إيمانويل ماكرون.",
            [("source_only", "الرئيس الفرنسي إيمانويل ماكرون", None)],
            id="named source that is not quoted",
        ),
        pytest.param(
            "وصل الوفد إلى المدينة. ونفت وزارة الخارجية الصينية الاتهامات الأميركية.",
            [("source_only", "الولايات المتحدة", None)],
            id="a state by its adjective",
        ),
        pytest.param(
            "وصل الوفد إلى المدينة. ونفت السعودية مزاعم ضلوع روسيا في الانتخابات الأميركية.", [],
            id="a deed is not the source",
        ),
        pytest.param(
            "وصل الوفد إلى المدينة. ونفت وزارة الخارجية الصينية التقرير الفرنسي عن الأزمة.", [],
            id="a report is not its state's",
        ),
        pytest.param(
            "وصل الوفد إلى المدينة. ونفت وزارة الخارجية الصينية الاتهامات الصينية.", [],
            id="the speaker's own state is not the source",
        ),
        pytest.param(
            "قال وزير الخارجية الأوكراني ديمتري كوليبا إن القوات الروسية استهدفت مستشفى مدينة ماريوبول صباح الأحد. "
            "ونفى الكرملين أن تكون القوات الروسية استهدفت مستشفى مدينة ماريوبول.",
            [("denied_claim", "ديمتري كوليبا", "القوات الروسية استهدفت مستشفى مدينة ماريوبول صباح الأحد")],
            id="the proposition",
        ),
        pytest.param(
            "قال وزير الخارجية الأوكراني ديمتري كوليبا إن المحادثات مع تركيا كانت مفيدة. ونفى الكرملين أن تكون القوات "
            "الروسية استهدفت مستشفى مدينة ماريوبول.",
            [],
            id="another proposition",
        ),
        pytest.param(
            f"{ACCUSED} وقال وزير الخارجية الفرنسي جان إيف لودريان إن باريس تتابع القضية مع شركائها. ونفت روسيا هذه الاتهامات.",
            [],
            id="somebody else spoke in between",
        ),
        pytest.param(
            f"{ACCUSED} وكانت العلاقات بين البلدين قد ساءت في السنوات الأخيرة بعد أزمات عدة في أوروبا والشرق الأوسط "
            "وطرد دبلوماسيين من الجانبين. ونفت روسيا هذه الاتهامات.", [],
            id="far behind it",
        ),
        pytest.param(
            "قال وزير الخارجية البريطاني بوريس جونسون إن الحادث مقلق. ونفت روسيا هذه الاتهامات.", [],
            id="no accusation to point at",
        ),
        pytest.param(
            "قالت وزارة الخارجية الروسية إن موسكو أرسلت قوات إلى سوريا أمس. ونفت وزارة الدفاع الروسية ذلك.", [],
            id="of one state: more likely a wrong speaker",
        ),
        pytest.param(
            "قال الوزير الروسي سيرغي لافروف إن موسكو تنفي تسميم الجاسوس. ونفت الصين ذلك.", [],
            id="nor what tells of one",
        ),
        pytest.param(
            "نفت روسيا تسميم الجاسوس. ونفت الصين ذلك.", [],
            id="a denial denies no denial",
        ),
    ],
)  # fmt: skip
def test_denial(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert denied(text) == expected
