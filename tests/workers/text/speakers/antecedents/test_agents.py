"""Who goes on speaking for the sake of the clause before."""

from __future__ import annotations

import pytest

from workers.text.speakers.antecedents.agents import first_named
from workers.text.speakers.antecedents.scene import Agent, Candidate, Scene
from workers.text.speakers.voice import Voice
from workers.text.statements.spots import Spot

SPOT = Spot(300, 250, 200, 150, ahead=320)
SUBJECT = Agent(order=0, fitting=0, here=True, gender="m")


def candidate(name: str, agent: Agent, *, times: int = 0, gender: str = "") -> Candidate:
    return Candidate(Voice(name=name, times=times, gender=gender), agent=agent)


@pytest.mark.parametrize(
    ("mode", "one", "expected"),
    [
        pytest.param("D", candidate("سامر الخالدي", SUBJECT), "سامر الخالدي", id="who is new and the subject"),
        pytest.param(
            "D", candidate("سامر الخالدي", SUBJECT._replace(gender="")), None, id="whose verb does not stand in front"
        ),
        pytest.param("P", candidate("سامر الخالدي", SUBJECT), "سامر الخالدي", id="at a participle too"),
        pytest.param("N", candidate("سامر الخالدي", SUBJECT), None, id="at a noun the trees tell"),
        pytest.param("D", candidate("سامر الخالدي", SUBJECT, times=1), None, id="who has spoken before"),
        pytest.param("D", candidate("ليلى الخالدي", SUBJECT, gender="f"), None, id="of another gender than the verb"),
        pytest.param("D", candidate("سامر الخالدي", Agent(order=1, fitting=1)), None, id="of the sentence before"),
        pytest.param("D", candidate("سامر الخالدي", Agent(inside=0, here=True)), None, id="only named in the subject"),
    ],
)
def test_who_is_named_as_the_subject_goes_on(mode: str, one: Candidate, expected: str | None) -> None:
    last = candidate("ماهر الحداد", Agent(), times=3, gender="m")
    found = first_named([last, one], Scene(mode, SPOT, 3, gender="m"))
    assert (found.voice.name if found else None) == expected


def test_who_has_been_told_of_by_a_speaker_does_not_go_on() -> None:
    speaker = candidate("ماهر الحداد", Agent(order=1, fitting=1, here=True, gender="m"), times=1, gender="m")
    new = candidate("سامر الخالدي", SUBJECT)
    assert first_named([speaker, new], Scene("D", SPOT, 3, gender="m")) is None


def test_a_participle_goes_on_with_who_has_spoken_in_the_sentence() -> None:
    speaker = candidate("ماهر الحداد", Agent(), times=1, gender="m")
    speaker.voice.spoke_in = SPOT.number
    assert first_named([speaker, candidate("سامر الخالدي", SUBJECT)], Scene("P", SPOT, 3, gender="m")) is None


@pytest.mark.parametrize(
    ("body", "verb", "participle", "expected"),
    [
        pytest.param("الدول الأربع", "f", "f", True, id="things in the plural are feminine"),
        pytest.param("الشركة", "f", "f", True, id="a feminine body"),
        pytest.param("الدول الأربع", "m", "m", False, id="behind a masculine verb they are its object"),
        pytest.param("الحزب", "f", "f", False, id="a masculine body is the object"),
        pytest.param("الشركة", "f", "m", False, id="another participle"),
    ],
)
def test_a_participle_goes_on_with_a_body_that_nobody_knows(
    body: str, verb: str, participle: str, *, expected: bool
) -> None:
    one = Candidate(Voice(body=body), agent=SUBJECT._replace(gender=verb), new=True)
    assert (first_named([one], Scene("P", SPOT, 3, gender=participle)) is not None) is expected


@pytest.mark.parametrize(
    ("link", "verb", "expected"),
    [
        pytest.param("،", "f", True, id="behind a comma"),
        pytest.param("و", "f", False, id="joined by and"),
        pytest.param("،", "m", False, id="of another gender than its verb"),
        pytest.param("،", "", False, id="the gender of its verb is not told"),
    ],
)
def test_a_bare_verb_goes_on_with_the_body_of_its_sentence(link: str, verb: str, *, expected: bool) -> None:
    one = Candidate(Voice(body="غوغل"), agent=SUBJECT._replace(gender=verb))
    scene = Scene("D", SPOT._replace(link=link), 3, gender="f")
    assert (first_named([one], scene) is not None) is expected


@pytest.mark.parametrize(
    ("role", "verb", "expected"),
    [
        pytest.param("وسائل إعلام إسرائيلية", "f", True, id="media"),
        pytest.param("وسائل إعلام إسرائيلية", "m", False, id="a verb of another gender"),
        pytest.param("نائبة إسرائيلية", "f", False, id="somebody else"),
    ],
)
def test_a_relative_clause_goes_on_with_media(role: str, verb: str, *, expected: bool) -> None:
    one = Candidate(Voice(role=role, anonymous=True, gender="f"), agent=SUBJECT._replace(gender="f"), new=True)
    assert (first_named([one], Scene("D", SPOT, 3, gender=verb)) is not None) is expected


@pytest.mark.parametrize(
    ("body", "verb", "expected"),
    [
        pytest.param(
            "القيادة المركزية الأميركية", "m", "القيادة المركزية الأميركية", id="the army has a masculine verb"
        ),
        pytest.param("القيادة المركزية الأميركية", "f", None, id="who has spoken may have the participle"),
        pytest.param("المجلس الأعلى", "m", None, id="neither agrees with the participle"),
    ],
)
def test_a_feminine_participle_passes_over_a_masculine_subject(body: str, verb: str, expected: str | None) -> None:
    army = Candidate(Voice(body="الجيش", times=1, spoke_in=SPOT.number), agent=Agent(1, -1, -1, here=True, gender=verb))
    other = Candidate(Voice(body=body), agent=SUBJECT._replace(gender="f"))
    found = first_named([army, other], Scene("P", SPOT, 3, gender="f"))
    assert (found.voice.body if found else None) == expected
