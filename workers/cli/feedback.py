"""``tasrih feedback``: say whether an alert is right, and export what was said in the form of annotated articles."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, Final
from uuid import UUID

import typer
from typer.core import TyperGroup

from schemas import Alert, FeedbackVerdict, OfficialReason
from schemas.feedback import MAX_NOTE_CHARS
from workers.bus.sending import sender
from workers.cli.exits import ExitCode
from workers.cli.options import BrokerOption, DatabaseOption, JsonOption, settings_with
from workers.cli.output import note as tell
from workers.cli.output import put, put_json
from workers.codec import encode
from workers.errors import BadInputError
from workers.feedback import verdict_on
from workers.store import Judged, Store
from workers.store.opened import opened_store
from workers.topics import FEEDBACK, create_topics

_GIVE: Final = "give"
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_LONGEST_NAME: Final = 100
"""Characters: of two bytes each in Arabic, and file systems take 255 bytes."""


class _GiveOrExport(TyperGroup):
    """``tasrih feedback ALERT VERDICT`` needs no further word; ``export`` does."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        return super().resolve_command(ctx, args if args[0] in self.commands else [_GIVE, *args])


app: Final = typer.Typer(
    cls=_GiveOrExport,
    help="Say whether an alert is right: `tasrih feedback ALERT VERDICT` (`tasrih feedback give --help`); export it all.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.command(_GIVE)
def give(
    alert: Annotated[
        str, typer.Argument(metavar="ALERT", help="The alert's id, or its beginning.", show_default=False)
    ],
    verdict: Annotated[FeedbackVerdict, typer.Argument(metavar="VERDICT", help=", ".join(FeedbackVerdict))],
    *,
    statement: Annotated[
        str | None,
        typer.Option("--statement", help="Its number in the alert (1 is the first) or its id.", show_default="all"),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="What is right instead.", show_default=False)] = None,
    reader: Annotated[str, typer.Option("--reader", help="Who says so.", show_default="nobody in particular")] = "",
    broker: BrokerOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Send a verdict on an alert of the database, or on one of its statements; a worker keeps it.

    The same verdict of the same reader again replaces the note.
    """
    settings = settings_with(broker=broker, database_url=database)
    if len(note or "") > MAX_NOTE_CHARS:
        raise BadInputError(f"The note has {len(note or ''):,} characters; the limit is {MAX_NOTE_CHARS:,}.")
    told, statement_id = asyncio.run(_find(settings.database_url, alert, statement))
    given = verdict_on(told, verdict, statement_id=statement_id, reader=reader, note=note)
    create_topics(settings, (FEEDBACK,))
    with sender(settings) as to_bus:
        message = encode(given, "feedback")
        to_bus.send(
            FEEDBACK.on_bus(settings), message.value, key=message.key, headers=message.headers, what="the feedback"
        )
        to_bus.flush()
    if to_bus.deliveries.failures:
        tell("\n".join(to_bus.deliveries.failures))
        raise typer.Exit(ExitCode.FAILED)
    if as_json:
        put_json(given)
    else:
        put(f"{verdict.value}: {f'statement {statement_id} of ' if statement_id else ''}alert {told.alert_id}")


@app.command("export")
def export(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="Writes DIR/gold/ARTICLE.json; else prints JSON Lines.", show_default=False
        ),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Print what readers said, one annotated article a line, or write a file for each that `tasrih evaluate` reads.

    A statement that a reader did not call `right` is `optional`, scored neither way until somebody mends it.
    """
    judged, unknown = asyncio.run(_judged(settings_with(database_url=database).database_url))
    if unknown:
        tell(f"{unknown:,} verdicts are on alerts that this database does not have.")
    files = 0
    for article in annotated(judged):
        if folder is None:
            put_json(article)
            continue
        path = folder / "gold" / f"{_file_name(article['article'])}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(article, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        files += 1
    if folder is not None:
        put(f"{files:,} articles in {folder / 'gold'}.")


def _file_name(source: str) -> str:
    """``source``, which may be an url, as a name of its own in a folder."""
    safe = _UNSAFE.sub("_", source)[:_LONGEST_NAME]
    return safe if safe == source else f"{safe}-{sha256(source.encode()).hexdigest()[:8]}"


def annotated(judged: list[Judged]) -> Iterator[dict[str, Any]]:
    """The articles in the form of an annotation file, with a verdict or several for each statement; by article."""
    placed = [one for one in judged if one.span]
    for source, of_article in groupby(placed, key=lambda one: one.source):
        by_statement = groupby(of_article, key=lambda one: one.statement_id)
        yield {"article": source, "statements": [_annotation(list(same)) for _, same in by_statement]}


def _annotation(verdicts: list[Judged]) -> dict[str, Any]:
    one = verdicts[0]
    start, end = one.span or (0, 0)
    speaker = one.speaker or {}
    return {
        "id": str(one.statement_id),
        "field": one.field,
        "start": start,
        "end": end,
        "content": one.content,
        "cue": one.cue,
        "speaker": {name: speaker.get(name) for name in ("name", "role", "organisation")}
        | {"anonymous": bool(speaker.get("anonymous"))},
        "official": OfficialReason(one.official_reason).official,
        "quote": one.quote,
        "headline": one.headline,
        "optional": any(other.verdict is not FeedbackVerdict.RIGHT for other in verdicts),
        "verdicts": [
            {
                "verdict": other.verdict.value,
                "alert": str(other.alert_id),
                "reader": other.reader,
                "note": other.note,
                "given_at": other.given_at.isoformat(),
            }
            for other in verdicts
        ],
    }


async def _find(url: str, alert: str, statement: str | None) -> tuple[Alert, UUID | None]:
    """The alert and the id of the statement. Raises BadInputError when one is not there."""
    async with opened_store(url, read_only=True) as store:
        alert_id = await _alert_id(store, alert)
        told = await store.alert(alert_id)
        assert told is not None
        if statement is None:
            return told, None
        return told, _chosen(await store.statements_told(alert_id), statement, alert_id)


async def _alert_id(store: Store, named: str) -> UUID:
    digits = named.replace("-", "").lower()
    found = await store.alerts_named(digits) if re.fullmatch("[0-9a-f]{4,32}", digits) else []
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInputError(f"Several alerts begin with {named}.", "Write more of the id.")
    raise BadInputError(
        f"Database {store.where} has no alert {named}.", "`tasrih alerts` shows the ids, four characters are the least."
    )


def _chosen(told: list[UUID], named: str, alert_id: UUID) -> UUID:
    if named.isdigit() and 1 <= int(named) <= len(told):
        return told[int(named) - 1]
    digits = named.replace("-", "").lower()
    found = [one for one in told if len(digits) >= 4 and one.hex.startswith(digits)]
    if len(found) == 1:
        return found[0]
    raise BadInputError(
        f"Alert {alert_id} has no statement {named}.", f"It has {len(told)}: write a number from 1, or an id."
    )


async def _judged(url: str) -> tuple[list[Judged], int]:
    async with opened_store(url, read_only=True) as store:
        return await store.judged()
