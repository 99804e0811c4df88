"""Who accuses and who is accused, where both are names side by side."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.mention_search.accused import sides
from workers.text.syntax.analyse import analyse

TITLE = "اجتماع في العاصمة"


@pytest.mark.parametrize(
    ("text", "subject", "accused"),
    [
        pytest.param("تتهم كييف والغرب روسيا بدعم الانفصاليين", "كييف والغرب", "روسيا", id="two in front"),
        pytest.param(
            "تتهم الولايات المتحدة وبريطانيا روسيا وسوريا بالكذب",
            "الولايات المتحدة وبريطانيا",
            "روسيا وسوريا",
            id="two on each side",
        ),
        pytest.param("اتهمت الرياض طهران بدعم الحرب", "الرياض", "طهران", id="one on each side"),
        pytest.param(
            "تتهم موسكو ودمشق المعارضة المسلحة بإجبار السكان",
            "موسكو ودمشق",
            "المعارضة المسلحة",
            id="a noun behind two names",
        ),
        pytest.param("اتهمت إيران منافستها الإقليمية بدعم الحرب", "إيران", "منافستها الإقليمية", id="a noun of theirs"),
        pytest.param("اتهمت بريطانيا الحكومة الروسية بالتهديد", "بريطانيا", "الحكومة الروسية", id="a noun for a body"),
        pytest.param("اتهمت قبرص الجمعة تركيا بالتهديد", "قبرص", "تركيا", id="a day between"),
        pytest.param("اتهم بريطانيا وفرنسا بالتبعية", "", "بريطانيا وفرنسا", id="the subject is left out"),
        pytest.param("وصف نيويورك تايمز بأنها فاشلة", "", "نيويورك تايمز", id="so in front of a clause"),
        pytest.param("اتهم جنرال أمريكي كبير موسكو بأنها تكذب", "جنرال أمريكي كبير", "موسكو", id="a subject of a nation"),
        pytest.param(
            "وصف المسؤول الأمريكي السعودية وكندا بأنهما حليفتان", "المسؤول الأمريكي", "السعودية وكندا", id="two who are told of"
        ),
        pytest.param(
            "اتهم المسؤولون الأميركيون والناتو موسكو بنشر قوات", "المسؤولون الأميركيون والناتو", "موسكو",
            id="and a name",
        ),
        pytest.param("اتهم مصدر في الوزارة، أمريكا، بدعم الحرب", "مصدر في الوزارة", "أمريكا،", id="between commas"),
    ],
)  # fmt: skip
def test_the_first_name_without_a_conjunction_is_accused(text: str, subject: str, accused: str) -> None:
    analysis = analyse(tag_article(f"{text} منذ أعوام.\nوصل القطار إلى المدينة صباحا.", title=TITLE).body)
    both = sides(analysis, 0)
    assert both is not None
    words = [token.word for token in analysis.tokens]
    assert words[both.subject : both.subject_end] == subject.split()
    assert "".join(words[both.accused : both.joint]) == accused.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("اتهمت طهران الداعمة للمتمردين بالكذب", id="an adjective of the only name"),
        pytest.param("اتهم الوزير الشركة بالكذب", id="no known name"),
        pytest.param("اتهم وزير خارجية روسيا بالكذب", id="the name is of the noun in front"),
        pytest.param("اتهم الرئيس الأميركي دونالد ترامب روسيا بالكذب", id="a name behind the adjective"),
        pytest.param("اتهم القوات الروسية في سوريا بالكذب", id="where they are"),
        pytest.param("دعت موسكو دمشق بعد أيام", id="a verb that accuses nobody"),
        pytest.param("اتهمته موسكو بالكذب", id="a verb that has its object"),
        pytest.param("اتهم وزير الدفاع، الجمعة، بالكذب", id="a day between commas"),
        pytest.param("تتهم موسكو وتقول دمشق", id="no word that tells of what"),
    ],
)
def test_no_sides(text: str) -> None:
    analysis = analyse(tag_article(f"{text} منذ أعوام.\nوصل القطار إلى المدينة صباحا.", title=TITLE).body)
    assert sides(analysis, 0) is None
