"""When to try again, and when to give up: the one place that knows."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Backoff:
    """Exponential backoff with full jitter: a random moment between now and a ceiling that triples with every try.

    Full, as what failed together must not come back together. In seconds; means of the first waits with the defaults:
    8, 23, 68, 203, 608 (10 minutes), half an hour, 1.5 hours, 4.5 hours, then 6 hours: about 19 tries in three days.
    """

    first: float = 15.0
    factor: float = 3.0
    longest: float = 12 * 3600.0
    least: float = 1.0
    give_up_after: float = 72 * 3600.0
    """Counted from the first try, so that a worker that was off for a week still tries everything."""
    trip_after: int = 3
    """After so many failures in a row the channel as a whole rests: one message at a time asks whether it is back."""
    fewest_failures: int = 20
    """A channel counts as dead after so many failures in a row over ``give_up_after``; a worker that was off for a week
    does not take the one failure before it for a week of them."""
    longest_rest: float = 300.0
    """So that a channel that is back is noticed within five minutes, however many messages wait for it."""
    chance: Callable[[], float] = field(default=random.random)
    """Uniform in [0, 1)."""

    def wait(self, attempts: int, asked: float = 0) -> float:
        """Seconds until the next try of a message after ``attempts`` tries; not less than the other side ``asked`` for.

        What is asked for gets jitter too, above it: else all would come back in the same second. It lengthens the wait
        and never shortens it: a server that says "in a second" for days is not asked every second.
        """
        jitter = self.chance() * self._ceiling(attempts, self.longest)
        asked_at = asked + min(jitter, asked * 0.1 + self.least) if asked > 0 else 0.0
        return max(self.least, jitter, asked_at)

    def rest(self, failures: int, asked: float = 0) -> float:
        """Seconds that a channel rests after ``failures`` in a row; 0 while it need not."""
        if failures < self.trip_after:
            return max(0.0, asked)
        return max(asked, self.least, self.chance() * self._ceiling(failures - self.trip_after + 1, self.longest_rest))

    def next_try(self, now: datetime, first_tried_at: datetime, attempts: int, asked: float = 0) -> datetime | None:
        """When to try again; None to give up. The last try is at the deadline, not some hours before it."""
        deadline = first_tried_at + timedelta(seconds=self.give_up_after)
        if now >= deadline:
            return None
        return min(now + timedelta(seconds=self.wait(attempts, asked)), deadline)

    def _ceiling(self, attempts: int, longest: float) -> float:
        # The power is bounded before it is taken: a float overflows at some 600 attempts.
        return min(longest, self.first * self.factor ** min(max(attempts, 1) - 1, 40))
