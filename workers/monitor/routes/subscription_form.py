"""Making and editing a subscription: one form, which also tries it on the last week before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from schemas import Act, AlertKind
from workers.monitor.desk import Desk, Refusal, desk_of, drafted, try_out, write
from workers.monitor.page import Page, PageOf, render
from workers.monitor.routes.subscriptions import address, must_edit, named, worded_at
from workers.monitor.trial import Tried
from workers.monitor.views.from_search import fields_of, name_for
from workers.monitor.views.refusals import NOTHING_REFUSED, Refusals, refusals
from workers.monitor.views.subscription_form import ROWS, Form
from workers.monitor.views.subscription_told import asks, when
from workers.subscriptions.editing.file import Order
from workers.subscriptions.editing.orders import write_subscription
from workers.subscriptions.model import WEEKDAYS
from workers.subscriptions.refusal import Why
from workers.subscriptions.yaml_tree import Fault

router: Final = APIRouter()

_TAKEN_BY_PAGES: Final = frozenset({"new"})
_DOES: Final = ("save", "try")
_SEARCH: Final = (
    "words",
    "speaker",
    "name",
    "country",
    "act",
    "outlet",
    "about",
    "official",
    "official_only",
    "since",
    "until",
)
_STATIC_FIELDS: Final = frozenset(
    {"name", "title", "enabled", "act", "words", "words.any", "words.all", "words.none", "outlets.any", "outlets.none",
     "official_only", "minimum_confidence", "minimum_outlets", "kinds", "to", "zone", "when", "wait", "every", "daily",
     "urgent", "urgent.act", "urgent.words", "urgent.words.any", "urgent.words.all", "urgent.words.none", "quiet_hours",
     "most_per_hour", "who", "about"}
)  # fmt: skip


@router.get("/subscriptions/new")
async def new(page: PageOf) -> HTMLResponse:
    """An empty form, or one that asks for what a search asks for: its parameters here, or as a whole in ``from``."""
    must_edit(page)
    desk, asked = await desk_of(page.request.app), page.request.query_params
    search = parse_qsl(asked["from"].lstrip("?"))[:50] if "from" in asked else asked.multi_items()
    fields = fields_of((name, value) for name, value in search if name in _SEARCH)
    only = list(desk.book.channels) if desk.book else []
    form = Form.blank({**fields, **({"to": only[0]} if len(only) == 1 else {})})
    return _page(page, desk, form, searched=bool(fields))


@router.post("/subscriptions/new")
async def make(page: PageOf) -> Response:
    """Try what is typed, add an entry to the form, or write it."""
    desk, sent = await desk_of(page.request.app), await _sent(page)
    taken = _TAKEN_BY_PAGES | ({one.name for one in desk.book.subscriptions} if desk.book else set())
    if sent.do not in _DOES:
        return _page(page, desk, sent.form, more=sent.do)
    name = sent.form.text("name").strip() or name_for(sent.form.text("title"), taken)
    if name in taken:
        there = Refusals({"name": (page.t("subscriptions.name_taken"),)}, ())
        return _page(page, desk, sent.form, status=422, refused=there)
    return await _do(page, desk, sent, name, shown="")


@router.get("/subscriptions/{name}/edit")
async def edit(page: PageOf, name: str) -> HTMLResponse:
    """The form, filled with what the file says."""
    must_edit(page)
    desk = await desk_of(page.request.app)
    return _page(page, desk, Form.of(name, named(desk, name).model), name=name)


@router.post("/subscriptions/{name}/edit")
async def change(page: PageOf, name: str) -> Response:
    """Try what is typed, add an entry to the form, or write it."""
    desk, sent = await desk_of(page.request.app), await _sent(page)
    named(desk, name)
    if sent.do not in _DOES:
        return _page(page, desk, sent.form, name=name, more=sent.do)
    return await _do(page, desk, sent, name, shown=name)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What came with a form."""

    form: Form
    do: str
    """``save``, ``try``, or the part of the form that gets another entry."""
    version: str
    """Of the file that the reader has seen."""


async def _sent(page: Page) -> _Sent:
    sent = await page.request.form()
    posted = [(name, value) for name, value in sent.multi_items() if isinstance(value, str)]
    given = dict(posted)
    return _Sent(Form.typed(posted), given.get("do", "save"), given.get("version", ""))


