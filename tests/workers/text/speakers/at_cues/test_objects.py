"""Subject or object of a verb."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.mention import Mention
from workers.text.speakers.at_cues.objects import (
    is_accused,
    is_addressee,
    is_asked,
    is_behind_plural,
    is_object,
    is_oblique,
    is_topic,
)
from workers.text.syntax.cues import CueWord, read_cue
from workers.text.words.tokens import folded_word as fold


def cue(word: str) -> CueWord:
    found = read_cue(fold(word))
    if word == "حملت":  # a cue only with «مسؤولية»
        return cue("قالت")._replace(lemma="حمل")
    assert found is not None
    return found


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
    ("verb", "body", "expected"),
    [
        pytest.param("حث", "الحكومة الإيرانية", True, id="a man urges the government"),
        pytest.param("حثت", "الحكومة الإيرانية", False, id="the government urges"),
        pytest.param("حث", "بريطانيا", True, id="a man urges a state"),
        pytest.param("حث", "لبنان", False, id="a masculine state"),
        pytest.param("حث", "السلطات الإيرانية", True, id="a sound plural"),
        pytest.param("حثت", "السلطات الإيرانية", False, id="which urges"),
        pytest.param("قال", "شركة الأمل", False, id="a verb that has no object"),
        pytest.param("حث", "القادة", False, id="a broken plural"),
        pytest.param("حث", "الجيش الليبي", False, id="a masculine body"),
        pytest.param("طالبت", "مجلس الأمن", True, id="a woman asks a masculine body"),
        pytest.param("طالبت", "قوات الأمن", False, id="a plural of things goes with her verb"),
    ],
)
def test_a_mans_verb_has_a_feminine_body_as_its_object(verb: str, body: str, expected: bool) -> None:
    mention = Mention(None, None, body, anonymous=False)
    assert is_object(mention, cue(verb), next_to=True, knowledge=load()) is expected


@pytest.mark.parametrize(
    ("verb", "word", "expected"),
    [
        pytest.param("حذرت", "السائحين", True, id="people with the ending of an object"),
        pytest.param("طالب", "المسؤولين", True, id="by their office"),
        pytest.param("حذر", "المسؤولون", False, id="with that of a subject"),
        pytest.param("دعا", "الأمين", False, id="an office in the singular"),
        pytest.param("دعت", "البحرين", False, id="a state"),
        pytest.param("دعا", "الحسين", False, id="a name"),
        pytest.param("قال", "المسؤولين", False, id="a verb that has no object"),
        pytest.param("طالبه", "المسؤولين", False, id="a verb that has its object"),
    ],
)
def test_people_with_the_ending_of_an_object_are_asked(verb: str, word: str, *, expected: bool) -> None:
    assert is_oblique(cue(verb), fold(word), load()) is expected


@pytest.mark.parametrize(
    ("verb", "word", "expected"),
    [
        pytest.param("تعهدت", "لواشنطن", True, id="to a capital"),
        pytest.param("وتعهدت", "للأردن", True, id="to a state with the article"),
        pytest.param("وقالت", "لندن", False, id="a capital that begins so"),
        pytest.param("وأعلن", "لبنان", False, id="a state that begins so"),
        pytest.param("تعهدت", "واشنطن", False, id="who speaks"),
    ],
)
def test_whom_it_is_said_to(verb: str, word: str, *, expected: bool) -> None:
    assert is_addressee(cue(verb), fold(word), load()) is expected


@pytest.mark.parametrize(
    ("verb", "words", "content", "expected"),
    [
        pytest.param("تتهم", "السلطات البورمية", "بالعمل علي", True, id="whom it accuses, of what"),
        pytest.param("تتهم", "السلطات البورمية", "الجيش بالعمل", False, id="who accuses, whom"),
        pytest.param("اتهم", "الدول", "الأربع بالتخطيط", True, id="whom it accuses, with their number"),
        pytest.param("اتهم", "الدول", "الأربع الجيش", False, id="who accuse, with their number"),
        pytest.param("اتهمت", "الرياض طهران", "بالعمل", False, id="both before the content"),
        pytest.param("اتهمتها", "السلطات البورمية", "بالعمل", False, id="a verb that has its object"),
        pytest.param("وصف", "الرئيس السوري", "بانه مجرم", True, id="whom it describes"),
        pytest.param("وصف", "الرئيس السوري", "القرار بانه", False, id="who describes something"),
        pytest.param("وصف", "الرئيس السوري", "برانسون بانه", False, id="who describes somebody with a «ب» of his own"),
        pytest.param("اتهمت", "الحكومة البورمية", "بريطانيا بالعمل", False, id="or a state with one"),
        pytest.param("حملت", "روسيا", "مسوولية الهجوم", True, id="whom it holds responsible"),
        pytest.param("طالبت", "السلطات البورمية", "بالعمل", False, id="a demand needs nobody who hears it"),
    ],
)
def test_whom_a_verb_accuses(verb: str, words: str, content: str, expected: bool) -> None:
    assert is_accused(cue(verb), fold(words).split(), fold(content), load()) is expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        pytest.param("ووصفوا", True, id="a plural verb"),
        pytest.param("أعلنوا", True, id="another one"),
        pytest.param("ووصف", False, id="the singular, whose subject follows"),
        pytest.param("مؤكدين", False, id="a participle"),
    ],
)
def test_behind_a_plural_verb_stands_its_object(verb: str, expected: bool) -> None:
    assert is_behind_plural(cue(fold(verb))) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("بشأن", True, id="about it"),
        pytest.param("معلقا على تحذيرات", True, id="what he comments on"),
        pytest.param("في بيان", False, id="where it is said"),
        pytest.param("على هامش", False, id="no comment"),
        pytest.param("", False, id="nothing between"),
    ],
)
def test_what_is_spoken_about(before: str, expected: bool) -> None:
    assert is_topic(fold(before).split()) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("داعيا", True, id="a participle of asking"),
        pytest.param("مذكرا", True, id="of reminding"),
        pytest.param("مضيفا", False, id="a participle of saying, as «مضيفا المصدر ذاته»"),
        pytest.param("دعا", False, id="a verb, whose subject follows"),
    ],
)
def test_behind_a_participle_of_asking_stands_who_is_asked(word: str, expected: bool) -> None:
    assert is_asked(cue(word)) is expected
