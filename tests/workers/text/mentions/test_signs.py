"""Quotation marks and brackets of roles and bodies stand in pairs."""

from __future__ import annotations

import pytest

from workers.text.mentions.signs import whole_signs, without_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('صحيفة "السفير', 'صحيفة "السفير"', id="not closed"),
        pytest.param('صحيفة "السفير" اللبنانية', 'صحيفة "السفير" اللبنانية', id="closed"),
        pytest.param('أس" المدريدية', '"أس" المدريدية', id="not opened"),
        pytest.param('"السفير', "السفير", id="around all of it"),
        pytest.param("وكالة «سانا", "وكالة «سانا»", id="guillemets"),
        pytest.param("سانا» السورية", "«سانا» السورية", id="guillemets not opened"),
        pytest.param("البنك المركزي (ساما", "البنك المركزي (ساما)", id="a bracket"),
        pytest.param("ائتلاف المنتجين) وهو جماعة", "ائتلاف المنتجين", id="a bracket that ends it"),
        pytest.param('شركة "', "شركة", id="a mark with nothing behind it"),
        pytest.param('مواقع تابعة ل"السفير', 'مواقع تابعة ل"السفير"', id="behind a clitic"),
        pytest.param("وزارة الصحة", "وزارة الصحة", id="none"),
        pytest.param(None, None, id="nobody"),
    ],
)
def test_pairs(text: str | None, expected: str | None) -> None:
    assert whole_signs(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [('سالم "أبو ماهر', "سالم أبو ماهر"), ("سالم الحداد-", "سالم الحداد"), ("آن-ماري", "آن-ماري"), (None, None)]
)  # fmt: skip
def test_names_have_no_marks(name: str | None, expected: str | None) -> None:
    assert without_marks(name) == expected
