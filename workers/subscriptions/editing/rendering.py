"""A YAML document that keeps its comments, anchors and quotation marks while values in it change."""

from __future__ import annotations

import re
from copy import deepcopy
from difflib import SequenceMatcher
from io import StringIO
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from workers.subscriptions.editing.regions import Path_

_WIDEST: Final = 100
"""Characters of a list or mapping that is written on one line."""
_ENDLESS: Final = 2**20
_TYPED: Final = re.compile(r"true|false|0|[1-9]\d{0,9}|0\.\d+")
"""Texts that stand without quotation marks, as a person writes them: the reader takes them for text anyway."""


class Unrenderable(Exception):  # noqa: N818 - caught where another way is tried
    """The document cannot be written so."""


class Document:
    """A text, parsed with all that belongs to it."""

    def __init__(self, text: str) -> None:
        """Raises Unrenderable."""
        self._yaml = YAML()
        self._yaml.preserve_quotes = True
        self._yaml.width = _ENDLESS
        self._yaml.brace_single_entry_mapping_in_flow_sequence = True
        self._yaml.indent(mapping=2, sequence=4, offset=2)
        try:
            self._root: Any = self._yaml.load(text)
        except (YAMLError, ValueError) as error:
            raise Unrenderable(str(error)) from error

    def put(self, path: Path_, value: Any, before: Any) -> None:
        """Set the value at ``path``, at the end where there is none; ``before``: the plain value there, else None."""
        parent, key = self._parent(path)
        if isinstance(parent, CommentedSeq) and key == len(parent):
            parent.append(styled(value))
        elif isinstance(parent, CommentedMap) and key not in parent:
            parent[key] = styled(value)
        else:
            parent[key] = _merged(parent[key], before, value)

    def remove(self, path: Path_) -> None:
        """Take out what is at ``path``."""
        parent, key = self._parent(path)
        del parent[key]

    def text(self) -> str:
        """The document, written. Raises Unrenderable."""
        written = StringIO()
        try:
            self._yaml.dump(self._root, written)
        except (YAMLError, ValueError) as error:
            raise Unrenderable(str(error)) from error
        return written.getvalue()

    def _parent(self, path: Path_) -> tuple[Any, str | int]:
        node = self._root
        for step in path[:-1]:
            if not isinstance(node, CommentedMap | CommentedSeq) or node[step] is None:
                raise Unrenderable(f"nothing can stand below {step}")
            node = node[step]
        if not isinstance(node, CommentedMap | CommentedSeq):
            raise Unrenderable("nothing can stand there")
        return node, path[-1]


def styled(value: Any, *, top: bool = True) -> Any:
    """A plain value as it is best read: short lists on one line, what is longer or holds mappings one entry a line."""
    if isinstance(value, dict):
        made = CommentedMap({key: styled(inner, top=False) for key, inner in value.items()})
        if not top and _fits(value):
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        listed = CommentedSeq(
            [styled(inner) if isinstance(inner, dict) else styled(inner, top=False) for inner in value]
        )
        if _fits(value) and not any(isinstance(inner, dict) for inner in value):
            listed.fa.set_flow_style()
        return listed
    return _typed(value)


def _merged(node: Any, before: Any, after: Any) -> Any:
    """``after`` in the clothes of ``node``, whose plain value is ``before``: what is equal stays as it is written."""
    if before == after:
        return node
    shared = getattr(getattr(node, "anchor", None), "value", None)
    if shared:  # somebody else may have the same: it gets no other value
        return styled(after)
    if isinstance(node, CommentedMap) and isinstance(after, dict) and isinstance(before, dict):
        for key in [key for key in node if key not in after]:
            del node[key]
        for key, value in after.items():
            node[key] = _merged(node[key], before.get(key), value) if key in node else styled(value, top=False)
        return node
    if isinstance(node, CommentedSeq) and isinstance(after, list) and isinstance(before, list):
        return _merged_list(node, before, after)
    return styled(after, top=not isinstance(after, dict))


def _merged_list(node: CommentedSeq, before: list[Any], after: list[Any]) -> CommentedSeq:
    old, new = [repr(one) for one in before], [repr(one) for one in after]
    for what, start, end, from_, until in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if what == "equal":
            continue
        for at in reversed(range(start, end)):
            del node[at]
        for offset, value in enumerate(after[from_:until]):
            node.insert(start + offset, styled(value))
    return node


def _fits(value: Any) -> bool:
    return len(str(deepcopy(value))) <= _WIDEST


def _typed(value: Any) -> Any:
    if not isinstance(value, str) or not _TYPED.fullmatch(value):
        return value
    if value in ("true", "false"):
        return value == "true"
    return float(value) if "." in value else int(value)
