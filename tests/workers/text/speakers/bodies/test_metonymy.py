"""Whose words these are where an article says a state's name."""

from __future__ import annotations

from typing import Any

import pytest

from schemas import Speaker
from workers.text.knowledge.base import load
from workers.text.speakers.bodies.keys import speaker_key
from workers.text.speakers.bodies.metonymy import Said, keys_behind_names

FRANCE: dict[str, Any] = {"organisation": "فرنسا", "body_id": "fr"}
SPOKESWOMAN: dict[str, Any] = {
    "name": "نادين بروفو", "role": "المتحدثة", "organisation": "وزارة الخارجية الفرنسية",
    "body_id": "fr.ministry.foreign_affairs",
}  # fmt: skip
PRESIDENCY: dict[str, Any] = {"organisation": "قصر الإليزيه", "body_id": "fr.elysee"}
ARMY: dict[str, Any] = {"organisation": "الجيش الفرنسي", "body_id": "fr.army"}
GERMANS: dict[str, Any] = {"organisation": "وزارة الخارجية الألمانية", "body_id": "de.ministry.foreign_affairs"}
PRESIDENT: dict[str, Any] = {"name": "ريمون لوفيفر", "role": "الرئيس الفرنسي", "organisation": "فرنسا", "body_id": "fr"}
UNION: dict[str, Any] = {"organisation": "الاتحاد الأوروبي", "body_id": "eu"}
ITS_SERVICE: dict[str, Any] = {"organisation": "خدمة العمل الخارجي الأوروبي", "body_id": "eu.external_action"}

HEADLINE = "ضبط النفس على الحدود"
QUOTED = "ندعو جميع الأطراف إلى ضبط النفس على الحدود"


def said(fields: dict[str, Any], content: str) -> Said:
    speaker = Speaker.model_validate({"resolved_by": "mention", **fields})
    return Said(speaker_key(speaker), speaker, content)


@pytest.mark.parametrize(
    ("first", "second", "keys"),
    [
        pytest.param(
            (FRANCE, HEADLINE),
            (SPOKESWOMAN, QUOTED),
            ["fr.ministry.foreign_affairs"] * 2,
            id="headline and spokeswoman",
        ),
        pytest.param(
            (SPOKESWOMAN, QUOTED), (FRANCE, HEADLINE), ["fr.ministry.foreign_affairs"] * 2, id="and behind her"
        ),
        pytest.param((UNION, HEADLINE), (ITS_SERVICE, QUOTED), ["eu.external_action"] * 2, id="an organisation"),
        pytest.param(
            (FRANCE, HEADLINE),
            (SPOKESWOMAN, "السفير سيعود إلى مقر عمله الأسبوع المقبل"),
            ["fr", "fr.ministry.foreign_affairs"],
            id="who says something else",
        ),
        pytest.param(
            (FRANCE, "الحدود"),
            (SPOKESWOMAN, QUOTED),
            ["fr", "fr.ministry.foreign_affairs"],
            id="one word is in anything",
        ),
        pytest.param(
            (FRANCE, HEADLINE), (GERMANS, QUOTED), ["fr", "de.ministry.foreign_affairs"], id="of another state"
        ),
        pytest.param((FRANCE, HEADLINE), (ARMY, QUOTED), ["fr", "fr.army"], id="that has a memory of its own"),
        pytest.param(
            (PRESIDENT, HEADLINE),
            (SPOKESWOMAN, QUOTED),
            ["fr", "fr.ministry.foreign_affairs"],
            id="a person is no name",
        ),
        pytest.param(
            (SPOKESWOMAN, HEADLINE), (PRESIDENCY, QUOTED), ["fr.ministry.foreign_affairs", "fr.elysee"], id="two bodies"
        ),
    ],
)
def test_speaker_keys(first: tuple[dict[str, Any], str], second: tuple[dict[str, Any], str], keys: list[str]) -> None:
    assert keys_behind_names([said(*first), said(*second)], load()) == keys


def test_of_several_who_has_most_of_it() -> None:
    statements = [said(FRANCE, HEADLINE), said(PRESIDENCY, "ضبط النفس ضروري"), said(SPOKESWOMAN, QUOTED)]
    assert keys_behind_names(statements, load())[0] == "fr.ministry.foreign_affairs"


def test_of_equals_the_first() -> None:
    statements = [said(FRANCE, HEADLINE), said(PRESIDENCY, QUOTED), said(SPOKESWOMAN, QUOTED)]
    assert keys_behind_names(statements, load())[0] == "fr.elysee"
