"""Lines around an article are told from its own."""

from __future__ import annotations

import pytest

from schemas import BoilerplateKind
from workers.text.cleaning.boilerplate import head_cut, kind_of, line_at, lines_of, repeated_half, sort_lines, tail_cut


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("شارك", "share_bar"),
        ("شارك تويتر فيسبوك واتساب 12", "share_bar"),
        ("Share on Facebook", None),
        ("Facebook Twitter WhatsApp", "share_bar"),
        ("على", None),
        ("عبر البريد", None),
        ("اقرأ أيضا: عنوان آخر", "read_more"),
        ("إقرأ أيضاً| عنوان آخر", "read_more"),
        ("للمزيد: عنوان آخر", "read_more"),
        ("للمزيد من الضغط على الحكومة، دعا الحزب إلى إضراب", None),
        ("المزيد من القتلى سقطوا اليوم", None),
        ("أيضا قال الوزير إنه باق", None),
        ("المصدر: وكالات", "wire_credit"),
        ("المصدر الأمني قال إن العملية انتهت", None),
        ("* نقلا عن صحيفة محلية", "wire_credit"),
        ("نقلا عن مصدر في الوزارة، قال التلفزيون الرسمي إن الوفد غادر العاصمة مساء أمس بعد لقاء قصير", None),
        ("//انتهى//", "wire_credit"),
        ("18:37 ت م", "wire_credit"),
        ("الوسوم: عدن، صنعاء", "tags"),
        ("#عدن #صنعاء #تعز", "tags"),
        ("تابعونا على تويتر وفيسبوك", "advert"),
        ("جميع الحقوق محفوظة لموقع كذا 2020", "advert"),
        ("صورة أرشيفية", "caption_credit"),
        ("تصوير: رامي سعد", "caption_credit"),
        ("تصحيح: ورد في نسخة سابقة من هذا الخبر أن العدد عشرون، والصحيح ثلاثون.", "correction_note"),
        ("قال الوزير إن نسخة سابقة من القانون كانت أوضح", None),
        ("-------------", "markup"),
        ("* * *", "markup"),
        ("قال الوزير إن الأمر مهم", None),
        ("«", None),
        ("صدر الصورة، Getty Images", "caption_credit"),
        ("التعليق على الفيديو، مشهد من العاصمة", "caption_credit"),
        ("التعليق على الصورة، قال الوزير أمس في خطاب طويل أمام أنصاره إن بلاده لن تتراجع عن قرارها", None),
        ("تخطى قصص مقترحة وواصل القراءة", "read_more"),
        ("لقراءة التصريحات كاملة اضغط على العنوان التالي:", "read_more"),
        ("للاطلاع على نص القانون اضغط هنا", "advert"),
        ("للاطلاع على نص القانون زار الوفد البرلمان", None),
        ("النشرة البريدية: أهم الأخبار كل صباح", "advert"),
        ("النشرة البريدية التي أصدرتها الوزارة قالت إن العمل مستمر", None),
        ("قصص مقترحة نهاية", "read_more"),
        ("نُشر في: 12/01/2024 - 10:30", "wire_credit"),
        ("آخر تحديث: الخميس 12 يناير 2024", "wire_credit"),
        ("الجمعة 5 تشرين الثاني/نوفمبر 2021 الساعة 10:30 صباحا", "wire_credit"),
        ("منذ 3 ساعات", "wire_credit"),
        ("منذ 3 ساعات والمدينة بلا ماء", None),
        ("في 12 يناير 2024 قال الوزير", None),
        ("نشر الوزير 12 تغريدة", None),
        ("2024", None),
        ("12 قتيلا", None),
        ("© 2024 وكالة", "advert"),
        ("حجم الخط: A A A", "share_bar"),
        ("3 دقائق قراءة", "share_bar"),
        ("3 دقائق", None),
        ("شاهد: هكذا بدت المدينة", None),
    ],
)
def test_lines_by_themselves(line: str, kind: str | None) -> None:
    assert kind_of(line_at(line, 0, len(line))) == (BoilerplateKind(kind) if kind else None)


def test_headlines_after_a_list_heading_go_until_prose_comes() -> None:
    text = "نص أول.\nقصص ذات صلة:\nعنوان خبر\nهل من عنوان ثان؟\nقال الوزير إن العمل مستمر.\nعنوان فرعي"
    assert [kind and kind.value for kind in sort_lines(lines_of(text))] == [
        None, "read_more", "read_more", "read_more", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("شاهد: هكذا بدت المدينة", "read_more"),
        ("بالفيديو.. هكذا بدت المدينة", "read_more"),
        ("صور: موجة الصقيع", "read_more"),
        ("شاهد العشرات الحادث أمس", None),
        ("صور المتهم الحادث بهاتفه", None),
        ("انظر: أين كنا وأين صرنا", "read_more"),
    ],
)
def test_links_inside_an_article_are_no_title(line: str, kind: str | None) -> None:
    kinds = [kind and kind.value for kind in sort_lines(lines_of(f"نص أول طويل.\n{line}\nنص ثان."))]
    assert kinds == [None, kind, None]
    assert sort_lines(lines_of(f"{line}\nنص ثان."))[0] is None


