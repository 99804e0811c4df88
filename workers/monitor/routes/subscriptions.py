"""The subscriptions: all of them, one of them, and what is done with one by a button. Editing has a form of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from schemas import utc_now
from workers.delivery.ledger import Tally, tallies
from workers.monitor.desk import Desk, Refusal, desk_of, try_out, write
from workers.monitor.page import Page, PageOf, render
from workers.monitor.views.refusals import worded
from workers.monitor.views.silence_form import SPANS, SilenceFormError, silence_of
from workers.monitor.views.subscription_told import asks, when
from workers.subscriptions.book import Book
from workers.subscriptions.editing.changes import Change, Put, Remove
from workers.subscriptions.editing.file import Order
from workers.subscriptions.editing.orders import add_silence, lift_silence, remove_subscription
from workers.subscriptions.silences import ReadySilence
from workers.subscriptions.subscription import ReadySubscription

router: Final = APIRouter()

Done = Literal["saved", "made", "silenced", "lifted", "removed", "on", "off"]
_LATELY: Final = timedelta(days=7)
"""Deliveries of so long are counted."""


@router.get("/subscriptions")
async def list_subscriptions(page: PageOf, done: Done | None = None) -> HTMLResponse:
    """All of them in the order of the file, the silences, the channels."""
    return await list_page(page, done=done)


@router.get("/subscriptions/{name}")
async def show(page: PageOf, name: str, done: Done | None = None, tried: bool = False) -> HTMLResponse:
    """One of them; with ``tried`` what it would have sent in the last week."""
    desk = await desk_of(page.request.app)
    return await one_page(page, desk, name, done=done, tried=tried)


@router.get("/subscriptions/{name}/remove")
async def ask_to_remove(page: PageOf, name: str) -> HTMLResponse:
    """The question before it is gone."""
    must_edit(page)
    desk = await desk_of(page.request.app)
    return render(page, "subscriptions/remove.html", desk=desk, one=named(desk, name))


@router.post("/subscriptions/{name}/remove")
async def remove(page: PageOf, name: str, version: Annotated[str, Form()]) -> Response:
    """It is gone, with the silences that were for it alone."""
    named(await desk_of(page.request.app), name)
    refused = await write(page, version, lambda file: remove_subscription(file, name))
    if isinstance(refused, Refusal):
        return await one_page(page, await desk_of(page.request.app), name, refusal=refused)
    return RedirectResponse("/subscriptions?done=removed", 303)


@router.post("/subscriptions/{name}/switch")
async def switch(
    page: PageOf, name: str, version: Annotated[str, Form()], to: Annotated[Literal["on", "off"], Form()]
) -> Response:
    """It sends no more, or does again."""
    named(await desk_of(page.request.app), name)
    return await _done(page, name, version, _switched(name, to), to)


@router.post("/subscriptions/{name}/silence")
async def silence(page: PageOf, name: str, version: Annotated[str, Form()]) -> Response:
    """What it takes is kept back until an end, for a reason."""
    desk = await desk_of(page.request.app)
    named(desk, name)
    typed = {key: value for key, value in (await page.request.form()).items() if isinstance(value, str)}
    assert desk.book is not None
    try:
        wanted = silence_of(typed, name, desk.book.zone, utc_now())
    except SilenceFormError as error:
        wrong = {error.field: page.t(str(error))}
        return await one_page(page, desk, name, status=422, silence=typed, wrong=wrong)
    return await _done(page, name, version, lambda file: add_silence(file, wanted), "silenced")


@router.post("/silences/lift")
async def lift(
    page: PageOf, version: Annotated[str, Form()], at: Annotated[int, Form(ge=0)], back: Annotated[str, Form()] = ""
) -> Response:
    """A silence is no more; ``back``: the subscription on whose page the button stood."""
    desk = await desk_of(page.request.app)
    if desk.book is None or at >= len(desk.book.silences):
        raise HTTPException(404, "There is no such silence.")
    refused = await write(page, version, lambda _: lift_silence(at))
    if isinstance(refused, Refusal):
        return await list_page(page, refusal=refused)
    return RedirectResponse(f"{address(back) if back else '/subscriptions'}?done=lifted", 303)


async def list_page(page: Page, *, done: Done | None = None, refusal: Refusal | None = None) -> HTMLResponse:
    """The page of all; ``refusal``: why the last change was not made."""
    desk, now = await desk_of(page.request.app), utc_now()
    async with page.store.reading() as connection:
        counted = await tallies(connection, now - _LATELY)
    book = desk.book
    return render(
        page,
        "subscriptions/list.html",
        refusal.status if refusal else 200,
        desk=desk,
        cards=[_card(page, one, book, now, counted) for one in book.subscriptions] if book else [],
        silences=list(enumerate(book.silences)) if book else [],
        channels=_channels(book) if book else [],
        now=now,
        done=done,
        problems=problems(page, refusal),
        faults=[worded_at(page, desk, fault) for fault in desk.faults],
    )


async def one_page(
    page: Page,
    desk: Desk,
    name: str,
    *,
    status: int = 200,
    done: Done | None = None,
    tried: bool = False,
    refusal: Refusal | None = None,
    silence: dict[str, str] | None = None,
    wrong: dict[str, str] | None = None,
) -> HTMLResponse:
    """The page of one. ``silence``: what was typed into that form, ``wrong``: what is wrong with it, by field."""
    one, now, book = named(desk, name), utc_now(), desk.book
    assert book is not None
    async with page.store.reading() as connection:
        counted = await tallies(connection, now - _LATELY, name)
    return render(
        page,
        "subscriptions/one.html",
        refusal.status if refusal else status,
        desk=desk,
        card=_card(page, one, book, now, counted),
        tallies=counted,
        silences=[
            (at, each)
            for at, each in enumerate(book.silences)
            if not each.ended(now) and (not each.subscriptions or name in each.subscriptions)
        ],
        spans=tuple(SPANS),
        silence=silence or {},
        wrong=wrong or {},
        now=now,
        done=done,
        trial=await try_out(page, book, name) if tried else None,
        problems=problems(page, refusal),
        faults=[worded_at(page, desk, fault) for fault in desk.faults],
    )


def named(desk: Desk, name: str) -> ReadySubscription:
    """The subscription of that name. Raises HTTPException 404."""
    one = desk.book.subscription(name) if desk.book else None
    if one is None:
        raise HTTPException(404, f"There is no subscription {name[:80]!r}.")
    return one


def address(name: str) -> str:
    """Of the page of a subscription."""
    return f"/subscriptions/{quote(name, safe='')}"


def must_edit(page: Page) -> None:
    """Raises HTTPException 403 for a viewer: a form that he cannot send is not shown to him."""
    if not page.editor:
        raise HTTPException(403, "A viewer may not change anything.")


def problems(page: Page, refusal: Refusal | None) -> list[str]:
    """What went wrong, a sentence each."""
    if refusal is None:
        return []
    return [page.t(refusal.key, reason=refusal.reason), *(worded(fault, page.t) for fault in refusal.faults)]


def worded_at(page: Page, desk: Desk, fault: Any) -> str:
    """A fault of the file with its line."""
    where = desk.path.name if desk.path else ""
    return f"{where}:{fault.line}: {worded(fault, page.t)}" if fault.line else f"{where}: {worded(fault, page.t)}"


async def _done(page: Page, name: str, version: str, order: Order, done: Done) -> Response:
    refused = await write(page, version, order)
    if isinstance(refused, Refusal):
        return await one_page(page, await desk_of(page.request.app), name, refusal=refused)
    return RedirectResponse(f"{address(name)}?done={done}", 303)


def _switched(name: str, to: Literal["on", "off"]) -> Order:
    path = ("subscriptions", name, "enabled")

    def order(file: Any) -> Sequence[Change]:
        if to == "off":
            return [Put(path, "false")]
        return [Remove(path)] if "enabled" in file["subscriptions"][name] else []

    return order


def _card(page: Page, one: ReadySubscription, book: Book, now: datetime, counted: Sequence[Tally]) -> dict[str, Any]:
    """What a card tells of a subscription."""
    states: dict[str, int] = {}
    for tally in counted:
        if tally.subscription == one.name:
            for state, number in tally.states.items():
                states[state.value] = states.get(state.value, 0) + number
    silenced = [each for each in book.silences if _is_on(each, one.name, now)]
    return {
        "name": one.name,
        "address": address(one.name),
        "title": one.model.title or one.name,
        "enabled": one.model.enabled,
        "asks": asks(one, page.t),
        "when": when(one, page.t),
        "to": one.model.to,
        "states": states,
        "silenced": max((each.until for each in silenced), default=None),
        "last": max(
            (tally.last_sent for tally in counted if tally.subscription == one.name and tally.last_sent), default=None
        ),
    }


def _is_on(silence: ReadySilence, name: str, now: datetime) -> bool:
    """Whether ``silence`` keeps back everything of the subscription now: one with conditions keeps back a part."""
    begun = silence.start is None or silence.start <= now
    return (
        begun
        and not silence.ended(now)
        and silence.everything
        and (not silence.subscriptions or name in silence.subscriptions)
    )


def _channels(book: Book) -> list[tuple[str, str, int]]:
    """Name, kind and by how many subscriptions it is used. Where it leads is nobody's business here."""
    return [
        (name, channel.type, sum(name in one.model.to for one in book.subscriptions))
        for name, channel in book.channels.items()
    ]
