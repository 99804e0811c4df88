"""Two persons who speak together."""

from __future__ import annotations

import pytest

from schemas import ResolvedBy
from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.speakers.at_cues.joint_mentions import joint, voice_of_both
from workers.text.speakers.resolve import as_speaker
from workers.text.speakers.voice import Resolved
from workers.text.speakers.voices import Voices

PERSONS = frozenset({"سالم", "الحداد", "ماهر", "الخالدي"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "رئيس الحزب سالم الحداد ووزير المالية ماهر الخالدي",
            ("سالم الحداد وماهر الخالدي", "رئيس الحزب ووزير المالية"),
            id="two offices",
        ),
        pytest.param(
            "الرئيسان الفرنسي سالم الحداد والأمريكي ماهر الخالدي",
            ("سالم الحداد وماهر الخالدي", "الرئيسان الفرنسي والأمريكي"),
            id="one office of two nations",
        ),
        pytest.param(
            "الرئيس الأمريكي سالم الحداد ونظيره الفرنسي ماهر الخالدي",
            ("سالم الحداد وماهر الخالدي", "الرئيس الأمريكي ونظيره الفرنسي"),
            id="a peer",
        ),
        pytest.param(
            "كلا من رئيس الحزب سالم الحداد ونائبه، ماهر الخالدي",
            ("سالم الحداد وماهر الخالدي", "رئيس الحزب ونائبه"),
            id="both of them",
        ),
        pytest.param("الحداد والخالدي", ("الحداد والخالدي", None), id="two by their last names"),
        pytest.param("الحداد ووالده", None, id="one and his father"),
        pytest.param(
            "الحداد والرئيس الكوري الجنوبي مون جي-إن",
            ("الحداد ومون جي-إن", "الرئيس الكوري الجنوبي"),
            id="one by the last name, and a known one with the office",
        ),
        pytest.param("سالم الحداد رئيس الحزب ووزير المالية", None, id="two offices of one"),
        pytest.param("رئيس الحزب ووزير المالية سالم الحداد", None, id="two offices in front of one"),
        pytest.param("رئيس الحزب سالم الحداد ووزير المالية", None, id="an office without a name"),
    ],
)
def test_two_persons_with_an_office_each(text: str, expected: tuple[str, str] | None) -> None:
    both = joint(text, PERSONS, load())
    assert (None if both is None else (both.name, both.role)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "الرئيسان الفرنسي سالم الحداد والأمريكي ماهر الخالدي",
            ["الرئيس الفرنسي", "الرئيس الأمريكي"],
            id="of the dual",
        ),
        pytest.param(
            "الرئيس الأمريكي سالم الحداد ونظيره الفرنسي ماهر الخالدي",
            ["الرئيس الأمريكي", "الرئيس الفرنسي"],
            id="a peer",
        ),
        pytest.param(
            "رئيس الحزب سالم الحداد ووزير المالية ماهر الخالدي", ["رئيس الحزب", "وزير المالية"], id="one each"
        ),
        pytest.param("الرئيس الأمريكي سالم الحداد ونائبه ماهر الخالدي", ["الرئيس الأمريكي", None], id="his deputy"),
    ],
)
def test_each_of_the_two_has_an_office(text: str, expected: list[str | None]) -> None:
    both = joint(text, PERSONS, load())
    assert both is not None
    assert [one.role for one in both.both] == expected


def test_the_two_are_a_voice_of_their_own() -> None:
    voices = Voices(FullNames(["سالم الحداد", "ماهر الخالدي"], load()), load(), 2018)
    voices.person(Mention("سالم الحداد", "وزير الصحة المصري", None, anonymous=False), "سالم الحداد")
    both = joint("سالم الحداد ووزير المالية ماهر الخالدي", PERSONS, load())
    assert both is not None
    voice = voice_of_both(both, "", voices, load())
    assert voice is not None
    assert voice.known_body is not None
    assert voice.known_body.id == "eg.ministry.health"
    assert voices.find_person(("سالم", "الحداد")) is not voice


def test_the_two_speak_for_the_bodies_of_both() -> None:
    knowledge = load()
    voices = Voices(FullNames(["سالم الحداد", "ماهر الخالدي"], knowledge), knowledge, 2018)
    both = joint("الرئيسان الفرنسي سالم الحداد والأمريكي ماهر الخالدي", PERSONS, knowledge)
    assert both is not None
    for one in both.both:
        voices.person(one, one.name or "")
    voice = voice_of_both(both, "", voices, knowledge)
    assert voice is not None
    speaker = as_speaker(Resolved(voice, ResolvedBy.MENTION), None, knowledge)
    assert (speaker.organisation, speaker.body_id, speaker.bodies) == ("فرنسا والولايات المتحدة", None, ("fr", "us"))


@pytest.mark.parametrize(
    ("text", "name", "bodies"),
    [
        pytest.param("الجيشان الروسي والسوري", None, ("ru.army", "sy.army"), id="two armies"),
        pytest.param("الحكومتان المصرية والسودانية", None, ("eg.government", "sd.government"), id="two governments"),
        pytest.param(
            "وزيرا الخارجية الروسي والمصري",
            None,
            ("eg.ministry.foreign_affairs", "ru.ministry.foreign_affairs"),
            id="an office with a genitive",
        ),
        pytest.param(
            "الرئيسان الفرنسي والأمريكي",
            "سالم الحداد وماهر الخالدي",
            ("fr", "us"),
            id="an office that the article has two holders of",
        ),
        pytest.param("اللاعبان الفرنسي والأمريكي", None, (), id="no officials"),
    ],
)
def test_a_dual_with_two_nations_is_two(text: str, name: str | None, bodies: tuple[str, ...]) -> None:
    knowledge = load()
    voices = Voices(FullNames(["سالم الحداد", "ماهر الخالدي"], knowledge), knowledge, 2018)
    for person, office in (("سالم الحداد", "الرئيس الفرنسي"), ("ماهر الخالدي", "الرئيس الأمريكي")):
        voices.person(Mention(person, office, None, anonymous=False), person)
    voice = voice_of_both(Mention(None, None, text, anonymous=False), text, voices, knowledge)
    assert voice is not None
    speaker = as_speaker(Resolved(voice, ResolvedBy.MENTION), None, knowledge)
    assert (speaker.name, speaker.bodies) == (name, bodies)


@pytest.mark.parametrize("text", ["الجيش الروسي", "روسيا وسوريا", "الوزيران الروسي والسوري"])
def test_other_words_are_no_dual_of_two_nations(text: str) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    assert voice_of_both(Mention(None, None, text, anonymous=False), text, voices, load()) is None


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        pytest.param(
            "وزير الاقتصاد الفرنسي سالم الحداد ونظيره الألماني ماهر الخالدي",
            ["وزير الاقتصاد الفرنسي", "وزير الاقتصاد الألماني"], id="a peer in another state",
        ),
        pytest.param(
            "الرئيس الأمريكي سالم الحداد ونظيره الفرنسي ماهر الخالدي", ["الرئيس الأمريكي", "الرئيس الفرنسي"],
            id="an office without a field",
        ),
        pytest.param(
            "وزير الاقتصاد الفرنسي سالم الحداد ووزير الدفاع الألماني ماهر الخالدي",
            ["وزير الاقتصاد الفرنسي", "وزير الدفاع الألماني"], id="no peer",
        ),
    ],
)  # fmt: skip
def test_a_peer_has_the_same_office_in_another_state(text: str, offices: list[str]) -> None:
    both = joint(text, PERSONS, load())
    assert both is not None
    assert [one.role for one in both.both] == offices
