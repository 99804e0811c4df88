"""Pages of topics: persons, bodies and places that are spoken about."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse

from workers.monitor.page import PageOf, render
from workers.monitor.routes.speakers import LISTED, PER_PAGE, page_of_statements
from workers.monitor.views.acts import acts_over_time
from workers.monitor.views.days import by_day
from workers.store import StatementQuery

router: Final = APIRouter()


@router.get("/topics")
async def topics(page: PageOf, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """What most is said about, or what has a word in its name that begins with ``q``."""
    return render(page, "topics.html", rows=await page.store.topics(q, LISTED), q=q, listed=LISTED)


@router.get("/topics/{name:path}")
async def topic(page: PageOf, name: str, cursor: str | None = None) -> HTMLResponse:
    """What was said about one of them: acts over time, by whom, reversals, and a page of statements by day."""
    timeline = await page.store.topic_timeline(name, zone=page.zone)
    if not timeline.days:
        raise HTTPException(404)
    found = await page_of_statements(page, StatementQuery(about=name, cursor=cursor, limit=PER_PAGE))
    return render(
        page,
        "topic.html",
        name=name,
        timeline=timeline,
        acts=acts_over_time(timeline.days),
        days=by_day(found.items, page.zone),
        found=found,
        cursor=cursor,
    )
