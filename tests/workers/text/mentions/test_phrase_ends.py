"""Where the noun phrase of who speaks ends."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from tests.workers.text.speakers.at_cues.test_noticed import found
from workers.text.knowledge.base import load
from workers.text.mentions.phrase_ends import (
    is_own,
    without_object_behind,
    without_person_behind,
    without_place_behind,
    without_time_behind,
)
from workers.text.syntax.analyse import analyse
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "cue", "mention", "expected"),
    [
        pytest.param(
            "وطالبت المجموعة لجنة التجارة ب محتوى", "وطالبت", "المجموعة لجنة التجارة", "المجموعة", id="whom it asks",
        ),
        pytest.param(
            "وناشدت المنظمة الدولية حكومة البلاد ب محتوى", "وناشدت", "المنظمة الدولية حكومة البلاد", "المنظمة الدولية",
            id="behind an adjective",
        ),
        pytest.param("وحث الأمير السلطات على محتوى", "وحث", "الأمير السلطات", "الأمير", id="whom a man asks"),
        pytest.param("ودعا البيان النظام الإيراني إلى محتوى", "ودعا", "البيان النظام الإيراني", "البيان", id="a document"),
        pytest.param(
            "وحذر حزبا الخضر المعارضان المستشارة أنجيلا ميركل من محتوى", "وحذر",
            "حزبا الخضر المعارضان المستشارة أنجيلا ميركل", "حزبا الخضر المعارضان",
            id="whom two bodies ask",
        ),
        pytest.param(
            "وطالب مسؤول عسكري أميركي سابق قطر ب محتوى", "وطالب", "مسؤول عسكري أميركي سابق قطر", "مسؤول عسكري أميركي سابق",
            id="another state",
        ),
        pytest.param(
            "وحذر رئيس الوزراء التركي ، اليونان من محتوى", "وحذر", "رئيس الوزراء التركي ، اليونان", "رئيس الوزراء التركي",
            id="behind a comma",
        ),
        pytest.param(
            "واتهمت الجمعية وزير الدفاع السعودي ب محتوى", "واتهمت", "الجمعية وزير الدفاع السعودي", "الجمعية", id="an office",
        ),
        pytest.param(
            "وحذرت تل أبيب الرئيس السوري من محتوى", "وحذرت", "تل أبيب الرئيس السوري", "تل أبيب", id="whom a capital warns",
        ),
        pytest.param("وحذرت تل أبيب الكبرى من محتوى", "وحذرت", "تل أبيب الكبرى", "تل أبيب الكبرى", id="a town's adjective"),
        pytest.param("وطالب ملك الأردن ب محتوى", "وطالب", "ملك الأردن", "ملك الأردن", id="his own state"),
        pytest.param(
            "وطالب وزير خارجية دولة قطر ب محتوى", "وطالب", "وزير خارجية دولة قطر", "وزير خارجية دولة قطر", id="a state in full",
        ),
        pytest.param(
            "وطالبت بيانات استند إليها الموقع ب محتوى", "وطالبت", "بيانات استند إليها الموقع", "بيانات استند إليها الموقع",
            id="a preposition that folded begins like the article",
        ),
        pytest.param("ودعا التقرير إدارة البلاد إلى محتوى", "ودعا", "التقرير إدارة البلاد", "التقرير", id="whom a report asks"),
        pytest.param(
            "وحذرت القوات المسلحة الإماراتية من محتوى", "وحذرت", "القوات المسلحة الإماراتية", "القوات المسلحة الإماراتية",
            id="an adjective that may be somebody",
        ),
        pytest.param("ودعت اللجنة المنظمة إلى محتوى", "ودعت", "اللجنة المنظمة", "اللجنة المنظمة", id="an adjective"),
        pytest.param(
            "وقالت المجموعة لجنة التجارة إن محتوى", "وقالت", "المجموعة لجنة التجارة", "المجموعة لجنة التجارة",
            id="a verb without somebody for its object",
        ),
        pytest.param(
            "ومشطت شرطة الأدلة الجنائية موقع الحادث بعد أن أعلنت محتوى", "أعلنت", "شرطة الأدلة الجنائية موقع الحادث",
            "شرطة الأدلة الجنائية", id="the object of the clause in front",
        ),
        pytest.param(
            "وطالبت شرطة منطقة دوفر ب محتوى", "وطالبت", "شرطة منطقة دوفر", "شرطة منطقة دوفر", id="a construct goes on",
        ),
        pytest.param(
            "وطالب الوزير رئيس الحزب ب محتوى", "وطالب", "الوزير رئيس الحزب", "الوزير رئيس الحزب", id="offices in apposition",
        ),
    ],
)  # fmt: skip
def test_a_body_ends_before_the_one_that_it_asks(text: str, cue: str, mention: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    spelt, wanted = [token.word for token in analysis.tokens], mention.split()
    at = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
    statement = found(analysis, cue, "محتوى")
    statement.mention = (at, at + len(wanted))
    kept = without_object_behind(analysis.tokens[at : at + len(wanted)], statement, analysis, frozenset(), load())
    assert " ".join(token.word for token in kept) == expected


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        pytest.param(
            "رئيس البلدية سالم الحداد الوزير التركي ماهر الخالدي", "رئيس البلدية سالم الحداد", id="another person"
        ),
        pytest.param("سالم الحداد النائب ماهر", "سالم الحداد", id="known by his given name"),
        pytest.param("سالم الحداد الوزير السابق", "سالم الحداد الوزير السابق", id="an office of his own"),
        pytest.param("رئيس البلدية الوزير ماهر الخالدي", "رئيس البلدية الوزير ماهر الخالدي", id="two offices of one"),
    ],
)
def test_a_person_ends_before_the_one_that_he_asks(mention: str, expected: str) -> None:
    analysis = analyse(tag_article(f"وحذر {mention} من محتوى. وشهد وسط البلاد هدوءا حذرا.").body)
    statement = found(analysis, "وحذر", "محتوى")
    statement.mention = (1, 1 + len(mention.split()))
    words = analysis.tokens[1 : 1 + len(mention.split())]
    persons = frozenset({"سالم", "الحداد", "ماهر", "الخالدي"})
    kept = without_person_behind(words, statement, analysis, persons, load())
    assert " ".join(token.word for token in kept) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("الوزير الإيراني من البرازيل", "الوزير الإيراني", id="where a minister is"),
        pytest.param("مسؤولون من البرازيل", "مسؤولون من البرازيل", id="whose they are"),
        pytest.param("الوزير الإيراني من أصل عراقي", "الوزير الإيراني من أصل عراقي", id="no place"),
        pytest.param("إدارة مهرجان كان في دورته 71", "إدارة مهرجان كان", id="what is its own"),
        pytest.param("مساعد المدعي العام في مرافعته", "مساعد المدعي العام", id="what he spoke in"),
        pytest.param("الصحافة في عناوينها", "الصحافة في عناوينها", id="one word that tells no office"),
        pytest.param("وزير الدفاع في بلاده", "وزير الدفاع في بلاده", id="his country"),
        pytest.param("مدير الصحة في غزة", "مدير الصحة في غزة", id="a place that ends like a pronoun"),
        pytest.param("هيئة الحقيقة والكرامة » في تونس", "هيئة الحقيقة والكرامة", id="behind a closing mark"),
        pytest.param("هيئة « الحقيقة » في تونس", "هيئة « الحقيقة » في تونس", id="both marks inside"),
        pytest.param("السفارة الروسية في لندن", "السفارة الروسية في لندن", id="where an embassy is"),
    ],
)
def test_words_end_before_where_and_when(words: str, expected: str) -> None:
    assert " ".join(token.word for token in without_place_behind(tokenize(words), load())) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("الجيش الجمعة", "الجيش", id="a day"),
        pytest.param("وزارة الدفاع الروسية يوم الأحد", "وزارة الدفاع الروسية", id="with «يوم»"),
        pytest.param("وزارة الدفاع الروسية اليوم الأحد", "وزارة الدفاع الروسية", id="with «اليوم»"),
        pytest.param("الحكومة أمس", "الحكومة", id="yesterday"),
        pytest.param("روسيا الخميس", "روسيا", id="a state"),
        pytest.param("صحيفة الأحد", "صحيفة الأحد", id="a genitive"),
        pytest.param("الوزير رامي الجمعة", "الوزير رامي الجمعة", id="a family name"),
        pytest.param("الرئيس السابق (2003-2010)", "الرئيس السابق", id="years"),
        pytest.param("الرئيس السابق (2003", "الرئيس السابق", id="years that are cut"),
        pytest.param("الوزير (55 عاما)", "الوزير ( 55 عاما )", id="words in brackets"),
    ],
)
def test_words_end_before_the_day_and_years(words: str, expected: str) -> None:
    kept = without_time_behind(tokenize(words), frozenset({"رامي", "الجمعه"}), load())
    assert " ".join(token.word for token in kept) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("دورته", True),
        ("مرافعتها", True),
        ("تقريره", True),
        ("مدينته", False),
        ("وزارته", False),
        ("حزبه", False),
        ("غزة", False),
        ("القاهرة", False),
    ],
)
def test_what_is_somebodys_own(word: str, *, expected: bool) -> None:
    assert is_own(tokenize(word)[0], load()) is expected


@pytest.mark.parametrize(
    ("text", "cue", "mention", "expected"),
    [
        pytest.param(
            "ورفض التحالف تقرير الخبراء ، الذي اتهم ب محتوى", "اتهم", "التحالف تقرير الخبراء", "تقرير الخبراء",
            id="a relative clause is of the object",
        ),
        pytest.param(
            "ورفض التحالف تقرير الخبراء واتهم ب محتوى", "واتهم", "التحالف تقرير الخبراء", "التحالف",
            id="else the subject goes on",
        ),
        pytest.param(
            "ونشر تنظيم القاعدة تسجيلاً لزعيمه ، رامي الحداد ، يحث على محتوى", "يحث",
            "تنظيم القاعدة تسجيلاً لزعيمه ، رامي الحداد", "رامي الحداد", id="a name in apposition",
        ),
        pytest.param(
            "وذكر وزير الدفاع الإسرائيلي روسيا ب محتوى", "وذكر", "وزير الدفاع الإسرائيلي روسيا", "وزير الدفاع الإسرائيلي",
            id="a state behind a nationality",
        ),
        pytest.param(
            "وذكر وزير الدفاع الكوري الجنوبي ب محتوى", "وذكر", "وزير الدفاع الكوري الجنوبي", "وزير الدفاع الكوري الجنوبي",
            id="a nationality of two words",
        ),
    ],
)  # fmt: skip
def test_subject_and_object_of_a_clause_are_two(text: str, cue: str, mention: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    spelt, wanted = [token.word for token in analysis.tokens], mention.split()
    at = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
    statement = found(analysis, cue, "محتوى")
    statement.mention = (at, at + len(wanted))
    persons = frozenset({"رامي", "الحداد"})
    kept = without_object_behind(analysis.tokens[at : at + len(wanted)], statement, analysis, persons, load())
    assert " ".join(token.word for token in kept) == expected
