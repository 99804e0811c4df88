"""``tasrih ingest``: articles from files onto the bus."""

from __future__ import annotations

from typing import Annotated

import typer

from workers.bus.sending import Sender, sender
from workers.cli.exits import ExitCode
from workers.cli.inputs import FilesArgument, progress_over, standard_input
from workers.cli.options import BrokerOption, JsonOption, settings_with
from workers.cli.output import note, put_json
from workers.codec import encode
from workers.readers import Unreadable, read_articles
from workers.topics import BACKFILL, RAW, create_topics


def ingest(
    files: FilesArgument,
    backfill: Annotated[
        bool, typer.Option("--backfill", help="Old articles: they fill the memory of what was said and never alert.")
    ] = False,
    broker: BrokerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Send articles from files to Kafka, where a worker reads them.

    Creates the topics when they are missing. Every article is acknowledged by the broker before the command ends;
    sending one again does no harm, for its id is derived from its url, or else its name. What cannot be read is told
    with file and line, and does not stop the rest.
    """
    settings = settings_with(broker=broker)
    topic = (BACKFILL if backfill else RAW).on_bus(settings)
    create_topics(settings)
    unreadable = 0
    with progress_over(files, "Sending") as (open_file, tell), sender(settings) as to_bus:
        try:
            for article in read_articles(files, stdin=standard_input(), open_file=open_file):
                if isinstance(article, Unreadable):
                    unreadable += 1
                    note(str(article))
                    continue
                message = encode(article, "ingest")
                to_bus.send(topic, message.value, key=message.key, headers=message.headers, what=article.source)
                tell(to_bus.deliveries.acknowledged)
        finally:
            # Also after Ctrl-C: what was read counts as sent only once it is acknowledged.
            to_bus.flush()
            tell(to_bus.deliveries.acknowledged)
            _sum_up(to_bus, unreadable, topic, settings.broker, as_json=as_json)
    if unreadable:
        raise typer.Exit(ExitCode.BAD_INPUT)
    if to_bus.deliveries.refused:
        raise typer.Exit(ExitCode.FAILED)


def _sum_up(to_bus: Sender, unreadable: int, topic: str, broker: str, *, as_json: bool) -> None:
    done = to_bus.deliveries
    for failure in done.failures:
        note(failure)
    if as_json:
        put_json({"topic": topic, "acknowledged": done.acknowledged, "refused": done.refused, "unreadable": unreadable})
        return
    text = f"{done.acknowledged:,} articles sent to {topic} at {broker}"
    if done.refused:
        text += f", {done.refused:,} refused"
    if unreadable:
        text += f", {unreadable:,} could not be read"
    note(f"{text}.")
