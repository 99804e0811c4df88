"""Lines around an article are told from its own."""

from __future__ import annotations

import pytest

from schemas import BoilerplateKind
from workers.text.boilerplate import head_cut, kind_of, line_at, lines_of, sort_lines, tail_cut


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
        ("-------------", "markup"),
        ("* * *", "markup"),
        ("قال الوزير إن الأمر مهم", None),
        ("«", None),
    ],
)
def test_lines_by_themselves(line: str, kind: str | None) -> None:
    assert kind_of(line_at(line, 0, len(line))) == (BoilerplateKind(kind) if kind else None)


def test_headlines_after_a_list_heading_go_until_prose_comes() -> None:
    text = "نص أول.\nقصص ذات صلة:\nعنوان خبر\nهل من عنوان ثان؟\nقال الوزير إن العمل مستمر.\nعنوان فرعي"
    assert [kind and kind.value for kind in sort_lines(lines_of(text))] == [
        None, "read_more", "read_more", "read_more", None, None,
    ]  # fmt: skip


def test_a_repeated_paragraph_goes_a_repeated_short_line_stays() -> None:
    paragraph = "قال الوزير إن العمل مستمر في كل المدن التي تضررت من الحرب خلال الأعوام الماضية."
    text = f"{paragraph}\nنعم\n{paragraph}\nنعم"
    assert [kind and kind.value for kind in sort_lines(lines_of(text))] == [None, None, "repeated_body", None]


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
    ],
)
def test_tails(line: str, tail: str) -> None:
    cut = tail_cut(line_at(line, 0, len(line)))
    assert cut is not None
    assert line[cut.start :] == tail


def test_prose_is_no_tail() -> None:
    line = "انتهى الاجتماع. المصدر الأمني الذي تحدث إلى الصحفيين قال إن العملية ستستمر حتى تحقق أهدافها كاملة"
    assert tail_cut(line_at(line, 0, len(line))) is None