async def _do(page: Page, desk: Desk, sent: _Sent, name: str, *, shown: str) -> Response:
    """Write the subscription ``name`` or try it; ``shown``: the same where it is in the file already, else empty."""
    wanted = sent.form.to_file()
    order = _order(name, wanted)
    if sent.do == "try":
        draft = await drafted(page, order)
        if isinstance(draft, Refusal):
            draft = await _with_all_faults(page, desk, draft, name, wanted)
            return _refused(page, desk, sent.form, draft, name, shown=shown)
        trial = await try_out(page, draft.book, name, desk.book if shown else None)
        return _page(page, desk, sent.form, name=shown, trial=trial)
    made = await write(page, sent.version, order)
    if isinstance(made, Refusal):
        made = await _with_all_faults(page, desk, made, name, wanted)
        return _refused(page, await desk_of(page.request.app), sent.form, made, name, shown=shown)
    return RedirectResponse(f"{address(name)}?done={'saved' if shown else 'made'}", 303)


def _order(name: str, wanted: Mapping[str, Any]) -> Order:
    return lambda file: write_subscription(file, name, wanted)


async def _with_all_faults(page: Page, desk: Desk, refusal: Refusal, name: str, wanted: Mapping[str, Any]) -> Refusal:
    """``refusal`` with what else is wrong: names and words are looked up only where the rest can be read."""
    faulty = {
        fault.steps[2] for fault in refusal.faults if fault.steps[:2] == ("subscriptions", name) and fault.steps[2:]
    }
    if not faulty or desk.book is None:
        return refusal
    rest = {key: value for key, value in wanted.items() if key not in faulty} | {"to": list(desk.book.channels)[:1]}
    more = await drafted(page, _order(name, rest))
    found = more.faults if isinstance(more, Refusal) else ()
    told = {(fault.steps, fault.why) for fault in refusal.faults}
    return replace(refusal, faults=(*refusal.faults, *(one for one in found if (one.steps, one.why) not in told)))


def _refused(page: Page, desk: Desk, form: Form, refusal: Refusal, name: str, *, shown: str) -> HTMLResponse:
    fields = _STATIC_FIELDS | form.fields | {field.rpartition(".")[0] for field in form.fields}
    found = refusals(_own(refusal.faults, name), page.t, ("subscriptions", name), fields)
    if refusal.key != "subscriptions.refused":
        found = Refusals(found.by_field, (page.t(refusal.key, reason=refusal.reason), *found.elsewhere))
    return _page(page, desk, form, status=refusal.status, refused=found, name=shown, changed=refusal.status == 409)


def _own(faults: tuple[Fault, ...], name: str) -> list[Fault]:
    """``faults`` without those that only follow from a name that is none."""
    named = [fault for fault in faults if fault.why is Why.NO_NAME and fault.steps == ("subscriptions", name)]
    return named or list(faults)


def _page(
    page: Page,
    desk: Desk,
    form: Form,
    *,
    status: int = 200,
    name: str = "",
    refused: Refusals = NOTHING_REFUSED,
    trial: Tried | None = None,
    more: str = "",
    searched: bool = False,
    changed: bool = False,
) -> HTMLResponse:
    """``name``: of the one that is edited, empty for a new one. ``more``: the part that gets another entry."""
    book = desk.book
    there = book.subscription(name) if book and name else None
    return render(
        page,
        "subscriptions/form.html",
        status,
        desk=desk,
        form=form,
        name=name,
        address=address(name) if name else "/subscriptions",
        action=f"{address(name)}/edit" if name else "/subscriptions/new",
        refused=refused,
        trial=trial,
        rows={part: form.rows(part) + (1 if part == more or not form.rows(part) else 0) for part in ROWS},
        more=more,
        row_fields=ROWS,
        acts=tuple(Act),
        kinds=tuple(AlertKind),
        days=WEEKDAYS,
        channels=[(name, channel.type) for name, channel in book.channels.items()] if book else [],
        zone=book.zone if book else "UTC",
        searched=searched,
        there=(asks(there, page.t), when(there, page.t)) if changed and there else None,
        faults=[worded_at(page, desk, fault) for fault in desk.faults],
    )
