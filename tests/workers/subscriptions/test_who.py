"""Who speaks: by name, id, body with all that belongs to it, country and role."""

from __future__ import annotations

from typing import Any

import pytest

from schemas import Speaker
from tests.workers.subscriptions.making import LAVROV, decide, make_alert, make_statement, why
from workers.subscriptions.decision import Condition


def speaker(**fields: Any) -> Speaker:
    return Speaker(**{"resolved_by": "mention", **fields})


PENTAGON = speaker(
    role="المتحدث باسم وزارة الدفاع الأميركية", organisation="البنتاغون", country="US",
    entity_id="us.pentagon", body_id="us.pentagon",
)  # fmt: skip
HAMAS = speaker(organisation="حركة حماس", country="PS", entity_id="hamas", body_id="hamas")
COUNCIL = speaker(organisation="مجلس الأمن الدولي", entity_id="un.security_council", body_id="un.security_council")
ARMY = speaker(organisation="الجيش الإسرائيلي", country="IL", entity_id="il.idf", body_id="il.idf")
EMBASSY = speaker(organisation="السفارة الروسية في لندن", body_id="ru.embassy.gb", entity_id="ru.embassy.gb")
TOGETHER = speaker(organisation="الكرملين وسوريا", bodies=("ru.kremlin", "sy"))
STRANGER = speaker(name="سيرغي لافروف الصغير", role="محافظ السهل")
OTHER_TRUMP = speaker(name="دونالد ترامب", entity_id="donald_trump_jr")

TAKES = [
    ("who: لافروف", LAVROV),
    ("who: سيرغي لافروف", LAVROV),
    ("who: {name: سيرجي لافروف}", LAVROV),
    ("who: {id: sergey_lavrov}", LAVROV),
    ("who: {id: ru.ministry.foreign_affairs}", LAVROV),
    ("who: {body: ru.ministry.foreign_affairs}", LAVROV),
    ("who: {body: وزارة الخارجية الروسية}", LAVROV),
    ("who: {body: ru}", LAVROV),
    ("who: {body: روسيا}", LAVROV),
    ("who: {body: ministry.foreign_affairs}", LAVROV),
    ("who: {body: وزارة الخارجية}", LAVROV),
    ("who: {country: RU}", LAVROV),
    ("who: {country: ru}", LAVROV),
    ("who: {country: روسيا}", LAVROV),
    ("who: {country: موسكو}", LAVROV),
    ("who: {country: الروسية}", LAVROV),
    ("who: {role: وزير خارجية}", LAVROV),
    ("who: {role: «وزير الخارجية»}", LAVROV),
    ("who: {role: وزير الخارجية, country: [US, RU]}", LAVROV),
    ("who: [{country: US}, {country: RU}]", LAVROV),
    ("who: {any: [{country: RU}], none: [{id: vladimir_putin}]}", LAVROV),
    ("who: {none: {country: US}}", LAVROV),
    ("who: وزارة الخارجية الروسية", LAVROV),
    ("who: {body: us}", PENTAGON),
    ("who: {body: us.ministry.defence}", PENTAGON),
    ("who: {body: وزارة الدفاع}", PENTAGON),
    ("who: {body: البنتاغون}", PENTAGON),
    ("who: {role: المتحدث باسم}", PENTAGON),
    ("who: {body: حماس}", HAMAS),
    ("who: حماس", HAMAS),
    ("who: حركة المقاومة الإسلامية", HAMAS),
    ("who: {body: un}", COUNCIL),
    ("who: {body: الأمم المتحدة}", COUNCIL),
    ("who: {body: il.army}", ARMY),
    ("who: {body: il}", ARMY),
    ("who: {body: ru}", EMBASSY),
    ("who: {name: سيرغي لافروف الصغير}", STRANGER),
    ("who: {role: محافظ السهل}", STRANGER),
    ("who: {id: sy}", TOGETHER),
    ("who: سوريا", TOGETHER),
    ("who: {body: sy}", TOGETHER),
    ("who: {body: ru}", TOGETHER),
    ("who: {country: SY}", TOGETHER),
    ("who: {country: RU}", TOGETHER),
]

REFUSES = [
    ("who: {body: us}", TOGETHER),
    ("who: {none: {country: SY}}", TOGETHER),
    ("who: إيران", TOGETHER),
    ("who: بوتين", LAVROV),
    ("who: {id: ru}", LAVROV),
    ("who: {body: us}", LAVROV),
    ("who: {body: us.state_department}", LAVROV),
    ("who: {body: ministry.defence}", LAVROV),
    ("who: {country: US}", LAVROV),
    ("who: {role: وزير الدفاع}", LAVROV),
    ("who: {role: وزير الخارجية, country: US}", LAVROV),
    ("who: {name: لافروف, country: US}", LAVROV),
    ("who: {any: [{country: RU}], none: [{id: sergey_lavrov}]}", LAVROV),
    ("who: {none: [{body: ru}]}", LAVROV),
    ("who: {body: us.white_house}", PENTAGON),
    ("who: {body: ps}", HAMAS),
    ("who: {body: un.security_council}", speaker(organisation="الأمم المتحدة", entity_id="un", body_id="un")),
    ("who: دونالد ترامب", OTHER_TRUMP),
    ("who: {country: RU}", STRANGER),
    ("who: {body: ru}", STRANGER),
]


@pytest.mark.parametrize(("asked", "who"), TAKES)
def test_takes(asked: str, who: Speaker) -> None:
    decision = decide(asked, make_alert(make_statement(), speaker=who))
    assert decision.takes, why(decision, Condition.WHO)


@pytest.mark.parametrize(("asked", "who"), REFUSES)
def test_refuses(asked: str, who: Speaker) -> None:
    decision = decide(asked, make_alert(make_statement(), speaker=who))
    assert not decision.takes
    refusals = [reason.condition for reason in decision.reasons if not reason.holds]
    assert refusals[0] is Condition.WHO


def test_reason_names_the_body_that_it_belongs_to() -> None:
    text = why(decide("who: {body: ru}", make_alert()), Condition.WHO)
    assert text == "body ru.ministry.foreign_affairs belongs to ru"


def test_reason_of_a_refusal_names_the_speaker() -> None:
    text = why(decide("who: {country: US}", make_alert()), Condition.WHO)
    assert "سيرغي لافروف · sergey_lavrov · ru.ministry.foreign_affairs · RU" in text


def test_reason_of_an_exclusion_names_it() -> None:
    text = why(decide("who: {none: [{body: ru}]}", make_alert()), Condition.WHO)
    assert text.endswith("left out: body ru.ministry.foreign_affairs belongs to ru")


@pytest.mark.parametrize(
    ("asked", "takes"),
    [
        pytest.param("who: لافروف", True, id="who heads it"),
        pytest.param("who: البنتاغون", True, id="who says some of it"),
        pytest.param("who: {country: US}", True, id="whose state does"),
        pytest.param("who: {role: المتحدث باسم, country: RU}", False, id="each must fit one speaker"),
        pytest.param("who: حماس", False, id="who says nothing of it"),
        pytest.param("who: {none: {country: RU}}", False, id="who heads it is left out"),
        pytest.param("who: {none: {country: US}}", True, id="who says some of it is not left out"),
    ],
)
def test_whoever_says_some_of_an_alert_is_its_speaker_too(asked: str, takes: bool) -> None:
    said = [
        make_statement(f"المحادثات {n}").model_copy(update={"speaker": who}) for n, who in enumerate((LAVROV, PENTAGON))
    ]
    decision = decide(asked, make_alert(*said, speaker=LAVROV))
    assert decision.takes is takes, why(decision, Condition.WHO)
