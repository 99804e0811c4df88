"""Articles that are corrected, copied, late and delivered again: each thing is told once, with the same ids every time."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Alert, AlertKind, Statement
from tests.makers import NOON, make_statement
from workers.memory import DictMemory
from workers.stages import judge

THINGS = (
    "الحكومة ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات مطلع الأسبوع المقبل",
    "المحادثات مع الجانب الأردني تبدأ الخميس في العاصمة عمان",
    "الرسوم الجمركية باقية خلال السنة الجارية بحسب الخطة المالية",
    "فرق الإنقاذ انتشرت في المناطق المنخفضة قرب الأودية",
    "المستشفيات تلقت جرعات اللقاح مساء اليوم ذاته",
)
HOUR = timedelta(hours=1)

VERSIONS = st.lists(
    st.lists(st.sampled_from(THINGS), min_size=1, max_size=4, unique=True).map(tuple),
    min_size=1,
    max_size=4,
    unique=True,
)
"""Of one article: what each says. No two are equal: a text that comes back is taken for the one that was there."""


def article(said: tuple[str, ...], edition: int = 0, **fields: object) -> list[Statement]:
    numbered = enumerate(said, start=1)
    return [
        make_statement(thing, edition=str(edition), sequence=number, of=len(said), **fields)  # type: ignore[arg-type]
        for number, thing in numbered
    ]


def told(statements: list[Statement], memory: DictMemory | None = None) -> list[Alert]:
    memory = DictMemory() if memory is None else memory
    events = [event for statement in statements for event in judge(statement, memory).events]
    return [event.model_copy(update={"produced_at": NOON}) for event in events if isinstance(event, Alert)]


def once(alerts: list[Alert]) -> dict[object, Alert]:
    """By id; what has one id is one event."""
    by_id: dict[object, Alert] = {}
    for alert in alerts:
        assert by_id.setdefault(alert.id, alert) == alert
    return by_id


@given(VERSIONS)
@settings(deadline=None)
def test_whatever_is_corrected_each_thing_is_new_once(versions: list[tuple[str, ...]]) -> None:
    alerts = told([one for edition, said in enumerate(versions) for one in article(said, edition)])
    new = Counter(s.content for alert in alerts if alert.kind is AlertKind.NEW for s in alert.statements)
    assert new == dict.fromkeys({thing for said in versions for thing in said}, 1)
    assert not any(alert.kind is AlertKind.CORROBORATED for alert in alerts)


@given(VERSIONS)
@settings(deadline=None)
def test_what_is_gone_is_withdrawn(versions: list[tuple[str, ...]]) -> None:
    alerts = told([one for edition, said in enumerate(versions) for one in article(said, edition)])
    gone = Counter(change.before for alert in alerts for change in alert.changes)
    expected = Counter(thing for former, next_ in pairwise(versions) for thing in set(former) - set(next_))
    assert gone == expected
    firsts = {s.content: alert.alert_id for alert in alerts if alert.kind is AlertKind.NEW for s in alert.statements}
    corrected = [alert for alert in alerts if alert.kind is AlertKind.CORRECTED]
    assert all(firsts[change.before] == alert.alert_id for alert in corrected for change in alert.changes)


@given(VERSIONS, st.integers(0, 1000).map(random.Random))
@settings(deadline=None)
def test_a_crash_at_any_place_repeats_and_adds_nothing(versions: list[tuple[str, ...]], chance: random.Random) -> None:
    road = [one for edition, said in enumerate(versions) for one in article(said, edition)]
    straight = once(told(road))
    memory, stumbling, at = DictMemory(), [], 0
    while at < len(road):
        stumbling += told([road[at]], memory)
        at += 1
        if chance.random() < 0.3:
            at -= chance.randint(1, at)  # what was not committed comes again
    assert once(stumbling) == straight


@given(st.permutations(range(4)))
def test_in_whatever_order_the_outlets_come_there_is_one_alert_that_all_carry(order: list[int]) -> None:
    outlets = [article(THINGS[:1], article=f"a{n}", published=NOON + n * HOUR)[0] for n in order]
    alerts = told(outlets)
    assert [alert.kind.value for alert in alerts] == ["new", *["corroborated"] * 3]
    assert len({alert.alert_id for alert in alerts}) == 1
    assert {carrier.article_id for alert in alerts for carrier in alert.carriers} == {one.trace_id for one in outlets}


def test_versions_follow_each_other_as_they_arrive() -> None:
    first, second = article(THINGS[:1], 0), article(THINGS[:2], 1)
    new, corrected = told([*second, *first])
    assert (new.kind, corrected.kind) == (AlertKind.NEW, AlertKind.CORRECTED)
    assert [change.before for change in corrected.changes] == [THINGS[1]]
