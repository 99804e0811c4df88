"""Offices and organs of a state that a pronoun gives to somebody."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.speakers.antecedents.owned_offices import is_organ, of_state
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot

SPOT = Spot(200, 150, 100, 0)
PRESIDENT, SPOKESWOMAN = "الرئيس التركي رامي الحداد", "المتحدثة باسم الخارجية الروسية سلمى الخالدي"


def named(*whom: str, told: bool = True) -> Voices:
    """An article that names them in this order before the cue; outside of what is said, if ``told``."""
    knowledge = load()
    voices = Voices(FullNames(["رامي الحداد", "سلمى الخالدي"], knowledge), knowledge, 2018)
    places = []
    for number, words in enumerate(whom):
        if words in (PRESIDENT, SPOKESWOMAN):
            *role, given, family = words.split()
            voice = voices.person(
                Mention(f"{given} {family}", " ".join(role), None, anonymous=False), f"{given} {family}"
            )
        else:
            voice = Voice(body=words, known_body=knowledge.resolve_body(words))
        places.append(Named(110 + 20 * number, voice, "^"))
    voices.note_places(places)
    voices.note_contents([] if told else [(105, 195)])
    return voices


@pytest.mark.parametrize(
    ("words", "whom", "expected"),
    [
        pytest.param(
            "سفيرها لدى الأمم المتحدة", ("روسيا",), "السفير الروسي لدى الأمم المتحدة", id="of the state that is named"
        ),
        pytest.param("سفيرها", ("روسيا", SPOKESWOMAN), "السفير الروسي", id="not of the woman behind it"),
        pytest.param("مندوبها", (SPOKESWOMAN,), "المندوب الروسي", id="of the woman's state"),
        pytest.param("حكومته", (PRESIDENT,), "الحكومة التركية", id="of the man's state"),
        pytest.param("خارجيتها", ("تركيا",), "الخارجية التركية", id="an organ"),
        pytest.param("رئيس وزرائها", ("تركيا",), "رئيس الوزراء التركي", id="a prime minister"),
        pytest.param("رئيسها", ("تركيا",), "الرئيس التركي", id="the head of the one that is named last"),
        pytest.param("رئيسها", ("تركيا", "منظمة الصحة العالمية"), None, id="the head of another body"),
        pytest.param("رئيسها التنفيذي", ("تركيا",), None, id="a head of which more is told"),
        pytest.param("جيشه", ("تركيا",), None, id="no state that agrees"),
        pytest.param("محاميها", ("تركيا",), None, id="somebody's own lawyer"),
        pytest.param("مدير أعماله", (PRESIDENT,), None, id="somebody's own agent"),
        pytest.param("السفير", ("تركيا",), None, id="no pronoun"),
    ],
)
def test_whose_an_office_is(words: str, whom: tuple[str, ...], expected: str | None) -> None:
    assert of_state(words, SPOT, named(*whom), load()) == expected


def test_whom_somebody_speaks_of_owns_no_office() -> None:
    assert of_state("سفيرها", SPOT, named("روسيا", told=False), load()) is None


@pytest.mark.parametrize(("phrase", "expected"), [("الخارجية الروسية", True), ("السفير الروسي", False)])
def test_an_organ_is_a_body(phrase: str, *, expected: bool) -> None:
    assert is_organ(phrase) is expected
