"""An alert as a card of the live page. The same card goes into the page and, as JSON, to its script."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from schemas import Alert, AlertStatement, Carrier, Change, Opposed, OppositionKind
from workers.monitor.addresses import alert_address, speaker_address
from workers.monitor.templating import iso, tone, web_url
from workers.sinks.render import office, other_speaker, printable, quoted


@dataclass(frozen=True, slots=True)
class OpposedLine:
    """What a statement reverses or denies."""

    kind: str
    """``reversal`` or ``denial``."""
    who: str
    content: str
    """Empty where only the source is known."""
    on: str
    """ISO 8601: publication of what is reversed; empty with a denial, which stands in the same article."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement of a card."""

    act: str
    tone: str
    """Name of the act's colour."""
    content: str
    who: str
    """Who said it, where the card is headed by somebody else of the same body; else empty."""
    opposes: OpposedLine | None


@dataclass(frozen=True, slots=True)
class OutletMark:
    """An outlet that carries the alert, with its first article."""

    label: str
    url: str
    """Empty where the article has no address on the web."""
    at: str
    """ISO 8601: publication."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What a correction did to one statement."""

    reason: str
    before: str
    after: str
    """Empty where it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Card:
    """One alert with everything that has become of it. Every text is one line and harmless."""

    id: str
    seq: int
    """Its place in the list: the number of the feed that brought it first."""
    address: str
    who: str
    who_address: str
    office: tuple[str, ...]
    """Role and body, as far as they say more than ``who``."""
    country: str
    anonymous: bool
    statements: tuple[StatementLine, ...]
    outlets: tuple[OutletMark, ...]
    changes: tuple[ChangeLine, ...]
    reverses: bool
    at: str
    """ISO 8601: publication of the article that told first."""

    def as_json(self) -> dict[str, Any]:
        """For the page's script."""
        return asdict(self)


def card_of(seq: int, alert: Alert) -> Card:
    """``alert``, as the store has it with all its carriers and changes, brought first by number ``seq`` of the feed."""
    return Card(
        id=str(alert.alert_id),
        seq=seq,
        address=alert_address(alert.alert_id),
        who=printable(alert.speaker.label),
        who_address=speaker_address(alert.speaker_key),
        office=office(alert.speaker),
        country=alert.speaker.country or "",
        anonymous=alert.speaker.anonymous,
        statements=tuple(_statement(said, alert) for said in alert.statements),
        outlets=_outlets(alert.carriers),
        changes=tuple(map(_change, alert.changes)),
        reverses=any(_reverses(said.opposes) for said in alert.statements),
        at=iso(alert.first_seen),
    )


def blank_card() -> Card:
    """A card in which every part is there once, for the page's script to copy."""
    opposed = OpposedLine(OppositionKind.REVERSAL.value, "", "", "")
    return Card(
        id="", seq=0, address="", who="", who_address="", office=("",), country="", anonymous=False,
        statements=(StatementLine("say", "plain", "", "", opposed),), outlets=(OutletMark("", "", ""),),
        changes=(ChangeLine("reworded", "", ""),), reverses=False, at="",
    )  # fmt: skip


def _statement(said: AlertStatement, alert: Alert) -> StatementLine:
    return StatementLine(
        act=said.act.value,
        tone=tone(said.act),
        content=quoted(said),
        who=other_speaker(said.speaker, alert.speaker) or "",
        opposes=_opposed(said.opposes) if said.opposes else None,
    )


def _reverses(opposed: Opposed | None) -> bool:
    return opposed is not None and opposed.kind is OppositionKind.REVERSAL


def _opposed(opposed: Opposed) -> OpposedLine:
    return OpposedLine(
        kind=opposed.kind.value,
        who=printable(opposed.speaker),
        content=printable(opposed.content or ""),
        on=iso(opposed.published_at) if _reverses(opposed) and opposed.published_at else "",
    )


def _outlets(carriers: tuple[Carrier, ...]) -> tuple[OutletMark, ...]:
    """Each outlet once, with the first of its articles, in the order in which they joined."""
    marks: dict[str, OutletMark] = {}
    for carrier in carriers:
        label = printable(carrier.label)
        marks.setdefault(label, OutletMark(label, web_url(carrier.url), iso(carrier.published_at)))
    return tuple(marks.values())


def _change(change: Change) -> ChangeLine:
    return ChangeLine(change.reason.value, printable(change.before), printable(change.after or ""))
