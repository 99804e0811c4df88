"""Which words at a cue are the speaker's own, and which are another's."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.own_words import (
    named_tongue,
    nominative,
    own_words,
    relayed,
    without_others,
)
from workers.text.syntax.cues import CueWord, read_cue
from workers.text.words.tokens import tokenize


def cue(word: str) -> CueWord:
    found = read_cue(word)
    if word == "نقلت":  # a cue only with «عن»
        return cue("قالت")._replace(lemma="نقل")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("verb", "words", "own"),
    [
        pytest.param("نقلت", "رويترز عن الحداد", "الحداد", id="who is relayed"),
        pytest.param("قالت", "صحيفة عن الحداد", "صحيفة عن الحداد", id="no relaying verb"),
        pytest.param("نسبت", "وكالة رويترز لمصادر أمنية", "لمصادر أمنية", id="to whom it is ascribed"),
        pytest.param("نسبت", "وكالة لندن المحلية", "وكالة لندن المحلية", id="ascribed to nobody"),
        pytest.param("أفاد", "ضمن البلاغ", "البلاغ", id="inside a document"),
        pytest.param("صرحت", "لوكالة رويترز وزيرة السياحة سلمى", "وزيرة السياحة سلمى", id="an outlet told in front"),
        pytest.param("صرحت", "لوكالة رويترز البريطانية", "لوكالة رويترز البريطانية", id="the outlet alone"),
        pytest.param("أكد", "زعيما البلدين التزامهما", "زعيما البلدين", id="what they declare of their own"),
        pytest.param("قال", "منظمة دعم اللاجئين", "منظمة دعم اللاجئين", id="the same noun in a name"),
        pytest.param("قال", "متحدث باسمها، دون الكشف", "متحدث باسمها", id="an aside of one that will not be named"),
        pytest.param("قال", "الزعماء الثلاثة على هامش القمة", "الزعماء الثلاثة", id="the occasion"),
        pytest.param("قال", "الوزير المصري على غرار سابقين", "الوزير المصري", id="like whom"),
        pytest.param("قال", "المسؤول شريطة عدم الكشف", "المسؤول", id="on which condition"),
        pytest.param("قال", "رئيس الوزراء الإسرائيلي لروسيا", "رئيس الوزراء الإسرائيلي", id="to which state"),
        pytest.param("قال", "السفير الأمريكي لروسيا", "السفير الأمريكي", id="the same of who is sent"),
        pytest.param("قال", "سفير الاتحاد لروسيا", "سفير الاتحاد لروسيا", id="no nationality in front"),
        pytest.param("قال", "منظمة على هوامش المدن", "منظمة على هوامش المدن", id="no occasion"),
        pytest.param("قال", "رياض الحداد ضيف بوليتيكا", "رياض الحداد", id="in which programme"),
        pytest.param("قال", "ضيف البرنامج", "ضيف البرنامج", id="the guest himself"),
        pytest.param("قال", "المتحدث خلال الجلسة", "المتحدث", id="when"),
        pytest.param("أفاد", "صادر عن المكتب الإعلامي", "المكتب الإعلامي", id="who issued it"),
        pytest.param("أفاد", "مسؤول عن المكتب الإعلامي", "مسؤول عن المكتب الإعلامي", id="who is in charge of it"),
        pytest.param("ذكرت", "الوزيرة الألبانية روسيا", "الوزيرة الألبانية", id="the state that the verb is about"),
        pytest.param("ذكرت", "وزيرة خارجية روسيا", "وزيرة خارجية روسيا", id="the state of the office"),
        pytest.param("طلبت", "القاضية من الشركة", "القاضية", id="who is asked"),
        pytest.param(
            "طلب", "عدد من أعضاء المجلس من الرئيس", "عدد من أعضاء المجلس", id="who is asked, behind how many ask"
        ),
        pytest.param("طلب", "مسؤول من الوزارة", "مسؤول من الوزارة", id="where somebody unnamed is from"),
        pytest.param("قالت", "القاضية من دمشق", "القاضية من دمشق", id="no asking verb"),
        pytest.param("قال", "الأمير خالد محمد باسم أهالي المحافظة", "الأمير خالد محمد", id="for whom a person speaks"),
        pytest.param("قال", "المتحدث الرسمي باسم الوزارة", "المتحدث الرسمي باسم الوزارة", id="a spokesman's office"),
    ],
)
def test_words_that_are_none_of_the_speakers_are_cut(verb: str, words: str, own: str) -> None:
    kept = own_words(tokenize(words), cue(verb), load())
    assert words[kept[0].start : kept[-1].end] == own


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("مسؤول فرنسي ليصبح رئيس الوزراء", "مسؤول فرنسي", id="what comes of it"),
        pytest.param("مسؤول ليبي سابق", "مسؤول ليبي سابق", id="an adjective with the same letters"),
        pytest.param("كوريا الشمالية لواشنطن", "كوريا الشمالية", id="the state that is told"),
        pytest.param("سفير فرنسا لبيروت", "سفير فرنسا لبيروت", id="no state tells it"),
        pytest.param("ليبيا", "ليبيا", id="a state by itself"),
        pytest.param("مصدر أمني للجوهرة أف أم", "مصدر أمني", id="an outlet by its name"),
        pytest.param('مصدر مسؤول لـ"العربية"', "مصدر مسؤول", id="one in quotation marks"),
        pytest.param("الشرطة لبي بي سي", "الشرطة", id="told by a body"),
        pytest.param("المدير الإقليمي لوكالة رويترز", "المدير الإقليمي لوكالة رويترز", id="whose somebody is"),
        pytest.param("مصدر أمني مراسلنا بالجهة", "مصدر أمني", id="a reporter"),
        pytest.param("مراسل الجوهرة أف أم", "مراسل الجوهرة أف أم", id="the reporter himself"),
        pytest.param("مصدر مسؤول للأمم المتحدة", "مصدر مسؤول للأمم المتحدة", id="a body that is no outlet"),
    ],
)
def test_what_a_speaker_tells_it_for_and_to_whom_is_cut(words: str, expected: str) -> None:
    kept = without_others(tokenize(words), load())
    assert words[kept[0].start : kept[-1].end] == expected


@pytest.mark.parametrize(
    ("behind", "name", "role"),
    [
        pytest.param(
            "، على لسان وزير خارجيتها محمد جواد ظريف، بالعودة", "محمد جواد ظريف", None, id="a body's own office",
        ),
        pytest.param("على لسان سفيرها في واشنطن", None, None, id="nobody named"),
        pytest.param("، على هامش لقاء محمد جواد ظريف", None, None, id="another phrase"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_body(behind: str, name: str | None, role: str | None) -> None:
    mention = named_tongue(behind, tokenize(behind), frozenset())
    assert (mention.name if mention else None, mention.role if mention else None) == (name, role)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("مسؤولا ليبيا", "مسؤول ليبي", id="an official"),
        pytest.param("بيانا ليبيا", None, id="no noun for somebody"),
        pytest.param("مسؤول ليبي", None, id="no ending"),
        pytest.param("مسؤولا", None, id="one word"),
    ],
)
def test_accusative_of_officials(words: str, expected: str | None) -> None:
    assert nominative(tokenize(words), load()) == expected


@pytest.mark.parametrize(
    ("words", "own"),
    [
        pytest.param("مصدر أمني مسؤول لوكالة الأنباء", "مصدر أمني مسؤول", id="to which outlet"),
        pytest.param("المتحدث لهسبريس", "المتحدث", id="to which outlet, by its name"),
        pytest.param("مصدر تابع لوكالة الأنباء", "مصدر تابع لوكالة الأنباء", id="of which outlet"),
        pytest.param("المدير العام لوكالة الأنباء", "المدير العام لوكالة الأنباء", id="an office of it"),
        pytest.param("منظمة العفو الدولية تقريرا", "منظمة العفو الدولية", id="what it issued"),
        pytest.param("لجنة تقرير المصير", "لجنة تقرير المصير", id="a document in its name"),
        pytest.param("التوصيات بالخصوص", "التوصيات", id="an adverb"),
        pytest.param("وزارة الصحة بالعاصمة", "وزارة الصحة بالعاصمة", id="a place"),
        pytest.param("المتحدث تقييم الوضع", "المتحدث", id="what a spokesman rejects"),
        pytest.param("المتحدث باسم الوزارة", "المتحدث باسم الوزارة", id="for whom he speaks"),
        pytest.param("المتحدث سالم الحداد", "المتحدث سالم الحداد", id="his name"),
        pytest.param("المصدر ذاته", "المصدر ذاته", id="the same"),
        pytest.param("المصدر طالبا", "المصدر", id="what a source asks for"),
    ],
)
def test_what_stands_behind_the_speaker_is_cut(words: str, own: str) -> None:
    kept = without_others(tokenize(words), load())
    assert words[kept[0].start : kept[-1].end] == own


@pytest.mark.parametrize(
    ("verb", "behind", "expected"),
    [
        pytest.param("نقلت", '" عن الحداد قوله', "الحداد", id="behind the outlet in quotation marks"),
        pytest.param("نقلت", "أن", None, id="nobody is relayed"),
        pytest.param("قالت", "عن الحداد", None, id="no relaying verb"),
    ],
)
def test_who_is_relayed_behind_the_outlet(verb: str, behind: str, expected: str | None) -> None:
    found = relayed(tokenize(behind), cue(verb))
    assert (behind[found[0].start : found[-1].end] if found else None) == expected
