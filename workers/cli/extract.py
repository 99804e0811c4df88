"""``tasrih extract``: who says what in files, without a broker."""

from __future__ import annotations

from typing import Annotated

import typer

from schemas import Statement
from workers.cli.exits import ExitCode
from workers.cli.inputs import FilesArgument, standard_input
from workers.cli.options import JsonLinesOption
from workers.cli.output import note, put, put_json
from workers.offline import extract_from
from workers.readers import Unreadable, read_articles


def extract(
    files: FilesArgument,
    as_jsonl: JsonLinesOption = False,
    official: Annotated[bool, typer.Option("--official", help="Only what officials say.")] = False,
) -> None:
    """Print the statements of articles in files: who, in what office, said what. Needs no broker.

    With **--jsonl** every line is one Statement (schemas/json/Statement.json). Its span counts code points
    in the field named, of the file as it was read: line ends as they are, a byte order mark not counted.
    """
    ended = ExitCode.OK
    for article in read_articles(files, stdin=standard_input()):
        if isinstance(article, Unreadable):
            note(str(article))
            ended = ExitCode.BAD_INPUT
            continue
        found = extract_from(article)
        if found.failure:
            note(found.failure)
            ended = ended or ExitCode.FAILED
        for statement in found.statements:
            if statement.official or not official:
                put_json(statement) if as_jsonl else put(readable(statement))
    if ended:
        raise typer.Exit(ended)


def readable(statement: Statement) -> str:
    """One line for a person: source, speaker with office, and what is said."""
    speaker = statement.speaker
    office = "، ".join(part for part in (speaker.role, speaker.organisation) if part and part != speaker.label)
    who = f"{speaker.label} ({office})" if office else speaker.label
    return f"{statement.source}\t{'رسمي' if statement.official else 'غير رسمي'}\t{who}: «{statement.content}»"
