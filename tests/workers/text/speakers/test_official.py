"""Official or not, and why: by role, body, office held, or none of them."""

from __future__ import annotations

import pytest

from schemas import OfficialReason
from workers.text.knowledge.base import Knowledge, load
from workers.text.knowledge.model import Person
from workers.text.speakers.official import judge_official
from workers.text.speakers.voice import Voice, office_at


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
        ("رئيس لجنة تحكيم المهرجان", "ngo"), ("قائد الفريق", "club"), ("قائد الجيش", "office_holder"),
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
        ("موسكو كما بكين", "state"), ("كل من روسيا والرئيس الفرنسي", "state"), ("كل من الشركة والنقابة", "company"),
        ("قائمة نشرتها بلومبرغ", "unknown"), ("سول واشنطن", "unknown"), ("قائمة الوفاء", "party"),
        ("هيئة تنظيم الكهرباء", "state_body"), ("المكتب الإعلامي لتنظيم النخيل", "armed_movement"),
        ("هيئة المحلفين", "ngo"), ("لجنة التحكيم", "ngo"), ("هيئة التحرير", "media"), ("هيئة تحرير الشام", "armed_movement"),
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
        "اللواء المتقاعد",
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


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("المتحدث باسم نتنياهو", "spokesperson", id="of a known office-holder"),
        pytest.param("المتحدث باسم ماهر الحداد", "unknown", id="of nobody known"),
    ],
)
def test_a_spokesman_is_as_official_as_whom_he_speaks_for(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, name="سامر الخالدي", role=role) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("البرنامج الوطني لمكافحة الجراد", "state_body", id="a national programme"),
        pytest.param("المعهد الأمريكي لرصد الزلازل", "state_body", id="a service of a state"),
        pytest.param("المعهد الأمريكي للدراسات", "analyst", id="a research institute"),
        pytest.param("هيئة الدفاع عنها", "ngo", id="lawyers"),
        pytest.param("قصر باكينغهام", "government", id="a royal household"),
        pytest.param("إحصاءات البرنامج الوطني لمكافحة الجراد", "state_body", id="what a programme counts"),
        pytest.param("لبيانات أصدرها الجهاز المركزي للإحصاء", "state_body", id="behind a preposition"),
        pytest.param("حديقة البرنامج الوطني", "unknown", id="what is no record"),
    ],
)
def test_bodies_that_a_word_makes_official_or_not(knowledge: Knowledge, body: str, expected: str) -> None:
    assert reason(knowledge, body=body) == expected


def test_a_name_alone_is_a_private_person(knowledge: Knowledge) -> None:
    assert reason(knowledge, name="سامر الخالدي") == "private_person"


