"""``tasrih subscriptions``: is the file right, who subscribes to what, and who would be told what of an article."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table

from schemas import utc_now
from workers.channels.config import environment_names
from workers.cli.exits import ExitCode
from workers.cli.inputs import FilesArgument, standard_input
from workers.cli.options import JsonOption, settings_with
from workers.cli.output import counted, note, put, put_json, put_table
from workers.cli.rehearsal import Rehearsed, rehearse
from workers.cli.subscriptions_text import as_json, as_text, described
from workers.errors import BadInputError
from workers.readers import Unreadable, read_articles
from workers.settings import Settings
from workers.subscriptions.book import Book, load
from workers.text.confidence import OperatingPoint, load_confidence
from workers.text.knowledge.base import choose

app: Final = typer.Typer(
    help="Check the subscriptions file, and see who would be told what.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

FileOption = Annotated[
    Path | None,
    typer.Option("--file", metavar="PATH", help="Subscriptions file.", show_default="TASRIH_SUBSCRIPTIONS"),
]


@app.command("check")
def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Subscriptions file.", show_default="TASRIH_SUBSCRIPTIONS"),
    ] = None,
    as_object: JsonOption = False,
) -> None:
    """Check a subscriptions file: every fault with its line and what to write instead.

    Ends with 2 where a worker would not take it. What works but may not be meant is told as a warning: a channel that
    nobody uses, a silence that is over, an environment variable that is not set here.
    """
    settings, path = _settings(file)
    book = _book(settings, path)
    warnings = list(_warnings(book, utc_now()))
    if as_object:
        put_json(
            {"file": str(path), "version": book.version, "channels": len(book.channels)}
            | {"subscriptions": len(book.subscriptions), "silences": len(book.silences), "warnings": warnings}
        )
        return
    for warning in warnings:
        note(f"{path}: {warning}")
    put(
        f"{path} can be used: {counted(len(book.subscriptions), 'subscription')}, "
        f"{counted(len(book.channels), 'channel')}, {counted(len(book.silences), 'silence')}."
    )


@app.command("list")
def list_subscriptions(file: FileOption = None, as_object: JsonOption = False) -> None:
    """Show every subscription: what it asks for, where it goes and when."""
    settings, path = _settings(file)
    book = _book(settings, path)
    if as_object:
        for one in book.subscriptions:
            model = one.model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            put_json({"subscription": one.name, **model, "zone": str(one.zone)})
        return
    table = Table("subscription", "asks for", "to", "when", box=None, header_style="bold")
    for one in book.subscriptions:
        asks, when = described(one)
        title = f" ({one.model.title})" if one.model.title else ""
        table.add_row(one.name + title, asks, ", ".join(one.model.to), when)
    put_table(table)


@app.command("test")
def try_articles(
    articles: FilesArgument,
    *,
    file: FileOption = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--subscription", metavar="NAME", help="Only this one; may be repeated.", show_default="all"),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="MOMENT", help="When the alerts come; ISO 8601.", show_default="now"),
    ] = None,
    taken: Annotated[bool, typer.Option("--taken", help="Show only who takes what, not who does not.")] = False,
    as_object: JsonOption = False,
) -> None:
    """Show which subscription would take what of articles in files, and why or why not. Needs no broker, sends nothing.

    The articles are read, one after the other, as a worker would read them; each alert is put to each subscription, with
    the answer of every condition. What one article told the next one may corroborate. With **--json** every line
    is one alert with the decisions on it.
    """
    settings, path = _settings(file)
    book = _book(settings, path)
    unknown = [name for name in only or () if book.subscription(name) is None]
    if unknown:
        raise BadInputError(f"{path} has no subscription {unknown[0]!r}.", "tasrih subscriptions list shows all.")
    moment = _moment(at)
    ended = ExitCode.OK
    alerts = taken_alerts = 0
    console = Console(highlight=False)
    least = load_confidence().points[OperatingPoint(settings.operating_point)]
    rehearsed = Rehearsed(book, timedelta(hours=settings.window_hours), least)
    for article in read_articles(articles, stdin=standard_input()):
        if isinstance(article, Unreadable):
            note(str(article))
            ended = ExitCode.BAD_INPUT
            continue
        for told in rehearse(article, rehearsed, moment or utc_now()):
            if isinstance(told, str):
                note(told)
                continue
            asked = [one for one in told.decisions if not only or one.subscription in only]
            takers = [one for one in asked if one.takes]
            alerts += 1
            taken_alerts += bool(takers)
            if taken and not takers:
                continue
            decisions = takers if taken else asked
            if as_object:
                put_json(as_json(told.alert, decisions))
                continue
            for line in as_text(console, told.alert, decisions, of=len(asked)):
                put(line)
            put("")
        ended = ended or rehearsed.ended
    note(f"{counted(alerts, 'alert')}, {taken_alerts} taken.")
    if ended:
        raise typer.Exit(ended)


def _settings(file: Path | None) -> tuple[Settings, Path]:
    settings = settings_with(subscriptions=file)
    if settings.subscriptions is None:
        raise BadInputError(
            "No subscriptions file is named.", "Name one, or set TASRIH_SUBSCRIPTIONS (docs/subscriptions.md)."
        )
    return settings, settings.subscriptions


def _book(settings: Settings, path: Path) -> Book:
    return load(path, choose(settings.knowledge))


def _warnings(book: Book, now: datetime) -> Sequence[str]:
    used = {channel for one in book.subscriptions for channel in one.model.to}
    found = [f"channel {name} is not used by any subscription" for name in book.channels if name not in used]
    found += [f"subscription {one.name} is switched off (enabled: false)" for one in book.subscriptions if _is_off(one)]
    found += [f"the silence «{one.reason}» is over; take it out" for one in book.silences if one.ended(now)]
    return found + unset_variables(book)


def unset_variables(book: Book) -> list[str]:
    """What the channels of ``book`` need and the environment does not have."""
    return [
        f"channel {name} needs the environment variable {variable}, which is not set here"
        for name, channel in book.channels.items()
        for variable in environment_names(channel)
        if not os.environ.get(variable)
    ]


def _is_off(one: Any) -> bool:
    return not one.model.enabled


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInputError(f"--at {text!r} is no moment.", "Write one such as 2027-03-01T23:30+03:00.") from None
