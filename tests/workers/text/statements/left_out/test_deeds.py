"""Deeds and sights are no words."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.deeds import is_deed
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "words", "nothing"),
    [
        pytest.param("وألقت الشرطة القبض على رجل.", "ألقت", "القبض على رجل", True, id="an arrest"),
        pytest.param(
            "حسبما أعلنت الحركة التي ألقت القبض على رجل.", "أعلنت", "القبض على رجل", True, id="one under another verb"
        ),
        pytest.param("وألقت الشرطة اللوم على رجل.", "ألقت", "اللوم على رجل", False, id="blame"),
        pytest.param("وتكرر الميليشيا استهداف الأحياء كل يوم.", "تكرر", "استهداف الأحياء", True, id="a deed repeated"),
        pytest.param("وكرر الفريق محاولاته على الملعب.", "كرر", "محاولاته على الملعب", True, id="a deed of theirs"),
        pytest.param("وكرر الوزير رفضه الخطوة.", "كرر", "رفضه الخطوة", False, id="words repeated"),
        pytest.param("ويُرى في البعيد شبان كثيرون.", "يُرى", "البعيد شبان كثيرون", True, id="a passive by its vowel"),
        pytest.param("ويُعلن الوزير أن الحرب انتهت.", "يُعلن", "الحرب انتهت", False, id="an active with that vowel"),
        pytest.param(
            'ويرى في البعيد شبان، ويقول الجندي "لا أراه جيدا".', "يرى", "لا أراه جيدا", True, id="seen somewhere"
        ),
        pytest.param('ويرى في القرار "خطأ كبيرا جدا".', "يرى", "خطأ كبيرا جدا", False, id="thought of something"),
        pytest.param("أقر طالب جامعي كندي بالذنب.", "طالب", "جامعي كندي", True, id="a student"),
        pytest.param("وأقر طالب سوري بالذنب.", "طالب", "سوري بالذنب", True, id="one of a nation"),
        pytest.param("وقد طالب السوري بالعدل.", "طالب", "بالعدل", False, id="to demand"),
        pytest.param("وتعتبر الجهات الحكومية من أبرز العملاء.", "تعتبر", "من أبرز العملاء", True, id="a passive"),
        pytest.param("وتعتبر الوزارة أنه من أبرز العملاء.", "تعتبر", "من أبرز العملاء", False, id="who thinks so"),
        pytest.param(
            "وتعتبر الوزارة القرار خطأ من المجلس.", "تعتبر", "القرار خطأ من المجلس", False, id="no superlative"
        ),
        pytest.param("وردت الحكومة بطرد السفير.", "وردت", "بطرد السفير", True, id="an answer by a deed"),
        pytest.param("ورد الوزير بأن السفير غادر.", "ورد", "السفير غادر", False, id="an answer in words"),
        pytest.param("وبدا الأمين العام مستاء جدا من التوتر.", "مستاء", "جدا من التوتر", True, id="how he looks"),
        pytest.param("وبدا هادئا، مستنكرا التوتر الأخير.", "مستنكرا", "التوتر الأخير", False, id="a clause of its own"),
        pytest.param("المؤبد لـ72 متهما شاركوا في الانقلاب.", "متهما", "شاركوا في الانقلاب", True, id="a noun counted"),
        pytest.param("وغادر في عام 2015 متهما خصمه بالكذب.", "متهما", "خصمه بالكذب", False, id="behind a year"),
        pytest.param("وغادر القاعة متهما خصمه بالكذب.", "متهما", "خصمه بالكذب", False, id="a participle"),
    ],
)
def test_deeds_are_no_statements(text: str, cue: str, words: str, *, nothing: bool) -> None:
    analysis = analyse(tag_article(f"وشهد وسط البلاد هدوءا حذرا. {text}").body)
    spelt = [token.word.lstrip("و") if token.word == f"و{cue}" else token.word for token in analysis.tokens]
    wanted = words.split()
    first = spelt.index(wanted[0])
    proposal = Proposal(spelt.index(cue), first, first + len(wanted), Opening.OBJECT)
    assert is_deed(analysis, proposal, headline=False) is nothing


@pytest.mark.parametrize(
    ("text", "words", "headline", "nothing"),
    [
        pytest.param("واشنطن ترد على تصريحات باريس", "تصريحات باريس", True, True, id="whom it answers"),
        pytest.param("واشنطن ترد على تصريحات باريس", "تصريحات باريس", False, False, id="below the headline"),
        pytest.param("واشنطن ترد على باريس بأنها مخطئة", "باريس بأنها مخطئة", True, False, id="what"),
        pytest.param("واشنطن ترد على باريس قائلة كلا", "باريس قائلة كلا", True, False, id="in which words"),
    ],
)
def test_an_answer_of_which_a_headline_tells_nothing(text: str, words: str, *, headline: bool, nothing: bool) -> None:
    analysis = analyse(tag_article(f"{text}.").body)
    assert is_deed(analysis, Proposal(1, 3, 3 + len(words.split()), Opening.OBJECT), headline=headline) is nothing
