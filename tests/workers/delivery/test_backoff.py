"""When to try again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from workers.delivery.backoff import Backoff

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def backoff(chance: float) -> Backoff:
    return Backoff(chance=lambda: chance)


@pytest.mark.parametrize(("attempts", "ceiling"), [(1, 15), (2, 45), (3, 135), (8, 32805), (9, 43200), (10**6, 43200)])
def test_the_ceiling_triples(attempts: int, ceiling: float) -> None:
    assert backoff(1).wait(attempts) == ceiling
    assert backoff(0.5).wait(attempts) == ceiling / 2
    assert backoff(0).wait(attempts) == 1


@given(some.integers(0, 10**9), some.floats(0, 0.999999), some.floats(0, 86400))
def test_never_sooner_than_asked_and_never_much_later(attempts: int, chance: float, asked: float) -> None:
    wait = backoff(chance).wait(attempts, asked)
    assert wait >= max(1, asked)
    assert wait <= max(asked * 1.1 + 1, backoff(1).wait(attempts))


def test_who_asks_for_a_second_again_and_again_is_not_asked_every_second() -> None:
    assert backoff(0.5).wait(8, asked=1) == 32805 / 2


@settings(deadline=None)
@given(some.floats(0.01, 0.999999))
def test_tries_last_three_days_and_end(chance: float) -> None:
    policy, now, tries = backoff(chance), NOW, 1
    while (following := policy.next_try(now, NOW, tries)) is not None:
        assert following > now
        now, tries = following, tries + 1
        assert tries < 5_000
    assert now == NOW + timedelta(hours=72)


def test_with_full_waits_there_are_a_dozen_tries() -> None:
    policy, now, tries = backoff(1), NOW, 1
    while (following := policy.next_try(now, NOW, tries)) is not None:
        now, tries = following, tries + 1
    assert 10 <= tries <= 20


def test_a_channel_rests_from_the_third_failure_on_and_never_long() -> None:
    assert [backoff(1).rest(failures) for failures in (1, 2, 3, 4, 5, 6, 99)] == [0, 0, 15, 45, 135, 300, 300]
    assert backoff(0).rest(3) == 1


def test_a_channel_rests_as_long_as_it_asks() -> None:
    assert backoff(1).rest(1, asked=40) == 40
    assert backoff(1).rest(99, asked=4000) == 4000
