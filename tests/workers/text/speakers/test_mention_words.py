"""Which words at a cue are the speaker's own, and which are another's."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.mention_words import (
    is_object,
    named_tongue,
    nominative,
    own_words,
    with_place,
    without_others,
)
from workers.text.speakers.mentions import Mention
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
        pytest.param("طلبت", "القاضية من الشركة", "القاضية", id="who is asked"),
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
    ("verb", "name", "role", "next_to", "expected"),
    [
        pytest.param("اتهمت", "بوتفليقة", None, True, True, id="a woman's verb, a man"),
        pytest.param("اتهم", "بوتفليقة", None, True, False, id="his own verb"),
        pytest.param("اتهمت", "أنغيلا ميركل", None, True, False, id="her own verb"),
        pytest.param("اتهم", "أنغيلا ميركل", None, True, True, id="a man's verb, a woman"),
        pytest.param("اتهمت", "الحداد", None, True, False, id="nobody knows who that is"),
        pytest.param("اتهمت", "بوتفليقة", None, False, False, id="not right behind the verb"),
        pytest.param("اتهمته", "بوتفليقة", None, True, False, id="a verb that has its object"),
        pytest.param("اتهمت", "بوتفليقة", "رئاسة", True, False, id="with words in front"),
    ],
)
def test_a_verb_of_the_other_gender_has_the_person_as_its_object(
    verb: str, name: str, role: str | None, next_to: bool, expected: bool
) -> None:
    mention = Mention(name, role, None, anonymous=False)
    assert is_object(mention, cue(verb), next_to=next_to, knowledge=load()) is expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param("شرطة منطقة أرونديل في ميريلاند", 2, "شرطة منطقة أرونديل", id="a region's name"),
        pytest.param("شرطة مدينة دمشق أمس", 2, "شرطة مدينة دمشق", id="a known place"),
        pytest.param("شرطة المنطقة أرونديل", 2, "شرطة المنطقة", id="a region that needs none"),
        pytest.param("شرطة منطقة، أرونديل", 2, "شرطة منطقة", id="behind a comma"),
    ],
)
def test_a_noun_for_a_place_has_its_name(text: str, first: int, expected: str) -> None:
    tokens = tokenize(text)
    words = with_place(tokens[:first], tokens[first:], load())
    assert text[words[0].start : words[-1].end] == expected


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
    ],
)
def test_what_stands_behind_the_speaker_is_cut(words: str, own: str) -> None:
    kept = without_others(tokenize(words), load())
    assert words[kept[0].start : kept[-1].end] == own
