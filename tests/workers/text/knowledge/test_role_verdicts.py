"""Which of two roles of like words speaks for a state: where the body, the place or the noun behind decides."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import BodyKind, Gender


@pytest.mark.parametrize(
    ("words", "official"),
    [
        pytest.param("قائد برشلونة", False, id="leads its team"),
        pytest.param("قائد شرطة برشلونة", True, id="leads its police"),
        pytest.param("قائد محور صعدة", True, id="leads at a place"),
        pytest.param("مقدم النشرة الجوية", None, id="presents something"),
        pytest.param("المقدم", True, id="the rank"),
        pytest.param("نائبة الرئيس للبحوث في جامعة القاهرة", False, id="whose president is of a university"),
        pytest.param("نائبة الرئيس الأمريكي", True, id="whose president is a state's"),
        pytest.param("مسؤولون عن مسلمي فرنسا", False, id="in charge of people"),
        pytest.param("المسؤول عن سوريا في وزارة الخارجية الأمريكية", True, id="in charge, at a ministry"),
        pytest.param("مسؤول بالكنيسة", False, id="of a church"),
        pytest.param("مسؤول بالوزارة", True, id="of a ministry"),
        pytest.param("محام لموكلين عن هجمات نفذتها حركة حماس", None, id="a body far behind a lawyer"),
        pytest.param("محامي الحكومة البريطانية", True, id="a body right behind a lawyer"),
        pytest.param("المستشار القانوني للجيش", True, id="a legal adviser of forces"),
        pytest.param("المستشار القانوني لشركة النقل", False, id="a legal adviser of a company"),
        pytest.param("ثلثا النواب الإيرانيين", True, id="a share of them"),
        pytest.param("ثلث اللاعبين الإيرانيين", False, id="a share of others"),
        pytest.param("موفد الجزيرة إلى منتدى دافوس", False, id="sent by an outlet"),
        pytest.param("موفد الأمم المتحدة إلى منتدى دافوس", True, id="sent by states"),
        pytest.param("الملحق الصحي السعودي", True, id="sent by a state"),
        pytest.param("رئيس حركة مغاربة العالم", False, id="of a movement of people"),
        pytest.param("رئيس حركة سورية الأم", True, id="of a movement with an adjective"),
        pytest.param("رئيس الحركة الشعبية", True, id="of a party"),
    ],
)
def test_who_is_official(knowledge: Knowledge, words: str, official: bool | None) -> None:
    role = knowledge.resolve_role(words)
    assert (role.official if role else None) is official


@pytest.mark.parametrize(
    ("words", "body_id"),
    [
        pytest.param("مدير عام ماستركارد في الإمارات العربية المتحدة", None, id="where a private body is"),
        pytest.param("السفير في الإمارات العربية المتحدة", "ae", id="nothing unread in front"),
        pytest.param("المرشح لتسلم منصب وزير الخارجية", None, id="what one is to be"),
        pytest.param("مرشحة الحزب الديمقراطي", "us.democratic_party", id="whose candidate one is"),
        pytest.param("وزيرة الدولة لشؤون الإعلام", None, id="what a minister is for is no outlet"),
        pytest.param("زعيم ديني في لبنان", None, id="where one of no state is"),
        pytest.param("أحد زعماء المافيا في تركيا", None, id="where the head of a gang is"),
        pytest.param("زعيم بارز في لبنان", "lb", id="where a leader is"),
        pytest.param("قائد الأخضر في مباراة الدوري الإسباني", None, id="a nationality far behind is no army's"),
        pytest.param("القائد الإسباني", "es.army", id="a nationality beside is"),
        pytest.param("مسؤول إقليمي بارز مؤيد لسوريا", None, id="whom one is for"),
        pytest.param("مسؤول مقرب من حزب الله", None, id="whom one is close to"),
        pytest.param("المسؤول السوري المعارض", "sy", id="an adjective alone"),
        pytest.param("السفير الأمريكي لروسيا", "us", id="to whom one is sent"),
        pytest.param("السفير لروسيا", "ru", id="with no state of one's own"),
        pytest.param(
            "مدير إدارة دعم التصنيع بوزارة الدفاع السعودية", "sa.ministry.defence", id="a department of a ministry"
        ),
        pytest.param("مدير إدارة الشرق الأوسط باللجنة", None, id="a department of a body told before"),
        pytest.param("مدير مكتب التنسيق للوزارة", "authority.tnsyq_llwzArh", id="what a department is for"),
        pytest.param("الأمين العام لحزب الله المدعوم من إيران", "hezbollah", id="behind whose one is"),
    ],
)
def test_a_state_behind_unknown_words_is_not_whom_one_speaks_for(
    knowledge: Knowledge, words: str, body_id: str | None
) -> None:
    role = knowledge.resolve_role(words)
    assert role is not None
    assert (role.body.id if role.body else None) == body_id


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("مجلس الذهب العالمي", BodyKind.NGO, id="of a trade"),
        pytest.param("المجلس الإسلامي البريطاني", BodyKind.NGO, id="of a faith"),
        pytest.param("المجلس الإسلامي الأعلى", BodyKind.STATE_BODY, id="the highest one is a state's"),
        pytest.param("اللجنة المنظمة للمهرجان", BodyKind.NGO, id="that holds something"),
        pytest.param("إدارة مهرجان كان", BodyKind.OTHER, id="that runs a festival"),
        pytest.param("مجلس إدارة شركة الحداد", BodyKind.COMPANY, id="that runs a company"),
        pytest.param("مجلس أمناء الشركة", BodyKind.COMPANY, id="trustees of a company"),
        pytest.param("مجلس أمناء جامعة القاهرة", BodyKind.RESEARCH, id="trustees of a university"),
        pytest.param("مجلس محافظة القاهرة", BodyKind.STATE_BODY, id="of a province, with no trustees"),
        pytest.param("إدارة البرنامج", BodyKind.OTHER, id="that runs a show"),
        pytest.param("إدارة النادي", BodyKind.CLUB, id="that runs a club"),
        pytest.param("إدارة المنطقة", BodyKind.STATE_BODY, id="that runs a region"),
        pytest.param("الفريق القانوني للجمهوريين", BodyKind.NGO, id="a team that pleads"),
        pytest.param("فريق الدفاع", BodyKind.NGO, id="a team for the defence"),
        pytest.param("الموقع الإلكتروني لمجلس الشيوخ", BodyKind.PARLIAMENT, id="where a parliament speaks"),
        pytest.param("فريق الوصل", BodyKind.CLUB, id="a team that plays"),
        pytest.param("مكتب بيكر آند ماكينزي", BodyKind.COMPANY, id="a firm by the English words of its name"),
        pytest.param("مكتب شؤون الأسرى", BodyKind.STATE_BODY, id="a state's office"),
        pytest.param("هيئة الطيران المدني", BodyKind.STATE_BODY, id="for something"),
        pytest.param("مجلس الأمن القومي البريطاني", BodyKind.STATE_BODY, id="of a state"),
    ],
)
def test_which_councils_are_of_the_state(knowledge: Knowledge, words: str, kind: BodyKind) -> None:
    body = knowledge.resolve_body(words)
    assert body is not None
    assert body.kind is kind


def test_a_noun_with_the_article_is_no_part_of_the_body_behind_it(knowledge: Knowledge) -> None:
    closed = knowledge.body_grammar.parse(("المجموعه", "لجنه", "التجاره", "الفيدراليه"), 0)
    assert closed is None or closed.end == 1
    part = knowledge.resolve_body("مجموعة شركة الحداد")
    assert part is not None
    assert part.kind is BodyKind.COMPANY


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("مدعية المحكمة الجنائية الدولية", "attorney_general"),
        ("المفوضة السامية لحقوق الإنسان", "commissioner"),
        ("رئيسة مجلس الأمة", "parliament_speaker"),
        ("الممثلة التجارية الأمريكية", "envoy"),
        ("وكيلة الأمين العام", "undersecretary"),
    ],
)
def test_women_hold_every_office(knowledge: Knowledge, words: str, noun: str) -> None:
    role = knowledge.resolve_role(words)
    assert role is not None
    assert (role.noun.id, role.gender) == (noun, Gender.FEMININE)


@pytest.mark.parametrize(
    ("words", "official"),
    [
        pytest.param("مصدر من داخل السفارة", True, id="two prepositions"),
        pytest.param("مصدر من داخل المستشفى", False, id="inside no body of a state"),
        pytest.param("مصدر غربي في الاستخبارات", True, id="behind where he is from"),
        pytest.param("مصدر غربي", False, id="where he is from alone"),
    ],
)
def test_an_unnamed_source_inside_a_body(knowledge: Knowledge, words: str, official: bool) -> None:
    source = knowledge.resolve_source(words)
    assert source is not None
    assert source.official is official


@pytest.mark.parametrize(
    ("words", "length"),
    [
        pytest.param("الوزراء اخر التطورات", 1, id="the latest of something"),
        pytest.param("مسؤول اخر رفيع", 3, id="another one"),
    ],
)
def test_what_is_latest_is_no_part_of_an_office(knowledge: Knowledge, words: str, length: int) -> None:
    role = knowledge.role_grammar.parse(words_of(words), 0)
    assert role is not None
    assert role.length == length


@pytest.mark.parametrize(
    ("words", "country"),
    [
        pytest.param("المدير المالي", None, id="what a director is for"),
        pytest.param("المستشار المالي", None, id="what an adviser is for"),
        pytest.param("الرئيس المالي", "ML", id="a president of the state"),
        pytest.param("المدير التونسي", "TN", id="an adjective of a state alone"),
    ],
)
def test_an_adjective_that_is_an_everyday_word_too(knowledge: Knowledge, words: str, country: str | None) -> None:
    role = knowledge.resolve_role(words)
    assert role is not None
    assert role.country == country


@pytest.mark.parametrize(
    ("words", "country"),
    [
        pytest.param("محكمة عليا في الهند", "IN", id="an indefinite body of a state"),
        pytest.param("الهيئة العامة للصناعة في الكويت", "KW", id="one that every state has"),
        pytest.param("محكمة عليا", None, id="no state"),
        pytest.param("بعثة حفظ السلام في الهند", None, id="a mission is abroad"),
        pytest.param("منظمة حقوقية في الهند", None, id="no body of a state"),
    ],
)
def test_a_state_behind_a_body_of_every_state_is_its_own(knowledge: Knowledge, words: str, country: str | None) -> None:
    body = knowledge.resolve_body(words)
    assert (body.country if body else None) == country
