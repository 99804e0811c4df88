"""Damaged letters are repaired, what the writer chose stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.cleaning.letters import repair_letters
from workers.text.cleaning.offsets import Mapped


def repaired(text: str) -> str:
    return repair_letters(Mapped.whole(text)).text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("قـــال الوزيـر", "قال الوزير", id="tatweel in words"),
        pytest.param('وصفه بـ"الخطير"', 'وصفه ب"الخطير"', id="tatweel before a quotation mark"),
        pytest.param("دبي ـ نورث برس", "دبي - نورث برس", id="tatweel as a dash"),
        pytest.param("قال\u200f \u202bالوزير\u202c\ufeff", "قال الوزير", id="bidi marks and BOM"),
        pytest.param("الو\xadزير\u200b", "الوزير", id="soft hyphen and zero width space"),
        pytest.param("قال\x00\x1a\x9f نعم", "قال نعم", id="control characters"),
        pytest.param("قال\xa0\u2009الوزير\t نعم", "قال الوزير نعم", id="spaces of all kinds"),
        pytest.param("سطر\r\nثان\u2029ثالث", "سطر\n\nثان\nثالث", id="line ends of all kinds"),
        pytest.param("قیادة القوات فی سوریا", "قيادة القوات في سوريا", id="Persian yeh"),
        pytest.param("علی مستوی مصطفی والأخری", "على مستوى مصطفى والأخرى", id="Persian yeh for alef maksura"),
        pytest.param("مکافحة الإرھاب", "مكافحة الإرهاب", id="keheh and heh doachashmee"),
        pytest.param("ﻻ ﻳﻤﻜﻦ اﻟﺘﻔﺎوض", "لا يمكن التفاوض", id="presentation forms"),
        pytest.param("قال ﷲ", "قال الله", id="a ligature of a word"),
        pytest.param("ٲكد ٳن", "أكد إن", id="wavy hamza"),
        pytest.param("رئيس مو\u0654سسة", "رئيس مؤسسة", id="combining hamza"),
        pytest.param("١١ و۲۵", "11 و25", id="Arabic and Persian digits"),
        pytest.param("وصل إلى #واشنطن اليوم", "وصل إلى واشنطن اليوم", id="hashtag"),
        pytest.param("وصل إلى ##واشنطن و# #بيروت", "وصل إلى واشنطن وبيروت", id="several signs"),
        pytest.param("صورة_#اليوم", "صورة اليوم", id="a hashtag behind an underscore"),
        pytest.param("لقاء #كيم_جونغ_أون غدا", "لقاء كيم جونغ أون غدا", id="hashtag of several words"),
        pytest.param("ا ل ر ئ ي س قال", "الرئيس قال", id="split letters"),
        pytest.param("ا ل ر ئ ي س  ق ا د م و ن", "الرئيس قادمون", id="two split words"),
        pytest.param("قال \ud800 نعم", "قال \ufffd نعم", id="lone surrogate"),
    ],
)
def test_damage_is_repaired(raw: str, clean: str) -> None:
    assert repaired(raw) == clean


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("«نعم» “نعم” \"نعم\" 'نعم' ‘نعم’ ‹نعم› „نعم‟ ”نعم“", id="quotation marks of every kind"),
        pytest.param("مُشدِّدًا على أنَّ", id="diacritics"),
        pytest.param("پوتين وگوران وڤيينا وچاد", id="letters for foreign sounds"),
        pytest.param("وكالة أ ف ب ود ب أ", id="initials"),
        pytest.param("المركز #1 في السباق", id="number sign"),
        pytest.param("الروسى على المصرى", id="Egyptian final yeh"),
        pytest.param("name_of_file.txt", id="underscore between Latin letters"),
        pytest.param("#السعودية #اليمن #عدن", id="a row of hashtags, left for the boilerplate"),
        pytest.param("3,4 و٪ … — –", id="punctuation"),
    ],
)
def test_what_the_writer_chose_stays(text: str) -> None:
    assert repaired(text) == text


NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from('ابليىیکﻻﷲﯽـ\u0654\u064b\u200f\u202e\ufeff\xad\x00\x85\u2028\xa0 \n\t#_«»"1٣'),
        st.characters(),
    ),
    max_size=120,
)


@given(NASTY)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repaired(text)
    assert repaired(once) == once


@given(NASTY)
def test_every_character_maps_back_to_what_it_was_made_of(text: str) -> None:
    mapped = repair_letters(Mapped.whole(text))
    ends = 0
    for at in range(len(mapped.text)):
        start, end = mapped.raw_span(at, at + 1)
        assert ends <= end
        assert 0 <= start < end <= len(text)
        ends = end
        if mapped.text[at] == text[start:end]:
            continue
        # A changed character comes from one that the same repair, seeing it alone or with its neighbours, changes too.
        around = repaired(text[max(start - 60, 0) : end + 60])
        assert mapped.text[at] in around


@given(NASTY)
def test_no_damage_is_left(text: str) -> None:
    clean = repaired(text)
    assert not set("ـ\u200f\u202e\ufeff\xad\x00\x85\u2028\xa0\tک") & set(clean)
    assert "  " not in clean
    clean.encode("utf-8")
