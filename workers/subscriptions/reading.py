"""From the plain values of a subscriptions file to what decides: every fault is kept, with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from workers.channels.config import ChannelConfig
from workers.subscriptions.conditions import WantedActs, read_conditions, read_statement_conditions, read_words
from workers.subscriptions.durations import parse_zone
from workers.subscriptions.faults import close_to, model_faults
from workers.subscriptions.model import Silence, Subscription, Urgent
from workers.subscriptions.refusal import RefusedError, Why
from workers.subscriptions.schedule import QuietHours
from workers.subscriptions.silences import ReadySilence
from workers.subscriptions.subscription import ReadySubscription, ReadyUrgent
from workers.subscriptions.wanted import Place_, Reader
from workers.subscriptions.who import read_who
from workers.subscriptions.yaml_tree import Fault, YamlTree
from workers.text.knowledge.base import Knowledge

MOST_BYTES: Final = 5_000_000
PARTS: Final = ("zone", "channels", "subscriptions", "silences")
"""What stands at the left of the file."""

_EXTENSION: Final = "x-"
"""Begins the names of what only holds anchors («x-arms: &arms [سلاح, صاروخ]»)."""
_UTC: Final = ZoneInfo("UTC")
_ANY_MONDAY: Final = datetime(2026, 1, 5, tzinfo=UTC)
_CHANNEL: Final[TypeAdapter[ChannelConfig]] = TypeAdapter(ChannelConfig)
_SUBSCRIPTION: Final = TypeAdapter(Subscription)
_SILENCE: Final = TypeAdapter(Silence)

T = TypeVar("T")


class BookReader:
    """Reads one file. ``faults`` holds what is wrong with it."""

    def __init__(self, tree: YamlTree, knowledge: Knowledge) -> None:
        self.faults: list[Fault] = []
        self.zone = _UTC
        """Of the file, once it is read."""
        self._tree = tree
        self._wanted = Reader(knowledge, self._report)

    def read(self) -> tuple[Mapping[str, ChannelConfig], tuple[ReadySubscription, ...], tuple[ReadySilence, ...]]:
        """Channels, subscriptions and silences, those that are faulty left out."""
        whole = self._tree.value
        if not isinstance(whole, dict):
            self._report((), "there is nothing in it; write subscriptions: and channels:")
            return {}, (), ()
        for name in whole:
            if name not in PARTS and not name.startswith(_EXTENSION):
                self._report((name,), f"{name!r} is no part of the file{close_to(name, PARTS) or _ONE_OF}")
        zone = self.zone = self._zone(whole)
        channels = self._parts(whole, "channels", _CHANNEL, ChannelConfig)
        written = self._parts(whole, "subscriptions", _SUBSCRIPTION, Subscription)
        if not whole.get("subscriptions"):
            text = "nobody subscribes to anything; write subscriptions: and one below it"
            self._report(("subscriptions",), RefusedError(Why.NOBODY_SUBSCRIBES, text))
        known = self._names(whole, "channels")
        for name, subscription in written.items():
            for at, channel in enumerate(subscription.to):
                if channel not in known:
                    text = f"there is no channel {channel!r}{close_to(channel, known)}; write it below channels:"
                    self._report(("subscriptions", name, "to", at), RefusedError(Why.NO_CHANNEL, text, value=channel))
        subscriptions = tuple(self._ready(name, one, zone) for name, one in written.items())
        return channels, subscriptions, self._silences(whole, zone)

    def _ready(self, name: str, model: Subscription, zone: ZoneInfo) -> ReadySubscription:
        place: Place_ = ("subscriptions", name)
        own = model.zone or zone
        quiet = QuietHours(model.quiet_hours, own)
        try:
            quiet.end(_ANY_MONDAY)
        except RefusedError as refused:
            self._report((*place, "quiet_hours"), refused)
        conditions = read_conditions(model, self._wanted, place)
        urgent = self._urgent(model.urgent, (*place, "urgent")) if model.urgent else None
        return ReadySubscription(name, model, conditions, urgent, quiet, own)

    def _urgent(self, urgent: Urgent, place: Place_) -> ReadyUrgent:
        words = read_words(urgent.words, self._wanted, (*place, "words")) if urgent.words else None
        return ReadyUrgent(WantedActs(frozenset(urgent.act)) if urgent.act else None, words, urgent.in_quiet_hours)

    def _silences(self, whole: Mapping[str, Any], zone: ZoneInfo) -> tuple[ReadySilence, ...]:
        values = whole.get("silences") or []
        if not isinstance(values, list):
            self._report(("silences",), "it is no list; write each silence with - before its first line")
            return ()
        known = self._names(whole, "subscriptions")
        ready: list[ReadySilence] = []
        for at, value in enumerate(values):
            place: Place_ = ("silences", at)
            model = self._checked(value, place, _SILENCE, Silence)
            if model is None:
                continue
            for number, name in enumerate(model.subscriptions):
                if name not in known:
                    text = f"there is no subscription {name!r}{close_to(name, known)}"
                    self._report((*place, "subscriptions", number), RefusedError(Why.NO_SUBSCRIPTION, text, value=name))
            until, start = _in_zone(model.until, zone), _in_zone(model.start, zone) if model.start else None
            if start is not None and start >= until:
                text = "it ends before it begins; write a later until"
                self._report((*place, "until"), RefusedError(Why.ENDS_BEFORE, text))
            who = read_who(model.who, self._wanted, (*place, "who")) if model.who else None
            asked = read_statement_conditions(model, self._wanted, place)
            ready.append(ReadySilence(model.reason, start, until, frozenset(model.subscriptions), who, asked))
        return tuple(ready)

    def _zone(self, whole: Mapping[str, Any]) -> ZoneInfo:
        try:
            zone = parse_zone(whole.get("zone") or "UTC")
        except RefusedError as refused:
            self._report(("zone",), refused)
            return _UTC
        if not isinstance(zone, ZoneInfo):
            self._report(("zone",), "it is no name; write one such as Asia/Riyadh")
            return _UTC
        return zone

    def _names(self, whole: Mapping[str, Any], part: str) -> Sequence[str]:
        values = whole.get(part)
        return tuple(values) if isinstance(values, dict) else ()

    def _parts(self, whole: Mapping[str, Any], part: str, adapter: TypeAdapter[T], model: Any) -> dict[str, T]:
        """The entries of ``part`` by name, those left out that are faulty."""
        values = whole.get(part) or {}
        if not isinstance(values, dict):
            self._report((part,), "it has no names; write NAME: below it and what belongs to it below that")
            return {}
        found: dict[str, T] = {}
        for name, value in values.items():
            if not _is_name(name):
                text = f"{name!r} is no name; write up to 64 letters, digits, _ - and ."
                self._report((part, name), RefusedError(Why.NO_NAME, text, value=name))
            checked = self._checked(value, (part, name), adapter, model)
            if checked is not None:
                found[name] = checked
        return found

    def _checked(self, value: Any, place: Place_, adapter: TypeAdapter[T], model: Any) -> T | None:
        if value is None:
            self._report(place, "there is nothing below it; write what belongs there, or leave it out")
            return None
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            self.faults += model_faults(error, self._tree, place, model)
            return None

    def _report(self, place: Place_, problem: str | RefusedError) -> None:
        self.faults.append(self._tree.fault(place, problem))


_ONE_OF: Final = f"; write one of {', '.join(PARTS)}"


def _is_name(name: str) -> bool:
    return 0 < len(name) <= 64 and name[0].isalnum() and all(sign.isalnum() or sign in "_-." for sign in name)


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
