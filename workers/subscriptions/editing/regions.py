"""Which lines of a YAML text belong to one entry, where it stands in block style; and lines put in and taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

Path_ = tuple[str | int, ...]
"""Keys and places in lists, from the left of the file to a value."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one entry, from its key or dash to the end of its value."""

    start: int
    """Counted from 0."""
    end: int
    """The line behind it."""
    column: int
    """Of the key, or the dash."""


def region_of(root: Node | None, path: Path_) -> Region | None:
    """The lines of the entry at ``path``; None where it stands inside {} or [], is not there, or is an alias in a list."""
    node: Node | None = root
    region: Region | None = None
    for step in path:
        if not isinstance(node, CollectionNode) or node.flow_style:
            return None
        found = _entry(node, step)
        if found is None:
            return None
        region, node = found
    return region


def end_of(root: Node | None, path: Path_) -> Region | None:
    """The empty region behind the last entry of the block collection at ``path``, where another one may stand."""
    node = root
    for step in path:
        entry = _entry(node, step)
        node = entry[1] if entry else None
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return None
    last = str(node.value[-1][0].value) if isinstance(node, MappingNode) else len(node.value) - 1
    entry = _entry(node, last)
    return Region(entry[0].end, entry[0].end, entry[0].column) if entry else None


def with_comment(lines: Sequence[str], region: Region) -> Region:
    """``region`` with the lines of comment directly above it, at its own column: they tell of it."""
    start = region.start
    while start and _indent(lines[start - 1]) == region.column and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return Region(start, region.end, region.column)


def replaced(lines: Sequence[str], region: Region, new: Sequence[str], column: int) -> list[str]:
    """``lines`` with ``new``, which stand at ``column``, in the place of ``region`` and at its column."""
    before = list(lines[: region.start])
    if before and not before[-1].endswith("\n"):
        before[-1] += "\n"
    return before + _moved(new, region.column - column) + list(lines[region.end :])


def without(lines: Sequence[str], region: Region) -> list[str]:
    """``lines`` without ``region``, and without the blank lines behind it where one stands before it."""
    start, end = region.start, region.end
    if start and not lines[start - 1].strip():
        while end < len(lines) and not lines[end].strip():
            end += 1
        if end == len(lines):
            while start and not lines[start - 1].strip():
                start -= 1
    return [*lines[:start], *lines[end:]]


def _entry(node: Node | None, step: str | int) -> tuple[Region, Node] | None:
    """The lines of one entry of a block collection, and its value."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                start = key.start_mark.line
                return Region(start, max(start, _last_line(value, _at(key))) + 1, key.start_mark.column), value
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        if _at(value) > _at(node):
            start = value.start_mark.line
            return Region(start, max(start, _last_line(value, _at(node))) + 1, node.start_mark.column), value
    return None


def _last_line(node: Node, after: tuple[int, int]) -> int:
    """The last line of ``node``'s content, 0 where it is the alias of something before ``after``."""
    if _at(node) < after:
        return 0
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        parts = [part for pair in node.value for part in pair] if isinstance(node, MappingNode) else node.value
        return max(_last_line(part, _at(node)) for part in parts)
    line, column = node.end_mark.line, node.end_mark.column
    return line - 1 if column == 0 and line > node.start_mark.line else line


def _at(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _moved(lines: Sequence[str], columns: int) -> list[str]:
    if columns >= 0:
        return [" " * columns + line if line.strip() else line for line in lines]
    return [line[-columns:] if not line[:-columns].strip() else line for line in lines]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
