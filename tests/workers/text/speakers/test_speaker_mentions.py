"""What a mention says of its speaker, and what in it is none of the speaker's."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.mentions import Mention
from workers.text.speakers.speaker_mentions import without_object


@pytest.mark.parametrize(
    ("whole", "name", "role", "expected"),
    [
        pytest.param(
            "سالم الحداد مجموعة من الخطط الجديدة", "سالم الحداد", "مجموعة من الخطط الجديدة", None, id="the verb's object",
        ),
        pytest.param("سالم الحداد رئيس بلدية حلب", "سالم الحداد", "رئيس بلدية حلب", "رئيس بلدية حلب", id="an office"),
        pytest.param("سالم الحداد شاهد عيان", "سالم الحداد", "شاهد عيان", "شاهد عيان", id="a kind of source"),
        pytest.param(
            "سالم الحداد، مزارع من ريف حلب", "سالم الحداد", "مزارع من ريف حلب", "مزارع من ريف حلب", id="behind a comma",
        ),
        pytest.param("سالم الحداد أمام البرلمان", "سالم الحداد", "أمام البرلمان", None, id="where he spoke"),
        pytest.param("المزارع سالم الحداد", "سالم الحداد", "المزارع", "المزارع", id="before the name"),
    ],
)  # fmt: skip
def test_what_stands_right_behind_a_name_is_a_role_only_where_it_can_be_one(
    whole: str, name: str, role: str, expected: str | None
) -> None:
    assert without_object(Mention(name, role, None, anonymous=False), whole, load()).role == expected
