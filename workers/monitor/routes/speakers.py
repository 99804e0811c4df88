"""Pages of speakers and bodies: who speaks, and what one of them said over time."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse

from workers.monitor.page import Page, PageOf, render
from workers.monitor.views.acts import acts_over_time
from workers.monitor.views.days import by_day
from workers.monitor.views.speaker import head_of
from workers.store import Found, StatementQuery

router: Final = APIRouter()
LISTED: Final = 100
"""Speakers or topics on one page; further ones are found by their names."""
PER_PAGE: Final = 50
"""Statements on one page of a timeline."""


@router.get("/speakers")
async def speakers(page: PageOf, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """Who speaks most, or whose name has a word that begins with ``q``."""
    return render(page, "speakers.html", rows=await page.store.speakers(q, LISTED), q=q, listed=LISTED)


@router.get("/speakers/{key:path}")
async def speaker(
    page: PageOf, key: str, name: Annotated[str | None, Query(max_length=200)] = None, cursor: str | None = None
) -> HTMLResponse:
    """What one speaker key said: acts over time, about whom, reversals, and a page of statements by day.

    With ``name`` what that person said for it.
    """
    voices = await page.store.voices(key)
    timeline = await page.store.speaker_timeline(key, name=name, zone=page.zone)
    if not timeline.days:
        raise HTTPException(404)
    found = await page_of_statements(page, StatementQuery(speaker=key, name=name, cursor=cursor, limit=PER_PAGE))
    return render(
        page,
        "speaker.html",
        key=key,
        name=name,
        head=head_of(key, voices, name),
        voices=voices,
        timeline=timeline,
        acts=acts_over_time(timeline.days),
        days=by_day(found.items, page.zone),
        found=found,
        cursor=cursor,
    )


async def page_of_statements(page: Page, query: StatementQuery) -> Found:
    """One page of a timeline. Raises HTTPException 422 for a cursor that is none of ours."""
    try:
        return await page.store.search(query)
    except ValueError as error:
        raise HTTPException(422, str(error)) from None
