"""Subscriptions and their decisions in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from rich.console import Console

from schemas import Alert
from workers.sinks.render import print_alert
from workers.subscriptions.decision import Decision, SuppressedBy
from workers.subscriptions.durations import written
from workers.subscriptions.model import Speakers, Subjects
from workers.subscriptions.subscription import ReadySubscription

_HOLDS: Final = {True: "+", False: "-"}


def as_text(console: Console, alert: Alert, decisions: Sequence[Decision], *, of: int) -> Iterator[str]:
    """An alert, and below it each decision with its reasons."""
    with console.capture() as drawn:
        print_alert(console, alert)
    yield from drawn.get().rstrip("\n").split("\n")
    taken = sum(one.takes for one in decisions)
    yield f"  taken by {taken} of {of} subscriptions"
    for one in decisions:
        yield f"  {'TAKES' if one.takes else 'no   '} {one.subscription}{_outcome(one)}"
        for reason in one.reasons:
            yield f"          {_HOLDS[reason.holds]} {reason}"


def as_json(alert: Alert, decisions: Sequence[Decision]) -> dict[str, Any]:
    """The same for programs."""
    return {"alert": alert.model_dump(mode="json"), "decisions": [_decision(one) for one in decisions]}


def described(one: ReadySubscription) -> tuple[str, str]:
    """What a subscription asks for, and when it is told."""
    return "; ".join(_asks(one)) or "every alert", "; ".join(_when(one))


def _outcome(one: Decision) -> str:
    if not one.takes:
        return ""
    if one.suppressed is not None and one.suppressed.by is SuppressedBy.SILENCE:
        return f" → silenced {one.suppressed.why}"
    channels = ", ".join(one.channels)
    if one.suppressed is not None:
        return f" → {channels}: counted in the summary of {one.due_at:%Y-%m-%d %H:%M} UTC"
    mark = ", urgent" if one.urgent else ", with what is due then" if one.digest_key else ""
    return f" → {channels}, due {one.due_at:%Y-%m-%d %H:%M:%S} UTC{mark}"


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "subscription": one.subscription,
        "takes": one.takes,
        "channels": one.channels,
        "statements": [str(statement) for statement in one.statements],
        "due_at": one.due_at.isoformat() if one.due_at else None,
        "digest_key": one.digest_key,
        "urgent": one.urgent,
        "suppressed": {"by": one.suppressed.by, "why": one.suppressed.why} if one.suppressed else None,
        "reasons": [{"condition": why.condition, "holds": why.holds, "text": why.text} for why in one.reasons],
    }


def _asks(one: ReadySubscription) -> Iterator[str]:
    model = one.model
    if not model.enabled:
        yield "switched off"
    if model.who:
        yield _choice("who", any=map(_part, model.who.any), none=map(_part, model.who.none))
    if model.about:
        about = model.about
        yield _choice("about", any=map(_part, about.any), all=map(_part, about.all), none=map(_part, about.none))
    if model.act:
        yield "act: " + ", ".join(model.act)
    if model.words:
        yield _choice("words", any=model.words.any, all=model.words.all, none=model.words.none)
    if model.outlets:
        yield _choice("outlets", any=model.outlets.any, none=model.outlets.none)
    if model.minimum_confidence:
        yield f"confidence ≥ {model.minimum_confidence:g}"
    if model.minimum_outlets > 1:
        yield f"{model.minimum_outlets} outlets"
    if model.kinds != type(model).model_fields["kinds"].default:
        yield "kinds: " + ", ".join(model.kinds)
    if not model.official_only:
        yield "also not official"


def _when(one: ReadySubscription) -> Iterator[str]:
    model = one.model
    if model.digest and model.digest.daily:
        yield "daily at " + " and ".join(f"{clock:%H:%M}" for clock in model.digest.daily) + f" {one.zone}"
    elif model.digest and model.digest.every:
        yield f"every {written(model.digest.every)}"
    elif model.wait:
        yield f"within {written(model.wait)}"
    else:
        yield "at once"
    if model.urgent:
        yield "the urgent at once"
    if model.quiet_hours:
        hours = ", ".join(f"{quiet.start:%H:%M} to {quiet.until:%H:%M}" for quiet in model.quiet_hours)
        yield f"quiet {hours} {one.zone}"
    if model.most_per_hour:
        yield f"at most {model.most_per_hour} an hour"


def _choice(name: str, **parts: Any) -> str:
    """«words: A or B, not C», shortened."""
    given = {which: list(values) for which, values in parts.items()}
    told = [_few(given.get("any", []), " or "), _few(given.get("all", []), " and ")]
    told += [f"not {_few(given['none'], ' or ')}"] if given.get("none") else []
    return f"{name}: " + ", ".join(filter(None, told))


def _few(values: list[str], joint: str) -> str:
    return joint.join(values[:4]) + (f" … ({len(values)})" if len(values) > 4 else "")


def _part(one: Speakers | Subjects) -> str:
    fields = [getattr(one, name) for name in type(one).model_fields]
    return " + ".join("/".join(values) for values in fields if values)
