"""The search page, its suggestions and its exports."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse

from schemas import Act
from workers.monitor.page import Page, PageOf, render
from workers.monitor.views.export import CSV_TYPE, LINES_TYPE, csv_lines, json_lines
from workers.monitor.views.faults import Fault
from workers.monitor.views.paging import cursor_faults
from workers.monitor.views.search_address import LONGEST_NAME, Search, read_search
from workers.monitor.views.search_page import (
    COUNTED_MOST,
    PATH,
    chosen,
    count_told,
    form_values,
    results,
    statement_query,
)
from workers.monitor.views.who import suggestions, with_speaker
from workers.store import Store
from workers.store.search import FoundStatement

router: Final = APIRouter()

PAGE_SIZE: Final = 30
EXPORTED_AT_ONCE: Final = 500
"""Statements that an export holds in memory."""
_PREFERENCES: Final = ("lang", "theme")


@router.get(PATH)
async def search_page(page: PageOf) -> Response:
    """What was found, newest first. A form's address is answered with the one spelling of the same search."""
    given = page.request.query_params.multi_items()
    who, cursor = page.request.query_params.get("who", "").strip(), page.request.query_params.get("cursor")
    search, faults = read_search(given, also=("who", "cursor", *_PREFERENCES))
    faults += cursor_faults(cursor)
    if len(who) > LONGEST_NAME:
        faults += (Fault("who", "fault.long", who, {"length": str(len(who)), "most": str(LONGEST_NAME)}),)
    if faults:
        return _shown(page, search, 422, faults=faults)
    if who:
        search = with_speaker(search, who, await page.store.called(who))
    preferences = {name: page.request.query_params.get(name) for name in _PREFERENCES}
    written = search.parameters + [("cursor", cursor)] * bool(cursor)
    if [pair for pair in given if pair[0] not in _PREFERENCES] != written:
        return RedirectResponse(search.address(PATH, cursor=cursor or None, **preferences), 303)
    query = statement_query(search, cursor=cursor or None, limit=PAGE_SIZE)
    found = await page.store.search(query)
    counted = await page.store.count(replace(query, cursor=None), COUNTED_MOST + 1)
    return _shown(page, search, 200, found=found.items, following=found.next, counted=counted, cursor=cursor)


@router.get(f"{PATH}/speakers")
async def suggest(page: PageOf, prefix: Annotated[str, Query(max_length=LONGEST_NAME)] = "") -> JSONResponse:
    """Names that begin so, for the field that asks whose words are searched."""
    return JSONResponse(suggestions(await page.store.called(prefix)), headers={"Cache-Control": "private, max-age=60"})


@router.get(f"{PATH}/export.csv")
async def export_csv(page: PageOf) -> Response:
    """All that the search finds, as a table."""
    return _exported(page, "csv")


@router.get(f"{PATH}/export.jsonl")
async def export_lines(page: PageOf) -> Response:
    """All that the search finds, one object a line."""
    return _exported(page, "jsonl")


def _exported(page: Page, form: str) -> Response:
    search, faults = read_search(page.request.query_params.multi_items(), also=_PREFERENCES)
    if faults:
        lines = (fault.told(page.t) for fault in faults)
        return PlainTextResponse("".join(f"{line}\n" for line in lines), 422)
    pages = _pages(page.store, search)
    made = csv_lines(pages) if form == "csv" else json_lines(pages)
    return StreamingResponse(
        made,
        media_type=CSV_TYPE if form == "csv" else LINES_TYPE,
        headers={"Content-Disposition": f'attachment; filename="statements.{form}"'},
    )


async def _pages(store: Store, search: Search) -> AsyncIterator[Sequence[FoundStatement]]:
    cursor: str | None = None
    while True:
        found = await store.search(statement_query(search, cursor=cursor, limit=EXPORTED_AT_ONCE))
        yield found.items
        cursor = found.next
        if cursor is None:
            return


def _shown(
    page: Page,
    search: Search,
    status: int,
    *,
    found: Sequence[FoundStatement] = (),
    following: str | None = None,
    counted: int = 0,
    cursor: str | None = None,
    faults: Sequence[Fault] = (),
) -> Response:
    data: dict[str, Any] = {
        "search": search,
        "results": results(found, search),
        "chosen": chosen(search, found, page.t),
        "count": count_told(counted, page.t),
        "counted": counted,
        "older": search.address(PATH, cursor=following) if following else "",
        "first": search.address(PATH) if cursor else "",
        "faults": {fault.parameter: fault.told(page.t) for fault in faults},
        "written": form_values(search, page.request.query_params),
        "open": any(fault.parameter != "words" for fault in faults),
        "countries": [("", page.t("search.any")), *page.t.countries()],
        "acts": [("", page.t("search.any")), *((act.value, page.t(f"act.{act}")) for act in Act)],
    }
    return render(page, "search.html", status, **data)
