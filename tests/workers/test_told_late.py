"""What somebody who raises no alert has said first is told when one who does repeats it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from schemas import Alert, AlertKind, OfficialReason, Statement, Status
from tests.makers import NOON, make_statement
from tests.workers.test_alerting import LATER, SAID
from workers.alerting import alert_id
from workers.memory import DictMemory
from workers.stages import judge

UNTOLD = [
    pytest.param({"reason": OfficialReason.ANALYST}, id="not official"),
    pytest.param({"confidence": 0.1}, id="not sure enough"),
]


def conclude_each(memory: DictMemory, *statements: Statement) -> list[tuple[tuple[Alert, ...], Status]]:
    """Alerts and outcome of each, as the stage judges it."""
    outcomes = (judge(statement, memory, clock=lambda: NOON, least=0.5) for statement in statements)
    return [
        (tuple(event for event in outcome.events if isinstance(event, Alert)), outcome.status.status)
        for outcome in outcomes
        if outcome.status
    ]


@pytest.mark.parametrize("first", UNTOLD)
def test_who_first_says_it_so_that_it_counts_tells_it_and_others_join(first: dict[str, Any]) -> None:
    memory = DictMemory()
    untold = make_statement(SAID, **first)
    later = make_statement(SAID, article="a2", published=LATER)
    again, other = make_statement(SAID, article="a3", published=LATER), make_statement(SAID, article="a4", **first)
    (none, told, same, joined, unsure) = conclude_each(memory, untold, later, later, again, other)
    assert none == unsure == ((), Status.NO_OFFICIAL_STATEMENT)
    assert told == same, "a redelivery repeats it"
    (alert,), status = told
    assert (alert.kind, status) == (AlertKind.NEW, Status.ALERTED)
    assert alert.alert_id == alert_id(later.trace_id, later.content_hash, later.speaker_key)
    (joining,), _ = joined
    assert (joining.kind, joining.alert_id) == (AlertKind.CORROBORATED, alert.alert_id)


def dated(days_before: int, statement: Statement) -> Statement:
    """``statement`` as its article dates it: so many days before its publication."""
    day = statement.published_at.date() - timedelta(days=days_before)
    at = {"field": "text", "span": {"start": 0, "end": 5}, "text": statement.content[:5]}
    return Statement.model_validate({**statement.model_dump(), "said_at": day, "said_at_words": at})


def test_what_was_said_long_ago_is_no_news_until_somebody_says_it_again() -> None:
    memory = DictMemory()
    told_again = dated(8, make_statement(SAID, article="a2", published=LATER))
    today = make_statement(SAID, article="a3", published=LATER)
    background, once_more, new, joined = conclude_each(
        memory, dated(8, make_statement(SAID)), told_again, today, dated(8, make_statement(SAID, article="a4"))
    )
    assert background == once_more == ((), Status.NOTHING_NEW)
    (alert,), status = new
    assert (alert.kind, status) == (AlertKind.NEW, Status.ALERTED)
    assert alert.alert_id == alert_id(today.trace_id, today.content_hash, today.speaker_key)
    assert [(one.kind, one.alert_id) for one in joined[0]] == [(AlertKind.CORROBORATED, alert.alert_id)]


@pytest.mark.parametrize("days", [0, 3, 7])
def test_what_was_said_within_the_week_is_news(days: int) -> None:
    (((alert,), status),) = conclude_each(DictMemory(), dated(days, make_statement(SAID)))
    assert (alert.kind, status) == (AlertKind.NEW, Status.ALERTED)


def test_background_beside_news_is_left_out() -> None:
    other = "المحادثات مع الجانب الأردني ستبدأ الخميس في العاصمة"
    news = make_statement(other, sequence=2, of=2)
    (((alert,), _),) = conclude_each(DictMemory(), dated(400, make_statement(SAID, of=2)), news)
    assert [statement.id for statement in alert.statements] == [news.id]


def test_a_headline_that_is_not_sure_enough_swallows_no_statement() -> None:
    headline = make_statement(SAID, headline=True, confidence=0.1, of=3)
    body, again = make_statement(SAID, sequence=2, of=3), make_statement(SAID, sequence=3, of=3)
    (((alert,), status),) = conclude_each(DictMemory(), headline, body, again)
    assert status is Status.ALERTED
    assert [statement.id for statement in alert.statements] == [body.id]


def test_what_was_told_late_is_corrected_there() -> None:
    first = make_statement(SAID, confidence=0.1)
    told = make_statement(SAID, article="a2")
    second = make_statement(SAID.replace("الجنوبي", "الشمالي"), article="a2", edition="second")
    _, ((alert,), _), ((corrected,), _) = conclude_each(DictMemory(), first, told, second)
    assert (corrected.kind, corrected.alert_id) == (AlertKind.CORRECTED, alert.alert_id)
