"""Write the figures of ``build/evaluate.json`` into the pages that tell them (`make card`).

``python -m workers.evaluate.card --figures FILE PAGES…``: what stands in a page between ``<!-- figures: NAME … -->`` and
``<!-- end of figures -->`` is replaced by the table of that name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

Report = Mapping[str, Any]
"""What ``workers/learn/report.py`` writes."""

_BLOCK: Final = re.compile(
    r"(?P<head><!-- figures: (?P<name>[\w-]+)[^>]*-->\n).*?(?P<foot><!-- end of figures -->)", re.DOTALL
)
_MEASURES: Final = {
    "found": "statement found",
    "tight": "statement tight",
    "official": "official",
    "alert": "alert: official, right speaker",
}


def fill(page: str, report: Report) -> str:
    """``page`` with its figures replaced by those of ``report``. Raises KeyError for a name that there is no table of."""
    return _BLOCK.sub(lambda block: f"{block['head']}\n{TABLES[block['name']](report)}\n\n{block['foot']}", page)


def _language(report: Report) -> str:
    of = report["statements"]
    groups = of["groups"]
    counts = [f"F1 of the {group['articles']} {name}" for name, group in _named(groups).items()]
    rows = [
        [name, *(_share(of[measure][part]) for part in ("precision", "recall", "f1")),
         *(_share(group[measure]["f1"]) for group in groups.values())]
        for measure, name in _MEASURES.items()
    ]  # fmt: skip
    table = _table(["measure", "precision", "recall", "F1", *counts], rows)
    return f"{table}\n\n{_rest('speaker', of)} {_rest('quote', of)}"


def _intervals(report: Report) -> str:
    of = report["statements"]
    groups = {"all": of, **_named(of["groups"])}
    rows = [
        [name, *(" to ".join(map(_share, group["intervals"][measure])) for group in groups.values())]
        for measure, name in (*_MEASURES.items(), ("speaker_accuracy", "speaker right, of the found"))
    ]
    return _table(
        ["95 % interval", *(f"{name} ({group['articles']} articles)" for name, group in groups.items())], rows
    )


def _rest(name: str, of: Report) -> str:
    what = {"speaker": "Speaker right", "quote": "Quotation type right"}[name]
    groups = [f"{_share(group[f'{name}_accuracy'])} {label}" for label, group in _named(of["groups"]).items()]
    return f"{what}: {_share(of[f'{name}_accuracy'])} of the found{''.join(f', {group}' for group in groups)}."


def _named(groups: Report) -> dict[str, Any]:
    return {{"read": "read", "check": "unread"}[name]: group for name, group in groups.items()}


def _kinds(part: str, title: str) -> Callable[[Report], str]:
    """A table of what is annotated and found by kind."""

    def table(report: Report) -> str:
        rows = [
            [name, str(of["gold"]), *(_share(of["found"][m]) for m in ("precision", "recall", "f1")),
             _share(of["tight"]["recall"] if "tight" in of else of["tight_recall"]), _share(of["speaker_accuracy"])]
            for name, of in report["statements"][part].items()
        ]  # fmt: skip
        return _table([title, "annotated", "precision", "recall", "F1", "tight", "speaker right"], rows)

    return table


def _predictions(part: str, title: str) -> Callable[[Report], str]:
    """A table of what was told, most often first."""

    def table(report: Report) -> str:
        told = sorted(report["statements"][part].items(), key=lambda item: (-item[1]["predicted"], item[0]))
        rows = [
            [f"`{name}`", str(of["predicted"]), str(of["found"]),
             *(_share(of[m]) if of["found"] else "" for m in ("speaker_accuracy", "official_accuracy"))]
            for name, of in told
        ]  # fmt: skip
        return _table([title, "told", "annotated", "speaker right", "official right"], rows)

    return table


def _training(report: Report) -> str:
    names = {"trained_on": "trained on", "left_out_of_training": "left out of training"}
    rows = [
        [names[name], str(of["articles"]), str(of["gold"]), *(_share(of[m]["f1"]) for m in _MEASURES),
         _share(of["speaker_accuracy"])]
        for name, of in report["train"].items()
    ]  # fmt: skip
    heads = ["training articles", "articles", "statements", *(f"{m} F1" for m in _MEASURES), "speaker right"]
    return _table(heads, rows)


def _faults(report: Report) -> str:
    of = report["statements"]
    told = {
        "missed": f"of {of['gold']} annotated statements",
        "false_find": f"of {of['predicted']} told",
        "boundary": "found, but not tight",
        "speaker": "found, with a wrong speaker",
        "official": "found, wrongly official or not",
        "quote": "found, with a wrong quotation type",
    }
    rows = [[f"`{kind}`", str(count), told[kind]] for kind, count in of["faults"].items()]
    return _table(["fault", "number", "which"], rows)


def _novelty(report: Report) -> str:
    names = {
        "shipped": "as shipped, trained on them",
        "left_out": "each speaker left out of training",
        "left_out_check": "of these, the third that nobody reads",
        "left_out_own": "other speakers, March and May 2018, each left out",
    }
    rows = [
        [name, str(of["statements"]), *(_share(of[measure][part]) for measure, part in _NOVELTY)]
        for name, of in ((names[key], of) for key, of in (report["novelty"] or {}).items())
    ]
    return _table(["judged", "statements", *(f"{measure} {part}" for measure, part in _NOVELTY)], rows)


_NOVELTY: Final = (
    ("pairs", "f1"), ("pairs", "precision"), ("pairs", "recall"), ("new", "f1"), ("new", "precision"), ("new", "recall"),
    ("repeats", "precision"), ("repeats", "recall"),
)  # fmt: skip


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


TABLES: Final[dict[str, Callable[[Report], str]]] = {
    "language": _language,
    "intervals": _intervals,
    "quotation": _kinds("by_quote", "quotation"),
    "place": _kinds("by_place", "place"),
    "outlet": _kinds("by_outlet", "outlet"),
    "resolution": _predictions("by_resolution", "speaker resolved by"),
    "reason": _predictions("by_official_reason", "official or not, because"),
    "training": _training,
    "faults": _faults,
    "novelty": _novelty,
}
"""Names that a page may call for."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the figures of an evaluation into the pages that tell them.")
    parser.add_argument("--figures", type=Path, required=True, help="what `make evaluate` has written")
    parser.add_argument("pages", type=Path, nargs="+", help="Markdown pages")
    arguments = parser.parse_args()
    try:
        report = json.loads(arguments.figures.read_text(encoding="utf-8"))
    except FileNotFoundError:
        sys.exit(f"{arguments.figures}: no such file. Run `make evaluate` first.")
    for page in arguments.pages:
        written = page.read_text(encoding="utf-8")
        try:
            page.write_text(fill(written, report), encoding="utf-8")
        except KeyError as error:
            sys.exit(f"{page}: there are no figures called {error}; known are {', '.join(TABLES)}.")


if __name__ == "__main__":
    main()
