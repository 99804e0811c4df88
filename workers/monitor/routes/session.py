"""Signing in with a token, signing out, and whether the screen is well."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from workers.monitor.access import SESSION_COOKIE, Access
from workers.monitor.page import PageOf, render

router: Final = APIRouter()
_THIRTY_DAYS: Final = 30 * 24 * 3600


@router.get("/login")
async def login(page: PageOf, to: str = "/") -> HTMLResponse:
    """The form."""
    return render(page, "login.html", to=_of_ours(to), wrong=False)


@router.post("/login")
async def sign_in(page: PageOf, token: Annotated[str, Form()], to: Annotated[str, Form()] = "/") -> Response:
    """A cookie for whoever types a token of ours in, and on to the page that was asked for."""
    access: Access = page.request.app.state.access
    session = access.session_for(token.strip())
    if session is None:
        return render(page, "login.html", 403, to=_of_ours(to), wrong=True)
    response = RedirectResponse(_of_ours(to), 303)
    response.set_cookie(
        SESSION_COOKIE, session, max_age=_THIRTY_DAYS, samesite="lax", httponly=True, secure=page.secure
    )
    return response


@router.post("/login/out")
async def sign_out() -> Response:
    """The cookie is gone."""
    response = RedirectResponse("/login", 303)
    response.delete_cookie(SESSION_COOKIE)
    return response


@router.get("/health")
async def health(page: PageOf) -> Response:
    """200 where the database answers, for whoever watches the process; else 503."""
    await page.store.status_counts()
    return PlainTextResponse("ok\n")


def _of_ours(path: str) -> str:
    """``path`` where it is a page of ours, else the first page: a link to the form must not lead elsewhere."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"
