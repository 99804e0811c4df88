"""With whose words the statements of an article are remembered, also where it does not tell whose the speaker is."""

from __future__ import annotations

from typing import Any

import pytest

from schemas import Entity, Speaker
from tests.makers import read_article
from workers.text.knowledge.base import load
from workers.text.speakers.bodies.keys import speaker_key
from workers.text.speakers.bodies.sides import Spoken, memory_keys

ARMY: dict[str, Any] = {"organisation": "الجيش الروسي", "body_id": "ru.army"}
MINISTRY: dict[str, Any] = {"organisation": "وزارة الصحة الأردنية", "body_id": "jo.ministry.health"}
STATE: dict[str, Any] = {"organisation": "تركيا", "body_id": "tr"}
REBELS: dict[str, Any] = {"organisation": "حركة حماس", "body_id": "hamas"}
AGENCY: dict[str, Any] = {"organisation": "وكالة رويترز", "body_id": "media.reuters"}
BARE: dict[str, Any] = {"organisation": "وزارة الدفاع", "body_id": "ministry.defence"}


def spoken(*, official: bool = True, **fields: Any) -> Spoken:
    speaker = Speaker.model_validate({"resolved_by": "mention", **fields})
    return Spoken(speaker_key(speaker), speaker, official)


def named(*countries: str | None) -> list[Entity]:
    place = {"field": "text", "span": {"start": 0, "end": 4}, "clean_span": {"start": 0, "end": 4}, "text": "عمان"}
    found = {"type": "place", "canonical": "عمان", "found_by": "gazetteer", "confidence": 1}
    return [Entity.model_validate({**place, **found, "country": country}) for country in countries]


@pytest.mark.parametrize(
    ("before", "last", "countries", "key"),
    [
        pytest.param(
            [], {"role": "مصدر رسمي", "anonymous": True}, ["JO", "JO", "IQ"], "jo", id="of the state spoken of"
        ),
        pytest.param([], {"role": "مصدر رسمي", "anonymous": True}, ["JO", "IQ"], None, id="two states alike"),
        pytest.param([], {"role": "مصدر رسمي", "anonymous": True}, [None], None, id="no state"),
        pytest.param([], {"role": "شهود عيان", "anonymous": True, "official": False}, ["JO"], None, id="witnesses"),
        pytest.param([], {"name": "سالم الخالدي", "official": False}, ["JO"], None, id="somebody"),
        pytest.param(
            [], {"organisation": "روسيا وسوريا", "bodies": ("ru", "sy")}, ["SY"], "sy", id="who speak together, of here"
        ),
        pytest.param(
            [],
            {"organisation": "روسيا وسوريا", "bodies": ("ru", "sy")},
            ["IL"],
            "ru",
            id="who speak together elsewhere",
        ),
        pytest.param(
            [],
            {"organisation": "الكرملين وحماس", "bodies": ("hamas", "ru.kremlin")},
            ["RU"],
            "ru",
            id="a presidency and a movement",
        ),
        pytest.param([STATE], {"role": "مصدر رسمي", "anonymous": True}, ["JO"], "jo", id="not of who spoke before"),
        pytest.param(
            [], {"role": "مصدر سعودي", "country": "SA", "anonymous": True}, ["JO"], "sa", id="of the state of its words"
        ),
        pytest.param([], {"role": "مصدر عسكري", "anonymous": True}, ["JO"], "jo.ministry.defence", id="soldiers"),
        pytest.param(
            [ARMY], {"role": "الجنرال", "name": "إيغور بيلوف"}, ["SY"], "ru.ministry.defence", id="a rank, behind"
        ),
        pytest.param([STATE], {"role": "الجنرال", "name": "إيغور بيلوف"}, ["SY"], "sy.ministry.defence", id="a rank"),
        pytest.param([ARMY, STATE], BARE, ["SY"], "ru.ministry.defence", id="a ministry that every state has"),
        pytest.param([MINISTRY, ARMY], {"organisation": "الوزارة"}, ["SY"], "jo.ministry.health", id="the ministry"),
        pytest.param([ARMY], {"organisation": "الوزارة"}, ["SY"], "ru.ministry.defence", id="the ministry of an army"),
        pytest.param([STATE], {"organisation": "الوزارة"}, ["SY"], None, id="no ministry spoke"),
        pytest.param(
            [ARMY, MINISTRY],
            {"role": "متحدث باسمها", "official": False},
            ["SY"],
            "jo.ministry.health",
            id="its spokesman",
        ),
        pytest.param([REBELS], {"role": "متحدث باسمها", "official": False}, ["SY"], "hamas", id="that of a movement"),
        pytest.param(
            [AGENCY], {"role": "متحدث باسمها", "official": False}, ["SY"], None, id="that of no official body"
        ),
        pytest.param([ARMY], {"role": "متحدث", "official": False}, ["SY"], None, id="spokesman of nobody"),
        pytest.param([STATE], MINISTRY, ["SY"], None, id="a ministry itself"),
        pytest.param([STATE], ARMY, ["SY"], "ru.ministry.defence", id="an army"),
    ],
)
def test_who_is_remembered_with_whom(
    before: list[dict[str, Any]], last: dict[str, Any], countries: list[str | None], key: str | None
) -> None:
    statements = [*(spoken(**fields) for fields in before), spoken(**last)]
    assert memory_keys(statements, named(*countries), load())[statements[-1].key] == key


def test_who_spoke_last_comes_before_who_speaks_next() -> None:
    said = [
        spoken(**MINISTRY),
        spoken(organisation="الوزارة"),
        spoken(organisation="وزارة المالية", body_id="eg.ministry.finance"),
    ]
    assert memory_keys(said, [], load())["الوزاره"] == "jo.ministry.health"
    assert memory_keys(said[1:], [], load())["الوزاره"] == "eg.ministry.finance"


def test_all_that_one_speaker_key_says_in_an_article_is_remembered_together() -> None:
    said = [
        spoken(**MINISTRY),
        spoken(organisation="الوزارة"),
        spoken(body_id="eg.ministry.finance"),
        spoken(organisation="الوزارة"),
    ]
    assert memory_keys(said, [], load())["الوزاره"] == "jo.ministry.health"


def test_a_source_keeps_its_own_alert_and_is_judged_with_its_state() -> None:
    text = (
        "أعلن مصدر رسمي أن العاصمة الأردنية عمان ستستقبل الوفود الخميس.\n\n"
        "ووصلت وفود من إربد والزرقاء في الأردن إلى الاجتماع الذي يعقد كل عام."
    )
    (statement,) = read_article(text)
    assert statement.speaker.body_id is None
    assert (statement.speaker_key, statement.memory_key) == ("مصدر_رسمي", "jo")
