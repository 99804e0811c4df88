"""Offices and sources: whose they are, and which speak for a state."""

from __future__ import annotations

import pytest

from schemas import OfficialReason
from workers.text.knowledge.base import Knowledge


@pytest.mark.parametrize(
    ("words", "noun", "body_id", "country", "official", "definite"),
    [
        ("المتحدث باسم وزارة الخارجية الأمريكية", "spokesperson", "us.state_department", "US", True, True),
        ("متحدثة باسم البيت الأبيض", "spokesperson", "us.white_house", "US", True, False),
        ("وزير الخارجية الروسي", "minister", "ru.ministry.foreign_affairs", "RU", True, True),
        ("وزير خارجية قطر", "minister", "qa.ministry.foreign_affairs", "QA", True, True),
        ("نائب وزير الدفاع الروسي", "deputy", "ru.ministry.defence", "RU", True, True),
        ("رئيس مجلس النواب اللبناني", "parliament_speaker", "lb.parliament", "LB", True, True),
        ("الأمين العام للأمم المتحدة", "secretary_general", "un", None, True, True),
        ("الأمينة العامة لحزب الكتاب", "secretary_general", "ma.pps", "MA", True, True),
        ("الرئيس الأمريكي", "president", "us", "US", True, True),
        ("رئيس الإكوادور", "president", "ec", "EC", True, True),
        ("رئيس المرصد السوري لحقوق الإنسان", "president", "monitor.sohr", "GB", False, True),
        ("السفير الروسي في لندن", "ambassador", "ru", "RU", True, True),
        ("مندوب اليمن الدائم لدى الأمم المتحدة", "delegate", "ye", "YE", True, True),
        ("ممثل سوريا لدى الأمم المتحدة", "representative", "sy", "SY", True, True),
        ("ممثل الأمم المتحدة في سوريا", "representative", "un", "SY", True, True),
        ("عضو البرلمان الروسي", "member_of_parliament", "ru.duma", "RU", True, True),
        ("مستشار الرئيس الأوكراني", "adviser", "ua.presidency", "UA", True, True),
        ("متحدثة باسم الرئيس الأمريكي", "spokesperson", "us.white_house", "US", True, False),
        ("متحدث باسم وزير الخارجية الروسي", "spokesperson", "ru.ministry.foreign_affairs", "RU", True, False),
        ("مديرة صحة حلب", "director", None, "SY", True, True),
        ("مديرة حديقة حلب", "director", None, "SY", None, False),
        ("المسؤول الأممي", "official", "un", None, True, True),
        ("محافظ الحديدة", "governor", None, "YE", True, True),
        ("محافظ الحديدة السابق", "governor", None, "YE", False, True),
        ("وزير الدفاع الأمريكي الأسبق", "minister", "us.pentagon", "US", False, True),
        ("المحلل السياسي الروسي", "analyst", None, "RU", False, True),
        ("الناشطة الحقوقية", "activist", None, None, False, True),
        ("المتحدث باسم الشركة", "spokesperson", None, None, False, True),
        ("المدير العام", "director", None, None, None, True),
        ("أحد كبار مستشاري وزيرة الخارجية الأميركية", "adviser", "us.state_department", "US", True, False),
        ("سفير ألمانيا بتونس", "ambassador", "de", "DE", True, True),
        ("المستشار النمساوي", "chancellor", "at.government", "AT", True, True),
        ("السفير لدى لبنان", "ambassador", None, None, True, True),
        ("المبعوث الخاص إلى سوريا", "envoy", None, None, True, True),
        ("المراقب الدائم لفلسطين لدى الأمم المتحدة", "delegate", "ps", "PS", True, True),
        ("وزير الصحة في حكومة الحوثيين", "minister", "houthis.ministry.health", "YE", True, True),
        ("سفيرة بريطانيا بالأمم المتحدة", "ambassador", "gb", "GB", True, True),
        ("السفير الروسي للأمم المتحدة", "ambassador", "ru", "RU", True, True),
        ("مندوب القاهرة لدى الجامعة العربية", "delegate", "eg", "EG", True, True),
        ("المبعوث الأمريكي للسلام", "envoy", "us", "US", True, True),
        ("وزير شؤون خروج بريطانيا من الاتحاد الأوروبي", "minister", None, "GB", True, False),
        ("المبعوث الأممي إلى اليمن", "envoy", "un", None, True, True),
        ("وزيرة خارجية الاتحاد الأوروبي", "minister", "eu", None, True, True),
        ("رئيس لجنة العلاقات الخارجية", "president", "council.ElAqAt_xArjyh", None, True, True),
        ("مسؤولة الدعاية الخارجية", "official", None, None, True, True),
        ("المتحدث باسم الخارجية", "spokesperson", "ministry.foreign_affairs", None, True, True),
        ("نائب رئيس الحكومة ووزير الداخلية اليمني", "deputy", "ye.ministry.interior", "YE", True, True),
        ("رئيس الوزراء ومدير المهرجان", "prime_minister", None, None, True, True),
        ("عضو مجلس نواب وعقيد احتياط في الجيش الروسي", "member", "council.nwAb", "RU", True, True),
        ("نائب رئيس الشركة لإدارة المنتجات", "deputy", None, None, False, True),
        ("مدير مناورات النجم الساطع من الجانب الأميركي", "director", None, "US", None, False),
        ("مدير إدارة المنتجات", "director", "authority.mntjAt", None, True, True),
        ("رئيس اتحاد الصيادين في السعودية", "president", "union.SyAdyn", "SA", False, True),
    ],
)
def test_resolve_role(
    knowledge: Knowledge, words: str, noun: str, body_id: str | None, country: str | None, official: bool | None,
    definite: bool,
) -> None:  # fmt: skip
    role = knowledge.resolve_role(words)
    assert role is not None
    assert role.noun.id == noun
    assert (role.body.id if role.body else None) == body_id
    assert (role.country, role.official, role.definite) == (country, official, definite)


