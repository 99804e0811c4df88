"""The live page: alerts as they come."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from workers.monitor.page import PageOf, render

router: Final = APIRouter()


@router.get("/")
async def live(page: PageOf) -> HTMLResponse:
    """The first page of alerts."""
    return render(page, "live.html", alerts=await page.store.alerts())
