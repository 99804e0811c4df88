from __future__ import annotations

import pytest

from workers.monitor.views.export import harmless_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "\u200f=1",
        "\u2067\ufeff =HYPERLINK(0)",
        "  @x",
        "\xa0-1",
    ],
)
def test_what_a_spreadsheet_would_calculate_is_text(text: str) -> None:
    assert harmless_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1-1", "قال: =1", "'=1", "«-»", "\u200fنص", "5%", "a@b.example"])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert harmless_cell(text) == text