def test_nobody_is_unknown(knowledge: Knowledge) -> None:
    assert reason(knowledge) == "unknown"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # A word for a kind of body, the article naming it no further.
        ("الوزارة", "government"), ("حزبه", "party"), ("المحكمة", "state_body"), ("عدة أحزاب سياسية", "party"),
        ("بعض الدول", "state"), ("الدول الثلاث", "state"), ("دول جبلية عديدة", "state"),
        ("وزارتا الدفاع والداخلية", "government"),
        ("الجيشان التركي والروسي", "security_forces"), ("هذه الحركة", "armed_movement"), ("الجهات المختصة", "government"),
        ("الشركة", "company"), ("النادي", "club"), ("الصحيفة", "media"), ("عدة منظمات حقوقية", "ngo"), ("النافذة", "unknown"),
        # Two bodies, two states, and the capitals that stand for them.
        ("موسكو وطهران", "state"), ("فنلندا والسويد", "state"), ("الكرسي والطاولة", "unknown"),
        # What a body is a part of decides over the word for the part.
        ("إدارة نادي النخيل", "club"), ("المكتب التنفيذي لجمعية النخيل", "ngo"), ("مجلس إدارة شركة النخيل", "company"),
        ("المكتب السياسي لحركة حماس", "armed_movement"), ("وفد المعارضة", "party"), ("إدارة الجمارك", "state_body"),
        ("لجنة الدفاع والأمن", "state_body"), ("المجموعة البرلمانية للصداقة", "party"), ("مجموعة النخيل القابضة", "company"),
        ("الإعلام السعودي", "media"), ("وزارة الإعلام السعودية", "government"), ("جاكارتا", "state"),
        ("مركز الإنذار المبكر", "state_body"), ("مركز النخيل للدراسات", "analyst"),
        # News agencies are media, other agencies are not.
        ("وكالة زاكروس", "media"), ("وكالة الفضاء", "state_body"), ("الوكالة السودانية", "media"),
        # What a body has issued.
        ("أرقام وزارة الصحة", "government"), ("إحصاءات نشرها البنك المركزي", "state_body"),
        ("دراسة أعدتها جامعة القاهرة", "analyst"),
        ("موقع الجيش السوري", "security_forces"), ("موقع صحيفة الغد", "media"), ("أرقام جديدة", "unknown"),
    ],
)  # fmt: skip
def test_a_body_decides_by_the_word_for_its_kind(knowledge: Knowledge, body: str, expected: str) -> None:
    assert reason(knowledge, body=body) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("محامي الحكومة", "government"), ("أحد محامي قطر", "state"), ("محامي المعارضة", "party"),
        ("محام في قطر", "private_person"),
        ("محامي المتهم", "private_person"), ("المحامي القطري", "private_person"), ("محام بهيئة الرباط", "private_person"),
        ("المتحدث باسم الجالية المسلمة في النمسا", "unknown"), ("المتحدث باسم عائلة الضحية", "private_person"),
        ("المتحدث باسم الرئيس المصري", "spokesperson"),
        ("متحدث عسكري", "spokesperson"), ("متحدث", "unknown"), ("المسؤول النقابي", "private_person"),
        ("المسؤول الأمني", "office_holder"), ("زعيم قبلي", "private_person"), ("المدير العام للجوازات", "office_holder"),
        ("المندوب الجهوي للتربية", "office_holder"), ("مدير المبيعات", "unknown"), ("مدير أمن المعلومات", "company"),
        ("قائد المنتخب التركي", "club"), ("قائد المنطقة العسكرية", "office_holder"), ("وزير الحوكمة", "office_holder"),
        ("نقيب المحامين", "ngo"), ("النقيب", "office_holder"), ("السياسي العراقي", "private_person"),
        ("38 نائبا", "office_holder"), ("متحدثا باسم الجيش", "spokesperson"), ("المكلف بالإعلام بوزارة النقل", "spokesperson"),
        ("أحد مشايخ قبيلة العوالق", "armed_movement"), ("أحد مشايخ الدروز", "private_person"),
        ("كبير مشايخ المدينة", "private_person"),
        ("المتحدث للإعلام الدولي في حركة فتح", "spokesperson"), ("المتحدث باسم الإعلام السعودي", "media"),
        ("مدير عام مركز التواصل الحكومي", "office_holder"), ("مدير مركز النخيل غير الحكومي", "analyst"),
        ("رئيس فرقة الأبحاث العدلية", "office_holder"), ("رئيس الفرقة الموسيقية", "club"),
        ("ممثل البنك العالمي في تونس", "office_holder"), ("ممثل بنك النخيل في تونس", "company"),
 ("شيوخ القرية", "private_person"),
        ("مؤسس شركة النخيل", "private_person"),
        ("كبير موظفي البيت الأبيض", "office_holder"), ("كبير الاقتصاديين في صندوق النقد الدولي", "intergovernmental"),
        ("كبير الاقتصاديين في بنك النخيل", "company"), ("مدير مكتب ولي العهد السعودي", "office_holder"),
        ("المستشار المكلف بالإعلام برئاسة الحكومة", "office_holder"), ("مقاتلو الفصائل", "office_holder"),
        ("مديرة القبة السماوية في ولاية كاليفورنيا", "unknown"), ("مدير الأمن في ولاية الخرطوم", "office_holder"),
        ("الفريق", "office_holder"), ("رئيس المجلس الوطني لعمادة المهندسين", "ngo"), ("رئيس المجلس الوطني", "office_holder"),
        ("في السعودية", "private_person"), ("من وزارة الصحة", "government"),
        ("نائب مدير", "unknown"), ("النائب", "office_holder"),
    ],
)  # fmt: skip
def test_what_a_role_speaks_for(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, role=role, name="سامر الخالدي") == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("رئيس الوزراء السابق زعيم حزب النخيل", "office_holder"), ("زعيم حزب النخيل ورئيس الوزراء السابق", "office_holder"),
        ("الوزيرة السابقة القيادية في حزب النخيل", "office_holder"), ("المحلل السياسي وعضو مجلس النواب", "office_holder"),
        ("سفير روسيا السابق في واشنطن نائب رئيس لجنة الدفاع", "office_holder"),
        ("وزير الدفاع والداخلية السابق", "former_office_holder"), ("المتحدث باسم الرئيس السابق", "former_office_holder"),
        ("أستاذ القانون والوزير السابق", "analyst"), ("شقيق الوزير", "private_person"),
    ],
)  # fmt: skip
def test_a_second_office(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, role=role, name="سامر الخالدي") == expected


