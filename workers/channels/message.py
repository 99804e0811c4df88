"""What a subscriber is sent: one alert, a digest of several, or a summary of those that a limit held back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from schemas import Alert, AlertKind, Change, Opposed
from workers.sinks.render import (
    ACTS,
    CHANGES,
    KINDS,
    OPPOSED,
    office,
    opposed_on,
    other_speaker,
    outlets,
    printable,
    quoted,
)


@dataclass(frozen=True, slots=True)
class OpposedView:
    """What a statement stands against."""

    opposed: Opposed

    @property
    def label(self) -> str:
        """«↩ خلافا لقول» or «✗ نفيا لقول»; ``who`` follows."""
        return OPPOSED[self.opposed.kind]

    @property
    def who(self) -> str:
        """Who said it."""
        return printable(self.opposed.speaker)

    @property
    def on(self) -> str:
        """The day on which what is reversed was published; empty with a denial, which stands in the same article."""
        return opposed_on(self.opposed)

    @property
    def content(self) -> str:
        """What was said, empty where only the source is known."""
        return printable(self.opposed.content or "")

    @property
    def line(self) -> str:
        """All of it: «↩ خلافا لقول سالم الهادي في 2026-03-01: …»."""
        on, content = self.on and f" في {self.on}", self.content and f": {self.content}"
        return f"{self.label} {self.who}{on}{content}"


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What a correction did to one statement."""

    change: Change

    @property
    def label(self) -> str:
        """What was done to it: «تغيّر رقم», «سُحب»."""
        return CHANGES[self.change.reason]

    @property
    def before(self) -> str:
        """What the article said."""
        return printable(self.change.before)

    @property
    def after(self) -> str:
        """What it says now, empty where that was withdrawn."""
        return printable(self.change.after or "")

    @property
    def who_before(self) -> str:
        """Who was said to have said it, where that is what changed; else empty."""
        return printable(self.change.speaker_before or "")

    @property
    def who_after(self) -> str:
        """Who said it, where that is what changed; else empty."""
        return printable(self.change.speaker_after or "")


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement, for templates."""

    act: str
    """What the speaker does by saying it, an Arabic noun: «نفي»."""
    content: str
    """What was said; in quotation marks where it is a quotation."""
    headline: bool
    confidence: float
    opposes: OpposedView | None = None
    """What it reverses or denies."""
    who: str = ""
    """Who said it, where that is somebody else than the alert's ``who``; else empty."""


@dataclass(frozen=True, slots=True)
class AlertView:
    """One alert as templates see it: every text is one line without control characters or open marks of direction."""

    alert: Alert
    """The event itself, as it travels on the topic ``alerts``."""

    @property
    def kind(self) -> str:
        """``new``, ``corroborated`` or ``corrected``."""
        return self.alert.kind.value

    @property
    def label(self) -> str:
        """«● جديد», «○ مصدر آخر» or «✎ تصحيح»."""
        return KINDS[self.alert.kind]

    @property
    def is_new(self) -> bool:
        """Whether it tells something; else it adds an outlet to what was told, or corrects it."""
        return self.alert.kind is AlertKind.NEW

    @property
    def title(self) -> str:
        """The title of the first article that has one, else empty."""
        return next((printable(carrier.title) for carrier in self.alert.carriers if carrier.title), "")

    @property
    def who(self) -> str:
        """The speaker's name, else the role or body."""
        return printable(self.alert.speaker.label)

    @property
    def office(self) -> tuple[str, ...]:
        """Role and body, as far as they say more than ``who``."""
        return office(self.alert.speaker)

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2, or empty."""
        return self.alert.speaker.country or ""

    @property
    def anonymous(self) -> bool:
        """An unnamed person."""
        return self.alert.speaker.anonymous

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """What was said, in order; of a correction nothing, ``changes`` tell it."""
        if self.alert.kind is AlertKind.CORRECTED:
            return ()
        return tuple(
            StatementView(
                ACTS[said.act],
                quoted(said),
                said.headline,
                said.confidence,
                OpposedView(said.opposes) if said.opposes is not None else None,
                other_speaker(said.speaker, self.alert.speaker) or "",
            )
            for said in self.alert.statements
        )

    @property
    def changes(self) -> tuple[ChangeView, ...]:
        """What a correction changed."""
        return tuple(map(ChangeView, self.alert.changes))

    @property
    def lines(self) -> tuple[str, ...]:
        """What was said or corrected, a line each: «إعلان: …», «تغيّر رقم: …»; below it what it opposes.

        With who only where that is not the alert's ``who``: «نفي (متحدث باسم الجيش): …».
        """
        if self.changes:
            return tuple(f"{change.label}: {change.after or change.before}" for change in self.changes)
        told = (
            (f"{said.act}{said.who and f' ({said.who})'}: {said.content}", said.opposes and said.opposes.line)
            for said in self.statements
        )
        return tuple(line for lines in told for line in lines if line)

    @property
    def gist(self) -> str:
        """The first that ``who`` says, for a subject line; of what was withdrawn, that it was."""
        if self.changes:
            return self.changes[0].after or self.lines[0]
        return quoted(self.alert.leading)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who carries it, each once."""
        return outlets(self.alert)

    @property
    def link(self) -> str:
        """The first article's address, only if it is one of the web; else empty."""
        urls = (carrier.url for carrier in self.alert.carriers)
        return next((url for url in urls if url and _is_web(url)), "")

    @property
    def first_seen(self) -> datetime:
        """UTC: publication of the article that told first."""
        return self.alert.first_seen


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one channel. Every try sends the same, under the same ``id``."""

    id: UUID
    subscription: str
    alerts: tuple[AlertView, ...]
    digest: bool
    """It stands for what came within a stretch of time, however many that were."""
    summary_of: int
    """So many alerts went over the subscription's limit and are told by this message only; 0 for all others.
    ``alerts`` are then the first of them."""
    created_at: datetime
    """UTC: when the last of its alerts was put into the outbox."""

    @property
    def type(self) -> str:
        """``alert.new``, ``alert.corroborated``, ``alert.corrected``, ``alert.digest`` or ``alert.summary``."""
        if self.summary_of:
            return "alert.summary"
        return "alert.digest" if self.digest else f"alert.{self.alerts[0].kind}"

    def as_json(self) -> bytes:
        """The body for programs, in the form of Standard Webhooks: type, timestamp, data. Equal for every try."""
        data: dict[str, Any] = {
            "message_id": str(self.id),
            "subscription": self.subscription,
            "digest": self.digest,
            "summary_of": self.summary_of,
            "alerts": [view.alert.model_dump(mode="json") for view in self.alerts],
        }
        whole = {"type": self.type, "timestamp": self.created_at.isoformat(), "data": data}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def views(alerts: Sequence[Alert]) -> tuple[AlertView, ...]:
    """``alerts`` for a message."""
    return tuple(map(AlertView, alerts))


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and url.isprintable() and " " not in url
