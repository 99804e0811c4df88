"""Atom and JSON Feed: of all alerts, of a search, of a subscription."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, HTTPException
from fastapi.responses import PlainTextResponse, Response
from jinja2 import Environment

from schemas import derive_id
from workers.monitor.addresses import alert_address
from workers.monitor.book import book_of
from workers.monitor.conditional import answer
from workers.monitor.links import absolute
from workers.monitor.page import Page, PageOf
from workers.monitor.templating import web_url
from workers.monitor.views.feed_document import ATOM_TYPE, JSON_FEED_TYPE, Entry, Feed, atom, json_feed
from workers.monitor.views.feed_entries import Html, alert_entry, search_title, statement_entry
from workers.monitor.views.search_address import read_search
from workers.monitor.views.search_page import PATH, statement_query
from workers.monitor.views.taken import takes
from workers.store.alert_states import AlertState
from workers.subscriptions.book import Book
from workers.subscriptions.faults import SubscriptionsError

router: Final = APIRouter()

Form = Literal["atom", "json"]
ENTRIES: Final = 50
"""A feed shows what changed last, and no more: who wants all of it asks the API."""
_EVENTS: Final = 500
"""So many events of alerts are looked at for the feed of all alerts: each makes its alert a changed one."""
_EVENTS_FOR_SUBSCRIPTION: Final = 2_000
_AT_ONCE: Final = 100
_NOT_SEARCHED: Final = ("lang", "theme", "token")


@router.get("/feed.{form}")
async def all_alerts(page: PageOf, form: Form) -> Response:
    """The alerts that changed last."""
    ids = await page.store.last_changed(_EVENTS)
    states = await page.store.alert_states(ids[:ENTRIES])
    entries = [_entry(page, one) for one in states]
    return _feed(page, form, entries, address="/feed", home="/", title=page.t("feeds.all"))


@router.get(f"{PATH}/feed.{{form}}")
async def of_search(page: PageOf, form: Form) -> Response:
    """The statements that were published last of those that are searched for; an alert is one entry, whoever carries it."""
    search, faults = read_search(page.request.query_params.multi_items(), also=_NOT_SEARCHED)
    if faults:
        lines = (fault.told(page.t) for fault in faults)
        return PlainTextResponse("".join(f"{line}\n" for line in lines), 422)
    found = await page.store.search(statement_query(search, limit=2 * ENTRIES))
    told = list(dict.fromkeys(one.alert_id for one in found.items if one.alert_id))
    states = {one.alert.alert_id: one for one in await page.store.alert_states(told)}
    entries: dict[UUID, Entry] = {}
    for one in found.items:
        state = states.get(one.alert_id) if one.alert_id else None
        if state is not None:
            entries.setdefault(state.alert.alert_id, _entry(page, state))
        else:
            address = web_url(one.url) or absolute(page.request, search.address(PATH))
            entries[one.statement_id] = statement_entry(one, address, page.t, _html(page, "feeds/statement.html"))
    title = search_title(search, page.t)
    shown = list(entries.values())[:ENTRIES]
    address, home = search.address(f"{PATH}/feed"), search.address(PATH)
    return _feed(page, form, shown, address=address, home=home, title=title)


@router.get("/subscriptions/{name}/feed.{form}")
async def of_subscription(page: PageOf, name: str, form: Form) -> Response:
    """The alerts that changed last of those that the subscription takes."""
    try:
        book = await book_of(page.request.app)
    except SubscriptionsError:
        raise HTTPException(
            503, "The subscriptions file cannot be used; `tasrih subscriptions check` tells why."
        ) from None
    subscription = book.subscription(name) if book else None
    if book is None or subscription is None:
        raise HTTPException(404, f"There is no subscription {name[:80]!r}.")
    states = await _taken(page, book, name)
    title = page.t("feeds.subscription", title=subscription.model.title or name)
    path = f"/subscriptions/{quote(name, safe='')}"
    return _feed(page, form, [_entry(page, one) for one in states], address=f"{path}/feed", home=path, title=title)


async def _taken(page: Page, book: Book, name: str) -> list[AlertState]:
    subscription = book.subscription(name)
    assert subscription is not None
    ids = await page.store.last_changed(_EVENTS_FOR_SUBSCRIPTION)
    found: list[AlertState] = []
    for start in range(0, len(ids), _AT_ONCE):
        states = await page.store.alert_states(ids[start : start + _AT_ONCE])
        found += [one for one in states if takes(book, subscription, one.alert)]
        if len(found) >= ENTRIES:
            break
    return found[:ENTRIES]


def _entry(page: Page, state: AlertState) -> Entry:
    address = absolute(page.request, alert_address(state.alert.alert_id))
    return alert_entry(state.alert, state.updated, address, page.t, _html(page, "feeds/alert.html"))


def _html(page: Page, template: str) -> Html:
    environment: Environment = page.request.app.state.templates
    return environment.get_template(template).render


def _feed(page: Page, form: Form, entries: Sequence[Entry], *, address: str, home: str, title: str) -> Response:
    """The document, or 304. ``address``: of the feed, its form still to be put behind the path; it tells no token."""
    path, _, query = address.partition("?")
    own = f"{path}.{form}" + (f"?{query}" if query else "")
    feed = Feed(
        id=derive_id("feed", address),
        title=title,
        subtitle=page.t("site.tagline"),
        address=absolute(page.request, own),
        page=absolute(page.request, home),
        language=page.lang,
        entries=entries,
    )
    body, media_type = (atom(feed), ATOM_TYPE) if form == "atom" else (json_feed(feed), JSON_FEED_TYPE)
    return answer(page.request, body, media_type, feed.updated)