def test_short_lines_go_with_the_repeated_paragraphs_around_them() -> None:
    one = "قال الوزير إن العمل مستمر في كل المدن التي تضررت من الحرب خلال الأعوام الماضية."
    two = "وأضاف الوزير أن الطرق إلى المدن التي تضررت من الحرب ستفتح قبل نهاية العام الحالي."
    kinds = sort_lines(lines_of(f"{one}\nنعم\n{two}\n{one}\nنعم\n{two}"))
    assert [kind is None for kind in kinds] == [True, True, True, False, False, False]
    kinds = sort_lines(lines_of(f"{one}\nنعم\n{two}\n{one}\nلا\n{two}"))
    assert [kind is None for kind in kinds] == [True, True, True, False, True, False]


def test_key_words_go_with_their_heading() -> None:
    kinds = sort_lines(lines_of("نص أول.\nالوسوم\nعدن\nصنعاء\nقال الوزير إن العمل مستمر."))
    assert [kind and kind.value for kind in kinds] == [None, "tags", "tags", "tags", None]


def test_a_text_given_twice_on_one_line() -> None:
    text = "قال الوزير إن العمل مستمر في كل المدن التي تضررت من الحرب خلال الأعوام الماضية. وأضاف أن الطرق مفتوحة."
    cut = repeated_half(line_at(f"{text} {text}", 0, 2 * len(text) + 1))
    assert cut == (len(text) + 1, 2 * len(text) + 1, BoilerplateKind.REPEATED_BODY)
    for other in (text, f"{text} {text[:-40]} والجسور.", f"{text} {text[:30]}"):
        assert repeated_half(line_at(other, 0, len(other))) is None


def test_a_repeated_paragraph_goes_a_repeated_short_line_stays() -> None:
    paragraph = "قال الوزير إن العمل مستمر في كل المدن التي تضررت من الحرب خلال الأعوام الماضية."
    text = f"{paragraph}\nنعم\n{paragraph}\nنعم"
    assert [kind and kind.value for kind in sort_lines(lines_of(text))] == [None, None, "repeated_body", None]


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        pytest.param('قال الوزير إن "العمل" مستمر', "repeated_body", id="with marks around a word"),
        pytest.param("قال الوزير إن «العمل مستمر»", "repeated_body", id="with marks around several"),
        pytest.param("قال الوزير إن العمل متوقف", None, id="not with another word"),
    ],
)
def test_a_long_paragraph_goes_that_is_repeated(changed: str, kind: str | None) -> None:
    rest = " في كل المدن التي تضررت من الحرب خلال الأعوام الماضية، وفي القرى التي حولها،"
    rest += " حتى يعود الناس إلى بيوتهم التي تركوها قبل سنوات طويلة من العمل."
    text = f"قال الوزير إن العمل مستمر{rest}\n{changed}{rest}"
    assert [found and found.value for found in sort_lines(lines_of(text))] == [None, kind]


@pytest.mark.parametrize(
    ("line", "rest"),
    [('crossorigin="anonymous"> قال الوزير', "قال الوزير"), ("Next Previous عين اليوم – جدة", "عين اليوم – جدة")],
)
def test_heads(line: str, rest: str) -> None:
    cut = head_cut(line_at(line, 0, len(line)))
    assert cut is not None
    assert line[cut.end :] == rest


@pytest.mark.parametrize("line", ["قال الوزير", 'نسبة="30"', "Next week قال"])
def test_no_heads(line: str) -> None:
    assert head_cut(line_at(line, 0, len(line))) is None


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("انتهى الاجتماع مساء. سمات عدن صنعاء تعز", " سمات عدن صنعاء تعز"),
        ("انتهى الاجتماع. المصدر: وكالات", " المصدر: وكالات"),
        ("غادر الوفد مساء أمس. /انتهى/", " /انتهى/"),
        ("غادر الوفد مساء أمس //انتهى//", " //انتهى//"),
        ("غادر الوفد مساء أمس. (يتبع)", " (يتبع)"),
    ],
)
def test_tails(line: str, tail: str) -> None:
    cut = tail_cut(line_at(line, 0, len(line)))
    assert cut is not None
    assert line[cut.start :] == tail


@pytest.mark.parametrize(
    "line",
    [
        "انتهى الاجتماع. المصدر الأمني الذي تحدث إلى الصحفيين قال إن العملية ستستمر حتى تحقق أهدافها كاملة",
        "قال الوزير إن كل شيء انتهى",
        "قال الوزير: كل شيء - كما ترون - انتهى أمس",
    ],
)
def test_prose_is_no_tail(line: str) -> None:
    assert tail_cut(line_at(line, 0, len(line))) is None
