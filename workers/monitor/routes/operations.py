"""The operations pages: how the road runs, what outlets send, and what could not be processed."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from schemas import DeadLetterReason, utc_now
from workers.delivery.ledger import backlog
from workers.errors import TasrihError
from workers.monitor.bus_watch import BusWatch
from workers.monitor.page import PageOf, render
from workers.monitor.views.activity import LOOK_BACK, hours_of, outlets_of
from workers.monitor.views.flow import stages_of, statuses_of
from workers.monitor.views.letters import by_reason, rows_of

router: Final = APIRouter(prefix="/operations")
LETTERS_SHOWN: Final = 200


@router.get("")
async def operations(page: PageOf) -> HTMLResponse:
    """The whole road on one page."""
    now = utc_now()
    watch: BusWatch = page.request.app.state.bus
    async with page.store.reading() as connection:
        waiting = await backlog(connection, now)
    counts = await page.store.articles_by_hour(now - LOOK_BACK)
    lag, letters = await watch.lag.answer(), await watch.letters.answer()
    outlets = outlets_of(counts, now)
    return render(
        page,
        "operations.html",
        statuses=statuses_of(await page.store.status_counts()),
        outlets=outlets,
        silent=[one for one in outlets if one.silent],
        last=max((one.last for one in outlets), default=None),
        hours=hours_of(counts, now),
        waiting=waiting,
        oldest=now - timedelta(seconds=waiting.oldest_seconds),
        lag=lag,
        stages=stages_of(lag.value) if lag and lag.value is not None else (),
        reasons=by_reason(letters.value) if letters and letters.value is not None else None,
    )


@router.get("/dead-letters")
async def dead_letters(
    page: PageOf, reason: DeadLetterReason | None = None, sent: int | None = None, of: int | None = None
) -> HTMLResponse:
    """The latest dead letters, with their beginnings; ``sent`` of ``of`` were just sent back."""
    watch: BusWatch = page.request.app.state.bus
    letters = await watch.letters.answer()
    there = letters.value if letters and letters.value is not None else []
    return render(
        page,
        "dead_letters.html",
        answer=letters,
        reasons=by_reason(there),
        reason=reason,
        rows=rows_of(there, reason, LETTERS_SHOWN),
        sent=sent,
        of=of,
    )


@router.post("/dead-letters")
async def replay(page: PageOf, letter: Annotated[list[UUID], Form()]) -> Response:
    """Send the chosen ones back to the topics that they came from."""
    watch: BusWatch = page.request.app.state.bus
    try:
        sent = await watch.replay(letter)
    except TasrihError as error:
        raise HTTPException(503, error.message) from error
    return RedirectResponse(f"/operations/dead-letters?sent={sent}&of={len(letter)}", 303)
