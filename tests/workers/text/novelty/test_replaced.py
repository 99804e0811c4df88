"""Another thing in the same frame is new, however alike frame and article are; the same thing in other words is a repeat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas import Statement
from tests.makers import NOON, make_statement
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import Remembered, remember
from workers.text.novelty.replaced import another_thing
from workers.text.novelty.sketch import overlap_of, sketch_of
from workers.text.novelty.versions import COPIED

HEADLINE = "اجتماع في العاصمة لبحث ملفات عدة"
TEMPLATE = (
    "انعقد الاجتماع صباح اليوم في العاصمة بحضور عدد من المسؤولين والخبراء وممثلي المنظمات الدولية.\n\n"
    "وقال وزير الخارجية الأردني أيمن الصفدي إن {}.\n\n"
    "وانتهى الاجتماع بعد ساعتين، وغادر الوفد القاعة من غير أن يجيب عن أسئلة الصحفيين أمام المبنى."
)
MEMORY = (
    "المستشفيات تلقت مليون جرعة من اللقاح",
    "قطارا سريعا سيربط العاصمة بالميناء خلال عامين",
    "الضرائب على الدخان لن تتغير قبل الصيف",
)

OTHERS = [
    (
        "object",
        "الحكومة ستفتح معبرا جديدا على الحدود في الشهر المقبل",
        "الحكومة ستفتح مطارا دوليا كبيرا قرب الساحل في الشهر المقبل",
    ),
    ("one word", "الحكومة ستفتح معبرا جديدا في الشهر المقبل", "الحكومة ستفتح مطارا جديدا في الشهر المقبل"),
    (
        "its second noun",
        "الوزارة تسلمت شحنة من الأدوية مساء الأحد في ميناء بيروت",
        "الوزارة تسلمت شحنة من القمح مساء الأحد في ميناء بيروت",
    ),
    (
        "two words of three",
        "الجيش سيطر على مخزن كبير للأسلحة قرب المدينة",
        "الجيش سيطر على مصنع كبير للأسمنت قرب المدينة",
    ),
    ("noun and adjective", "بلاده سترسل مساعدات طبية إلى اليمن خلال أيام", "بلاده سترسل قوات خاصة إلى اليمن خلال أيام"),
    ("a law", "البرلمان أقر قانون الأحزاب بأغلبية كبيرة", "البرلمان أقر قانون الإيجارات بأغلبية كبيرة"),
    ("an event", "بلاده ستستضيف كأس آسيا العام المقبل", "بلاده ستستضيف قمة المناخ العام المقبل"),
    ("cargo", "السفينة كانت تحمل أسلحة مهربة", "السفينة كانت تحمل نفطا مهربا"),
    ("subject", "وزير المالية سيقدم استقالته إلى الرئيس غدا", "وزير الصحة سيقدم استقالته إلى الرئيس غدا"),
    ("number", "البنك سيقدم قرضا قيمته 200 مليون دولار للحكومة", "البنك سيقدم قرضا قيمته 500 مليون دولار للحكومة"),
    ("number in words", "الهجوم أسفر عن مقتل سبعة جنود", "الهجوم أسفر عن مقتل تسعة جنود"),
    (
        "million, milliard",
        "الحكومة خصصت ثلاثة ملايين دولار للمتضررين من السيول",
        "الحكومة خصصت ثلاثة مليارات دولار للمتضررين من السيول",
    ),
    ("city", "القوات دخلت مدينة حلب فجر اليوم من محورين", "القوات دخلت مدينة درعا فجر اليوم من محورين"),
    (
        "capital",
        "الوفد سيزور القاهرة مطلع الأسبوع المقبل لبحث الملف",
        "الوفد سيزور الرياض مطلع الأسبوع المقبل لبحث الملف",
    ),
    ("country", "بلاده ترفض أي تدخل أجنبي في ليبيا", "بلاده ترفض أي تدخل أجنبي في فنزويلا"),
    ("nationality", "الطائرات الروسية قصفت مستودعات قرب المطار", "الطائرات الإسرائيلية قصفت مستودعات قرب المطار"),
    ("direction", "بلاده ستنشر بطاريات صواريخ على الحدود الشرقية", "بلاده ستنشر بطاريات صواريخ على الحدود الغربية"),
    (
        "person",
        "الرئيس سيلتقي نظيره التركي رجب طيب أردوغان في العاصمة",
        "الرئيس سيلتقي نظيره الفرنسي إيمانويل ماكرون في العاصمة",
    ),
    (
        "unknown person",
        "المحكمة أصدرت حكما بالسجن على الناشط سامي الحمدان",
        "المحكمة أصدرت حكما بالسجن على الناشط ماهر العبدالله",
    ),
    ("weekday", "المحادثات ستبدأ يوم الاثنين في جنيف", "المحادثات ستبدأ يوم الخميس في جنيف"),
    ("month", "الانتخابات البرلمانية ستجرى في أيار المقبل", "الانتخابات البرلمانية ستجرى في تشرين الأول المقبل"),
    ("ordinal", "نسبة البطالة تراجعت في الربع الأول", "نسبة البطالة تراجعت في الربع الثالث"),
    ("negation", "بلاده ستشارك في مؤتمر المانحين", "بلاده لن تشارك في مؤتمر المانحين"),
    ("opposite", "أسعار الوقود سترتفع بداية العام المقبل", "أسعار الوقود ستنخفض بداية العام المقبل"),
    ("opposite of an act", "الحكومة ستفتح المعبر الحدودي أمام الشاحنات", "الحكومة ستغلق المعبر الحدودي أمام الشاحنات"),
    (
        "opposite with another preposition",
        "المجلس وافق على خطة الموازنة في جلسة اليوم",
        "المجلس رفض خطة الموازنة في جلسة اليوم",
    ),
    ("opposite among the same topic", "الشرطة أفرجت عن خمسة صحفيين في العاصمة", "الشرطة اعتقلت خمسة صحفيين في العاصمة"),
]
SAME = [
    ("synonyms", "أسعار الوقود سترتفع بداية العام المقبل", "أسعار المحروقات ستزيد مطلع العام القادم"),
    (
        "left out and added",
        "الحكومة ستفتح معبرا جديدا على الحدود في الشهر المقبل",
        "الحكومة ستفتح معبرا حدوديا جديدا الشهر القادم",
    ),
    (
        "translated anew",
        "على مجلس الأمن اتخاذ موقف موحد والسماح بدخول فوري للمسعفين",
        "على مجلس الأمن اتخاذ موقف موحد والسماح بالدخول العاجل لموظفي الإغاثة",
    ),
    (
        "verb and adjective",
        "الجيش سيطر على مخزن كبير للأسلحة قرب المدينة",
        "الجيش استولى على مستودع ضخم للأسلحة قرب المدينة",
    ),
    ("order", "الهجوم أسفر عن مقتل سبعة جنود وإصابة عشرة", "سبعة جنود قتلوا وأصيب عشرة في الهجوم"),
    ("digits", "الهجوم أسفر عن مقتل سبعة جنود", "الهجوم أسفر عن مقتل 7 جنود"),
    ("shorter", "الوزارة تسلمت شحنة من الأدوية مساء الأحد في ميناء بيروت", "الوزارة تسلمت شحنة أدوية الأحد"),
    ("longer", "القوات دخلت مدينة حلب", "القوات دخلت مدينة حلب فجر اليوم من محورين"),
    ("a day left out", "المحادثات ستبدأ يوم الاثنين في جنيف", "المحادثات ستبدأ في جنيف"),
    ("names of a month", "الانتخابات البرلمانية ستجرى في أيار المقبل", "الانتخابات البرلمانية ستجرى في مايو المقبل"),
    ("capital for country", "بلاده ستشتري مقاتلات من روسيا", "بلاده ستشتري طائرات مقاتلة من موسكو"),
    (
        "a place and its country",
        "القوات دخلت مدينة حلب فجر اليوم من محورين",
        "القوات دخلت مدينة حلب السورية فجر اليوم من محورين",
    ),
    (
        "names of a country",
        "بلاده ترفض العقوبات التي فرضتها الولايات المتحدة",
        "بلاده ترفض العقوبات التي فرضتها واشنطن",
    ),
    ("spelling", "الرئيس سيلتقي نظيره نتنياهو في العاصمة", "الرئيس سيلتقي نظيره نتانياهو في العاصمة"),
    (
        "a name left out",
        "الرئيس سيلتقي نظيره التركي رجب طيب أردوغان في العاصمة",
        "الرئيس سيجتمع مع نظيره التركي أردوغان في العاصمة",
    ),
    ("synonym of an act", "الشرطة اعتقلت خمسة صحفيين في العاصمة", "الشرطة أوقفت خمسة صحفيين في العاصمة"),
    ("opposite, negated", "أسعار الوقود سترتفع بداية العام المقبل", "أسعار الوقود لن تنخفض بداية العام المقبل"),
]


def told(content: str, article: str, *, template: bool) -> Statement:
    """In an article of its own, which is the TEMPLATE or nothing known."""
    statement = make_statement(content, article=article, published=NOON + timedelta(hours=len(article)))
    if not template:
        return statement
    return statement.model_copy(update={"title": HEADLINE, "sketch": sketch_of(HEADLINE, TEMPLATE.format(content))})


@pytest.mark.parametrize("template", [True, False], ids=["one template", "apart"])
@pytest.mark.parametrize(
    ("one", "other", "new"),
    [
        *(pytest.param(one, other, True, id=f"another {name}") for name, one, other in OTHERS),
        *(pytest.param(one, other, False, id=f"the same: {name}") for name, one, other in SAME[:-1]),
    ],
)
def test_what_the_next_article_says(one: str, other: str, *, new: bool, template: bool) -> None:
    memory: list[Remembered] = []
    for number, content in enumerate((*MEMORY, one)):
        statement = told(content, f"a{number}", template=template)
        memory.append(remember(statement, judge_novelty(statement, memory)))
    later = told(other, "the next", template=template)
    assert not template or overlap_of(memory[-1].sketch, later.sketch).passages >= COPIED, "the articles are copies"
    assert judge_novelty(later, memory).reason.new is new


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        *(pytest.param(one, other, True, id=name) for name, one, other in OTHERS if name != "negation"),
        *(pytest.param(one, other, False, id=name) for name, one, other in SAME[:-1]),
    ],
)
def test_another_thing_stands_in_the_frame(one: str, other: str, *, expected: bool) -> None:
    assert another_thing(one, other) is another_thing(other, one) is expected


def test_opposites_of_which_one_is_negated_are_the_same() -> None:
    _, one, other = SAME[-1]
    assert another_thing(one, other)
    assert not another_thing(one, other, turned=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("المحادثات ستبدأ الخميس", "المستشفيات تلقت اللقاح", id="nothing in common"),
        pytest.param("", "المحادثات ستبدأ الخميس", id="nothing said"),
        pytest.param("الاتفاق يضمن وقف إطلاق النار", "الاتفاق سيعرض على البرلمان للتصويت", id="one word in common"),
    ],
)  # fmt: skip
def test_without_a_frame_nothing_is_told(one: str, other: str) -> None:
    assert not another_thing(one, other)
    assert not another_thing(other, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "المؤتمر سيعقد في العاصمة نهاية الشهر المقبل بمشاركة وزراء المال ومحافظي البنوك المركزية في المنطقة",
            "المنتدى سيعقد في العاصمة نهاية الشهر المقبل بمشاركة وزراء المال ومحافظي البنوك المركزية في المنطقة",
            False,
            id="one word in a long frame",
        ),
        pytest.param(
            "الطائرة كانت مسلحة بمتفجرات بهدف تنفيذ هجوم على منشآت مدنية قرب الحدود الشمالية للبلاد",
            "الطائرة كانت مسلحة بمتفجرات وتستهدف تنفيذ هجوم على منشآت مدنية قرب الحدود الشمالية للبلاد",
            False,
            id="a noun and its verb",
        ),
        pytest.param("المؤتمر سيعقد في العاصمة الشهر المقبل", "المعرض سيعقد في العاصمة الشهر المقبل", True, id="short"),
        pytest.param(
            "المؤتمر سيعقد في عمان نهاية الشهر المقبل بمشاركة وزراء المال ومحافظي البنوك المركزية في المنطقة",
            "المؤتمر سيعقد في الدوحة نهاية الشهر المقبل بمشاركة وزراء المال ومحافظي البنوك المركزية في المنطقة",
            True,
            id="two places, however long",
        ),
    ],
)
def test_other_words_in_a_long_frame_are_another_wording(one: str, other: str, *, expected: bool) -> None:
    assert another_thing(one, other) is expected
