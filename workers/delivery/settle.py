"""What a channel's answer makes of a message, and of the channel."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, and_, case, update
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.channels.base import Answer, Delivered, Gone, Rejected, Retry, reason
from workers.delivery.backoff import Backoff
from workers.delivery.claims import Claim, lock
from workers.delivery.states import UNSETTLED, HeldBy, Outcome, State
from workers.store.outbox_tables import deliveries, delivery_channels

_d: Final = deliveries.c
_c: Final = delivery_channels.c


class _Failing(NamedTuple):
    """The channel's failures in a row."""

    failures: int
    since: datetime
    why: str


async def settle(connection: AsyncConnection, claim: Claim, answer: Answer, now: datetime, backoff: Backoff) -> Outcome:
    """Record ``answer`` to the try of ``claim``. Call it inside a transaction that writes.

    That it was delivered is true whoever holds the lease by now. Anything else counts only from the holder: another try
    may be under way, and its answer is the newer one.
    """
    state = await lock(connection, claim.channel)
    match answer:
        case Delivered(note):
            await _set(
                connection,
                _message(claim),
                now,
                _if_limited(State.SUPPRESSED.value, State.SENT.value),
                reason=_if_limited(_d.reason, note or None),
            )
            await _set_channel(connection, claim, failures=0, failing_since=None, resting_until=None, last_error=None)
            return Outcome.DELIVERED
        case Rejected(why):
            await _set(connection, _held(claim), now, State.FAILED.value, reason=why)
            return Outcome.REJECTED
        case Gone(why):
            await _set(connection, _held(claim), now, State.GONE.value, reason=why)
            waiting = and_(_d.channel == claim.channel, _d.state == State.PENDING.value)
            await _set(connection, waiting, now, State.GONE.value, reason=reason(f"the channel is switched off: {why}"))
            await _set_channel(connection, claim, off=True, last_error=why)
            return Outcome.GONE
        case Retry(after, why):
            failing = _Failing(state.failures + 1, state.failing_since or now, why)
            rest = backoff.rest(failing.failures, after)
            await _set_channel(
                connection, claim, failures=failing.failures, failing_since=failing.since, last_error=why,
                resting_until=now + timedelta(seconds=rest) if rest else None,
            )  # fmt: skip
            outcome = await _again(connection, claim, answer, now, backoff)
            await _give_up_overdue(connection, claim.channel, failing, now, backoff)
            return outcome


async def release(connection: AsyncConnection, claim: Claim, now: datetime) -> None:
    """Give the lease back without an answer: the worker stops. Another one begins at once, with the same message."""
    values = {"state": State.PENDING.value, "next_at": now, "lease": None, "leased_until": None}
    await connection.execute(update(deliveries).where(_held(claim)).values(values))


async def _again(connection: AsyncConnection, claim: Claim, answer: Retry, now: datetime, backoff: Backoff) -> Outcome:
    next_try = backoff.next_try(now, claim.first_tried_at, claim.attempts, answer.after)
    if next_try is None:
        await _set(connection, _held(claim), now, State.FAILED.value, reason=reason(f"given up: {answer.why}"))
        return Outcome.GAVE_UP
    values = {
        "state": State.PENDING.value, "next_at": next_try, "reason": _if_limited(_d.reason, answer.why),
        "lease": None, "leased_until": None,
    }  # fmt: skip
    await connection.execute(update(deliveries).where(_held(claim)).values(values))
    return Outcome.RETRY


async def _give_up_overdue(
    connection: AsyncConnection, channel: str, failing: _Failing, now: datetime, backoff: Backoff
) -> None:
    """Of a channel that has taken nothing for all that time, give up everything that is as old.

    While it rests one message at a time asks whether it is back: with many waiting, none would ever reach the end of its
    own time, and the outbox would grow for ever.
    """
    overdue = now - timedelta(seconds=backoff.give_up_after)
    if failing.since > overdue or failing.failures < backoff.fewest_failures:
        return
    old = and_(_d.channel == channel, _d.state == State.PENDING.value, _d.due_at <= overdue)
    why = f"given up: the channel has taken nothing since {failing.since:%Y-%m-%d %H:%M} UTC: {failing.why}"
    await _set(connection, old, now, State.FAILED.value, reason=reason(why))


def _message(claim: Claim) -> ColumnElement[bool]:
    return and_(_d.message_id == claim.message.id, _d.channel == claim.channel, _d.state.in_(UNSETTLED))


def _held(claim: Claim) -> ColumnElement[bool]:
    return and_(_message(claim), _d.lease == claim.lease)


def _if_limited(then: Any, otherwise: Any) -> ColumnElement[Any]:
    """What a limit held back was told by the summary only: it is suppressed, not sent."""
    return case((_d.suppressed_by == HeldBy.LIMIT.value, then), else_=otherwise)


async def _set(
    connection: AsyncConnection, which: ColumnElement[bool], now: datetime, state: Any, *, reason: Any
) -> None:
    """Settle the rows."""
    values = {"state": state, "reason": reason, "settled_at": now, "lease": None, "leased_until": None}
    await connection.execute(update(deliveries).where(which).values(values))


async def _set_channel(connection: AsyncConnection, claim: Claim, **values: Any) -> None:
    await connection.execute(update(delivery_channels).where(_c.channel == claim.channel).values(values))
