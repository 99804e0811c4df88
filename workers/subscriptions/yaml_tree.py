"""Read YAML 1.2 into plain values, and remember on which line each stands.

Scalars stay the text that was written, so that the models alone decide what is a number: PyYAML itself would read Norway's
code NO as false and 17:30 as 1,050. Only below the keys named ``typed`` do numbers and truth values become such, as YAML 1.2
has them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from workers.subscriptions.refusal import RefusedError, Why

MOST_VALUES: Final = 200_000
"""Scalars, lists and mappings with aliases written out: a file that aliases make explode is refused."""
DEEPEST: Final = 30

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C is twenty times as fast; not every installation of PyYAML has it."""
_TAG: Final = "tag:yaml.org,2002:"
_PLAIN: Final = frozenset(
    _TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "map", "seq")
)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER: Final = re.compile(r"[-+]?\d+")
_FLOAT: Final = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the file: where, and what to write instead."""

    line: int
    """Counted from 1; 0 where the file could not be read at all."""
    place: str
    """The keys that lead there, joined by dots; empty for the file as a whole."""
    problem: str
    steps: tuple[str | int, ...] = ()
    """The keys one by one, entries of a list counted from 0."""
    why: Why = Why.OTHER
    values: Mapping[str, str] = field(default_factory=dict)
    """What a sentence of its own about it repeats (see RefusedError)."""

    def __str__(self) -> str:
        return f"{self.line}: {self.place}: {self.problem}" if self.place else f"{self.line}: {self.problem}"


class YamlFaultsError(ValueError):
    """The text cannot be read."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


class YamlTree:
    """A YAML document as plain values, with its lines. Raises YamlFaultsError."""

    def __init__(self, text: str, *, typed: Collection[str] = ()) -> None:
        self._typed = typed
        self._faults: list[Fault] = []
        self._count = 0
        self.root = _compose(text)
        self.value: Any = None if self.root is None else self._plain(self.root, ())
        if self._faults:
            raise YamlFaultsError(sorted(self._faults, key=lambda fault: fault.line))

    def line(self, place: Sequence[str | int]) -> int:
        """The line, from 1, of the value at ``place``; of the nearest value around it where there is none.

        Steps that the file leaves out (``any`` of a bare list) are passed over.
        """
        node = self.root
        line = _line(node) if node else 1
        for step in place:
            inner = _inner(node, step)
            if inner is not None:
                line, node = inner
        return line

    def fault(self, place: Sequence[str | int], problem: str | RefusedError) -> Fault:
        """A fault of the value at ``place``."""
        line, where, steps = self.line(place), told(place), tuple(place)
        if isinstance(problem, RefusedError):
            return Fault(line, where, str(problem), steps, problem.why, problem.values)
        return Fault(line, where, problem, steps)

    def _plain(self, node: Node, place: tuple[str | int, ...]) -> Any:
        self._count += 1
        if self._count > MOST_VALUES or len(place) > DEEPEST:
            fault = Fault(_line(node), "", f"more than {MOST_VALUES:,} values or {DEEPEST} levels; write less")
            raise YamlFaultsError([fault])
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self._plain(item, (*place, at)) for at, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)  # there is no other kind: aliases are their nodes by now
        return self._scalar(node, place)

    def _mapping(self, node: MappingNode, place: tuple[str | int, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode) or key_node.tag == f"{_TAG}merge":
                self._fault(key_node, place, "a key is not a plain word; write NAME: VALUE")
                continue
            key = key_node.value
            if key in values:
                self._fault(key_node, (*place, key), f"written already on line {lines[key]}; keep one of the two")
                continue
            lines[key] = _line(key_node)
            values[key] = self._plain(value_node, (*place, key))
        return values

    def _scalar(self, node: ScalarNode, place: tuple[str | int, ...]) -> Any:
        text = str(node.value)
        if node.tag not in _PLAIN:
            self._fault(node, place, f"{node.tag} is no type that is read here; leave the tag out")
            return None
        if node.style:  # in quotation marks, or a block of lines
            return text
        if text in _NULLS:
            return None
        return _typed(text) if place and place[0] in self._typed else text

    def _fault(self, node: Node, place: tuple[str | int, ...], problem: str) -> None:
        self._faults.append(Fault(_line(node), told(place), problem))


def told(place: Sequence[str | int]) -> str:
    """``place`` as it is told: «subscriptions.desk.who #2», entries of a list counted from 1."""
    text = ""
    for step in place:
        text += f" #{step + 1}" if isinstance(step, int) else f".{step}" if text else step
    return text


def _compose(text: str) -> Node | None:
    try:
        node: Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = ", ".join(str(part) for part in (error.context, error.problem) if part)
        line = mark.line if mark else 0
        hint = "; indent with spaces, not tabs" if "\t" in "".join(text.split("\n")[line : line + 1]) else ""
        raise YamlFaultsError([Fault(line + 1, "", f"not YAML: {problem}{hint}")]) from None
    except ReaderError as error:
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        problem = f"a character that YAML does not have (U+{error.character:04X}); take it out"
        raise YamlFaultsError([Fault(line, "", problem)]) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise YamlFaultsError([Fault(1, "", f"not YAML: {first}")]) from None
    return node


def _inner(node: Node | None, step: str | int) -> tuple[int, Node] | None:
    """The line and the node behind one step of a place."""
    if isinstance(node, MappingNode):
        return next(((_line(key), value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return _line(node.value[step]), node.value[step]
    return None


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _typed(text: str) -> Any:
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
