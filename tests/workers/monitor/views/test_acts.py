"""Counts of days made into even steps."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from schemas import Act
from workers.monitor.views.acts import MOST_ACTS, MOST_STEPS, Grain, acts_over_time
from workers.store import DayCount

DAY = date(2026, 3, 4)  # a Wednesday


def said(day: date, act: Act = Act.SAY, count: int = 1) -> DayCount:
    return DayCount(day, act, count)


@pytest.mark.parametrize(
    ("days_between", "grain", "steps"),
    [
        (0, Grain.DAY, 1),
        (MOST_STEPS - 1, Grain.DAY, MOST_STEPS),
        (MOST_STEPS, Grain.WEEK, 10),
        (7 * (MOST_STEPS - 1), Grain.WEEK, MOST_STEPS),
        (7 * MOST_STEPS, Grain.MONTH, 15),
    ],
)
def test_the_shortest_grain_that_fits(days_between: int, grain: Grain, steps: int) -> None:
    chart = acts_over_time([said(DAY - timedelta(days=days_between)), said(DAY)])
    assert (chart.grain, len(chart.steps), chart.total, chart.earlier) == (grain, steps, 2, 0)
    assert (chart.steps[0].total, chart.steps[-1].total) == ((1, 1) if days_between else (2, 2))


def test_steps_leave_no_gap() -> None:
    days = acts_over_time([said(DAY), said(DAY - timedelta(days=3))]).steps
    assert [(step.start.day, step.total) for step in days] == [(1, 1), (2, 0), (3, 0), (4, 1)]
    weeks = acts_over_time([said(DAY), said(DAY - timedelta(days=100))]).steps
    assert {(b.start - a.start).days for a, b in pairwise(weeks)} == {7}
    assert {step.start.weekday() for step in weeks} == {0}
    months = acts_over_time([said(DAY), said(date(2024, 11, 30))]).steps
    assert [step.start for step in months[:3]] == [date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1)]


def test_of_many_years_the_last_months_are_shown() -> None:
    chart = acts_over_time([said(date.min), said(date(2019, 1, 1), count=5), said(DAY)])
    assert (len(chart.steps), chart.total, chart.earlier) == (MOST_STEPS, 1, 6)


def test_rare_acts_are_counted_together() -> None:
    acts = list(Act)[: MOST_ACTS + 2]
    chart = acts_over_time([said(DAY, act, 10 - number) for number, act in enumerate(acts)])
    assert chart.acts == tuple(acts[:MOST_ACTS])
    assert [chart.of_act(act) for act in chart.acts] == [10, 9, 8, 7, 6]
    assert (chart.others, chart.steps[0].others, chart.total) == (9, 9, 49)


def test_equally_frequent_acts_keep_one_order() -> None:
    counts = [said(DAY, Act.WARN), said(DAY, Act.DENY)]
    assert acts_over_time(counts).acts == acts_over_time(reversed(counts)).acts == (Act.DENY, Act.WARN)


@pytest.mark.parametrize("counts", [[], [said(DAY, count=0)]])
def test_of_nothing_there_is_no_step(counts: list[DayCount]) -> None:
    chart = acts_over_time(counts)
    assert (chart.steps, chart.acts, chart.total) == ((), (), 0)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar(day: date) -> None:
    other = day + timedelta(days=100) if day == date.min else day - timedelta(days=100)
    assert acts_over_time([said(day), said(other)]).total == 2
