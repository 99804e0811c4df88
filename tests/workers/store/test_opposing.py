"""From a statement to the alert that tells it, and from an alert to what stands against it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from schemas import Alert, AlertKind, Opposed, OppositionKind, OppositionRule, derive_id
from tests.makers import NOON
from workers.store import Store

MakeAlert = Callable[..., Alert]
CLAIM = "سننسحب من الاتفاق"
RULES = {OppositionKind.REVERSAL: OppositionRule.OPPOSITE_CLAIM, OppositionKind.DENIAL: OppositionRule.POINTS_BACK}


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


def against(alert: Alert, statement: UUID, kind: OppositionKind = OppositionKind.REVERSAL) -> Alert:
    """``alert`` with its statement against another one."""
    opposed = Opposed(
        kind=kind, rule=RULES[kind], speaker="وزارة", statement=statement, content=CLAIM, published_at=NOON
    )
    said = alert.statements[0].model_copy(update={"opposes": opposed})
    return alert.model_copy(update={"statements": (said,)})


def later(alert: Alert, days: float) -> Alert:
    return alert.model_copy(update={"first_seen": alert.first_seen + timedelta(days=days)})


async def opposing(store: Store, told: Alert) -> list[UUID]:
    return [one.alert_id for one in await store.opposing(told)]


async def test_a_reversal_is_found_from_what_it_reverses(store: Store, make_alert: MakeAlert) -> None:
    told = make_alert("claim", content=CLAIM)
    turned = later(against(make_alert("turned", article="a2", content="لن ننسحب"), told.statements[0].id), 3)
    await store.save([told, turned, make_alert("other", article="a3", content="شيء آخر")])
    (one,) = await store.opposing(told)
    assert (one.alert_id, one.statement.content, one.first_seen) == (turned.alert_id, "لن ننسحب", turned.first_seen)
    assert await opposing(store, turned) == []


async def test_a_reversal_of_what_an_outlet_repeated_is_found_too(store: Store, make_alert: MakeAlert) -> None:
    told = make_alert("claim", content=CLAIM)
    repeated = make_alert("claim", article="a2", kind=AlertKind.CORROBORATED, content="ننسحب من الاتفاق")
    turned = against(make_alert("turned", article="a3", content="لن ننسحب"), repeated.statements[0].id)
    await store.save([told, repeated, turned])
    assert await opposing(store, told) == [turned.alert_id]


async def test_what_a_headline_claims_is_told_in_the_words_of_its_body(store: Store, make_alert: MakeAlert) -> None:
    told = make_alert("claim", content=CLAIM)
    headline = derive_id("headline of", str(told.statements[0].id))
    founded = told.statements[0].model_copy(
        update={"verdict": told.statements[0].verdict.model_copy(update={"group": headline})}
    )
    told = told.model_copy(update={"statements": (founded,)})
    turned = later(against(make_alert("turned", article="a2", content="لن ننسحب"), headline), 3)
    await store.save([told, turned])
    assert await opposing(store, told) == [turned.alert_id]
    assert await store.alerts_telling({headline}) == {headline: told.alert_id}


async def test_somebody_elses_denial_stands_in_the_same_article(store: Store, make_alert: MakeAlert) -> None:
    told = make_alert("claim", content=CLAIM)
    denied = make_alert("denied", article="a1", content="هذا غير صحيح", speaker_key="xx.army")
    elsewhere = make_alert("elsewhere", article="a9", content="هذا كذب", speaker_key="xx.army")
    claim = told.statements[0].id
    await store.save(
        [told, against(denied, claim, OppositionKind.DENIAL), against(elsewhere, claim, OppositionKind.DENIAL)]
    )
    assert await opposing(store, told) == [denied.alert_id]


@pytest.mark.parametrize(("days", "found"), [(33, True), (34, False), (-33, True), (-34, False)])
async def test_a_reversal_comes_within_the_time_that_claims_are_kept(
    store: Store, make_alert: MakeAlert, days: int, found: bool
) -> None:
    told = make_alert("claim", content=CLAIM)
    turned = later(against(make_alert("turned", article="a2", content="لن ننسحب"), told.statements[0].id), days)
    await store.save([told, turned])
    assert bool(await opposing(store, told)) is found


async def test_words_that_look_like_one_are_none(store: Store, make_alert: MakeAlert) -> None:
    told = make_alert("claim", content=CLAIM)
    words = f'"opposes": {{"statement": "{told.statements[0].id}"}}'
    await store.save([told, make_alert("quoted", article="a2", content=words)])
    assert await opposing(store, told) == []


async def test_the_first_alert_that_tells_a_statement(store: Store, make_alert: MakeAlert) -> None:
    first = make_alert("first", content=CLAIM, made=NOON)
    again = make_alert("again", content=CLAIM, made=NOON + timedelta(minutes=1))
    await store.save([again, first])
    statement = first.statements[0].id
    assert await store.alerts_telling({statement, derive_id("nobody's")}) == {statement: first.alert_id}
    assert await store.alerts_telling(set()) == {}
