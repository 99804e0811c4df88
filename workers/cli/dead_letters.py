"""``tasrih dead-letters``: what could not be processed, and sending it back once the cause is gone."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Final

import typer
from rich.table import Table

from schemas import DeadLetter, DeadLetterReason
from workers.bus.letters import Filter, find_letters, send_back
from workers.bus.sending import sender
from workers.cli.exits import ExitCode
from workers.cli.options import BrokerOption, JsonOption, settings_with
from workers.cli.output import note, put, put_json, put_table
from workers.cli.times import since_option
from workers.errors import BadInputError
from workers.topics import DEAD_LETTERS

app: Final = typer.Typer(
    help="List, show or replay what could not be processed.", no_args_is_help=True, rich_markup_mode="markdown"
)

_SHORT: Final = 8
"""Characters of an id that a list shows; any beginning that fits only one dead letter names it."""

_SEE_LIST: Final = "tasrih dead-letters list shows them."

ReasonOption = Annotated[
    DeadLetterReason | None, typer.Option("--reason", help="Only those with this reason.", show_default=False)
]
StageOption = Annotated[str | None, typer.Option("--stage", help="Only those of this stage.", show_default=False)]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", help="Only those from then on: 90m, 24h, 7d, or 2026-03-02T10:00Z.", show_default=False),
]


@app.command("list")
def list_letters(
    reason: ReasonOption = None,
    stage: StageOption = None,
    since: SinceOption = None,
    broker: BrokerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the dead letters, the oldest first: when, where, why, and what was wrong."""
    settings = settings_with(broker=broker)
    letters = find_letters(settings, Filter(reason, stage, since_option(since)), note)
    if as_json:
        for letter in letters:
            put_json(_as_json(letter))
        return
    table = Table("id", "failed at (UTC)", "stage", "reason", "message", "error", box=None, header_style="bold")
    for letter in letters:
        table.add_row(
            str(letter.id)[:_SHORT],
            f"{letter.failed_at:%Y-%m-%d %H:%M:%S}",
            letter.stage,
            letter.reason.value,
            _place(letter),
            letter.error,
        )
    if letters:
        put_table(table)
    note(f"{len(letters):,} dead letters in {DEAD_LETTERS.on_bus(settings)}.")


@app.command("show")
def show(
    letter_id: Annotated[str, typer.Argument(metavar="ID", help="The id, or its beginning.", show_default=False)],
    raw: Annotated[bool, typer.Option("--raw", help="Print the raw bytes of the message, and nothing else.")] = False,
    broker: BrokerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one dead letter whole, with the message as it came in."""
    (letter,) = _named(find_letters(settings_with(broker=broker), Filter(), note), [letter_id])
    if raw:
        sys.stdout.flush()
        sys.stdout.buffer.write(letter.value)
        sys.stdout.buffer.flush()
        return
    if as_json:
        put_json(letter)
        return
    told = {
        "id": letter.id,
        "reason": letter.reason.value,
        "error": letter.error,
        "stage": letter.stage,
        "failed at": letter.failed_at.isoformat(),
        "message": _place(letter),
        "article": letter.trace_id if letter.trace_id != letter.id else "unknown",
        "key": "none" if letter.key is None else letter.key.decode("utf-8", "backslashreplace"),
        **{f"header {name}": value for name, value in letter.headers.items()},
        "bytes": f"{len(letter.value):,}",
    }
    for name, value in told.items():
        put(f"{name:<22} {value}")
    put("")
    put(letter.value.decode("utf-8", "backslashreplace"))


@app.command("replay")
def replay(
    letter_ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID…]", help="Ids, or their beginnings.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that the filters let through.")] = False,
    *,
    reason: ReasonOption = None,
    stage: StageOption = None,
    since: SinceOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be sent.")] = False,
    broker: BrokerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Send messages back, byte for byte, to the topics that they came from, with their keys and headers.

    Do it once the cause is gone: after an upgrade, say. What fails again is a new dead letter; what was processed
    meanwhile is recognised by its id. Name the letters by ids, or take **--all** (with filters).
    """
    wanted = Filter(reason, stage, since_option(since))
    if bool(letter_ids) == everything:
        raise BadInputError(
            "Which dead letters? Name some by id, or take --all.", "tasrih dead-letters list shows them."
        )
    settings = settings_with(broker=broker)
    letters = find_letters(settings, wanted, note)
    if letter_ids:
        letters = _named(letters, letter_ids)
    with sender(settings) as to_bus:
        for letter in letters:
            if not dry_run:
                send_back([letter], to_bus)
            if as_json:
                put_json({"id": str(letter.id), "topic": letter.topic, "bytes": len(letter.value), "sent": not dry_run})
            else:
                put(f"{str(letter.id)[:_SHORT]} {'would go' if dry_run else 'sent'} to {letter.topic}")
        to_bus.flush()
    for failure in to_bus.deliveries.failures:
        note(failure)
    note(f"{to_bus.deliveries.acknowledged:,} of {len(letters):,} messages sent back.")
    if to_bus.deliveries.refused:
        raise typer.Exit(ExitCode.FAILED)


def _named(letters: list[DeadLetter], names: list[str]) -> list[DeadLetter]:
    """The letters whose ids begin with ``names``. Raises BadInputError for a name that fits none, or several."""
    chosen = []
    for name in names:
        fitting = [letter for letter in letters if str(letter.id).startswith(name.lower())]
        if len(fitting) != 1:
            what = "No dead letter has" if not fitting else f"{len(fitting)} dead letters have"
            raise BadInputError(f"{what} an id that begins with {name!r}.", _SEE_LIST)
        chosen += fitting
    return chosen


def _place(letter: DeadLetter) -> str:
    return f"{letter.topic}[{letter.partition}]@{letter.offset}"


def _as_json(letter: DeadLetter) -> dict[str, Any]:
    """Everything but the raw bytes, which ``show --raw`` gives."""
    return {**letter.model_dump(mode="json", exclude={"value"}), "bytes": len(letter.value)}
