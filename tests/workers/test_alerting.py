"""From verdicts to alerts: told once, joined afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas import Alert, AlertKind, Lane, OfficialReason, Statement, Status
from tests.makers import NOON, make_statement
from workers.alerting import alert_id, conclude
from workers.recalled import Recalled
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import Remembered, remember

SAID = "الحكومة ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات مطلع الأسبوع المقبل"
OTHER = "المحادثات مع الجانب الأردني ستبدأ الخميس في العاصمة"
LATER = NOON + timedelta(hours=1)


def conclude_all(*statements: Statement) -> tuple[tuple[Alert, ...], Status]:
    """Alerts and outcome for the speaker of the last of ``statements``, which came in this order."""
    memory: list[Remembered] = []
    for statement in statements:
        memory.append(remember(statement, judge_novelty(statement, memory)))
    return conclude(statements[-1], Recalled(memory), NOON)


def test_what_is_new_is_one_alert() -> None:
    last = make_statement(OTHER, sequence=2, of=2)
    (alert,), status = conclude_all(make_statement(SAID, of=2), last)
    assert status is Status.ALERTED
    assert alert.kind is AlertKind.NEW
    assert alert.id == alert.alert_id == alert_id(last.trace_id, last.content_hash, last.speaker_key)
    assert [statement.content for statement in alert.statements] == [SAID, OTHER]
    assert [carrier.article_id for carrier in alert.carriers] == [last.trace_id]
    assert (alert.speaker, alert.first_seen) == (last.speaker, NOON)


def test_what_the_article_repeats_is_told_once() -> None:
    (alert,), _ = conclude_all(make_statement(SAID, headline=True, of=2), make_statement(SAID, sequence=2, of=2))
    assert [statement.headline for statement in alert.statements] == [True]


def test_another_article_joins_the_alert_of_the_first() -> None:
    first = make_statement(SAID)
    later = make_statement(SAID, article="a2", published=LATER)
    (alert,), status = conclude_all(first, later)
    assert status is Status.CORROBORATED
    assert alert.kind is AlertKind.CORROBORATED
    assert alert.alert_id == alert_id(first.trace_id, first.content_hash, first.speaker_key)
    assert alert.id != alert.alert_id
    assert [carrier.article_id for carrier in alert.carriers] == [later.trace_id]
    assert [statement.id for statement in alert.statements] == [later.id]
    assert alert.first_seen == NOON


def test_each_article_that_joins_is_an_event_of_its_own() -> None:
    events = set()
    for article in ("a2", "a3"):
        (alert,), _ = conclude_all(make_statement(SAID), make_statement(SAID, article=article, published=LATER))
        events.add(alert.id)
    assert len(events) == 2


def test_an_article_may_tell_something_new_and_join_two_alerts() -> None:
    new = "الرسوم الجمركية لن تتغير خلال السنة الجارية بحسب الخطة"
    alerts, status = conclude_all(
        make_statement(SAID),
        make_statement(OTHER, article="a2"),
        make_statement(SAID, article="a3", sequence=1, of=3, published=LATER),
        make_statement(new, article="a3", sequence=2, of=3, published=LATER),
        make_statement(OTHER, article="a3", sequence=3, of=3, published=LATER),
    )
    assert status is Status.ALERTED
    assert [(alert.kind.value, [s.content for s in alert.statements]) for alert in alerts] == [
        ("new", [new]), ("corroborated", [SAID]), ("corroborated", [OTHER]),
    ]  # fmt: skip
    assert len({alert.alert_id for alert in alerts}) == 3


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param([make_statement(SAID, reason=OfficialReason.ANALYST)], id="first"),
        pytest.param(
            [make_statement(SAID), make_statement(SAID, article="a2", reason=OfficialReason.MEDIA)], id="a repeat",
        ),
    ],
)  # fmt: skip
def test_who_is_not_official_alerts_nobody(statements: list[Statement]) -> None:
    assert conclude_all(*statements) == ((), Status.NO_OFFICIAL_STATEMENT)


def test_one_official_statement_of_the_key_is_enough_and_the_other_is_not_told() -> None:
    (alert,), status = conclude_all(
        make_statement(OTHER, reason=OfficialReason.FORMER_OFFICE_HOLDER, of=2), make_statement(SAID, sequence=2, of=2)
    )
    assert status is Status.ALERTED
    assert [statement.content for statement in alert.statements] == [SAID]


def test_back_fill_never_alerts() -> None:
    assert conclude_all(make_statement(SAID, lane=Lane.BACKFILL)) == ((), Status.REMEMBERED)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(make_statement(SAID, lane=Lane.BACKFILL), id="back-fill"),
        pytest.param(make_statement(SAID, reason=OfficialReason.ANALYST), id="not official"),
    ],
)
def test_where_no_alert_was_there_is_none_to_join(first: Statement) -> None:
    later = make_statement(SAID, article="a2", published=LATER)
    assert conclude_all(first, later) == ((), Status.NOTHING_NEW)


def test_a_corrected_article_that_says_the_same_is_nothing_new() -> None:
    assert conclude_all(make_statement(SAID), make_statement(SAID, edition="second")) == ((), Status.NOTHING_NEW)


def test_a_corrected_article_that_says_more_is_an_alert_of_its_own() -> None:
    first = make_statement(SAID)
    (alert,), status = conclude_all(first, make_statement(OTHER, edition="second"))
    assert status is Status.ALERTED
    assert alert.alert_id != alert_id(first.trace_id, first.content_hash, first.speaker_key)


def test_the_alert_id_depends_on_article_text_and_speaker() -> None:
    statement = make_statement(SAID)
    base = (statement.trace_id, statement.content_hash, statement.speaker_key)
    others = [(make_statement(SAID, article="a2").trace_id, *base[1:]), (base[0], "x", base[2]), (*base[:2], "x")]
    assert alert_id(*base) == alert_id(*base)
    assert len({alert_id(*base), *(alert_id(*other) for other in others)}) == 4
