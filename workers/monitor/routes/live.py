"""The live page: alerts as they come, older ones as the reader scrolls."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

import anyio
from fastapi import APIRouter, Header, Query
from fastapi.responses import HTMLResponse, JSONResponse
from sse_starlette import EventSourceResponse, ServerSentEvent

from schemas import OfficialReason
from workers.monitor.alert_pages import alert_page
from workers.monitor.hub import Behind, Hub
from workers.monitor.page import PageOf, render
from workers.monitor.views.cards import blank_card, card_of
from workers.monitor.views.filters import NAMES, Filter
from workers.store import StoreError

router: Final = APIRouter()
BEAT_SECONDS: Final = 10.0
"""So often a listener hears that nothing is new; js/live.js takes twice and a half of it for a lost connection."""
_RETRY_MILLISECONDS: Final = 1000
_GRACE_SECONDS: Final = 1.0
"""A stream that is told of the end ends by itself, at once; after so long it is cut."""
_OFFICIAL: Final = tuple(reason.value for reason in OfficialReason if reason.official)

Before = Annotated[int | None, Query(ge=1, le=2**63 - 1)]  # what a column of the database holds


@router.get("/")
async def live(page: PageOf, before: Before = None) -> HTMLResponse:
    """The newest alerts, or those before a number for a browser without scripts."""
    asked = page.request.query_params
    # First the number, then the alerts: what comes between the two is told again, not missed.
    newest = await page.store.newest_seq()
    found = await alert_page(page.store, Filter.of(asked), before)
    return render(
        page,
        "live.html",
        cards=[card_of(seq, alert) for seq, alert in found.alerts],
        blank=blank_card(),
        next=found.next,
        newest=newest,
        live=before is None,
        asked={name: asked.get(name, "").strip() for name in NAMES},
        official=_OFFICIAL,
        beat=BEAT_SECONDS,
    )


@router.get("/live/older")
async def older(page: PageOf, before: Before = None) -> JSONResponse:
    """The cards before a number, and the number of the page after them."""
    found = await alert_page(page.store, Filter.of(page.request.query_params), before)
    return JSONResponse({"cards": [card_of(seq, alert).as_json() for seq, alert in found.alerts], "next": found.next})


@router.get("/events")
async def events(
    page: PageOf, after: Annotated[int, Query(ge=0)] = 0, last_event_id: Annotated[str, Header()] = ""
) -> EventSourceResponse:
    """What comes after a number, as server-sent events; the id of each is its number.

    ``alert``: a card, new or changed. ``beat``: nothing new; ``well`` tells whether the database answers. ``anew``: too
    much was missed to be told one by one.
    """
    seq = int(last_event_id) if last_event_id.isdecimal() else after
    hub: Hub = page.request.app.state.hub
    closing = anyio.Event()
    told = _told(hub, seq, Filter.of(page.request.query_params), closing)
    return EventSourceResponse(
        told,
        ping=0,
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        shutdown_event=closing,
        shutdown_grace_period=_GRACE_SECONDS,
    )


async def _told(hub: Hub, seq: int, wanted: Filter, closing: anyio.Event) -> AsyncIterator[ServerSentEvent]:
    yield _event("beat", {"well": True}, retry=_RETRY_MILLISECONDS)
    try:
        async for batch in hub.since(seq, BEAT_SECONDS, closing):
            taken = [news for news in batch if wanted.takes(news.alert)]
            for news in taken:
                yield _event("alert", card_of(news.first, news.alert).as_json(), id=str(news.seq))
            if not taken:
                # With the number of what was left out, so that it is not looked through again.
                yield _event("beat", {"well": hub.well}, **({"id": str(batch[-1].seq)} if batch else {}))
    except Behind:
        yield _event("anew", {})
    except StoreError:
        yield _event("beat", {"well": False})


def _event(event: str, data: dict[str, Any], **more: Any) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data, ensure_ascii=False, separators=(",", ":")), event=event, **more)
