"""What the pages of speakers, topics, alerts and operations ask, over both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from schemas import Act, AlertKind, NoveltyReason, Opposed, derive_id
from tests.annotated import Said, make_annotated
from tests.makers import NOON
from workers.store import DayCount, NameCount, SpeakerRow, Store

DAY = timedelta(days=1)
MINISTRY = "ru.ministry"


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


def lavrov(content: str, act: Act = Act.SAY, *about: str) -> Said:
    return Said(content, MINISTRY, "سيرغي لافروف", "وزارة الخارجية الروسية", "RU", act, about=about)


def spokeswoman(content: str, act: Act = Act.DENY, *about: str) -> Said:
    return Said(content, MINISTRY, "ماريا زاخاروفا", "وزارة الخارجية الروسية", "RU", act, about=about)


async def fill(store: Store) -> None:
    army = Said("القوات انسحبت", "sy.army", None, "الجيش السوري", "SY", Act.ANNOUNCE, about=["سوريا"])
    await store.save(
        [
            make_annotated("a1", lavrov("أول", Act.SAY, "سوريا", "إيران"), lavrov("ثان", Act.WARN, "سوريا")),
            make_annotated("a2", spokeswoman("ثالث", Act.DENY, "سُوريا"), published=NOON + DAY),
            make_annotated("a3", army, published=NOON - timedelta(hours=13)),
        ]
    )


def opposing(alert: Any, kind: str, rule: str) -> Any:
    """``alert`` whose statement stands against an earlier one."""
    opposed = Opposed.model_validate(
        {
            "kind": kind, "rule": rule, "speaker": "ماريا زاخاروفا", "statement": derive_id("earlier"),
            "content": 'قالت "kind": "reversal"', "published_at": NOON - DAY,
        }
    )  # fmt: skip
    statement = alert.statements[0].model_copy(update={"opposes": opposed})
    return alert.model_copy(update={"statements": (statement,)})


class TestSpeakers:
    async def test_the_most_frequent_first_as_last_described(self, store: Store) -> None:
        await fill(store)
        ministry = SpeakerRow(MINISTRY, "ماريا زاخاروفا", "وزارة الخارجية الروسية", "RU", 3, NOON + DAY)
        army = SpeakerRow("sy.army", None, "الجيش السوري", "SY", 1, NOON - timedelta(hours=13))
        assert await store.speakers() == [ministry, army]
        assert await store.speakers(limit=1) == [ministry]

    @pytest.mark.parametrize(
        ("prefix", "keys"),
        [
            ("سيرغي", [MINISTRY]),
            ("لافرو", [MINISTRY]),
            ("افروف", []),
            ("زاخاروفا", [MINISTRY]),
            ("وزاره", [MINISTRY]),
            ("الجيش", ["sy.army"]),
            ("جيش", ["sy.army"]),
            ("sy.army", ["sy.army"]),
            ("%", []),
            ("_", []),
            ("  ", [MINISTRY, "sy.army"]),
        ],
    )
    async def test_by_the_beginning_of_a_word(self, sqlite_url: str, prefix: str, keys: list[str]) -> None:
        async with await Store.open(sqlite_url) as store:
            await fill(store)
            assert [row.speaker_key for row in await store.speakers(prefix)] == keys

    async def test_both_databases_compare_names_alike(self, store: Store) -> None:
        await fill(store)
        assert [row.speaker_key for row in await store.speakers("لافرو")] == [MINISTRY]


class TestTimelines:
    async def test_what_a_speaker_said_and_about_whom(self, store: Store) -> None:
        await fill(store)
        timeline = await store.speaker_timeline(MINISTRY)
        today, tomorrow = NOON.date(), (NOON + DAY).date()
        assert timeline.days == (
            DayCount(today, Act.SAY, 1),
            DayCount(today, Act.WARN, 1),
            DayCount(tomorrow, Act.DENY, 1),
        )
        assert [(one.statements, one.speaker_key) for one in timeline.others] == [(3, None), (1, None)]
        assert timeline.others[1].name == "إيران"
        assert timeline.reversals == ()
        later = await store.speaker_timeline(MINISTRY, since=NOON + DAY)
        assert (later.days, later.others[0].statements, len(later.others)) == (timeline.days[2:], 1, 1)

    async def test_who_speaks_about_a_topic(self, store: Store) -> None:
        await fill(store)
        timeline = await store.topic_timeline("سوريا")
        assert [(one.day - NOON.date(), one.act) for one in timeline.days] == [
            (-DAY, Act.ANNOUNCE),
            (timedelta(0), Act.SAY),
            (timedelta(0), Act.WARN),
            (DAY, Act.DENY),
        ]
        assert timeline.others == (
            NameCount("ماريا زاخاروفا", 3, MINISTRY),
            NameCount("الجيش السوري", 1, "sy.army"),
        )
        assert (await store.topic_timeline("سوريا", since=NOON)).days == timeline.days[1:]
        assert (await store.topic_timeline("أحد")).days == ()

    async def test_reversals_among_their_alerts(self, store: Store, make_alert: Any) -> None:
        about = make_annotated("a1", lavrov("لن ننسحب", Act.SAY, "سوريا"))
        turned = opposing(make_alert("turned", speaker_key=MINISTRY), "reversal", "opposite_claim")
        turned = turned.model_copy(
            update={"statements": (turned.statements[0].model_copy(update={"id": about.statements[0].id}),)}
        )
        denied = opposing(make_alert("denied", speaker_key=MINISTRY, article="a2"), "denial", "denied_claim")
        other = opposing(make_alert("other", speaker_key="xx.other", article="a3"), "reversal", "opposite_claim")
        await store.save([about, turned, denied, other])
        (reversal,) = (await store.speaker_timeline(MINISTRY)).reversals
        assert (reversal.alert_id, reversal.statement) == (turned.alert_id, turned.statements[0])
        assert reversal.opposed.speaker == "ماريا زاخاروفا"
        assert (await store.topic_timeline("سوريا")).reversals == (reversal,)
        assert (await store.topic_timeline("إيران")).reversals == ()
        for since, found in ((turned.first_seen, (reversal,)), (NOON, ())):
            assert (await store.speaker_timeline(MINISTRY, since)).reversals == found


async def test_every_wording_of_an_alert(store: Store, make_alert: Any) -> None:
    later = NOON + timedelta(hours=1)
    new = make_alert("n", article="a1", content="المحادثات ستبدأ الأحد")
    joins = make_alert("n", article="a2", kind=AlertKind.CORROBORATED, content="بدء المحادثات الأحد", outlet="ب",
                       published=later, made=later)  # fmt: skip
    early = make_alert("n", article="a3", kind=AlertKind.CORROBORATED, content="الأحد موعد المحادثات", outlet="ج",
                       published=NOON - DAY, made=later)  # fmt: skip
    corrected = make_alert("n", article="a1", kind=AlertKind.CORRECTED, content="المحادثات ستبدأ الأحد", made=later)
    await store.save([corrected, joins, early, make_alert("other", article="a9")])
    await store.save([new])
    wordings = await store.wordings(new.alert_id)
    assert [(one.content, one.outlet) for one in wordings] == [
        ("المحادثات ستبدأ الأحد", "وكالة الغد"),
        ("الأحد موعد المحادثات", "ج"),
        ("بدء المحادثات الأحد", "ب"),
    ]
    first, statement = wordings[0], new.statements[0]
    assert (first.statement_id, first.group_id, first.article_id) == (statement.id, statement.id, new.trace_id)
    assert (first.field, first.span, first.reason) == ("text", (10, 10 + len(first.content)), NoveltyReason.FIRST)
    assert first.speaker == statement.speaker
    assert await store.wordings(derive_id("nobody")) == []
