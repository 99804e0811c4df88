"""What is sent to subscribers: how far it has come, why it has not, and trying it again."""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, HTTPException, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from schemas import utc_now
from workers.delivery.by_hand import RETRIABLE, UnclearDeliveryError, retry
from workers.delivery.ledger import Wanted, alerts_of, channels_in_trouble, listed, tallies
from workers.delivery.states import State
from workers.monitor.desk import desk_of
from workers.monitor.page import Page, PageOf, render
from workers.monitor.views.deliveries import PER_PAGE, SINCE, asked, older

router: Final = APIRouter()


@router.get("/deliveries")
async def list_deliveries(page: PageOf, again: Annotated[int | None, Query(ge=0)] = None) -> HTMLResponse:
    """The latest first; ``again``: how many were just asked to be tried again."""
    ask, now = asked(page.request.query_params), utc_now()
    async with page.store.reading() as connection:
        rows = await listed(connection, ask.wanted(now), PER_PAGE + 1)
        alerts = await alerts_of(connection, rows)
        trouble = await channels_in_trouble(connection)
        counted = await tallies(connection, now - SINCE[ask.since])
    return render(
        page,
        "subscriptions/deliveries.html",
        ask=ask,
        rows=rows[:PER_PAGE],
        older=older(rows),
        alerts=alerts,
        trouble=trouble,
        tallies=counted,
        states=tuple(State),
        since=tuple(SINCE),
        again=again,
        titles=await _titles(page),
    )


async def _titles(page: Page) -> dict[str, str]:
    """What the file calls its subscriptions; a delivery may be of one that is not there any more."""
    book = (await desk_of(page.request.app)).book
    return {one.name: one.model.title or one.name for one in book.subscriptions} if book else {}


@router.post("/deliveries/retry")
async def try_again(
    page: PageOf,
    delivery: Annotated[UUID | None, Form()] = None,
    subscription: Annotated[str, Form()] = "",
    channel: Annotated[str, Form()] = "",
    state: Annotated[State | None, Form()] = None,
) -> RedirectResponse:
    """One delivery, or all that failed or are gone of a subscription and channel: from now on, for three days."""
    ask, now = asked(page.request.query_params), utc_now()
    chosen = Wanted(
        state if state in RETRIABLE else None, subscription or None, channel or None, now - SINCE[ask.since]
    )
    wanted = Wanted(ids=[delivery.hex]) if delivery else chosen
    try:
        async with page.store.writing() as connection:
            _, tried = await retry(connection, wanted, now)
    except UnclearDeliveryError as error:
        raise HTTPException(404, error.message) from None
    return RedirectResponse(ask.address(again=str(tried)), 303)
