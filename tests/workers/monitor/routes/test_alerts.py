"""The page of an alert, over articles that the real stages have read."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID, uuid4

import httpx
import pytest

from schemas import Alert, AlertKind, FeedbackVerdict, derive_id
from tests.annotated import make_annotated
from tests.workers.monitor.conftest import CSRF, client_of
from tests.workers.monitor.markup import Page
from workers.monitor.csrf import CSRF_COOKIE
from workers.store import Store


def told(alerts: list[Alert], kind: AlertKind) -> Alert:
    return next(alert for alert in alerts if alert.kind is kind)


async def page_of(client: httpx.AsyncClient, alert_id: UUID, **query: str) -> Page:
    answer = await client.get(f"/alerts/{alert_id}", params=query)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.faults == []
    return page


async def test_every_alert_has_a_page_in_both_languages(reader: httpx.AsyncClient, read_alerts: list[Alert]) -> None:
    for alert in {alert.alert_id: alert for alert in read_alerts}.values():
        for language in ("ar", "en"):
            page = await page_of(reader, alert.alert_id, lang=language)
            assert alert.speaker.label in page.text
            for statement in alert.statements:
                assert statement.content in page.text


async def test_the_highlight_is_the_span(
    reader: httpx.AsyncClient, read_store: Store, read_alerts: list[Alert]
) -> None:
    seen = 0
    for alert in read_alerts:
        article = await read_store.annotated(alert.trace_id)
        assert article is not None
        page = await page_of(reader, alert.alert_id, article=str(alert.trace_id))
        highlighted = "".join(page.texts("mark", "statement"))
        now = {statement.id: statement for statement in article.statements}
        for statement in alert.statements:
            if statement.id in now:
                part = next(
                    part
                    for part in article.article.parts
                    if part.field == statement.field and statement.content in part.text
                )
                assert statement.span is not None
                clean = part.to_clean(statement.span.start, statement.span.end)
                assert clean is not None
                assert part.text[slice(*clean)] in highlighted
                seen += 1
    assert seen > 15


async def test_the_outlets_of_one_alert_stand_side_by_side(reader: httpx.AsyncClient, read_alerts: list[Alert]) -> None:
    joined = told(read_alerts, AlertKind.CORROBORATED)
    page = await page_of(reader, joined.alert_id)
    first = next(a for a in read_alerts if a.alert_id == joined.alert_id and a.kind is AlertKind.NEW)
    for carrier in (*first.carriers, *joined.carriers):
        assert any(carrier.label in text for text in page.texts("ul", "tellers"))
        assert f"/alerts/{joined.alert_id}?article={carrier.article_id}#article" in page.attributes("a", "href")


async def test_the_article_of_another_outlet_is_shown_by_its_address(
    reader: httpx.AsyncClient, read_store: Store, read_alerts: list[Alert]
) -> None:
    joined = told(read_alerts, AlertKind.CORROBORATED)
    article = await read_store.annotated(joined.trace_id)
    assert article is not None
    page = await page_of(reader, joined.alert_id, article=str(joined.trace_id))
    paragraphs = [article.article.body.text[span.start : span.end] for span in article.article.body.paragraphs]
    assert page.texts("p", "paragraph") == paragraphs
    assert await page_of(reader, joined.alert_id, article=str(uuid4()))


async def test_it_is_explained_how_it_was_read(reader: httpx.AsyncClient, read_alerts: list[Alert]) -> None:
    alert = told(read_alerts, AlertKind.NEW)
    arabic, english = [await page_of(reader, alert.alert_id, lang=language) for language in ("ar", "en")]
    assert "لم تقل هذه الجهة ما يشبهه" in arabic.text
    assert "nothing that this side said" in english.text
    assert all(len(page.texts("details", "why")) == len(alert.statements) for page in (arabic, english))


async def test_a_correction_shows_both_wordings(reader: httpx.AsyncClient, read_alerts: list[Alert]) -> None:
    corrected = told(read_alerts, AlertKind.CORRECTED)
    page = await page_of(reader, corrected.alert_id)
    (change,) = corrected.changes
    assert (page.texts("del"), page.texts("ins")) == ([change.before], [change.after])
    assert {"أربع", "ثلاث"} <= set(page.texts("mark", "differs"))


async def test_a_reversal_leads_to_what_it_reverses_and_back(
    reader: httpx.AsyncClient, read_alerts: list[Alert]
) -> None:
    turned = next(alert for alert in read_alerts if any(said.opposes for said in alert.statements))
    (opposed,) = [said.opposes for said in turned.statements if said.opposes]
    before = next(a for a in read_alerts if opposed.statement in {said.id for said in a.statements})
    for here, there in ((turned, before), (before, turned)):
        page = await page_of(reader, here.alert_id)
        assert f"/alerts/{there.alert_id}" in page.attributes("a", "href")
    assert "/alerts/" not in "".join(
        page_link for page_link in (await page_of(reader, read_alerts[0].alert_id)).attributes("a", "href")
        if page_link.startswith("/alerts/") and str(read_alerts[0].alert_id) not in page_link
    )  # fmt: skip


async def test_another_wording_to_compare_with(
    reader: httpx.AsyncClient, read_store: Store, read_alerts: list[Alert]
) -> None:
    corrected = told(read_alerts, AlertKind.CORRECTED)
    wordings = await read_store.wordings(corrected.alert_id)
    after = next(one for one in wordings if one.statement_id == corrected.changes[0].after_id)
    plain = (await page_of(reader, corrected.alert_id)).texts("blockquote", "wording")
    turned = (await page_of(reader, corrected.alert_id, compare=str(after.statement_id))).texts("blockquote", "wording")
    assert plain[:2] == turned[:2][::-1]


async def test_an_alert_whose_texts_are_not_there_says_so(client: httpx.AsyncClient) -> None:
    page = await page_of(client, derive_id("alert", "rate"))
    assert "نص هذا الخبر ليس في الأرشيف" in page.text
    assert page.texts("blockquote", "wording") == ["سعر الصرف تحت السيطرة"] * 2
    assert page.texts("mark", "statement") == []


@pytest.mark.parametrize(("address", "status"), [(uuid4(), 404), ("x", 422), ("00000000", 422)])
async def test_what_is_no_alert_is_an_error(reader: httpx.AsyncClient, address: object, status: int) -> None:
    assert (await reader.get(f"/alerts/{address}")).status_code == status
    assert (await reader.post(f"/alerts/{address}/feedback", data={"verdict": "right"})).status_code == status


async def test_what_a_reader_says_is_stored_and_shown(
    reader: httpx.AsyncClient, read_store: Store, read_alerts: list[Alert]
) -> None:
    alert = told(read_alerts, AlertKind.NEW)
    statement = alert.statements[-1].id
    form = {"verdict": "wrong-speaker", "statement": str(statement), "note": "  قاله نائبه  "}
    answer = await reader.post(f"/alerts/{alert.alert_id}/feedback", data=form)
    assert (answer.status_code, answer.headers["location"]) == (
        303, f"/alerts/{alert.alert_id}?given=wrong-speaker#feedback",
    )  # fmt: skip
    await reader.post(f"/alerts/{alert.alert_id}/feedback", data={"verdict": "not-new", "statement": "", "note": ""})
    stored = {one.verdict: one for one in await read_store.feedback_on(alert.alert_id)}
    assert {(one.verdict, one.statement_id, one.note) for one in stored.values()} == {
        (FeedbackVerdict.WRONG_SPEAKER, statement, "قاله نائبه"), (FeedbackVerdict.NOT_NEW, None, None),
    }  # fmt: skip
    judged, unknown = await read_store.judged()
    assert {one.verdict for one in judged} == set(stored)
    assert unknown == 0
    page = await page_of(reader, alert.alert_id, given="wrong-speaker")
    assert "قاله نائبه" in page.text
    assert any("سُجّل رأيك: المتحدث خطأ" in text for text in page.texts("p", "notice"))


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"verdict": "splendid"},
        {"verdict": "right", "note": "x" * 2001},
        {"verdict": "right", "statement": str(uuid4())},
    ],
)
async def test_what_cannot_be_meant_is_refused(
    reader: httpx.AsyncClient, read_store: Store, read_alerts: list[Alert], form: dict[str, str]
) -> None:
    alert = read_alerts[0]
    assert (await reader.post(f"/alerts/{alert.alert_id}/feedback", data=form)).status_code == 422
    assert await read_store.feedback_on(alert.alert_id) == []


async def test_another_site_and_a_viewer_can_say_nothing(read_store: Store, read_alerts: list[Alert]) -> None:
    address = f"/alerts/{read_alerts[0].alert_id}"
    async with client_of(read_store) as editor:
        editor.headers.pop("X-CSRF-Token")
        assert (await editor.post(f"{address}/feedback", data={"verdict": "right"})).status_code == 403
        assert (await editor.post(f"{address}/feedback", data={"verdict": "right", "csrf": CSRF})).status_code == 303
        assert 'name="csrf"' in (await editor.get(address)).text
        assert editor.cookies[CSRF_COOKIE] == CSRF
    async with client_of(read_store, monitor_token="e" * 16, monitor_viewer_token="v" * 16) as viewer:
        viewer.headers["Authorization"] = f"Bearer {'v' * 16}"
        page = Page((await viewer.get(address)).text)
        assert (page.texts("button", "name=verdict"), page.faults) == ([], [])
        assert (await viewer.post(f"{address}/feedback", data={"verdict": "right"})).status_code == 403


async def test_headings_go_down_step_by_step(reader: httpx.AsyncClient, read_alerts: list[Alert]) -> None:
    html = (await reader.get(f"/alerts/{read_alerts[0].alert_id}")).text
    levels = [int(html[at + 2]) for at in range(len(html)) if html.startswith(("<h1", "<h2", "<h3", "<h4"), at)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


async def test_who_says_so_is_whom_the_proxy_names(read_store: Store, read_alerts: list[Alert]) -> None:
    alert = read_alerts[0]
    trusted = {"monitor_proxy_header": "X-User", "monitor_proxy_addresses": ("127.0.0.1",), "monitor_editors": ("*",)}
    async with client_of(read_store, monitor_hosts=("127.0.0.1",), **trusted) as client:
        client.headers["X-User"] = "reem"
        answer = await client.post(f"/alerts/{alert.alert_id}/feedback", data={"verdict": "right"})
    assert answer.status_code == 303
    assert [one.reader for one in await read_store.feedback_on(alert.alert_id)] == ["reem"]


async def test_an_article_that_says_something_else_by_now_says_so(store: Store, client: httpx.AsyncClient) -> None:
    await store.save([make_annotated("b1", "قول آخر تماما")])
    page = await page_of(client, derive_id("alert", "rate"))
    assert "تغيّر الخبر منذ التنبيه" in page.text
    assert (page.texts("p", "paragraph"), page.texts("mark", "statement")) == (["قول آخر تماما"], [])
