"""Arabic is told from the languages that share its script."""

from __future__ import annotations

import pytest

from workers.text.cleaning.language import is_arabic


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن الاجتماع تأجل إلى الأسبوع المقبل",
        "كیغینز: قسد قوة مقتدرة",
        "قیادة القوات فی سوریا تقول إن التعاون مستمر",
        "مسؤول: لا عودة",
        "أعلنت شركة Apple Inc. عن هاتف iPhone في كاليفورنيا اليوم",
    ],
)
def test_arabic(text: str) -> None:
    assert is_arabic(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("رئیس جمهور گفت که این کشور با همسایگان خود مذاکره می کند", id="Persian"),
        pytest.param("رييس جمهور گفت كه اين كشور از مذاكره استقبال مي كند", id="Persian in Arabic letters"),
        pytest.param("وزیر نے کہا ہے کہ ملک میں امن قائم ہے", id="Urdu"),
        pytest.param("سەرۆکی هەرێم لەگەڵ وەزیری دەرەوە کۆبووەوە", id="Kurdish"),
        pytest.param("وزیر وویل چې د هېواد په سویل کې سوله ده", id="Pashto"),
        pytest.param("بۇ يىل شەھەردە يېڭى مەكتەپ ئېچىلدى", id="Uyghur"),
        pytest.param("The minister said that the meeting was postponed", id="English"),
        pytest.param("The minister (الوزير) said that the meeting was postponed", id="English with an Arabic word"),
        pytest.param("2015 - 2016", id="no letters"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_languages(text: str) -> None:
    assert not is_arabic(text)
