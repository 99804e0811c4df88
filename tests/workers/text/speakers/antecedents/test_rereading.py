"""A mention read again by what else the article says."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stems
from workers.text.speakers.antecedents.rereading import by_kunya, reread
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.words.normalize import fold


def voices_of(*names: str, body: str = "") -> Voices:
    voices = Voices(FullNames(names, load()), load(), 2018)
    if body:
        voices.add_words(Voice(body=body), stems(body))
    return voices


def read(mention: Mention, voices: Voices) -> Mention:
    whole = mention.name or mention.role or mention.body or ""
    return reread(mention, whole, fold(whole).split(), voices)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("الحداد", "الحداد", id="a family name of the article"),
        pytest.param("حداد", "حداد", id="without its article"),
        pytest.param("خباز", None, id="nobody's name"),
        pytest.param("وزير", None, id="an office"),
    ],
)
def test_one_word_that_the_parser_took_for_a_role(words: str, name: str | None) -> None:
    role = Mention(None, words, None, anonymous=False)
    assert read(role, voices_of("ماهر الحداد", "سالم الوزير")).name == name


@pytest.mark.parametrize(
    ("words", "body"),
    [
        pytest.param("بالجريدة الرسمية بالبلاد", "الجريدة الرسمية", id="where it stood"),
        pytest.param("بالمدينة القديمة", None, id="no body"),
        pytest.param("الناطق بالحكومة", None, id="an office"),
    ],
)
def test_a_body_behind_a_preposition_is_no_role(words: str, body: str | None) -> None:
    assert read(Mention(None, words, None, anonymous=True), voices_of()).body == body


@pytest.mark.parametrize(
    ("word", "name"),
    [
        pytest.param("ديمستورا", "ديمستورا", id="two words written as one, and spelt otherwise"),
        pytest.param("أبوراشد", "أبوراشد", id="a father's name written as one word"),
        pytest.param("متسوقون", None, id="people"),
        pytest.param("البيان", None, id="with the article"),
        pytest.param("كيروندي", None, id="nobody's name"),
    ],
)
def test_another_spelling_of_a_family_name(word: str, name: str | None) -> None:
    role = Mention(None, word, None, anonymous=False)
    assert read(role, voices_of("ستيفان دي ميستورا", "هاني أبو راشد")).name == name


@pytest.mark.parametrize(
    ("name", "body"),
    [
        pytest.param("غلوبنيوز", "غلوبنيوز", id="the name of an outlet that the article has named"),
        pytest.param("تريبونال", None, id="of no body of the article"),
        pytest.param("سامر", None, id="a name of persons"),
    ],
)
def test_a_name_that_is_a_bodys(name: str, body: str | None) -> None:
    mention = Mention(name, None, None, anonymous=False)
    assert read(mention, voices_of(body="مجلة غلوبنيوز سامر")).body == body


def test_a_parent_by_the_name_of_the_child() -> None:
    voices = voices_of("سالم الحداد")
    father = voices.person(Mention("سالم الحداد", "والد الطيار ماهر", None, anonymous=False), "سالم الحداد")
    assert by_kunya("أبو ماهر", voices) is father
    assert by_kunya("أبو سامر", voices) is None
    assert by_kunya("ماهر", voices) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("الحداد الخباز", "الحداد", id="subject and object"),
        pytest.param("سالم الخباز", "سالم الخباز", id="given and family name"),
        pytest.param("الحداد النجار", "الحداد النجار", id="the other one has nobody else"),
    ],
)
def test_two_persons_that_have_been_run_together(words: str, name: str) -> None:
    mention = Mention(words, None, None, anonymous=False)
    assert read(mention, voices_of("ماهر الحداد", "سالم الخباز")).name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("أبومازن", "محمود عباس", id="the name of a known parent in one word"),
        pytest.param("أبوظبي", None, id="a city"),
        pytest.param("أبوصخر", None, id="nobody knows who that is"),
    ],
)
def test_the_name_of_a_parent_in_one_word(words: str, name: str | None) -> None:
    assert read(Mention(None, words, None, anonymous=True), voices_of()).name == name


@pytest.mark.parametrize(
    ("words", "body", "name"),
    [
        pytest.param("البركاني", "", "البركاني", id="a rare word like a family name"),
        pytest.param("البركاني", "المعهد البركاني", None, id="of a body of the article"),
        pytest.param("الأهلي", "", None, id="an everyday word"),
        pytest.param("الفرنسي", "", None, id="a nationality"),
    ],
)
def test_a_family_name_that_was_taken_for_a_body(words: str, body: str, name: str | None) -> None:
    assert read(Mention(None, None, words, anonymous=False), voices_of(body=body)).name == name


@pytest.mark.parametrize(
    ("role", "body"),
    [
        pytest.param("باحث", "الفريق", id="nobody has the rank"),
        pytest.param("الفريق", None, id="the rank of somebody in the article"),
    ],
)
def test_a_noun_that_may_be_a_rank(role: str, body: str | None) -> None:
    voices = voices_of("سالم الحداد")
    voices.add_words(voices.person(Mention("سالم الحداد", role, None, anonymous=False), "سالم الحداد"), stems(role))
    assert read(Mention(None, None, "الفريق", anonymous=False), voices).body == body
