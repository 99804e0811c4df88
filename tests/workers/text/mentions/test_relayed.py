"""Who speaks where a mention is only who passes it on."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.mentions.relayed import passed_on
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "mention", "content", "expected"),
    [
        pytest.param(
            "محتوى كبير، حسبما أوردت صحيفة محلية السبت نقلا عن الشرطة.", "صحيفة محلية", "محتوى كبير", "الشرطة",
            id="whom an outlet quotes",
        ),
        pytest.param(
            "محتوى كبير، حسبما أوردت صحيفة محلية السبت. وجاء نقلا عن الشرطة.", "صحيفة محلية", "محتوى كبير", "صحيفة محلية",
            id="in another sentence",
        ),
        pytest.param(
            "محتوى كبير، حسبما أوردت الوزارة نقلا عن الشرطة.", "الوزارة", "محتوى كبير", "الوزارة", id="no outlet",
        ),
        pytest.param(
            "وجاء في بيان نقلته وكالة الأنباء أن محتوى كبير.", "وكالة الأنباء", "محتوى كبير", "بيان",
            id="a communiqué that it passes on",
        ),
        pytest.param(
            "وجاء في تقرير نشرته وكالة الأنباء أن محتوى كبير.", "وكالة الأنباء", "محتوى كبير", "وكالة الأنباء",
            id="a report of its own",
        ),
        pytest.param(
            "وردت روسيا على لسان سفيرها في واشنطن بالقول إن محتوى كبير.", "سفيرها في واشنطن", "محتوى كبير", "روسيا",
            id="its own ambassador",
        ),
        pytest.param(
            "وردت روسيا على لسان السفير في واشنطن بالقول إن محتوى كبير.", "السفير في واشنطن", "محتوى كبير",
            "السفير في واشنطن", id="an ambassador",
        ),
        pytest.param(
            "وأضافت الوزارة مقتطفا على لسان الأمير السعودي قوله: محتوى كبير.", "الوزارة", "محتوى كبير", "الأمير السعودي",
            id="another one's tongue",
        ),
        pytest.param(
            "وقالت الصحيفة ، نقلا عن مسؤول محلي ، إن محتوى كبير.", "الصحيفة", "محتوى كبير", "مسؤول محلي",
            id="quoted in front of the content",
        ),
        pytest.param(
            "وقالت الوزارة ، نقلا عن صحيفة محلية ، إن محتوى كبير.", "الوزارة", "محتوى كبير", "الوزارة",
            id="an outlet quoted in front of it",
        ),
        pytest.param(
            "وأضافت الوزارة مقتطفا على هامش الزيارة قوله: محتوى كبير.", "الوزارة", "محتوى كبير", "الوزارة", id="no tongue",
        ),
    ],
)  # fmt: skip
def test_who_speaks_is_not_who_passes_it_on(text: str, mention: str, content: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text} وشهد وسط البلاد هدوءا حذرا.").body)
    spelt = [token.word for token in analysis.tokens]

    def stretch(words: str) -> tuple[int, int]:
        wanted = words.split()
        first = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
        return first, first + len(wanted)

    first, end = passed_on(stretch(mention), stretch(content), analysis, load())
    assert " ".join(spelt[first:end]) == expected
