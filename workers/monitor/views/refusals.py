"""What the reader of the subscriptions file refuses, in the words of the page and beside the field that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from workers.monitor.translate import Translator
from workers.subscriptions.refusal import Why
from workers.subscriptions.yaml_tree import Fault

_FIELDS: Final[Mapping[str, str]] = {"digest": "when", "digest.every": "every", "digest.daily": "daily"}
"""What the form calls otherwise than the file."""
_BY_WHY: Final = {
    Why.WAIT_OUT_OF_RANGE: "wait",
    Why.RHYTHM_OUT_OF_RANGE: "every",
    Why.NO_SPAN: "every",
    Why.LIMIT_WITH_DIGEST: "most_per_hour",
    Why.NEVER_LATE: "urgent",
    Why.NO_NAME: "name",
}
"""What is wrong with a subscription as a whole is told at the field that is changed most easily."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """What is wrong with a form."""

    by_field: Mapping[str, tuple[str, ...]]
    elsewhere: tuple[str, ...]
    """What is about no field of it."""

    def __bool__(self) -> bool:
        return bool(self.by_field or self.elsewhere)

    def of(self, field: str) -> tuple[str, ...]:
        """The sentences to stand beside ``field``."""
        return self.by_field.get(field, ())

    def within(self, *parts: str) -> bool:
        """Whether something is wrong with a field whose name begins so: it must not stay folded away."""
        return any(field.startswith(parts) for field in self.by_field)


NOTHING_REFUSED: Final = Refusals({}, ())


def worded(fault: Fault, t: Translator) -> str:
    """One sentence: what is wrong and what to write instead."""
    if fault.why is Why.OTHER:
        return fault.problem
    near = fault.values.get("near", "")
    no_channel = fault.why is Why.MISSING and fault.steps[-1:] == ("to",)
    sentence = t(
        "refused.missing_to" if no_channel else f"refused.{fault.why}",
        **{"value": "", "least": "", "most": "", **fault.values},
    )
    return f"{sentence} {t('refused.near', near=near)}" if near else sentence


def refusals(faults: Iterable[Fault], t: Translator, path: tuple[str, ...], fields: Collection[str]) -> Refusals:
    """``faults`` of what stands at ``path`` of the file beside the ``fields`` of its form; the others with their line."""
    beside: dict[str, dict[str, None]] = defaultdict(dict)
    elsewhere: dict[str, None] = {}
    for fault in faults:
        sentence = worded(fault, t)
        if fault.steps[: len(path)] == path:
            beside[_field(fault, fault.steps[len(path) :], fields)][sentence] = None
        else:
            elsewhere[t("refused.elsewhere", line=fault.line, place=fault.place, sentence=sentence)] = None
    top = tuple(beside.pop("", {}))
    return Refusals({field: tuple(sentences) for field, sentences in beside.items()}, (*top, *elsewhere))


def _field(fault: Fault, steps: tuple[str | int, ...], fields: Collection[str]) -> str:
    """The field that ``steps`` lead to, or the nearest around it; empty for the form as a whole."""
    for length in range(len(steps), 0, -1):
        name = ".".join(map(str, steps[:length]))
        if name == "digest" and fault.why in _BY_WHY:
            break
        name = _FIELDS.get(name, name)
        if name in fields:
            return name
    return _BY_WHY.get(fault.why, "")
