"""``tasrih explain``: an article as it was read, with each statement marked in place, and why it is so."""

from __future__ import annotations

import typer
from rich.console import Console

from workers.cli.exits import ExitCode
from workers.cli.explain_text import print_explanation
from workers.cli.inputs import FilesArgument, standard_input
from workers.cli.options import JsonOption
from workers.cli.output import note, put, put_json
from workers.explain.explanation import explain_article
from workers.offline import extract_from
from workers.readers import Unreadable, read_articles
from workers.text.knowledge.base import load


def explain(files: FilesArgument, as_json: JsonOption = False) -> None:
    """Show articles as they were read: who says what, marked in place, and how speaker and office were found out.

    In the article ‹1 …› names the speaker of statement 1, {1 …} is its cue with what it does, ⟦1 …⟧ its content. Below each
    paragraph stand its statements: by which rule the speaker was resolved, from which words to which, and why they
    count as official or not. With **--json** every line is one article with all of that. Needs no broker.
    """
    ended = ExitCode.OK
    console = Console(highlight=False)
    first = True
    for article in read_articles(files, stdin=standard_input()):
        if isinstance(article, Unreadable):
            note(str(article))
            ended = ExitCode.BAD_INPUT
            continue
        found = extract_from(article)
        if found.failure:
            note(found.failure)
            ended = ended or ExitCode.FAILED
        elif found.article is None:
            note(f"{article.source}: {found.status.status.value if found.status else 'not read'}")
        else:
            explanation = explain_article(found.article, found.statements, load())
            if as_json:
                put_json(explanation.as_json())
                continue
            with console.capture() as drawn:
                print_explanation(console, explanation)
            put(("" if first else "\n") + drawn.get().removesuffix("\n"))
            first = False
    if ended:
        raise typer.Exit(ended)
