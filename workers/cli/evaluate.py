"""``tasrih evaluate``: how right the stages are on annotated articles, and what they get wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.progress import Progress
from rich.table import Table

from workers.cli.exits import ExitCode
from workers.cli.options import JsonOption
from workers.cli.output import note, notes, put, put_json, put_table
from workers.errors import BadInputError
from workers.evaluate.annotations import UNREAD_LIST, gold_files, read_names
from workers.evaluate.folder import JudgedFolder, judge_folder
from workers.evaluate.misses import Kind, Miss, misses
from workers.evaluate.novelty_report import measure_novelty
from workers.evaluate.summary import summarise

DEFAULT_FOLDER: Final = "SHARED"
"""The variable that names the folder where none is given, as in the Makefile."""
_MEASURES: Final = ("found", "tight", "official", "alert")
_TITLES: Final = {
    "by_quote": "by quotation",
    "by_place": "by place",
    "by_outlet": "by outlet",
    "by_resolution": "speaker resolved by",
    "by_official_reason": "official or not, because",
    "by_confidence": "confidence from",
}


def evaluate(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help="Folder with gold/*.json and articles/, or with both beside each other.",
            show_default=f"${DEFAULT_FOLDER} or this folder",
        ),
    ] = None,
    *,
    errors: Annotated[
        int, typer.Option("--errors", "-n", metavar="N", min=0, help="Show so many faults of each kind.")
    ] = 3,
    kinds: Annotated[list[Kind] | None, typer.Option("--kind", help="Show only faults of this kind.")] = None,
    unread: Annotated[
        Path, typer.Option("--unread", metavar="FILE", help="Names of articles whose faults are never shown.")
    ] = UNREAD_LIST,
    min_confidence: Annotated[
        float,
        typer.Option("--min-confidence", metavar="X", min=0, max=1, help="Leave out statements less sure than X."),
    ] = 0.0,
    ner: Annotated[
        Path | None, typer.Option("--ner", metavar="FILE", help="Score named entities on a file of «token TAG» lines.")
    ] = None,
    novelty: Annotated[
        Path | None,
        typer.Option(
            "--novelty", metavar="DIR", help="Score which statements say the same on a folder of speakers' files."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Score the stages on annotated articles, and show what they miss, find wrongly and attribute wrongly.

    A statement is **found** where its span overlaps the annotated one with IoU 0.5 and more, **tight** with
    0.9 and more; **alert** are official statements with the right speaker. With **--ner** alone only entities are scored,
    with **--novelty** alone only which statements say the same.
    """
    if novelty is not None and folder is None and ner is None:
        _put_novelty(measure_novelty(novelty), as_json=as_json)
        return
    if ner is not None and folder is None:
        _put_entities(_entities(ner), as_json=as_json)
        return
    folder = folder or Path(os.environ.get(DEFAULT_FOLDER, "."))
    names = _unread(unread)
    read = _judged(folder, min_confidence)
    report = summarise(read.judged, names)
    faults = _chosen(list(misses(read.judged, names)), kinds or list(Kind), errors)
    entities = None if ner is None else _entities(ner)
    if as_json:
        more = {} if entities is None else {"ner": entities}
        more |= {} if novelty is None else {"novelty": measure_novelty(novelty)}
        put_json({**report, "errors": [fault.as_json() for fault in faults], **more})
    else:
        _put_report(report)
        for fault in faults:
            _put_fault(fault)
        if entities is not None:
            put("")
            _put_entities(entities, as_json=False)
        if novelty is not None:
            put("")
            _put_novelty(measure_novelty(novelty), as_json=False)
    if not read.complete:
        raise typer.Exit(ExitCode.BAD_INPUT if read.unreadable else ExitCode.FAILED)


def _judged(folder: Path, min_confidence: float) -> JudgedFolder:
    """With a progress bar where standard error is a terminal."""
    with Progress(console=notes, disable=not notes.is_terminal, transient=True) as progress:
        task = progress.add_task(f"Reading {folder}", total=len(gold_files(folder)))
        return judge_folder(folder, tell=note, step=lambda: progress.advance(task), min_confidence=min_confidence)


def _unread(path: Path) -> frozenset[str]:
    try:
        return read_names(path)
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror or error}") from None


