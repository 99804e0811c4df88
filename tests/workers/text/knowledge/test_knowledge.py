"""Bodies, offices, roles and sources: what is known, and what is composed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from schemas import OfficialReason
from workers.text.knowledge.base import Knowledge, choose, load
from workers.text.knowledge.files import KnowledgeError
from workers.text.knowledge.model import Body, BodyKind, Person, Place


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def test_no_name_tells_that_it_is_an_everyday_word(knowledge: Knowledge) -> None:
    tables = knowledge.tables
    named = (*tables.bodies.values(), *tables.functions.values(), *tables.persons.values())
    assert [one.id for one in named if "~" in one.name] == []
    body = knowledge.resolve_body("البحرية الأمريكية")
    assert body is not None
    assert body.name == "البحرية الأمريكية"


@pytest.mark.parametrize(
    ("words", "body_id", "kind", "country"),
    [
        ("وزارة الخارجية الأمريكية", "us.state_department", BodyKind.MINISTRY, "US"),
        ("وزارة الخارجية الأميركية", "us.state_department", BodyKind.MINISTRY, "US"),
        ("الخارجية الامريكية", "us.state_department", BodyKind.MINISTRY, "US"),
        ("وبوزارة الخارجية التركية", "tr.ministry.foreign_affairs", BodyKind.MINISTRY, "TR"),
        ("وزارة الدفاع المالية", "ml.ministry.defence", BodyKind.MINISTRY, "ML"),
        ("وزارة المالية", "ministry.finance", BodyKind.MINISTRY, None),
        ("وزارة خارجية قطر", "qa.ministry.foreign_affairs", BodyKind.MINISTRY, "QA"),
        ("وزارة دفاع الولايات المتحدة", "us.pentagon", BodyKind.MINISTRY, "US"),
        ("وزارة الخارجية في باراغواي", "py.ministry.foreign_affairs", BodyKind.MINISTRY, "PY"),
        ("وزارة الدفاع الكورية الجنوبية", "kr.ministry.defence", BodyKind.MINISTRY, "KR"),
        ("وزارة الصحة والحماية الاجتماعية", "ministry.health", BodyKind.MINISTRY, None),
        ("وزارة الثروات البحرية النرويجية", "no.ministry.vrwAt_bHryh", BodyKind.MINISTRY, "NO"),
        ("الجيش التركي", "tr.army", BodyKind.SECURITY_FORCES, "TR"),
        ("الجيش في مالي", "ml.army", BodyKind.SECURITY_FORCES, "ML"),
        ("القوات المسلحة المصرية", "eg.army", BodyKind.SECURITY_FORCES, "EG"),
        ("هيئة الأركان المشتركة الأميركية", "us.joint_chiefs", BodyKind.SECURITY_FORCES, "US"),
        ("حكومة لبنان", "lb.government", BodyKind.GOVERNMENT, "LB"),
        ("الحكومة البولندية", "pl.government", BodyKind.GOVERNMENT, "PL"),
        ("الحكومة", "government", BodyKind.GOVERNMENT, None),
        ("البرلمان الروسي", "ru.duma", BodyKind.PARLIAMENT, "RU"),
        ("مجلس النواب العراقي", "iq.chamber_of_deputies", BodyKind.PARLIAMENT, "IQ"),
        ("السفارة الروسية في لندن", "ru.embassy.gb", BodyKind.STATE_BODY, "RU"),
        ("سفارة أوكرانيا بالمغرب", "ua.embassy.ma", BodyKind.STATE_BODY, "UA"),
        ("القنصلية السعودية في إسطنبول", "sa.consulate.tr", BodyKind.STATE_BODY, "SA"),
        ("بعثة السويد لدى الأمم المتحدة", "se.mission.un", BodyKind.STATE_BODY, "SE"),
        ("للأمم المتحدة", "un", BodyKind.INTERGOVERNMENTAL, None),
        ("حركة المقاومة الإسلامية (حماس)", "hamas", BodyKind.ARMED_MOVEMENT, "PS"),
        ("ميليشيات الحوثي", "houthis", BodyKind.ARMED_MOVEMENT, "YE"),
        ('صحيفة "الحياة"', "media.al_hayat", BodyKind.MEDIA, "SA"),
        ("المرصد السوري", "monitor.sohr", BodyKind.MONITOR, "GB"),
        ("موسكو", "ru", BodyKind.STATE, "RU"),
        ("الولايات المتحدة الأميركية", "us", BodyKind.STATE, "US"),
        ("حزب البيئة السويسري", "party.byyh_swysry", BodyKind.PARTY, "CH"),
        ("مجلس العموم الكندي", "ca.chamber_of_deputies", BodyKind.PARLIAMENT, "CA"),
        ("مجلس العموم البريطاني", "gb.house_of_commons", BodyKind.PARLIAMENT, "GB"),
        ("هيئة الطيران المدني العمانية", "om.civil_aviation", BodyKind.STATE_BODY, "OM"),
        ("هيئة الطيران المدني", "civil_aviation", BodyKind.STATE_BODY, None),
        ("الوفد الروسي", "ru.delegation", BodyKind.STATE_BODY, "RU"),
        ("الهلال الأحمر الجزائري", "dz.red_crescent", BodyKind.NGO, "DZ"),
        ("المركز الوطني الأميركي للأعاصير", "us.national_hurricane_center", BodyKind.STATE_BODY, "US"),
        ("المركز الوطني الأمريكي للأعاصير", "us.national_hurricane_center", BodyKind.STATE_BODY, "US"),
        ("قوات سورية الديموقراطية", "sy.sdf", BodyKind.ARMED_MOVEMENT, "SY"),
    ],
)
def test_resolve_body(knowledge: Knowledge, words: str, body_id: str, kind: BodyKind, country: str | None) -> None:
    body = knowledge.resolve_body(words)
    assert body is not None
    assert (body.id, body.kind, body.country) == (body_id, kind, country)


@pytest.mark.parametrize("words", ["الناس في البيت", "قال إنه", "المالية", "القيادة", "كبيرا", "", "حزب"])
def test_no_body(knowledge: Knowledge, words: str) -> None:
    assert knowledge.resolve_body(words) is None


def test_a_coined_body_is_named_as_the_text_names_it(knowledge: Knowledge) -> None:
    body = knowledge.resolve_body("حزب البيئة السويسري")
    assert body is not None
    assert body.name == "حزب البيئة السويسري"


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("رئيس حزب حراك الإرادة", "حزب حراك الإرادة"),
        ("الأمين العام للجمعية المصرية للضرائب", "الجمعية المصرية للضرائب"),
        ("وزير الجسور والأنفاق", "وزارة الجسور والأنفاق"),
        ("المتحدث باسم وزارة الخارجية الامريكيه", "وزارة الخارجية الأمريكية"),
    ],
)
def test_the_body_of_a_role_is_named_as_the_text_names_it(knowledge: Knowledge, role: str, name: str) -> None:
    read = knowledge.resolve_role(role)
    assert read is not None
    assert read.body is not None
    assert read.body.name == name


def test_every_state_has_its_ministries(knowledge: Knowledge) -> None:
    for country in knowledge.tables.countries.values():
        body = knowledge.body(f"{country.id}.ministry.foreign_affairs")
        assert body is not None
        assert body.country == country.code
        assert knowledge.resolve_body(body.name) == body, body.name


def test_every_known_body_answers_to_its_name(knowledge: Knowledge) -> None:
    unreachable = [
        body.id
        for body in knowledge.tables.bodies.values()
        if (found := knowledge.resolve_body(body.name)) is None or found.id != body.id
    ]
    assert unreachable == []


def test_a_body_without_country_finds_it(knowledge: Knowledge) -> None:
    ministry = knowledge.resolve_body("وزارة الخارجية")
    assert ministry is not None
    assert knowledge.in_country(ministry, "US").id == "us.state_department"
    assert knowledge.in_country(ministry, "FJ").name == "وزارة الخارجية الفيجية"
    kremlin = knowledge.resolve_body("الكرملين")
    assert kremlin is not None
    assert knowledge.in_country(kremlin, "US") is kremlin


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
        ("المبعوث الأممي إلى اليمن", "envoy", "un", None, True, True),
        ("وزيرة خارجية الاتحاد الأوروبي", "minister", "eu", None, True, True),
        ("رئيس لجنة العلاقات الخارجية", "president", "council.ElAqAt_xArjyh", None, True, True),
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


def test_lookup(knowledge: Knowledge) -> None:
    lavrov = knowledge.lookup("لافروف")
    assert isinstance(lavrov, Person)
    assert lavrov.name == "سيرغي لافروف"
    assert isinstance(knowledge.lookup("حلب"), Place)
    assert isinstance(knowledge.lookup("الناتو"), Body)
    assert knowledge.lookup("كلام لا يعني أحدا") is None


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


@pytest.mark.parametrize(
    ("adjective", "country"), [("الروسية", "RU"), ("أميركيون", "US"), ("الأتراك", "TR"), ("الكورية الشمالية", "KP")]
)
def test_nationality(knowledge: Knowledge, adjective: str, country: str) -> None:
    assert knowledge.nationality(adjective) == country


@pytest.mark.parametrize("adjective", ["المالية", "القمري", "الجميلة"])
def test_everyday_adjectives_are_no_nationality(knowledge: Knowledge, adjective: str) -> None:
    assert knowledge.nationality(adjective) is None


HEADER = "id\tkind\tcountry\tparent\tcomposed\tname\taliases\n"


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "bodies.tsv"
    file.write_text(
        HEADER + "xx.guild\tngo\tSA\t\t\tرابطة الغواصين\tالغواصون|رابطة غواصي البحر\n"
        "us.white_house\thead_of_state_office\tUS\tus\tus.presidency\tالبيت الأبيض\tالبيت الابيض\n",
        encoding="utf-8",
    )
    own = load(file)
    body = own.resolve_body("رابطة غواصي البحر")
    assert body is not None
    assert body.id == "xx.guild"
    assert load().lookup("رابطة الغواصين") is None


def test_a_users_file_of_persons(tmp_path: Path) -> None:
    file = tmp_path / "persons.tsv"
    file.write_text(
        "id\tname\taliases\tcountry\toffices\nnobody\tفلان الفلاني\tالفلاني\tOM\tوزير الصيد @om.ministry.agriculture[2019-]\n",
        encoding="utf-8",
    )
    person = load(file).lookup("الفلاني")
    assert isinstance(person, Person)
    assert person.office_in(2020) is not None
    assert person.office_in(2018) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tname\n", r"file.tsv:1: the columns are id, name; write this line"),
        (HEADER + "a\tngo\n", r"file.tsv:2: 2 cells where 7 belong"),
        (HEADER + "A B\tngo\t\t\t\tاسم\t\n", r"file.tsv:2: id 'A B'; write lower-case"),
        (HEADER + "a\tclubb\t\t\t\tاسم\t\n", r"file.tsv:2: kind is 'clubb'; write one of state"),
        (HEADER + "a\tngo\tEN\t\t\tاسم\t\n", r"file.tsv:2: country 'EN'; write an ISO 3166-1"),
        (HEADER + "a\tngo\t\tnowhere\t\tاسم\t\n", r"file.tsv:2: parent 'nowhere' is no known body"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_write(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "file.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load(tmp_path / "none.tsv")


def test_loading_is_quick() -> None:
    best = 9.0
    for _ in range(3):
        load.cache_clear()
        start = time.process_time()
        load()
        best = min(best, time.process_time() - start)
    assert best < 0.6, "four times the target: other tests may use the machine at the same time"


def test_a_users_file_may_hold_both_tables(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(
        "# ours\n" + HEADER + "xx.guild\tngo\tSA\t\t\tرابطة الغواصين\t\n\n"
        "id\tname\taliases\tcountry\toffices\nnobody\tفلان الفلاني\t\tSA\tرئيس الرابطة @xx.guild[2019-]\n",
        encoding="utf-8",
    )
    own = load(file)
    assert own.body("xx.guild") is not None
    person = own.lookup("فلان الفلاني")
    assert isinstance(person, Person)
    assert person.offices[0].body == "xx.guild"


def test_a_chosen_file_is_what_load_reads(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(HEADER + "xx.guild\tngo\tSA\t\t\tرابطة الغواصين\t\n", encoding="utf-8")
    try:
        choose(file)
        assert load().body("xx.guild") is not None
        with pytest.raises(KnowledgeError, match="cannot be read"):
            choose(tmp_path / "none.tsv")
        assert load().body("xx.guild") is not None
    finally:
        choose(None)
    assert load().body("xx.guild") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("فريق خبراء الأمم المتحدة", BodyKind.INTERGOVERNMENTAL, id="experts of a body"),
        pytest.param("فريق الخبراء الأممي", BodyKind.INTERGOVERNMENTAL, id="experts of the United Nations"),
        pytest.param("فريق البحث", BodyKind.RESEARCH, id="researchers"),
        pytest.param("فريق الأهلي المصري", BodyKind.CLUB, id="players"),
    ],
)
def test_a_team_is_what_it_does(knowledge: Knowledge, words: str, kind: BodyKind) -> None:
    body = knowledge.resolve_body(words)
    assert body is not None
    assert body.kind is kind