@pytest.mark.parametrize("words", ["الحديقة العامة", "سافر إلى باريس", "", "2018"])
def test_no_role(knowledge: Knowledge, words: str) -> None:
    assert knowledge.resolve_role(words) is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("الرئيس التركي", OfficialReason.HEAD_OF_STATE),
        ("المتحدث باسم الكرملين", OfficialReason.SPOKESPERSON),
        ("وزير الداخلية السابق", OfficialReason.FORMER_OFFICE_HOLDER),
        ("مدير شركة بوينغ", OfficialReason.COMPANY),
        ("مراسل قناة الجزيرة", OfficialReason.MEDIA),
        ("مدرب ريال مدريد", OfficialReason.CLUB),
        ("رئيس الوزراء السابق زعيم تيار المستقبل", OfficialReason.OFFICE_HOLDER),
    ],
)
def test_why_official(knowledge: Knowledge, words: str, reason: OfficialReason) -> None:
    role = knowledge.resolve_role(words)
    assert role is not None
    assert role.reason is reason
    assert role.reason.official is bool(role.official)


@pytest.mark.parametrize(
    ("words", "official", "country"),
    [
        ("مصدر أمني عراقي", True, "IQ"),
        ("مصادر مطلعة", False, None),
        ("مصادر طبية وعسكرية", True, None),
        ("مصادر فلسطينية", False, "PS"),
        ("مصادر أوروبية", False, None),
        ("مصادر حوثية", True, "YE"),
        ("مصادر إعلامية حوثية", False, "YE"),
        ("مصدر سعودي مسؤول", True, "SA"),
        ("مصدر في القنصلية السعودية", True, "SA"),
        ("مصدر مقرب من الحكومة", False, None),
        ("مصادر حزب الله", True, "LB"),
        ("مصدر من المكتب السياسي", True, None),
        ("مصدر من المدينة", False, None),
        ("مصادر النخيل", False, None),
        ("مسؤول تركي", True, "TR"),
        ("مسؤولون في شركة بوينغ", False, "US"),
        ("دبلوماسيون", True, None),
        ("محللون", False, None),
    ],
)
def test_resolve_source(knowledge: Knowledge, words: str, official: bool, country: str | None) -> None:
    source = knowledge.resolve_source(words)
    assert source is not None
    assert not source.definite
    assert (bool(source.official), source.country) == (official, country)


def test_a_unique_office_is_no_unnamed_source(knowledge: Knowledge) -> None:
    assert knowledge.resolve_source("المتحدث باسم وزارة الخارجية") is None


def test_office_of_a_year(knowledge: Knowledge) -> None:
    pompeo = knowledge.tables.persons["mike_pompeo"]
    held = {year: office.body if (office := pompeo.office_in(year)) else None for year in (2016, 2017, 2020, 2022)}
    assert held == {2016: None, 2017: "us.cia", 2020: "us.state_department", 2022: None}


def test_offices_are_read_as_official(knowledge: Knowledge) -> None:
    """Every office of the persons file begins with a role noun that the grammar knows."""
    unread = [
        f"{person.id}: {office.role}"
        for person in knowledge.tables.persons.values()
        for office in person.offices
        if knowledge.resolve_role(office.role) is None
    ]
    assert unread == []