def _chosen(faults: list[Miss], kinds: list[Kind], limit: int) -> list[Miss]:
    chosen = []
    for kind in Kind:
        of_kind = [fault for fault in faults if fault.kind is kind and kind in kinds]
        chosen += [of_kind[position] for position in _spread(of_kind, limit)]
    return chosen


def _spread(faults: list[Miss], limit: int) -> list[int]:
    """Positions of at most ``limit`` of ``faults``, evenly spread, so that not all are of the first articles."""
    if len(faults) <= limit:
        return list(range(len(faults)))
    return [position * len(faults) // limit for position in range(limit)]


def _entities(path: Path) -> dict[str, Any]:
    from workers.evaluate.entities import evaluate_ner  # noqa: PLC0415 - loads the gazetteers

    try:
        return dict(evaluate_ner(path))
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise BadInputError(str(error)) from None


def _put_entities(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        put_json(report)
        return
    table = _table("entities", "precision", "recall", "F1", "annotated", "found")
    for name, row in report.items():
        if isinstance(row, dict) and "f1" in row:
            counts = (str(row.get("gold", "")), str(row.get("found", "")))
            table.add_row(name, *(f"{row[m]:.3f}" for m in ("precision", "recall", "f1")), *counts)
    put_table(table)


def _put_novelty(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        put_json(report)
        return
    table = _table("same or new", "statements", "pairs", "P", "R", "new", "P", "R", "repeats right", "repeats found")
    for name, of in report.items():
        shares = [
            f"{of[measure][part]:.3f}" for measure in ("pairs", "new") for part in ("f1", "precision", "recall")
        ]  # fmt: skip
        errors = (f"{of['repeats'][part]:.3f}" for part in ("precision", "recall"))
        table.add_row(name, str(of["statements"]), *shares, *errors)
    put_table(table)


def _put_report(report: dict[str, Any]) -> None:
    put(f"{report['articles']} articles, {report['gold']} statements annotated, {report['predicted']} found\n")
    table = _table("statements", "precision", "recall", "F1", *(f"F1 {group}" for group in report["groups"]))
    for measure in _MEASURES:
        row = report[measure]
        rest = [f"{of[measure]['f1']:.3f}" for of in report["groups"].values()]
        table.add_row(measure, *(f"{row[m]:.3f}" for m in ("precision", "recall", "f1")), *rest)
    for name in ("speaker_accuracy", "quote_accuracy"):
        rest = [f"{of[name]:.3f}" for of in report["groups"].values()]
        table.add_row(f"{name.partition('_')[0]} right, of the found", "", "", f"{report[name]:.3f}", *rest)
    put_table(table)
    for name, title in _TITLES.items():
        put("")
        put_table(_parts(title, report[name]))


def _parts(title: str, parts: dict[str, dict[str, Any]]) -> Table:
    """By what is annotated there are precision and recall; by what only predictions have, shares of the found ones."""
    if all("official_accuracy" in row for row in parts.values()):
        table = _table(title, "told", "annotated", "speaker right", "official right", "all right")
        for name, row in parts.items():
            shares = (f"{row[m]:.3f}" if row["found"] else "" for m in ("speaker_accuracy", "official_accuracy"))
            table.add_row(name, str(row["predicted"]), str(row["found"]), *shares, f"{row['right']:.3f}")
        return table
    table = _table(title, "annotated", "precision", "recall", "F1", "tight", "speaker right")
    for name, row in parts.items():
        tight = row["tight"]["recall"] if "tight" in row else row["tight_recall"]
        found = (f"{row['found'][m]:.3f}" for m in ("precision", "recall", "f1"))
        table.add_row(name, str(row["gold"]), *found, f"{tight:.3f}", f"{row['speaker_accuracy']:.3f}")
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(title)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _put_fault(fault: Miss) -> None:
    cue = f"  cue «{fault.cue}»" if fault.cue else ""
    put(f"\n{fault.kind.value}  {fault.article}:{fault.line}{cue}\n  {fault.context}")
    for name, told in (("annotated", fault.gold), ("found", fault.found)):
        if told:
            put(f"  {name + ':':<11}{told}")
