"""The screen as a web application: parts put together, errors told on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import structlog
from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from workers.monitor.access import access_of
from workers.monitor.api_description import DESCRIPTION
from workers.monitor.bus_watch import BusWatch
from workers.monitor.csrf import check_csrf
from workers.monitor.guard import Guard
from workers.monitor.hub import Hub
from workers.monitor.page import page_of, render
from workers.monitor.routes import (
    alerts,
    api,
    deliveries,
    feeds,
    live,
    operations,
    search,
    session,
    speakers,
    subscription_form,
    subscriptions,
    topics,
)
from workers.monitor.templating import make_environment
from workers.settings import Settings
from workers.store import Store, StoreError

log: Final = structlog.get_logger(__name__)

STATIC: Final = Path(__file__).parent / "static"
PAGES: Final = (
    live,
    alerts,
    speakers,
    topics,
    search,
    feeds,
    subscription_form,
    subscriptions,
    deliveries,
    operations,
    session,
)
DATA: Final = (api,)
"""What the OpenAPI description tells of."""


def create_monitor(settings: Settings, store: Store) -> FastAPI:
    """The application over an open ``store``, which stays the caller's to close.

    Raises SettingsError where it would be open to the world.
    """
    access = access_of(settings)
    app = FastAPI(
        title="Tasrih",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{api.ROOT}/openapi.json",
    )
    app.state.settings = settings
    app.state.access = access
    app.state.templates = make_environment()
    app.state.bus = BusWatch(settings)
    app.state.store, app.state.hub = store, Hub(store)
    app.add_middleware(Guard, access=access)
    app.add_exception_handler(HTTPException, _tell_error)
    app.add_exception_handler(RequestValidationError, _tell_error)
    app.add_exception_handler(StoreError, _tell_error)
    for page in PAGES:
        app.include_router(page.router, dependencies=[Depends(check_csrf)], include_in_schema=False)
    for data in DATA:
        app.include_router(data.router, dependencies=[Depends(check_csrf)])
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


async def _tell_error(request: Request, error: Exception) -> Response:
    """A page for a person, a line for a program. What the database said stays in the log."""
    status, detail = 500, ""
    if isinstance(error, HTTPException):
        status, detail = error.status_code, str(error.detail)
    elif isinstance(error, RequestValidationError):
        status, detail = 422, "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors())
    elif isinstance(error, StoreError):
        log.warning("the database did not answer", path=request.url.path, error=str(error))
        status, detail = 503, "The database does not answer."
    headers = getattr(error, "headers", None)
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{detail}\n", status, headers)
    return render(page_of(request), "error.html", status, code=status, detail=detail)
