"""What the screen stores waits for the bus, over both databases; what comes from the topic does not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from schemas import Feedback
from tests.workers.conftest import NOON
from workers.store import Store
from workers.store.feedback_outbox import Waiting, give, published, unpublished

MakeFeedback = Callable[..., Feedback]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


async def given(store: Store, event: Feedback) -> None:
    async with store.writing() as connection:
        await give(connection, event)


async def waiting(store: Store) -> list[Waiting]:
    async with store.reading() as connection:
        return await unpublished(connection)


async def taken(store: Store, number: int) -> None:
    async with store.writing() as connection:
        await published(connection, number)


async def test_what_is_given_is_stored_and_waits_as_it_is(store: Store, make_feedback: MakeFeedback) -> None:
    # Its own trace_id, which the table of feedback does not have, and a character that PostgreSQL cannot hold.
    event = make_feedback(note="قاله نائبه\x00", reader="ريم").model_copy(update={"trace_id": make_feedback("a").id})
    await given(store, event)
    assert [one.event for one in await waiting(store)] == [event]
    assert [one.id for one in await store.feedback_on(event.alert_id)] == [event.id]


async def test_what_is_not_committed_does_not_wait(store: Store, make_feedback: MakeFeedback) -> None:
    async def fails() -> None:
        async with store.writing() as connection:
            await give(connection, make_feedback())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    assert await waiting(store) == []
    assert await store.feedback_on(make_feedback().alert_id) == []


async def test_what_comes_from_the_topic_does_not_go_there_again(store: Store, make_feedback: MakeFeedback) -> None:
    await store.save([make_feedback()])
    assert await waiting(store) == []
    await given(store, make_feedback("other"))
    await store.save([make_feedback("other"), make_feedback("other", note="آخر", made=NOON + timedelta(hours=1))])
    assert [one.event for one in await waiting(store)] == [make_feedback("other")]


async def test_each_note_waits_in_the_order_in_which_it_was_given(store: Store, make_feedback: MakeFeedback) -> None:
    notes = [make_feedback(note=str(hour), made=NOON + timedelta(hours=hour)) for hour in range(3)]
    for note in notes:
        await given(store, note)
    assert [one.event for one in await waiting(store)] == notes
    await taken(store, (await waiting(store))[1].number)
    assert [one.event for one in await waiting(store)] == [notes[0], notes[2]]


async def test_who_is_late_with_the_record_removes_nothing_else(store: Store, make_feedback: MakeFeedback) -> None:
    """Two workers have published the same one; when the second records it, another one waits already."""
    await given(store, make_feedback())
    (first,) = await waiting(store)
    await taken(store, first.number)
    await given(store, make_feedback("other"))
    await taken(store, first.number)
    assert [one.event for one in await waiting(store)] == [make_feedback("other")]
