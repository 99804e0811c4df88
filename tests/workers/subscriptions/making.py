"""Alerts and books made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent, indent

from schemas import Alert, AlertKind, AlertStatement, Carrier, Change, ChangeReason, Speaker, Verdict, derive_id
from workers.subscriptions.book import Book, parse
from workers.subscriptions.decision import NOTHING_BEFORE, Condition, Decision, Past

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
"""A Wednesday."""

LAVROV = Speaker(
    name="سيرغي لافروف",
    role="وزير الخارجية الروسي",
    organisation="وزارة الخارجية الروسية",
    country="RU",
    entity_id="sergey_lavrov",
    body_id="ru.ministry.foreign_affairs",
    resolved_by="mention",
)


def make_statement(
    content: str = "المحادثات ستبدأ يوم الأحد",
    *,
    act: str = "say",
    about: Sequence[str] = (),
    confidence: float = 0.75,
) -> AlertStatement:
    identity = derive_id("statement", content, act)
    return AlertStatement(
        id=identity,
        content=content,
        quote="indirect",
        act=act,
        cue="قال",
        headline=False,
        confidence=confidence,
        about=tuple(about),
        verdict=Verdict(reason="first", group=identity, score=0),
    )


def make_carrier(outlet: str | None = "سانا", url: str | None = None, title: str | None = None) -> Carrier:
    source = f"{outlet}.txt"
    return Carrier(
        article_id=derive_id("article", source, url or ""),
        source=source,
        url=url,
        outlet=outlet,
        title=title,
        published_at=NOON,
    )


def make_alert(
    *statements: AlertStatement,
    name: str = "talks",
    kind: AlertKind = AlertKind.NEW,
    speaker: Speaker = LAVROV,
    carriers: Sequence[Carrier] | None = None,
    official: str = "office_holder",
    changes: Sequence[Change] = (),
) -> Alert:
    carriers = (make_carrier(),) if carriers is None else carriers
    return Alert(
        id=derive_id("event", name, kind.value, carriers[0].source),
        trace_id=carriers[0].article_id,
        produced_at=NOON,
        alert_id=derive_id("alert", name),
        kind=kind,
        speaker=speaker,
        speaker_key=speaker.body_id or "nobody",
        official_reason=official,
        statements=statements or (make_statement(),),
        carriers=tuple(carriers),
        first_seen=NOON,
        changes=tuple(changes),
    )


def make_correction(name: str = "talks") -> Alert:
    """«The talks will begin on Sunday» was withdrawn."""
    said, carrier = make_statement(), make_carrier()
    change = Change(
        reason=ChangeReason.WITHDRAWN, article_id=carrier.article_id, statement_id=said.id, before=said.content
    )
    return make_alert(said, name=name, kind=AlertKind.CORRECTED, carriers=(carrier,), changes=(change,))


def make_book(text: str) -> Book:
    """The book of a whole file."""
    return parse(dedent(text).encode(), Path("book.yml"))


def one_subscription(text: str, rest: str = "") -> Book:
    """The book whose only subscription, «desk», is ``text``; ``rest`` stands below it."""
    body = dedent(text).strip()
    lines = f"  desk:\n    to: screen\n{indent(body, '    ')}\n" if body else "  desk:\n    to: screen\n"
    return make_book("channels: {screen: {type: console}}\nsubscriptions:\n" + lines + rest)


def decide(text: str, alert: Alert, now: datetime = NOON, past: Past = NOTHING_BEFORE, rest: str = "") -> Decision:
    """What the subscription ``text`` says to ``alert``."""
    (decision,) = one_subscription(text, rest).decide(alert, now, past, every_reason=True)
    return decision


def why(decision: Decision, condition: Condition) -> str:
    """The text of the reason on ``condition``."""
    return next(reason.text for reason in decision.reasons if reason.condition is condition)
