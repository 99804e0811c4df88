"""What somebody wants done to subscriptions and silences, as changes to the file that has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from workers.subscriptions.editing.changes import Change, Put, Remove
from workers.subscriptions.model import Subscription

_UNSET: Final = object()


def write_subscription(file: Mapping[str, Any], name: str, wanted: Mapping[str, Any]) -> list[Change]:
    """The subscription ``name`` says ``wanted``, and nothing else. What means the same already stays as it is written."""
    before = (file.get("subscriptions") or {}).get(name)
    if not isinstance(before, dict):
        if not file.get("subscriptions"):
            return [Put(("subscriptions",), {name: dict(wanted)})]
        return [Put(("subscriptions", name), dict(wanted))]
    path = ("subscriptions", name)
    differing = [key for key in (*before, *wanted) if not _alike(key, before, wanted)]
    changes: list[Change] = [Put((*path, key), value) for key, value in wanted.items() if key in differing]
    return changes + [Remove((*path, key)) for key in before if key in differing and key not in wanted]


def remove_subscription(file: Mapping[str, Any], name: str) -> list[Change]:
    """No subscription ``name`` any more, nor silences that are for it alone."""
    changes: list[Change] = [Remove(("subscriptions", name))]
    for at in reversed(range(len(file.get("silences") or ()))):
        named = _names(file["silences"][at])
        if name not in named:
            continue
        others = [other for other in named if other != name]
        # One that names nobody would be for all.
        changes.append(Put(("silences", at, "subscriptions"), others) if others else Remove(("silences", at)))
    return changes


def add_silence(file: Mapping[str, Any], silence: Mapping[str, Any]) -> list[Change]:
    """One more silence, behind the others."""
    there = file.get("silences")
    if not there:
        return [Put(("silences",), [dict(silence)])]
    return [Put(("silences", len(there)), dict(silence))]


def lift_silence(at: int) -> list[Change]:
    """The silence ``at``, counted from 0, is no more."""
    return [Remove(("silences", at))]


def _names(silence: Any) -> list[str]:
    names = silence.get("subscriptions") if isinstance(silence, dict) else None
    return [names] if isinstance(names, str) else list(names or ())


def _alike(key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether both say the same by ``key``, in whatever way it is written."""
    if before.get(key, _UNSET) == after.get(key, _UNSET):
        return True
    try:
        one, other = Subscription.model_validate(before), Subscription.model_validate(after)
    except ValidationError:
        return False
    return bool(getattr(one, key) == getattr(other, key))
