"""The JSON API, read only: alerts, statements, speakers, articles (docs/api.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response

from schemas import AnnotatedArticle
from workers.monitor.addresses import alert_address
from workers.monitor.api_description import PAGING_PARAMETERS, PREFIX_PARAMETER, SEARCH_PARAMETERS, responses
from workers.monitor.conditional import answer
from workers.monitor.links import absolute
from workers.monitor.page import Page, PageOf
from workers.monitor.problems import FaultsError, ProblemRoute
from workers.monitor.views.api_models import (
    AlertItem,
    AlertList,
    Answer,
    SpeakerList,
    StatementList,
    alert_item,
    speaker_item,
    statement_item,
)
from workers.monitor.views.faults import Fault, nearest
from workers.monitor.views.paging import PAGING, read_paging
from workers.monitor.views.search_address import LONGEST_NAME, Search, read_search
from workers.monitor.views.search_page import statement_query

ROOT: Final = "/api/v1"
router: Final = APIRouter(prefix=ROOT, route_class=ProblemRoute, tags=["v1"])


@router.get(
    "/alerts",
    response_model=AlertList,
    responses=responses("alerts", paged=True),
    openapi_extra={"parameters": PAGING_PARAMETERS},
)
async def alerts(page: PageOf) -> Response:
    """Alerts as they stand by now, those told last before all others."""
    given = _given(page.request, PAGING)
    paging, faults = read_paging(given)
    _refuse(faults)
    found = await page.store.alert_page(int(paging.cursor) if paging.cursor else None, paging.limit + 1)
    shown = found[: paging.limit]
    updated = await page.store.updated([alert.alert_id for _, alert in shown])
    items = [
        alert_item(alert, updated.get(alert.alert_id, alert.produced_at), _page_of(page, alert.alert_id))
        for _, alert in shown
    ]
    more = str(shown[-1][0]) if len(found) > len(shown) else None
    following = _following(page, Search().address(f"{ROOT}/alerts", limit=_limit(given), cursor=more), more)
    return _answer(page, AlertList(items=tuple(items), next=following), following)


@router.get("/alerts/{alert_id}", response_model=AlertItem, responses=responses("alert"))
async def alert(page: PageOf, alert_id: UUID) -> Response:
    """One alert as it stands by now."""
    _given(page.request, ())
    states = await page.store.alert_states([alert_id])
    if not states:
        raise HTTPException(404, f"There is no alert {alert_id}.")
    return _answer(page, alert_item(states[0].alert, states[0].updated, _page_of(page, alert_id)))


@router.get(
    "/statements",
    response_model=StatementList,
    responses=responses("statements", paged=True),
    openapi_extra={"parameters": SEARCH_PARAMETERS + PAGING_PARAMETERS},
)
async def statements(page: PageOf) -> Response:
    """Search: the statements that fit everything that is asked for, those published last before all others."""
    given = page.request.query_params.multi_items()
    search, faults = read_search(given, also=PAGING)
    paging, more_faults = read_paging(given)
    _refuse((*faults, *more_faults))
    found = await page.store.search(statement_query(search, cursor=paging.cursor, limit=paging.limit))
    address = search.address(f"{ROOT}/statements", limit=_limit(given), cursor=found.next)
    following = _following(page, address, found.next)
    return _answer(page, StatementList(items=tuple(map(statement_item, found.items)), next=following), following)


@router.get(
    "/speakers",
    response_model=SpeakerList,
    responses=responses("speakers"),
    openapi_extra={"parameters": [PREFIX_PARAMETER, PAGING_PARAMETERS[0]]},
)
async def speakers(page: PageOf) -> Response:
    """Who speaks, the most frequent first: for each speaker key the body, and the person who spoke for it last."""
    given = _given(page.request, ("prefix", "limit"))
    paging, faults = read_paging(given)
    prefix = dict(given).get("prefix", "")
    if len(prefix) > LONGEST_NAME:
        faults += (Fault("prefix", "fault.long", prefix, {"length": str(len(prefix)), "most": str(LONGEST_NAME)}),)
    _refuse(faults)
    rows = await page.store.speakers(prefix, paging.limit)
    items = (
        speaker_item(row, absolute(page.request, Search(speaker=row.speaker_key).address(f"{ROOT}/statements")))
        for row in rows
    )
    return _answer(page, SpeakerList(items=tuple(items)))


@router.get("/articles/{article_id}", response_model=AnnotatedArticle, responses=responses())
async def article(page: PageOf, article_id: UUID) -> Response:
    """One article as it was last: its text, the entities in it, and its statements with their spans (docs/events.md)."""
    _given(page.request, ())
    found = await page.store.annotated(article_id)
    if found is None:
        raise HTTPException(404, f"No article {article_id} with statements is kept.")
    return answer(page.request, found.model_dump_json().encode(), "application/json", found.produced_at)


@router.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
async def nothing(page: PageOf) -> Response:
    """What is no part of the API."""
    if page.request.method != "GET":
        raise HTTPException(405, "This API is read only.", {"Allow": "GET"})
    raise HTTPException(404, f"There is nothing here; {ROOT}/openapi.json tells what there is.")


def _given(request: Request, known: Collection[str]) -> list[tuple[str, str]]:
    """The parameters. Raises FaultsError for one that is unknown or given twice."""
    given = request.query_params.multi_items()
    faults: list[Fault] = []
    seen: dict[str, str] = {}
    for name, value in given:
        if name not in known:
            near = nearest(name, tuple(known))
            key = "fault.unknown_near" if near else "fault.unknown" if known else "fault.none_known"
            faults.append(Fault(name, key, value, {"near": near, "known": ", ".join(known)}))
        elif seen.setdefault(name, value) != value:
            faults.append(Fault(name, "fault.twice", value, {"first": seen[name]}))
    _refuse(faults)
    return given


def _refuse(faults: Collection[Fault]) -> None:
    if faults:
        raise FaultsError(tuple(faults))


def _limit(given: Iterable[tuple[str, str]]) -> str | None:
    return dict(given).get("limit") or None


def _page_of(page: Page, alert_id: UUID) -> str:
    return absolute(page.request, alert_address(alert_id))


def _following(page: Page, address: str, cursor: str | None) -> str | None:
    return absolute(page.request, address) if cursor is not None else None


def _answer(page: Page, told: Answer, following: str | None = None) -> Response:
    """Bytes that are made once, so that they and their tag cannot differ."""
    link = f'<{following}>; rel="next"' if following else ""
    return answer(page.request, told.model_dump_json().encode(), "application/json", link=link)
