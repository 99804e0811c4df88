"""Corrections and feedback over both databases: kept, found again, once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from schemas import Alert, AlertKind, Feedback, derive_id
from tests.workers.conftest import NOON
from workers.store import Store

MakeAlert = Callable[..., Alert]
MakeFeedback = Callable[..., Feedback]
HOUR = timedelta(hours=1)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


async def test_an_alert_shows_what_was_corrected_in_the_order_of_telling(store: Store, make_alert: MakeAlert) -> None:
    first = make_alert(content="القطع أربع ساعات")
    mended = make_alert(
        kind=AlertKind.CORRECTED, content="القطع أربع ساعات", after="القطع ثلاث ساعات", made=NOON + HOUR
    )
    withdrawn = make_alert(kind=AlertKind.CORRECTED, article="a2", content="القطع أربع ساعات", made=NOON + 2 * HOUR)
    await store.save([withdrawn, mended])
    await store.save([first, mended])
    (alert,) = await store.alerts()
    assert alert.kind is AlertKind.NEW
    assert alert.statements == first.statements
    assert [(change.reason.value, change.after) for change in alert.changes] == [
        ("number_changed", "القطع ثلاث ساعات"), ("withdrawn", None),
    ]  # fmt: skip
    assert len(alert.carriers) == 2


async def test_an_alert_is_named_by_the_beginning_of_its_id(store: Store, make_alert: MakeAlert) -> None:
    alerts = [make_alert(f"n{number}") for number in range(40)]
    await store.save(alerts)
    (one,) = await store.alerts_named(alerts[0].alert_id.hex[:12])
    assert one == alerts[0].alert_id
    assert len(await store.alerts_named("")) == 2
    assert await store.alerts_named("%") == []


async def test_the_statements_that_told_come_before_those_that_joined(store: Store, make_alert: MakeAlert) -> None:
    first, joined = make_alert(), make_alert(article="a2", kind=AlertKind.CORROBORATED)
    await store.save([joined, first])
    assert await store.statements_told(first.alert_id) == [first.statements[0].id, joined.statements[0].id]


async def test_a_verdict_given_again_keeps_the_last_note(
    store: Store, make_alert: MakeAlert, make_feedback: MakeFeedback
) -> None:
    await store.save([make_alert()])
    for note, hours in (("أول", 0), ("آخر", 2), ("متأخر", 1)):
        await store.save([make_feedback(note=note, made=NOON + hours * HOUR)])
    (judged,), unknown = await store.judged()
    assert (judged.note, judged.whole_alert, unknown) == ("آخر", True, 0)


async def test_what_was_judged_comes_with_its_statement(
    store: Store, make_alert: MakeAlert, make_feedback: MakeFeedback
) -> None:
    told, joined = make_alert(), make_alert(article="a2", kind=AlertKind.CORROBORATED, content="أخرى")
    await store.save([told, joined, make_feedback(verdict="right", reader="ريم")])
    await store.save([make_feedback(verdict="not-new", statement=joined.statements[0].id), make_feedback("nobody")])
    (whole, single), unknown = await store.judged()
    assert unknown == 1
    assert (whole.verdict, whole.reader, whole.source, whole.content) == (
        "right", "ريم", "a1.txt", told.statements[0].content,
    )  # fmt: skip
    assert (whole.field, whole.span) == ("text", (10, 10 + len(whole.content)))
    assert whole.speaker is not None
    assert whole.speaker["name"] == "سالم الهادي"
    assert (single.verdict, single.source, single.statement_id) == ("not-new", "a2.txt", joined.statements[0].id)


async def test_feedback_may_come_before_its_alert(
    store: Store, make_alert: MakeAlert, make_feedback: MakeFeedback
) -> None:
    await store.save([make_feedback()])
    assert await store.judged() == ([], 1)
    await store.save([make_alert()])
    judged, unknown = await store.judged()
    assert (len(judged), unknown) == (1, 0)


def test_the_id_follows_from_what_is_said(make_feedback: MakeFeedback) -> None:
    verdicts = [
        make_feedback(), make_feedback("other"), make_feedback(verdict="not-new"), make_feedback(reader="ريم"),
        make_feedback(statement=derive_id("s")),
    ]  # fmt: skip
    assert len({verdict.id for verdict in verdicts}) == len(verdicts)
    assert make_feedback(note="غير").id == make_feedback().id
    again = Feedback.model_validate_json(make_feedback().model_dump_json())
    assert again == make_feedback()
    with pytest.raises(ValueError, match="that of this verdict is"):
        Feedback.model_validate(make_feedback().model_dump() | {"verdict": "not-new"})
