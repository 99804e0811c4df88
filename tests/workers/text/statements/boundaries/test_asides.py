"""What is told of the saying is none of what is said."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.asides import behind_asides, is_outlet
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.syntax.stretches import Trimmer

TITLE = "اجتماع في العاصمة"


def read(text: str) -> Analysis:
    return analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.", title=TITLE).body)


@pytest.mark.parametrize(
    ("text", "begins", "expected"),
    [
        pytest.param(
            "قالت الشرطة في بيان إنها أوقفت اللص.", "في", "أوقفت", id="the occasion in front of a complementizer"
        ),
        pytest.param("أعلن الوزير عام 2017 عدد المقاتلين.", "2017", "عدد", id="the year of the saying"),
        pytest.param("أعلن الوزير مقتل 2017 جنديا هناك.", "2017", "2017", id="not a number"),
        pytest.param("ينفي لترامب معرفته بمصير الصحفي.", "لترامب", "معرفته", id="whom an object is told to"),
        pytest.param("ينفي لترامب معرفة بمصير الصحفي.", "لترامب", "لترامب", id="not one that nobody owns"),
        pytest.param("حسب المرسوم من المقرر أن تسلم الطريق.", "من", "من", id="not what is due"),
        pytest.param("قالت الشرطة إن في المدينة لصوصا كثيرين.", "في", "في", id="not a place behind one"),
        pytest.param("أكد الوزير عقب توقيع الاتفاق أن الطريق مفتوح.", "عقب", "الطريق", id="when it was said"),
        pytest.param(
            "أعلنت الجامعة للكرة الطائرة أن المباراة غدا.", "للكرة", "المباراة", id="the end of a body's name"
        ),
        pytest.param("دعا الوزير للكرة الطائرة أن تنتشر.", "للكرة", "للكرة", id="not what the cue asks for"),
        pytest.param("أعلنت الشركة في بيان: لا رحلات اليوم.", "في", "لا", id="in front of a colon"),
        pytest.param("أعلنت الشرطة، في بيان، السماح بالأذان.", "في", "السماح", id="closed by a comma"),
        pytest.param("أكدت الوزارة في بيان سابق ضرورة الحذر.", "في", "ضرورة", id="closed by an adjective"),
        pytest.param("أكدت الوزارة في بيان ضرورة الحذر.", "في", "في", id="not where the next noun may be of it"),
        pytest.param(
            "أكد الزعيم خلال اللقاء أهمية مشاركة الجميع وأن تنجح.", "خلال", "أهمية", id="closed by its article"
        ),
        pytest.param("أعلن الوزير مساء أمس عن زيادة السعر.", "مساء", "زيادة", id="the time of day"),
        pytest.param("أعلن الوزير يوم حداد في البلاد.", "يوم", "يوم", id="not a day that is announced"),
        pytest.param('قال المدير لـ"العربية.نت": رحيلها خسارة كبيرة.', "العربية.نت", "رحيلها", id="an outlet in marks"),
        pytest.param('قال المدير: "في المرمى" برنامج ناجح جدا.', "في", "في", id="not a name behind a colon"),
        pytest.param(
            "أشار الوزير على وجه الخصوص إلى الأسعار المرتفعة.", "على", "الأسعار", id="how, in front of the preposition"
        ),
        pytest.param("أكد الوزير على وجه الطفل علامات الفرح.", "على", "على", id="not a preposition of the cue"),
        pytest.param("تتهم الحكومة من جانبها أولئك الرجال بالفساد.", "من", "أولئك", id="in their turn"),
        pytest.param("أكد الوزير، وفق البيان، أهمية التنسيق.", "وفق", "أهمية", id="by what it is known"),
        pytest.param("اعترفت الشركة في نهاية 2015 بتزويد محركات كثيرة.", "في", "بتزويد", id="a preposition written on"),
        pytest.param("ندد الوزير في لقاء بالرئيس قبل يوم.", "في", "في", id="one of the occasion"),
        pytest.param("تشكو أنقرة منذ فترة طويلة من هجمات كثيرة.", "طويلة", "هجمات", id="half of a time"),
        pytest.param("تؤكد طهران منذ أشهر رفضها التام.", "أشهر", "رفضها", id="a time without its preposition"),
        pytest.param("أنكر اللص في البداية التهم كلها.", "البداية", "التهم", id="when it was said first"),
        pytest.param("أنكر اللص في بداية التهم كلها.", "بداية", "بداية", id="not a noun that another one goes on"),
        pytest.param("أكد الوزراء في الاجتماع التحضيري دعمهم الكامل.", "التحضيري", "دعمهم", id="half of an occasion"),
        pytest.param("أكد الوزراء في الاجتماع الدعم الكامل.", "الدعم", "الدعم", id="not a noun behind one"),
        pytest.param("أكد الوزير في هذه المحادثات أهمية السلام.", "هذه", "أهمية", id="an occasion that is pointed at"),
        pytest.param("أعلنت المعاهد في الجزائر إلغاء حفلاتها.", "الجزائر", "إلغاء", id="the place of the subject"),
        pytest.param(
            "شكك الوزير في الجزائر القديمة وتاريخها.", "القديمة", "القديمة", id="not a preposition of the cue, cut"
        ),
        pytest.param(
            "ذكرت الصحيفة في تقرير لم تكشف عن مصدره أن اللص هرب.", "لم", "اللص", id="a clause of the occasion"
        ),
        pytest.param("وصف الوزير من فعلوا هذا بأنهم مجرمون.", "من", "من", id="not who is told of"),
    ],
)
def test_a_content_begins_behind_what_is_told_of_the_saying(text: str, begins: str, expected: str) -> None:
    analysis = read(text)
    words = [token.word for token in analysis.tokens]
    start = words.index(begins) if begins in words else words.index(begins.split(".", maxsplit=1)[0])
    end = analysis.paragraphs[0][1] - 1
    first, _ = behind_asides(analysis, Trimmer(analysis), 0, (start, end))
    assert words[first] == expected


def test_a_content_in_front_of_its_cue_keeps_its_head() -> None:
    analysis = read("في بيان لها أن الطريق مفتوح، قالت الشرطة.")
    cue = [token.word for token in analysis.tokens].index("قالت")
    assert behind_asides(analysis, Trimmer(analysis), cue, (0, cue - 1)) == (0, cue - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('أكد الرئيس لصحيفة "الأخبار" الصادرة اليوم.', True, id="nothing else"),
        pytest.param('أكد الرئيس لصحيفة "الأخبار" أن الطريق مفتوح.', False, id="something behind it"),
        pytest.param('أكد الرئيس: "الأخبار" صحيفة كاذبة.', False, id="a name that is spoken of"),
    ],
)
def test_an_outlet_that_is_told_is_no_content(text: str, *, expected: bool) -> None:
    analysis = read(text)
    first = [token.word for token in analysis.tokens].index("الأخبار")
    assert is_outlet(analysis, 0, (first, analysis.paragraphs[0][1] - 1)) is expected


@pytest.mark.parametrize("tail", ["في مقابلة لم", "في"])
def test_a_content_that_the_text_breaks_off_stays(tail: str) -> None:
    analysis = analyse(tag_article(f"وصل القطار إلى المدينة صباحا.\nأعلنت الشركة {tail}").body)
    cue, last = [token.word for token in analysis.tokens].index("أعلنت"), len(analysis.tokens)
    assert behind_asides(analysis, Trimmer(analysis), cue, (last - 1, last)) == (last - 1, last)
