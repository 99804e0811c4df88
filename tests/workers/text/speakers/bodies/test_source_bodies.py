"""The body that an adjective of an unnamed source tells."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.bodies.source_bodies import place_source
from workers.text.speakers.voice import Voice


@pytest.mark.parametrize(
    ("role", "country", "body"),
    [
        pytest.param("مصدر عسكري", "JO", "jo.army", id="of the state spoken of"),
        pytest.param("مصدر عسكري سوري", "YE", "sy.army", id="of the state it names"),
        pytest.param("مصادر قضائية فرنسية", None, "fr.judiciary", id="feminine"),
        pytest.param("مصدر عسكري", None, None, id="of nobody knows which state"),
        pytest.param("مصدر مطلع", "YE", None, id="of no body"),
        pytest.param("محققون", "DE", "de.police", id="men of a force, of the state spoken of"),
        pytest.param("مسؤولون", "DE", None, id="of any body"),
        pytest.param("مسؤول عسكري غربي", "RU", None, id="of another state than the one spoken of"),
        pytest.param("مصدر عسكري خليجي", "YE", None, id="of one of several states"),
        pytest.param("محللون عسكريون", "RU", None, id="who speak for nobody"),
    ],
)
def test_place_source(role: str, country: str | None, body: str | None) -> None:
    info = load().resolve_source(role) or load().resolve_role(role)
    assert info is not None
    voice = Voice(role=role, role_info=info)
    place_source(voice, info, load(), country)
    assert (voice.known_body.id if voice.known_body else None) == body
