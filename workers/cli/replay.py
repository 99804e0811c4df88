"""``tasrih replay``: the road over a corpus, in order of publication, without a broker."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console

from schemas import Alert, RawArticle, Statement, Verdict
from workers import stages
from workers.cli.alerts import show_alert
from workers.cli.exits import ExitCode
from workers.cli.extract import readable
from workers.cli.inputs import FilesArgument, progress_over, standard_input
from workers.cli.options import JsonLinesOption, settings_with
from workers.cli.output import note, put, put_json
from workers.memory import DictMemory
from workers.offline import clocks, extract_from, in_order
from workers.readers import Unreadable, read_articles
from workers.text.confidence import OperatingPoint, load_confidence


def replay(
    files: FilesArgument,
    *,
    as_jsonl: JsonLinesOption = False,
    alerts: Annotated[bool, typer.Option("--alerts", help="Print the alerts instead of the statements.")] = False,
) -> None:
    """Run the stages over a corpus in order of publication, at the times of publication. Needs no broker.

    The same corpus gives the same output, bit for bit.

    With **--jsonl** every line is one Statement with the judge's verdict: `group` is equal for
    statements that say the same, `reason` tells why it counts as new or as a repeat. With
    **--alerts** every line is one Alert; an article that the corpus has twice tells nothing more. The
    corpus is held in memory to be sorted; articles without a date come last, in the order of the files.
    """
    ended = ExitCode.OK
    corpus: list[RawArticle] = []
    with progress_over(files, "Reading") as (open_file, tell):
        for article in read_articles(files, stdin=standard_input(), open_file=open_file):
            if isinstance(article, Unreadable):
                note(str(article))
                ended = ExitCode.BAD_INPUT
                continue
            corpus.append(article)
            tell(len(corpus))
    settings = settings_with()
    window = timedelta(hours=settings.window_hours)
    memory = DictMemory(window)
    least = load_confidence().points[OperatingPoint(settings.operating_point)]
    console = Console(highlight=False)
    told: set[UUID] = set()
    for article, clock in clocks(in_order(corpus)):
        found = extract_from(article, clock)
        if found.failure:
            note(found.failure)
            ended = ended or ExitCode.FAILED
        for statement in found.statements:
            outcome = stages.judge(statement, memory, window, clock, least)
            if not alerts:
                _tell(statement, outcome.verdict, as_jsonl=as_jsonl)
                continue
            for event in outcome.events:
                if isinstance(event, Alert) and event.id not in told:
                    told.add(event.id)
                    put_json(event) if as_jsonl else show_alert(console, event)
    if ended:
        raise typer.Exit(ended)


def _tell(statement: Statement, verdict: Verdict | None, *, as_jsonl: bool) -> None:
    if as_jsonl:
        put_json(statement, **(verdict.model_dump(mode="json") if verdict else {}))
    else:
        put(f"{verdict.reason.value if verdict else '':<14}\t{readable(statement)}")
