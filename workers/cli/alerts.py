"""``tasrih alerts``: what was alerted, from the database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Annotated, Final
from uuid import UUID

import typer
from rich.console import Console

from schemas import Alert, AlertKind
from workers.cli.options import DatabaseOption, JsonOption, settings_with
from workers.cli.output import flush, note, put, put_json
from workers.cli.times import since_option
from workers.sinks.render import print_alert
from workers.store import AlertQuery
from workers.store.opened import opened_store

POLL_SECONDS: Final = 1.0
"""How often --follow asks the database: an alert is read this much later at most."""
_FOLLOWED: Final = 500
"""So many of the latest alerts are watched for outlets that join."""
_SHORT: Final = 8
"""Characters of an id that are shown: as many as name one alert to ``tasrih feedback``."""


def alerts(
    *,
    speaker: Annotated[
        str | None, typer.Option("--speaker", help="A part of the name, office or body.", show_default=False)
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CC", help="ISO code of the speaker's country.", show_default=False),
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Carried by this outlet.", show_default=False)] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="Told from then on: 90m, 24h, 7d, or a date.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help="So many at most.")] = 20,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with new ones until Ctrl-C.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show alerts, the latest last: who, in what office, said what, which outlets carry it, and what was corrected.

    The characters behind # name an alert to **tasrih feedback**.
    With **--json** every line is one Alert (schemas/json/Alert.json) with all carriers so far; with
    **--follow** an outlet that joins an alert is told as one with kind `corroborated`, a correction as `corrected`.
    """
    query = AlertQuery(limit=limit, since=since_option(since), speaker=speaker, country=country, outlet=outlet)
    url = settings_with(database_url=database).database_url
    asyncio.run(_show(url, query, follow=follow, as_json=as_json))


async def _show(url: str, query: AlertQuery, *, follow: bool, as_json: bool) -> None:
    console = Console(highlight=False)
    tell = put_json if as_json else partial(show_news, console, with_id=True)
    async with opened_store(url, read_only=True) as store:
        seen = Seen()
        watched = replace(query, limit=max(query.limit, _FOLLOWED)) if follow else query
        found = await store.alerts(watched)
        for position, alert in reversed(list(enumerate(found))):
            list(seen.news(alert))
            if position < query.limit:
                tell(alert)
        if not found and not follow:
            note("No alerts.")
        while follow:
            flush()
            await asyncio.sleep(POLL_SECONDS)
            for alert in reversed(await store.alerts(watched)):
                for news in seen.news(alert):
                    tell(news)


class Seen:
    """What was told already: an alert is news once, and again with each outlet that joins or corrects itself."""

    def __init__(self) -> None:
        self._carriers: dict[UUID, set[UUID]] = {}
        self._changes: dict[UUID, int] = {}

    def news(self, alert: Alert) -> Iterator[Alert]:
        """What of ``alert`` was not told yet, and remembers it: all of it, or the carriers that joined, or the changes."""
        known, changes = self._carriers.get(alert.alert_id), self._changes.get(alert.alert_id, 0)
        self._carriers[alert.alert_id] = {carrier.article_id for carrier in alert.carriers}
        self._changes[alert.alert_id] = len(alert.changes)
        if known is None:
            yield alert
            return
        joined = tuple(carrier for carrier in alert.carriers if carrier.article_id not in known)
        if joined:
            yield alert.model_copy(update={"kind": AlertKind.CORROBORATED, "carriers": joined, "changes": ()})
        if fresh := alert.changes[changes:]:
            by = {change.article_id for change in fresh}
            corrected = tuple(carrier for carrier in alert.carriers if carrier.article_id in by) or alert.carriers
            yield alert.model_copy(update={"kind": AlertKind.CORRECTED, "carriers": corrected, "changes": fresh})


def show_alert(console: Console, alert: Alert, *, with_id: bool = False) -> None:
    """Print ``alert`` for a person, and an empty line. Raises OutputClosedError when nobody reads on."""
    with console.capture() as drawn:
        print_alert(console, alert)
    put(drawn.get() + (f"# {alert.alert_id.hex[:_SHORT]}\n" if with_id else ""))


def show_news(console: Console, news: Alert, *, with_id: bool = False) -> None:
    """The same for what ``Seen`` calls news: of an alert that an outlet joins, the first statement recalls it."""
    joined = news.kind is AlertKind.CORROBORATED
    show_alert(
        console, news.model_copy(update={"statements": news.statements[:1]}) if joined else news, with_id=with_id
    )
