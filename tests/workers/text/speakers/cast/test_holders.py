"""Who holds an office that the text names by itself."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.remembered import role_of
from workers.text.speakers.cast.holders import with_holders
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices

PRINCE = ("سامر الخالدي", "ولي العهد السعودي")
MINISTER = ("ماهر الحداد", "وزير الزراعة السوري")
OTHER = ("رامي الحسن", "وزير النقل الأردني")
FORMER = ("عادل النوري", "الرئيس الفرنسي السابق")


@pytest.mark.parametrize(
    ("named", "office", "expected"),
    [
        pytest.param((PRINCE,), "ولي العهد", "سامر الخالدي", id="the office without its state"),
        pytest.param((MINISTER, OTHER), "الوزير", "رامي الحسن", id="the one named last"),
        pytest.param((MINISTER, OTHER), "الوزير السوري", "ماهر الحداد", id="the one of the state"),
        pytest.param((MINISTER,), "الوزير الأردني", None, id="another state's"),
        pytest.param((PRINCE,), "الوزير", None, id="another office"),
        pytest.param((FORMER,), "الرئيس الفرنسي", None, id="who was it"),
        pytest.param((MINISTER,), "وزير سوري", None, id="no definite one"),
        pytest.param((MINISTER,), "المسؤول", None, id="anybody may be it"),
    ],
)
def test_holders(named: tuple[tuple[str, str], ...], office: str, expected: str | None) -> None:
    voices = Voices(FullNames([name for name, _ in named], load()), load(), 2018)
    people = [voices.person(Mention(name, role, None, anonymous=False), name) for name, role in named]
    info = role_of(office, load())
    asked = Voice(role=office, role_info=info, anonymous=not (info and info.definite))
    places = [Named(100, asked, "-"), *(Named(at, voice, "-") for at, voice in enumerate(people))]
    last = with_holders(places, voices)[-1]
    assert (last.at, last.voice.name) == (100, expected)
    assert (last.voice is asked) == (expected is None)


def test_an_office_before_its_holder_is_nobody_by_name() -> None:
    voices = Voices(FullNames([PRINCE[0]], load()), load(), 2018)
    person = voices.person(Mention(*PRINCE, None, anonymous=False), PRINCE[0])
    asked = Voice(role="ولي العهد", role_info=role_of("ولي العهد", load()))
    assert [one.voice for one in with_holders([Named(1, asked, "-"), Named(50, person, "-")], voices)] == [
        asked,
        person,
    ]
