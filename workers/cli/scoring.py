"""Run the stages over annotated articles and judge what they find: for ``tasrih evaluate`` and ``make evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.progress import Progress

from workers.cli.exits import BadInputError, ExitCode
from workers.cli.output import note, notes
from workers.evaluate.annotations import gold_files, read_gold
from workers.evaluate.matching import Judged, judge
from workers.offline import extract_from
from workers.readers import Unreadable


def judge_folder(folder: Path, *, min_confidence: float = 0.0) -> tuple[list[Judged], ExitCode]:
    """Every annotated article of ``folder``, read by the stages and judged; and how that ended.

    Only statements of ``min_confidence`` and more are looked at. What cannot be read is told and left out; an article on
    which a stage fails is told and counts with no statement found. Shows a progress bar where standard error is a terminal.
    Raises BadInputError where nothing is annotated.
    """
    files = gold_files(folder)
    if not files:
        raise BadInputError(
            f"{folder}: no annotations: neither {folder / 'gold'} nor the folder itself has a *.json file."
            if folder.is_dir()
            else f"{folder}: no such folder.",
            "Name a folder with gold/*.json and articles/, or with both beside each other (docs/cli.md tells the format).",
        )
    judged: list[Judged] = []
    ended = ExitCode.OK
    with Progress(console=notes, disable=not notes.is_terminal, transient=True) as progress:
        task = progress.add_task(f"Reading {folder}", total=len(files))
        for article in read_gold(folder):
            progress.advance(task)
            if isinstance(article, Unreadable):
                note(str(article))
                ended = ExitCode.BAD_INPUT
                continue
            found = extract_from(article.raw)
            if found.failure:
                note(found.failure)
                ended = ended or ExitCode.FAILED
            sure = [statement for statement in found.statements if statement.confidence >= min_confidence]
            judged.append(judge(article, sure))
    if not judged:
        raise BadInputError(f"{folder}: none of {len(files)} annotation files can be used.")
    return judged, ended


def spread(faults: Sequence[object], limit: int) -> list[int]:
    """Positions of at most ``limit`` of ``faults``, evenly spread, so that not all are of the first articles."""
    if len(faults) <= limit:
        return list(range(len(faults)))
    return [position * len(faults) // limit for position in range(limit)]
