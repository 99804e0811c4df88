"""What offices a voice learns from being called by them again."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.remembered import role_of
from workers.text.speakers.voice import Voice, learn_office
from workers.text.speakers.voices import Voices


@pytest.mark.parametrize(
    ("name", "role", "words", "expected"),
    [
        pytest.param(
            "سالم الحداد", None, "المدير العام للمنظمة", "المدير العام للمنظمة", id="one who has a name alone"
        ),
        pytest.param("سالم الحداد", None, "رئيس وزراء هولندا", "رئيس وزراء هولندا", id="of a state"),
        pytest.param("سالم الحداد", None, "ضابط شرطة متخف", None, id="nobody certain"),
        pytest.param("الحداد", None, "الوزير سالم الحداد", None, id="words with the name"),
        pytest.param("سالم الحداد", None, "الوزير البالغ من العمر 25 عاما", None, id="how old he is"),
        pytest.param("سالم الحداد", None, "المدرب المكسيكي", None, id="what many are"),
        pytest.param("سالم الحداد", None, "المصدر", None, id="a source"),
        pytest.param("سالم الحداد", "وزير الصحة", "الوزير المصري", "وزير الصحة", id="one who has an office"),
        pytest.param(
            None, "وزراء خارجية", "وزراء خارجية الاتحاد الأوروبي", "وزراء خارجية الاتحاد الأوروبي", id="fuller"
        ),
    ],
)
def test_an_office_that_is_told_later(name: str | None, role: str | None, words: str, expected: str | None) -> None:
    voice = Voice(name=name, role=role, name_words=tuple((name or "").split()))
    learn_office(voice, words, role_of(words, load()))
    assert voice.role == expected


@pytest.mark.parametrize(
    ("known", "words", "expected"),
    [
        pytest.param("sa.ministry.culture", "الوزير السعودي", "sa.ministry.culture", id="of the state known"),
        pytest.param("nato", "رئيس وزراء هولندا", "nl.government", id="of another one"),
        pytest.param(None, "رئيس وزراء هولندا", "nl.government", id="of none"),
    ],
)
def test_an_office_tells_the_body_where_none_of_its_state_is_known(
    known: str | None, words: str, expected: str
) -> None:
    knowledge = load()
    body = knowledge.body(known) if known else None
    voice = Voice(name="سالم الحداد", name_words=("سالم", "الحداد"), known_body=body)
    learn_office(voice, words, knowledge.resolve_role(words))
    assert voice.known_body is not None
    assert voice.known_body.id == expected


@pytest.mark.parametrize(
    ("name", "past", "other", "role"),
    [
        pytest.param("سالم الحداد", "القائد العسكري السابق", "رئيس وزراء هولندا", "رئيس وزراء هولندا", id="what he is now"),
        pytest.param(
            "سالم الحداد", "المستشار السابق للرئيس الهولندي", "الرئيس الهولندي", "المستشار السابق للرئيس الهولندي",
            id="whom he served",
        ),
        pytest.param("سالم الحداد", "وزير الصحة السابق", "وزير الصحة", "وزير الصحة السابق", id="the same office"),
        pytest.param("سالم الحداد", "وزير الصحة", "القائد السابق للجيش", "وزير الصحة", id="what he was before"),
        pytest.param("باراك أوباما", "السيناتور السابق", "الرئيس الأمريكي", "السيناتور السابق", id="known to hold none"),
    ],
)  # fmt: skip
def test_a_present_office_is_told_before_a_past_one(name: str, past: str, other: str, role: str) -> None:
    voices = Voices(FullNames([name], load()), load(), 2018)
    for one in (past, other):
        voices.person(Mention(name, one, None, anonymous=False), name)
    assert voices.person(Mention(name, None, None, anonymous=False), name).role == role


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        pytest.param("مايك بومبيو", "المرشح لمنصب وزير الخارجية", None, id="a candidate, who may not hold it yet"),
        pytest.param("مايك بومبيو", None, "us.state_department", id="the office known of the year"),
        pytest.param(
            "محرم إنجه", "مرشح الانتخابات الرئاسية في تركيا", "tr.grand_national_assembly", id="of a parliament"
        ),
        pytest.param("صلاح الدين دميرتاش", "المرشح للانتخابات", "tr.hdp", id="of a party, which he leads as before"),
    ],
)
def test_a_candidate_speaks_for_no_office_of_state(name: str, role: str | None, expected: str | None) -> None:
    voices = Voices(FullNames([name], load()), load(), 2018)
    voice = voices.person(Mention(name, None, None, anonymous=False), name)
    voices.person(Mention(name, role, None, anonymous=False), name)
    assert (voice.known_body.id if voice.known_body else None) == expected
