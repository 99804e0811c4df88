"""What every page needs from a request, and how it is made into HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from workers.monitor.access import SESSION_COOKIE, Access, Reader, Role
from workers.monitor.csrf import CSRF_COOKIE, csrf_of
from workers.monitor.translate import LANGUAGES, Language, Translator
from workers.settings import Settings
from workers.store import Store

Theme = Literal["auto", "light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("auto", "light", "dark")
LANGUAGE_COOKIE: Final = "tasrih_lang"
THEME_COOKIE: Final = "tasrih_theme"
_A_YEAR: Final = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Page:
    """One request for a page. Routes take it as ``page: PageOf``."""

    request: Request
    settings: Settings
    store: Store
    reader: Reader
    t: Translator
    theme: Theme

    @property
    def lang(self) -> Language:
        """``ar`` or ``en``."""
        return self.t.language

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``: of the page; texts of articles have one of their own."""
        return "rtl" if self.lang == "ar" else "ltr"

    @property
    def editor(self) -> bool:
        """Whether the reader may change anything. What a viewer cannot do is not offered to him."""
        return self.reader.role is Role.EDITOR

    @property
    def signed_in(self) -> bool:
        """Whether there is a session to end: the reader typed a token in."""
        return SESSION_COOKIE in self.request.cookies

    @property
    def secure(self) -> bool:
        """Whether the browser speaks TLS, to us or to a proxy: cookies then go nowhere else. A lie harms the liar alone."""
        return "https" in (self.request.url.scheme, self.request.headers.get("x-forwarded-proto"))

    @property
    def zone(self) -> ZoneInfo:
        """Whose days statements are counted by."""
        return ZoneInfo(self.settings.monitor_zone)

    @property
    def csrf(self) -> str:
        """The value of the field ``csrf`` of every form that posts."""
        return csrf_of(self.request)

    def feed(self, address: str) -> str:
        """``address`` of a feed with what proves to it who reads: readers of feeds cannot sign in."""
        access: Access = self.request.app.state.access
        if access.feed_token is None:
            return address
        return f"{address}{'&' if '?' in address else '?'}token={access.feed_token}"

    def here(self, **changes: str | None) -> str:
        """The address of this page with some parameters changed, None taken away: ``page.here(lang="en")``."""
        query = [(key, value) for key, value in self.request.query_params.multi_items() if key not in changes]
        query += [(key, value) for key, value in changes.items() if value is not None]
        return self.request.url.path + (f"?{urlencode(query)}" if query else "")


def page_of(request: Request) -> Page:
    """The dependency: language and theme are those of the address, else of the cookie, else Arabic and the system's."""
    asked, state = request.query_params, request.app.state
    lang = asked.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    theme = asked.get("theme") or request.cookies.get(THEME_COOKIE)
    return Page(
        request=request,
        settings=state.settings,
        store=state.store,
        reader=request.state.reader or Reader(Role.VIEWER),  # the form to sign in is shown to anybody
        t=Translator(lang if lang in LANGUAGES else LANGUAGES[0]),
        theme=theme if theme in THEMES else THEMES[0],
    )


PageOf = Annotated[Page, Depends(page_of)]


def render(page: Page, template: str, status: int = 200, **data: Any) -> HTMLResponse:
    """``template`` with ``page``, ``t`` and ``data``. What the address chose of language and theme is kept in cookies."""
    environment: Environment = page.request.app.state.templates
    response = HTMLResponse(environment.get_template(template).render(page=page, t=page.t, **data), status)
    response.headers["Vary"] = "Cookie"
    chosen = {LANGUAGE_COOKIE: ("lang", page.lang), THEME_COOKIE: ("theme", page.theme)}
    for cookie, (parameter, value) in chosen.items():
        if parameter in page.request.query_params:
            response.set_cookie(cookie, value, max_age=_A_YEAR, samesite="lax", httponly=True, secure=page.secure)
    if CSRF_COOKIE not in page.request.cookies:
        response.set_cookie(CSRF_COOKIE, page.csrf, samesite="lax", httponly=True, secure=page.secure)
    return response
