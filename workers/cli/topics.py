"""``tasrih topics``: the topics of the road, as they should be and as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import typer
from rich.table import Table

from workers.cli.exits import ExitCode
from workers.cli.options import BrokerOption, JsonOption, settings_with
from workers.cli.output import note, put, put_json, put_table
from workers.settings import Settings
from workers.topics import TOPICS, Topic, admin, create_topics

app: Final = typer.Typer(help="List or create the topics.", no_args_is_help=True, rich_markup_mode="markdown")


@dataclass(frozen=True, slots=True)
class TopicState:
    """One topic of the table beside what the broker has."""

    topic: Topic
    name: str
    partitions: int | None
    """None where the broker does not have it."""
    wanted: int

    @property
    def fault(self) -> str | None:
        """What is wrong with it; None when it is as it should be."""
        if self.partitions is None:
            return "missing"
        if self.partitions != self.wanted:
            return f"{self.partitions} partitions instead of {self.wanted}"
        return None


def states(settings: Settings) -> list[TopicState]:
    """Every topic of the table and its state on the broker. Raises BrokerError."""
    with admin(settings) as client:
        there = set(client.list_topics())
        names = {topic.on_bus(settings): topic for topic in TOPICS}
        known = sorted(names.keys() & there)
        found: Mapping[str, int] = (
            {row["name"]: len(row["partitions"]) for row in client.describe_topics(known)} if known else {}
        )
    return [TopicState(topic, name, found.get(name), settings.partitions) for name, topic in names.items()]


@app.command("list")
def list_topics(broker: BrokerOption = None, as_json: JsonOption = False) -> None:
    """Show every topic: what travels on it, its key, how long it is kept, and whether the broker has it so.

    Ends with 3 when one is missing or has another number of partitions.
    """
    settings = settings_with(broker=broker)
    rows = states(settings)
    if as_json:
        for row in rows:
            put_json(_as_json(row))
    else:
        table = Table("topic", "event", "key", "kept", "partitions", "state", box=None, header_style="bold")
        for row in rows:
            table.add_row(
                row.name,
                row.topic.event.__name__ if row.topic.event else "—",
                row.topic.key,
                _kept(row.topic),
                str(row.partitions or "—"),
                row.fault or "ok",
            )
        put_table(table)
    if any(row.fault for row in rows):
        note("Create what is missing: tasrih topics create.")
        raise typer.Exit(ExitCode.NO_BROKER)


@app.command("create")
def create(broker: BrokerOption = None, as_json: JsonOption = False) -> None:
    """Create the topics that are missing. Safe to repeat."""
    settings = settings_with(broker=broker)
    created = create_topics(settings)
    if as_json:
        put_json({"created": list(created)})
    elif created:
        put(f"Created {', '.join(created)} with {settings.partitions} partitions each.")
    else:
        put(f"All {len(TOPICS)} topics are there.")


def _kept(topic: Topic) -> str:
    return "last of each key" if topic.retention_hours is None else f"{topic.retention_hours // 24} days"


def _as_json(row: TopicState) -> dict[str, Any]:
    return {
        "topic": row.name,
        "event": row.topic.event.__name__ if row.topic.event else None,
        "key": row.topic.key,
        "retention_hours": row.topic.retention_hours,
        "cleanup": row.topic.cleanup,
        "partitions": row.partitions,
        "partitions_wanted": row.wanted,
        "fault": row.fault,
    }
