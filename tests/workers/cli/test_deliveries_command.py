"""``tasrih deliveries``: what people see of the outbox, and what they can do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.workers.conftest import NOON
from tests.workers.delivery.conftest import Source, takes
from workers.cli.exits import ExitCode
from workers.delivery.ledger import backlog, purge
from workers.delivery.outbox import Outbox
from workers.store import Store
from workers.store.outbox_tables import deliveries, delivery_channels, delivery_events


@pytest.fixture
def database(tmp_path: Path, make_alert: Any) -> str:
    """Five deliveries of «desk», one in each state, and one of «night»; the channel «hook» is off."""
    url = f"sqlite:///{tmp_path}/tasrih.db"
    states = ("pending", "failed", "gone", "sent", "suppressed")
    asyncio.run(_fill(url, make_alert, states))
    return url


async def _fill(url: str, make_alert: Any, states: Sequence[str]) -> None:
    moment = NOON
    source = Source()
    outbox = Outbox(source, clock=lambda: moment)
    async with await Store.open(url) as store:
        for number, state in enumerate(states):
            moment = NOON + timedelta(seconds=number)
            await _put(store, outbox, make_alert(f"n{number}", article=f"a{number}"))
            values = {"state": state, "reason": f"why {state}", "attempts": 3}
            if state == "suppressed":
                values["suppressed_by"] = "silence"
            async with store.writing() as connection:
                at = deliveries.c.created_at == moment
                await connection.execute(update(deliveries).where(at).values(values))
        source.book.says = lambda _alert, now, _past: [takes("night", ("mail",), now)]
        moment = NOON + timedelta(seconds=9)
        await _put(store, outbox, make_alert("night", article="night"))
        async with store.writing() as connection:
            hook = delivery_channels.c.channel == "hook"
            await connection.execute(
                update(delivery_channels).where(hook).values(off=True, last_error="HTTP 410 no more")
            )


async def _put(store: Store, outbox: Outbox, alert: Any) -> None:
    await store.save([alert], alerts_by=outbox.attempt().save)


async def _rows(url: str) -> dict[str, Any]:
    async with await Store.open(url) as store, store.reading() as connection:
        return {str(row.delivery_id): row for row in (await connection.execute(select(deliveries))).all()}


def test_list_for_a_program(run, database: str) -> None:
    ran = run("deliveries", "list", "--json", "--database", database)
    assert [row["state"] for row in ran.rows] == ["pending", "failed", "gone", "sent", "suppressed", "pending"]
    assert ran.rows[1]["reason"] == "why failed"
    assert ran.rows[1]["subscription"] == "desk"
    assert "lease" not in ran.rows[1]


def test_list_for_a_person(run, database: str) -> None:
    shown = run("deliveries", "list", "--database", database)
    for told in (
        "suppressed (silence)",
        "why failed",
        "night",
        "mail",
        "2026-03-04 12:00:01",
        "سالم الهادي: المحادثات",
    ):
        assert told in shown.out
    assert "Channel hook is off: HTTP 410 no more." in shown.out
    assert shown.err == "6 deliveries.\n"


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--state", "failed"], 1), (["--subscription", "night"], 1), (["--channel", "hook"], 5), (["-n", "2"], 2),
        (["--since", "2026-03-04T12:00:03Z"], 3), (["--state", "sent", "--channel", "mail"], 0),
    ],
)  # fmt: skip
def test_filters(run, database: str, options: list[str], count: int) -> None:
    assert len(run("deliveries", "list", "--json", "--database", database, *options).rows) == count


def test_nothing_to_list_is_said(run, database: str) -> None:
    ran = run("deliveries", "list", "--database", database, "--subscription", "nobody", "--channel", "none")
    assert (ran.code, ran.err) == (0, "No deliveries.\n")


def test_retry_one_by_the_beginning_of_its_id(run, database: str) -> None:
    rows = asyncio.run(_rows(database))
    name = next(key for key, row in rows.items() if row.state == "failed")
    ran = run("deliveries", "retry", name[:12], "--database", database)
    assert ran.code == ExitCode.OK
    assert ran.err == "1 delivery is tried again.\n"
    row = asyncio.run(_rows(database))[name]
    assert (row.state, row.attempts, row.first_tried_at, row.settled_at) == ("pending", 0, None, None)
    assert run("deliveries", "list", "--database", database).out.count("Channel hook is off") == 0


def test_retry_all_means_what_failed_or_is_gone(run, database: str) -> None:
    assert len(run("deliveries", "retry", "--all", "--dry-run", "--json", "--database", database).rows) == 2
    states = [row.state for row in asyncio.run(_rows(database)).values()]
    assert sorted(states) == ["failed", "gone", "pending", "pending", "sent", "suppressed"], "a dry run changes nothing"
    run("deliveries", "retry", "--all", "--database", database)
    assert "--state pending" in run("deliveries", "retry", "--all", "--database", database).err, "none is left"
    states = [row.state for row in asyncio.run(_rows(database)).values()]
    assert sorted(states) == ["pending"] * 4 + ["sent", "suppressed"]


def test_what_was_suppressed_goes_out_alone(run, database: str) -> None:
    run("deliveries", "retry", "--all", "--state", "suppressed", "--database", database)
    (row,) = [row for row in asyncio.run(_rows(database)).values() if row.attempts == 0 and row.subscription == "desk"]
    assert (row.state, row.suppressed_by, row.digest_key, row.message_id) == ("pending", None, None, None)


@pytest.mark.parametrize("arguments", [[], ["--all", "abc"], ["--all", "--state", "sent"], ["ffffffffffffffff"]])
def test_wrong_usage(run, database: str, arguments: list[str]) -> None:
    ran = run("deliveries", "retry", "--database", database, *arguments)
    assert ran.code == ExitCode.BAD_INPUT
    assert "Traceback" not in ran.err


def test_no_database_is_told(run, tmp_path: Path) -> None:
    assert run("deliveries", "list", "--database", f"sqlite:///{tmp_path}/none.db").code == ExitCode.NO_DATABASE


async def test_what_is_old_and_settled_is_forgotten(database_url: str, make_alert: Any) -> None:
    await _fill(database_url, make_alert, ("pending", "failed", "gone", "sent", "suppressed"))
    async with await Store.open(database_url) as store:
        async with store.writing() as connection:
            assert await purge(connection, NOON - timedelta(days=1)) == 0
            assert await purge(connection, NOON + timedelta(days=1)) == 4
        async with store.reading() as connection:
            left = (await connection.execute(select(deliveries.c.state))).scalars().all()
            events = (await connection.execute(select(delivery_events.c.event_id))).all()
    assert left == ["pending", "pending"]
    assert len(events) == 2


async def test_how_much_waits(database_url: str, make_alert: Any) -> None:
    await _fill(database_url, make_alert, ("pending", "sending", "sent"))
    async with await Store.open(database_url) as store, store.reading() as connection:
        waiting = await backlog(connection, NOON + timedelta(minutes=1))
        none = await backlog(connection, NOON - timedelta(minutes=1))
    assert (waiting.waiting, waiting.oldest_seconds, waiting.channels_off, waiting.channels_failing) == (3, 60, 1, 0)
    assert (none.waiting, none.oldest_seconds) == (0, 0)
