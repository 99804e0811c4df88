"""Changes to the text of a subscriptions file, each held against what it was meant to be before it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from workers.errors import TasrihError
from workers.subscriptions.editing.regions import Path_, end_of, region_of, replaced, with_comment, without
from workers.subscriptions.editing.rendering import Document, Unrenderable
from workers.subscriptions.yaml_tree import YamlFaultsError, YamlTree


class UneditableError(TasrihError):
    """The file is written in a way that cannot be changed from outside without changing more than was meant."""


@dataclass(frozen=True, slots=True)
class Put:
    """Write ``value`` at ``path``: in the place of what is there, else behind its neighbours."""

    path: Path_
    value: Any
    """Texts, lists and mappings of texts: as the reader sees them."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out what is at ``path``, with the comment directly above it."""

    path: Path_


Change = Put | Remove


def edited(text: str, changes: Sequence[Change]) -> str:
    """``text`` with ``changes``, one after the other. Raises UneditableError, YamlFaultsError.

    Only the lines of what changes are written anew; where that cannot be done the whole document is, which keeps the
    comments but not every blank. Either way the result says what was meant and nothing else, or there is none.
    """
    for change in changes:
        text = _edited(text, change)
    return text


def _edited(text: str, change: Change) -> str:
    tree = YamlTree(text, typed=("channels",))
    if tree.value is None:
        raise UneditableError("There is nothing in the file.")
    meant = [_applied(tree.value, change)]
    if isinstance(change, Remove) and len(change.path) > 1 and not _at(meant[0], change.path[:-1]):
        meant.append(_applied(tree.value, Put(change.path[:-1], None)))  # nothing is left below the key
    for candidate in _candidates(text, tree, change):
        try:
            if YamlTree(candidate, typed=("channels",)).value in meant:
                return candidate
        except YamlFaultsError:
            continue
    raise UneditableError(
        "The file cannot be changed here without changing something else.",
        "Edit it by hand: an anchor may be shared, or a part written in one line.",
    )


def _candidates(text: str, tree: YamlTree, change: Change) -> Iterator[str]:
    """The text with the change, the one that leaves most of it alone first."""
    lines = text.splitlines(keepends=True)
    region = region_of(tree.root, change.path)
    if isinstance(change, Remove) and region is not None:
        yield "".join(without(lines, with_comment(lines, region)))
    for source, path in _sources(text, lines, tree, change):
        try:
            document = Document(source)
            if isinstance(change, Put):
                document.put(path, change.value, _at(tree.value, change.path))
            else:
                document.remove(path)
            written = document.text()
        except (Unrenderable, KeyError, IndexError):
            continue
        yield from _spliced(lines, tree, change, written, path)
        if source is text:
            yield written


def _sources(text: str, lines: Sequence[str], tree: YamlTree, change: Change) -> Iterator[tuple[str, Path_]]:
    """What to change and write anew, and where in it: the entry alone, as a long file takes seconds; then all of it."""
    part, *rest = change.path
    if rest:
        region = region_of(tree.root, change.path[:2])
        listed = isinstance(rest[0], int)
        if region is not None:
            yield f"{part}:\n{''.join(lines[region.start : region.end])}", (part, 0 if listed else rest[0], *rest[1:])
        elif len(rest) == 1:
            yield (f"{part}:\n  - x\n", (part, 1)) if listed else (f"{part}:\n  x: x\n", change.path)
    yield text, change.path


def _spliced(lines: Sequence[str], tree: YamlTree, change: Change, written: str, at: Path_) -> Iterator[str]:
    """Only what changed, or the smallest part around it that has lines of its own; ``at``: where it is in ``written``."""
    try:
        root = YamlTree(written, typed=("channels",)).root
    except YamlFaultsError:
        return
    new = written.splitlines(keepends=True)
    for length in range(len(change.path), 0, -1):
        path = change.path[:length]
        source = region_of(root, at[:length])
        target = region_of(tree.root, path) or (end_of(tree.root, path[:-1]) if source else None)
        if source is not None and target is not None:
            part = new[source.start : source.end]
            if target.start == target.end and _apart(lines, tree, path):
                part = ["\n", *part]
            yield "".join(replaced(lines, target, part, source.column))


def _apart(lines: Sequence[str], tree: YamlTree, path: Path_) -> bool:
    """Whether what goes behind the entries beside ``path`` is set apart by a blank line, as the last of them is."""
    if len(path) == 1:
        return True
    around = _at(tree.value, path[:-1])
    if len(around) < 2:
        return False
    last = region_of(tree.root, (*path[:-1], list(around)[-1] if isinstance(around, dict) else len(around) - 1))
    start = with_comment(lines, last).start if last else 0
    return bool(start) and not lines[start - 1].strip()


def _applied(plain: Any, change: Change) -> Any:
    """A copy of ``plain`` with the change."""
    changed = deepcopy(plain)
    node = changed
    for step in change.path[:-1]:
        node = node[step]
    if isinstance(change, Remove):
        del node[change.path[-1]]
    elif isinstance(node, list) and change.path[-1] == len(node):
        node.append(change.value)
    else:
        node[change.path[-1]] = change.value
    return changed


def _at(plain: Any, path: Path_) -> Any:
    for step in path:
        try:
            plain = plain[step]
        except (KeyError, IndexError, TypeError):
            return None
    return plain
