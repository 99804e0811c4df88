"""Under which key a speaker's statements make one alert, and with whose they are remembered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas import Speaker
from workers.text.knowledge.base import load
from workers.text.speakers.bodies.keys import memory_key, speaker_key


def speaker(**fields: str | Sequence[str] | None) -> Speaker:
    return Speaker.model_validate({"resolved_by": "mention", **fields})


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"name": "جيمس ماتيس", "body_id": "us.pentagon", "entity_id": "james_mattis"}, "us.pentagon"),
        ({"name": "هيلاري كلينتون", "entity_id": "hillary_clinton"}, "hillary_clinton"),
        ({"name": "كلينتون", "entity_id": "hillary_clinton"}, "hillary_clinton"),
        ({"name": "سالم الخالدي", "organisation": "نادي الضفاف"}, "نادي_الضفاف"),
        ({"name": "هيلاري كلينتون", "organisation": "نادي الضفاف", "entity_id": "hillary_clinton"}, "نادي_الضفاف"),
        ({"organisation": "روسيا وسوريا", "bodies": ("ru", "sy")}, "ru+sy"),
        ({"name": "سالم الخالديّ"}, "سالم_الخالدي"),
        ({"role": "شهود عيان"}, "شهود_عيان"),
        ({}, ""),
    ],
)
def test_speaker_key(fields: dict[str, str | Sequence[str]], key: str) -> None:
    assert speaker_key(speaker(**fields)) == key


@pytest.mark.parametrize(
    ("body_id", "key"),
    [
        pytest.param("fr.elysee", "fr", id="presidency"),
        pytest.param("gb.downing_street", "gb", id="government of another name"),
        pytest.param("ml.government", "ml", id="composed government"),
        pytest.param("us.national_security_council", "us", id="part of the presidency"),
        pytest.param("ru.army", "ru.ministry.defence", id="army"),
        pytest.param("sy.army", "sy.ministry.defence", id="army that the knowledge file names"),
        pytest.param("us.joint_chiefs", "us.pentagon", id="general staff, of a ministry of another name"),
        pytest.param("ru.reconciliation_centre", "ru.ministry.defence", id="part of the ministry of defence"),
        pytest.param("fr", None, id="the state itself"),
        pytest.param("ru.ministry.defence", None, id="the ministry itself"),
        pytest.param("ru.ministry.foreign_affairs", "ru", id="ministry that speaks for the state abroad"),
        pytest.param("us.state_department", "us", id="the same of another name"),
        pytest.param("ru.ministry.interior", None, id="another ministry"),
        pytest.param("gb.police", None, id="no army"),
        pytest.param("lb.parliament", None, id="parliament"),
        pytest.param("un.security_council", None, id="no state"),
        pytest.param("eu.external_action", "eu", id="foreign affairs of an organisation"),
        pytest.param("eu.commission", None, id="another organ of it"),
        pytest.param("army", None, id="nobody knows whose"),
        pytest.param(None, None, id="no body"),
    ],
)
def test_memory_key(body_id: str | None, key: str | None) -> None:
    assert memory_key(speaker(body_id=body_id), load()) == key
