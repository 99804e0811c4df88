"""By which name a ministry or a government is told that has several."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import Knowledge


@pytest.mark.parametrize(
    ("role", "body_id", "name"),
    [
        pytest.param("وزير البترول المصري", "eg.ministry.oil", "وزارة البترول المصرية", id="as the text has it"),
        pytest.param("وزير النفط العراقي", "iq.ministry.oil", "وزارة النفط العراقية", id="its first name"),
        pytest.param("المتحدث باسم وزارة التربية", "ministry.education", "وزارة التربية", id="of no state told"),
        pytest.param("كاتب الدولة بوزارة الشغل", "ministry.labour", "وزارة الشغل", id="behind a clitic"),
        pytest.param("وزير بترول مصر", "eg.ministry.oil", "وزارة النفط المصرية", id="in the construct state"),
        pytest.param("وزير الدفاع الأمريكي", "us.pentagon", "البنتاغون", id="one that the knowledge file names"),
        pytest.param("رئيس المخابرات التركية", "tr.mit", "جهاز الاستخبارات التركي", id="not the ministry"),
        pytest.param(
            "وزير قطاع الأعمال العام المصري", "eg.ministry.public_enterprise", "وزارة قطاع الأعمال العام المصرية",
            id="public enterprise is no industry",
        ),
        pytest.param("الناطق باسم الحكومة الفرنسية", "fr.matignon", "الحكومة الفرنسية", id="government, not its seat"),
    ],
)  # fmt: skip
def test_the_body_of_a_role_has_the_name_that_the_text_gives_it(
    knowledge: Knowledge, role: str, body_id: str, name: str
) -> None:
    found = knowledge.resolve_role(role)
    assert found is not None
    assert found.body is not None
    assert (found.body.id, found.body.name) == (body_id, name)


def test_a_ministry_keeps_its_name_when_its_state_is_told(knowledge: Knowledge) -> None:
    role = knowledge.resolve_role("وزير البترول")
    assert role is not None
    assert role.body is not None
    assert knowledge.in_country(role.body, "EG").name == "وزارة البترول المصرية"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("محافظة مأرب الدكتور سالم الحداد", "محافظة مأرب", id="a title ends it"),
        pytest.param("مدينة الشيخ زايد الطبية", None, id="a title in the construct state does not"),
        pytest.param("مستشفى الدكتور سالم الحداد", "مستشفى الدكتور سالم الحداد", id="called after somebody"),
        pytest.param("الهيئة العليا لمقاومة الفساد محمد سليم", "الهيئة العليا لمقاومة الفساد", id="a name ends it"),
        pytest.param(
            "مطار المنستير الحبيب بورقيبة الدولي", "مطار المنستير الحبيب بورقيبة الدولي", id="a name inside its own"
        ),
        pytest.param("مؤسسة الأمير محمد بن فهد", "مؤسسة الأمير محمد بن فهد", id="the name of a prince is its own"),
    ],
)
def test_a_body_ends_where_somebodys_name_begins(knowledge: Knowledge, words: str, name: str | None) -> None:
    body = knowledge.resolve_body(words)
    assert (body.name if body else None) == name