def test_a_former_office_holder_who_is_known_to_head_a_party(knowledge: Knowledge) -> None:
    assert reason(knowledge, role="رئيس الوزراء السابق", name="عمران خان", year=2023) == "office_holder"
    assert reason(knowledge, role="رئيس الوزراء السابق", name="توني بلير", year=2023) == "former_office_holder"


def test_a_title_of_courtesy_decides_nothing(knowledge: Knowledge) -> None:
    assert reason(knowledge, role="الشيخ", name="محمد بن زايد", year=2018) == "head_of_state"
    assert reason(knowledge, role="الشيخ", name="سامر الخالدي") == "private_person"


@pytest.mark.parametrize(
    ("role", "body", "expected"),
    [
        ("الرئيس", "نادي النخيل", "club"), ("الرئيس", None, "head_of_state"), ("المسؤول", "شركة النخيل", "company"),
        ("السفير", "نادي النخيل", "office_holder"),
    ],
)  # fmt: skip
def test_a_private_body_beside_an_open_role(knowledge: Knowledge, role: str, body: str | None, expected: str) -> None:
    assert reason(knowledge, role=role, body=body, name="سامر الخالدي") == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [("الفريق الضيف", "club"), ("جنرال موتورز", "company"), ("جنرال متقاعد", "former_office_holder")],
)
def test_words_of_ranks_that_name_no_officer(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, role=role, anonymous=True) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("مدعون فدراليون", "office_holder"), ("محامون فدراليون", "private_person"),
        ("كبيرة قضاة المحكمة العليا", "office_holder"), ("كبيرة باحثي المعهد", "private_person"),
        ("آمر القاعدة البحرية", "office_holder"), ("زائر القاعدة البحرية", "private_person"),
        ("الملحق الثقافي السعودي في فرنسا", "office_holder"), ("المحرر الثقافي السعودي في فرنسا", "media"),
        ("وكيل وزارة الصحة", "office_holder"), ("وكيل أعمال اللاعب", "private_person"),
        ("وكيل البرلمان المصري", "office_holder"), ("وكيل مخبزة في سوسة", "unknown"),
        ("وكيل الأمين العام للشؤون الإنسانية", "office_holder"), ("وكيل حارس المرمى الإيطالي", "unknown"),
        ("المدير الجهوي للصحة بالقصرين", "office_holder"), ("المدير الجهوي للشركة بالقصرين", "company"),
        ("المبعوث الأمريكي", "office_holder"), ("مبعوث القناة", "media"),
        ("المفتش العام لمحور صعدة", "office_holder"), ("المفتش العام للشركة", "company"),
        ("المتحدث باسم الإقليم", "spokesperson"), ("رئيس لجنة الحكام", "club"),
        ("القائم بالأعمال الأمريكي في تركيا", "office_holder"), ("القائم على الأعمال الخيرية", "private_person"),
        ("ساسة أمريكيون", "office_holder"), ("السياسي العراقي", "private_person"),
        ("ساسة سابقون", "former_office_holder"),
        ("مستشار الأمن القومي", "office_holder"), ("مستشار الأمن السيبراني", "unknown"),
        ("رؤساء النيجر وتشاد", "head_of_state"), ("الرؤساء التنفيذيون لثلاثة بنوك", "company"),
        ("المسؤول في إحدى الوزارات", "office_holder"), ("المسؤولة في إحدى هذه الجمعيات", "ngo"),
    ],
)  # fmt: skip
def test_offices_beside_what_is_none(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, role=role, name="سامر الخالدي") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("فريق الأهلي", "club"), ("فريق التحقيق المشترك", "state_body"), ("الفريق الأممي المعني باليمن", "intergovernmental"),
        ("فريق البحث", "analyst"), ("أجهزة سيادية", "security_forces"), ("أجهزة لوحية", "unknown"),
        ("أرقام رسمية", "government"), ("أرقام جديدة", "unknown"), ("مؤشر حكومي", "government"), ("مؤشر البورصة", "unknown"),
        ("الجريدة الرسمية", "government"), ("الجريدة اليومية", "media"),
        ("وكالة إدارة الحرائق", "state_body"), ("وكالة رصد", "media"), ("وكالة الأسوشيتد برس", "media"),
        ("بنك الكويت المركزي", "state_body"), ("بنك الكويت الوطني", "company"),
        ("المكتب الإقليمي للمنظمة", "ngo"), ("المكتب الإقليمي للوزارة", "state_body"),
        ("أكثر من أربع وعشرين دولة", "state"), ("أكثر من أربع وعشرين شركة", "company"),
        ("القمة العربية", "intergovernmental"), ("القناة العربية", "media"),
        ("مركز التواصل الدولي التابع لوزارة الثقافة", "government"), ("مركز الأبحاث التابع لجامعة القاهرة", "analyst"),
        ("شركة الطرق التابعة لوزارة النقل", "company"),
    ],
)  # fmt: skip
def test_bodies_beside_others_of_their_word(knowledge: Knowledge, body: str, expected: str) -> None:
    assert reason(knowledge, body=body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [("منظمة حظر الأسلحة الكيميائية", "office_holder"), ("منظمة العفو الدولية", "ngo"), (None, "ngo")],
)
def test_the_head_of_an_organisation_that_the_article_names(
    knowledge: Knowledge, body: str | None, expected: str
) -> None:
    assert reason(knowledge, role="رئيس المنظمة", body=body) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("حمد بن جاسم", "former_office_holder", id="held none of our time"),
        pytest.param("عادل الجبير", "office_holder", id="held one of our time"),
    ],
)
def test_who_holds_an_office_without_a_date(knowledge: Knowledge, name: str, expected: str) -> None:
    person = knowledge.lookup(name)
    assert isinstance(person, Person)
    assert judge_official(Voice(name=name, person=person), knowledge, None).value == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("المتحدث باسم المستشارة، أنجيلا ميركل", "spokesperson", id="behind her office"),
        pytest.param("المتحدث باسم أنجيلا ميركل", "spokesperson", id="by her name"),
        pytest.param("المتحدث باسم العائلة، سامر الحداد", "private_person", id="of nobody in office"),
    ],
)
def test_who_speaks_for_an_office_holder(knowledge: Knowledge, role: str, expected: str) -> None:
    assert reason(knowledge, role=role) == expected
