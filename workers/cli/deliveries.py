"""``tasrih deliveries``: what was sent to whom, what was not and why, and trying it again."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated, Any, Final
from uuid import UUID

import typer
from rich.table import Table
from sqlalchemy import Row

from schemas import Alert, utc_now
from workers.channels.message import AlertView
from workers.channels.rendering import cut
from workers.cli.exits import ExitCode
from workers.cli.options import DatabaseOption, JsonOption, settings_with
from workers.cli.output import counted, note, put, put_json, put_table
from workers.cli.times import since_option
from workers.delivery.by_hand import UnclearDeliveryError, retriable
from workers.delivery.by_hand import retry as try_again
from workers.delivery.ledger import Wanted, alerts_of, channels_in_trouble, listed
from workers.delivery.states import State
from workers.errors import BadInputError
from workers.sinks.render import isolated
from workers.store.opened import opened_store
from workers.store.outbox_tables import deliveries as table_of_deliveries

app: Final = typer.Typer(
    help="List what is sent to subscribers, or try again what failed.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

_SHORT: Final = 8
"""Characters of an id that a list shows; any beginning that fits only one delivery names it."""
_ABOUT: Final = 50
"""Characters of who says what."""
_HIDDEN: Final = frozenset({"lease", "leased_until"})

StateOption = Annotated[State | None, typer.Option("--state", help="Only those in this state.", show_default=False)]
SubscriptionOption = Annotated[
    str | None, typer.Option("--subscription", metavar="NAME", help="Only those of this one.", show_default=False)
]
ChannelOption = Annotated[
    str | None, typer.Option("--channel", metavar="NAME", help="Only those by this one.", show_default=False)
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", help="Only those of alerts since then: 90m, 24h, 7d, or a date.", show_default=False),
]


@app.command("list")
def list_deliveries(
    *,
    state: StateOption = None,
    subscription: SubscriptionOption = None,
    channel: ChannelOption = None,
    since: SinceOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help="So many at most.")] = 50,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show deliveries, the latest last: to whom, by which channel, how far they have come, and why.

    A delivery is one event of an alert, for one subscription, by one of its channels. Channels that are off or failing
    are told below.
    """
    wanted = Wanted(state, subscription, channel, since_option(since))
    rows, alerts, trouble = asyncio.run(_read(settings_with(database_url=database).database_url, wanted, limit))
    if as_json:
        for row in reversed(rows):
            put_json(_as_json(row))
        return
    drawn = Table(
        "id", "due (UTC)", "subscription", "channel", "state", "tries", "next try (UTC)", "why", "alert",
        box=None, header_style="bold",
    )  # fmt: skip
    for row in reversed(rows):
        drawn.add_row(
            str(row.delivery_id)[:_SHORT], f"{row.due_at:%Y-%m-%d %H:%M:%S}", row.subscription, row.channel,
            row.state + (f" ({row.suppressed_by})" if row.suppressed_by else ""), str(row.attempts),
            f"{row.next_at:%Y-%m-%d %H:%M:%S}" if row.state == State.PENDING.value else "", row.reason or "",
            _about(alerts.get(row.event_id)),
        )  # fmt: skip
    if rows:
        put_table(drawn)
    for one in trouble:
        put(_told(one))
    note(f"{counted(len(rows), 'delivery', 'deliveries')}." if rows else "No deliveries.")


@app.command("retry")
def retry(
    delivery_ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID…]", help="Ids, or their beginnings.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that the options let through.")] = False,
    *,
    state: Annotated[
        State | None, typer.Option("--state", help="With --all: those in this state.", show_default="failed and gone")
    ] = None,
    subscription: SubscriptionOption = None,
    channel: ChannelOption = None,
    since: SinceOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be tried.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Try deliveries again, from now on and for three days; a running worker sends them.

    Do it once the cause is gone. A message that was tried keeps its id, so that a receiver that has it all the same
    knows it, and goes out whole; what was suppressed goes out alone. A channel that was off is on again. Name the
    deliveries by ids, or take **--all**.
    """
    if bool(delivery_ids) == everything:
        raise BadInputError("Which deliveries? Name some by id, or take --all.", "tasrih deliveries list shows them.")
    if state in (State.SENT, State.SENDING):
        raise BadInputError(f"What is {state.value} is not tried again.", "Name a state such as failed or gone.")
    wanted = Wanted(state, subscription, channel, since_option(since), delivery_ids or ())
    url = settings_with(database_url=database).database_url
    rows, tried = asyncio.run(_retry(url, wanted, dry_run=dry_run))
    for row in rows:
        if as_json:
            put_json({**_as_json(row), "tried": not dry_run})
        else:
            what = "would be tried" if dry_run else "is tried"
            put(f"{str(row.delivery_id)[:_SHORT]} {what} again: {row.subscription} by {row.channel}, was {row.state}")
    number = len(rows) if dry_run else tried
    verb = "would be" if dry_run else "is" if number == 1 else "are"
    note(f"{counted(number, 'delivery', 'deliveries')} {verb} tried again.")
    if everything and state is None and not rows:
        note(
            "None of them is failed or gone; --state pending takes what waits, and --state suppressed what was held back."
        )
    if delivery_ids and not rows:
        raise typer.Exit(ExitCode.FAILED)


async def _read(url: str, wanted: Wanted, limit: int) -> tuple[list[Row[Any]], dict[UUID, Alert], list[Row[Any]]]:
    async with opened_store(url, read_only=True) as store, store.reading() as connection:
        rows = await listed(connection, wanted, limit)
        return rows, await alerts_of(connection, rows), await channels_in_trouble(connection)


async def _retry(url: str, wanted: Wanted, *, dry_run: bool) -> tuple[list[Row[Any]], int]:
    """The deliveries meant, and how many are tried again: more, where others are in the same message."""
    async with opened_store(url, read_only=dry_run) as store:
        try:
            if dry_run:
                async with store.reading() as connection:
                    return await retriable(connection, wanted), 0
            async with store.writing() as connection:
                return await try_again(connection, wanted, utc_now())
        except UnclearDeliveryError as error:
            raise BadInputError(error.message, error.hint) from None


def _about(alert: Alert | None) -> str:
    """What is told, in a few words."""
    if alert is None:
        return ""
    view = AlertView(alert)
    return isolated(cut(f"{view.who}: {view.gist}", _ABOUT), sys.stdout.isatty())


def _told(channel: Row[Any]) -> str:
    """One line on a channel in trouble."""
    if channel.off:
        return f"Channel {channel.channel} is off: {channel.last_error}. `tasrih deliveries retry` turns it on again."
    since = f"{channel.failing_since:%Y-%m-%d %H:%M} UTC" if channel.failing_since else "a while"
    tried = f"; next try at {channel.resting_until:%H:%M:%S}" if channel.resting_until else ""
    return f"Channel {channel.channel} fails since {since} ({channel.failures} tries in a row{tried}): {channel.last_error}"


def _as_json(row: Row[Any]) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in table_of_deliveries.c if column.name not in _HIDDEN}
