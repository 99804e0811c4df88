"""Official or not, and why: by role, body, office held, or none of them."""

from __future__ import annotations

import pytest

from schemas import OfficialReason
from workers.text.knowledge import Knowledge, load
from workers.text.knowledge_model import Person
from workers.text.official import judge_official
from workers.text.voice import Voice, office_at


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def reason(
    knowledge: Knowledge,
    *,
    name: str | None = None,
    role: str | None = None,
    body: str | None = None,
    anonymous: bool = False,
    year: int = 2018,
) -> str:
    known = knowledge.lookup(name or "")
    voice = Voice(
        name=name, role=role, body=body, anonymous=anonymous, person=known if isinstance(known, Person) else None
    )
    voice.role_info = (knowledge.resolve_role(role) or knowledge.resolve_source(role)) if role else None
    office = office_at(voice.person, year) if voice.person else None
    if voice.role_info and voice.role_info.body:
        voice.known_body = voice.role_info.body
    elif body:
        voice.known_body = knowledge.resolve_body(body)
    elif office and office.body:
        voice.known_body = knowledge.body(office.body)
    return judge_official(voice, knowledge, year).value


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("رئيس الجمهورية", "head_of_state"), ("الرئيس الأمريكي", "head_of_state"), ("وزير الخارجية السوري", "office_holder"),
        ("رئيس مجلس النواب العراقي", "office_holder"), ("الأمين العام للأمم المتحدة", "office_holder"),
        ("سفير روسيا لدى دمشق", "office_holder"), ("المتحدث باسم البنتاغون", "spokesperson"),
        ("المتحدث باسم الجيش", "spokesperson"), ("المدير التنفيذي لشركة أرامكو", "company"),
        ("المتحدث باسم منظمة العفو الدولية", "ngo"), ("الخبير العسكري", "analyst"), ("الناشط الحقوقي", "activist"),
    ],
)  # fmt: skip
def test_a_role_decides_by_itself_or_by_its_body(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, role=role, name="سامر الخالدي") == expected
    assert reason(knowledge, role=role) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("وزارة الخارجية السورية", "government"), ("الحكومة الأردنية", "government"), ("الكرملين", "government"),
        ("موسكو", "state"), ("الجيش الإسرائيلي", "security_forces"), ("الشرطة الفرنسية", "security_forces"),
        ("حركة حماس", "armed_movement"), ("حزب العمال البريطاني", "party"), ("الأمم المتحدة", "intergovernmental"),
        ("منظمة العفو الدولية", "ngo"), ("المرصد السوري لحقوق الإنسان", "ngo"), ("شركة أرامكو", "company"),
        ("وكالة رويترز", "media"), ("قناة الجزيرة", "media"), ("عمود الإنارة", "unknown"),
    ],
)  # fmt: skip
def test_a_body_decides_by_its_kind(knowledge: Knowledge, body: str, expected: str) -> None:
    assert reason(knowledge, body=body) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("مصدر أمني", "official_source"), ("مصدر في وزارة الدفاع", "official_source"), ("مسؤول أمريكي", "office_holder"),
        ("متحدث باسم الجيش", "spokesperson"), ("مصدر مطلع", "unaffiliated_source"), ("مصادر", "unaffiliated_source"),
        ("شاهد عيان", "witness"), ("محلل سياسي", "analyst"),
    ],
)  # fmt: skip
def test_an_unnamed_person_is_official_by_affiliation(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, role=role, anonymous=True) == expected


@pytest.mark.parametrize(
    "role",
    [
        "وزير الدفاع السابق",
        "رئيس الوزراء الأسبق",
        "الرئيس المخلوع",
        "الرئيس الأمريكي السابق",
        "سفير فرنسا السابق لدى تونس",
    ],
)
def test_a_former_office_holder_speaks_for_himself(knowledge: Knowledge, role: str) -> None:
    assert reason(knowledge, role=role, name="سامر الخالدي") == "former_office_holder"


@pytest.mark.parametrize(
    ("year", "official"), [pytest.param(2012, True, id="in office"), pytest.param(2018, False, id="out of office")]
)
def test_a_known_person_is_judged_by_the_office_of_the_year(knowledge: Knowledge, year: int, *, official: bool) -> None:
    given = reason(knowledge, name="باراك أوباما", year=year)
    assert OfficialReason(given).official is official


def test_a_name_alone_is_a_private_person(knowledge: Knowledge) -> None:
    assert reason(knowledge, name="سامر الخالدي") == "private_person"


def test_nobody_is_unknown(knowledge: Knowledge) -> None:
    assert reason(knowledge) == "unknown"
