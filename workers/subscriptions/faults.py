"""Say what is wrong with a subscriptions file: file, line, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from workers.errors import TasrihError
from workers.subscriptions.refusal import RefusedError, Why
from workers.subscriptions.yaml_tree import Fault, YamlTree

_SHOWN: Final = 80
"""Characters of a value that are repeated in a message."""
_MOST: Final = 50
"""Faults that are told; more are counted."""

_WHY: Final = {
    "missing": Why.MISSING, "too_short": Why.MISSING, "enum": Why.CHOICE, "literal_error": Why.CHOICE,
    "int_parsing": Why.NO_NUMBER, "float_parsing": Why.NO_NUMBER, "int_from_float": Why.NO_NUMBER,
    "finite_number": Why.NO_NUMBER, "greater_than_equal": Why.TOO_LITTLE, "less_than_equal": Why.TOO_MUCH,
    "string_too_long": Why.TOO_LONG, "too_long": Why.TOO_LONG, "string_pattern_mismatch": Why.NO_NAME,
}  # fmt: skip
"""What pydantic's kinds of error are called here."""
_BOUNDS: Final = {"ge": "least", "le": "most", "max_length": "most"}


class SubscriptionsError(TasrihError, ValueError):
    """A subscriptions file cannot be used: which file, which lines, what to write instead."""

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        lines = [f"{path}:{fault}" if fault.line else f"{path} {fault.problem}" for fault in faults[:_MOST]]
        if len(faults) > _MOST:
            lines.append(f"{path}: and {len(faults) - _MOST} more")
        super().__init__("\n".join(lines), "docs/subscriptions.md tells what may be written.")
        self.path = path
        self.faults = tuple(faults)


def model_faults(error: ValidationError, tree: YamlTree, place: Sequence[str | int], model: Any = None) -> list[Fault]:
    """The faults that pydantic found in the value at ``place`` of the file; ``model`` is what it was held against."""
    faults: dict[tuple[int, str], Fault] = {}
    for details in error.errors():
        steps = [*place, *_steps(details["loc"])]
        where = [step for step in steps if not str(step).startswith("function-")]
        fault = tree.fault(where, _problem(details, model))
        faults.setdefault((fault.line, details["msg"]), fault)
    return sorted(faults.values(), key=lambda fault: fault.line)


def close_to(wanted: str, known: Iterable[str]) -> str:
    """«; did you mean us.navy?», or nothing where nothing is near."""
    return did_you_mean(near_to(wanted, known))


def near_to(wanted: str, known: Iterable[str]) -> list[str]:
    """Those of ``known`` that may be meant, the likest first."""
    return get_close_matches(wanted, list(known), n=3, cutoff=0.6)


def did_you_mean(near: Sequence[str]) -> str:
    """«; did you mean us.navy?», or nothing."""
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _steps(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    return tuple(step for step in location if step != "[key]")


def _problem(details: ErrorDetails, model: Any) -> RefusedError:
    context, value = details.get("ctx", {}), _shown(details["input"])
    error = context.get("error")
    if isinstance(error, RefusedError):
        return error
    name = str(details["loc"][-1]) if details["loc"] else ""
    values: dict[str, object] = {"value": details["input"] if isinstance(details["input"], str) else value}
    why = _WHY.get(details["type"], Why.OTHER)
    match details["type"]:
        case "missing":
            text = f"{name!r} is missing; write {name}: …"
        case "extra_forbidden":
            known = _fields_at(model, details["loc"][:-1])
            text = f"{name!r} is nothing that is known here{close_to(name, known) or _choice(known)}"
        case "enum" | "literal_error":
            expected = str(context.get("expected", ""))
            near = near_to(str(details["input"]), _quoted(expected))
            text = f"{value} is none of {expected}{did_you_mean(near)}"
            values["near"] = "، ".join(near)
        case "value_error":
            text = str(error)
        case "union_tag_not_found":
            text = "there is no type; write type: and one of " + ", ".join(_tags(model))
        case "union_tag_invalid":
            text = f"type {context['tag']!r} is none of {context['expected_tags']}"
        case "string_pattern_mismatch":
            text = f"{value} cannot be used here; it must match {context['pattern']}"
        case "model_type" | "model_attributes_type" | "dict_type":
            text = f"{value} is not what belongs here; write NAME: VALUE, one a line, below it"
        case "tuple_type" | "list_type":
            text = f"{value} is no list; write [A, B], or one entry a line with - before it"
        case "too_short":
            text = "it is empty; write at least one"
        case _:
            text = f"{value}: {details['msg'][0].lower()}{details['msg'][1:]}"
            values |= {name: context[key] for key, name in _BOUNDS.items() if key in context}
    return RefusedError(why, text, **values)


def _shown(value: Any) -> str:
    text = "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _quoted(expected: str) -> list[str]:
    return [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]


def _choice(names: Sequence[str]) -> str:
    return f"; write some of {', '.join(names)}" if names else ""


def _fields_at(model: Any, place: Sequence[int | str]) -> Sequence[str]:
    """The names that may be written in the part at ``place`` of ``model``."""
    for step in place:
        inner = _model_of(model)
        if inner is None:
            return ()
        field = next((field for name, field in inner.model_fields.items() if step in (name, field.alias)), None)
        if field is not None:
            model = field.annotation
    found = _model_of(model)
    return [field.alias or name for name, field in found.model_fields.items()] if found else ()


def _model_of(annotation: Any) -> type[BaseModel] | None:
    """The one model inside ``annotation``: of a list, of what may be None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_of(inner)
        if found is not None:
            return found
    return None


def _tags(model: Any) -> list[str]:
    """The values of ``type`` of the models in a union."""
    tags: list[str] = []
    for inner in getattr(model, "__args__", ()):
        if isinstance(inner, type) and issubclass(inner, BaseModel) and "type" in inner.model_fields:
            tags += inner.model_fields["type"].annotation.__args__  # type: ignore[union-attr]
        else:
            tags += _tags(inner)
    return tags
