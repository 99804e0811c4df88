"""Markup left in plain text goes, what only looks like markup stays."""

from __future__ import annotations

import pytest

from workers.text.cleaning.offsets import Mapped
from workers.text.cleaning.residue import strip_residue


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("قال &quot;نعم&quot;", 'قال "نعم"'),
        ("قال &amp;quot;نعم&amp;quot;", 'قال "نعم"'),
        ("قال &#1606;&#x639;م", "قال نعم"),
        ("سطر<br/>ثان", "سطر\nثان"),
        ("<p>قال <b>الوزير</b></p>", "\nقال الوزير\n"),
        ("قال<script>var x = 1;</script> نعم", "قال نعم"),
        ("قال <!-- سر --> نعم", "قال  نعم"),
        ('[caption id="a" width="3"]صورة[/caption]', "صورة"),
    ],
)
def test_residue_goes(raw: str, clean: str) -> None:
    assert strip_residue(Mapped.whole(raw))[0].text == clean


@pytest.mark.parametrize(
    "text",
    ["الربح < الخسارة > الصفر", "< الترتيب النهائي", "[الولايات المتحدة]", "شركة AT&T وقناة R&B", "a&b;", "<3", "[1]"],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    mapped, gone = strip_residue(Mapped.whole(text))
    assert mapped.text == text
    assert gone == []


def test_what_went_is_told_in_raw_offsets() -> None:
    raw = "&lt;قال <b>نعم</b>"
    _, gone = strip_residue(Mapped.whole(raw))
    assert [raw[start:end] for start, end in gone] == ["<b>", "</b>"]
