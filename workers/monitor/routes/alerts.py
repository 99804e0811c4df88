"""The page of one alert."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse

from schemas import Alert, Carrier, FeedbackVerdict, Opposed
from schemas.feedback import MAX_NOTE_CHARS
from workers.explain.wording import WORDINGS
from workers.feedback import verdict_on
from workers.monitor.addresses import alert_address
from workers.monitor.page import Page, PageOf, render
from workers.monitor.views.alert import Said, corrections_of, numbers_in, numbers_of, said_in, verdicts_on
from workers.monitor.views.article import ReadArticle, read_article
from workers.sinks.render import office, outlets
from workers.store.feedback_outbox import give
from workers.text.knowledge.base import load

router: Final = APIRouter()


@router.get("/alerts/{alert_id}")
async def alert_page(
    page: PageOf,
    alert_id: UUID,
    article: UUID | None = None,
    compare: UUID | None = None,
    given: FeedbackVerdict | None = None,
) -> HTMLResponse:
    """What the alert tells in all wordings, in the text of ``article``, else of the one that told first.

    ``compare``: the statement that the other wordings are compared with. ``given``: what the reader has just said of it.
    """
    alert = await _alert(page, alert_id)
    said = said_in(alert, await page.store.wordings(alert_id), compare)
    carrier = _chosen(alert, article)
    return render(
        page,
        "alert.html",
        alert=alert,
        said=said,
        corrections=corrections_of(alert),
        opposed=await _opposed(page, alert),
        opposing=await page.store.opposing(alert),
        shown=carrier,
        read=await _read(page, carrier, said, alert.speaker_key),
        wording=WORDINGS[page.lang],
        office=office,
        outlets=outlets(alert),
        numbers=numbers_of(said),
        verdicts=verdicts_on(alert, said),
        feedback=await page.store.feedback_on(alert_id),
        given=given,
        most_note=MAX_NOTE_CHARS,
    )


@router.post("/alerts/{alert_id}/feedback")
async def give_feedback(
    page: PageOf,
    alert_id: UUID,
    verdict: Annotated[FeedbackVerdict, Form()],
    statement: Annotated[UUID | None, Form()] = None,
    note: Annotated[str, Form(max_length=MAX_NOTE_CHARS)] = "",
) -> RedirectResponse:
    """Store what an editor says of the alert, or of one of its statements, and show it; a worker publishes it."""
    alert = await _alert(page, alert_id)
    if statement is not None and statement not in await page.store.statements_told(alert_id):
        raise HTTPException(422, "The alert has no such statement.")
    feedback = verdict_on(
        alert, verdict, statement_id=statement, reader=page.reader.name[:200], note=note.strip() or None
    )
    async with page.store.writing() as connection:
        await give(connection, feedback)
    return RedirectResponse(f"{alert_address(alert_id)}?given={verdict.value}#feedback", 303)


async def _alert(page: Page, alert_id: UUID) -> Alert:
    alert = await page.store.alert(alert_id)
    if alert is None:
        raise HTTPException(404)
    return alert


def _chosen(alert: Alert, article: UUID | None) -> Carrier:
    """The carrier that is asked for, else the first."""
    return next((carrier for carrier in alert.carriers if carrier.article_id == article), alert.carriers[0])


async def _read(page: Page, carrier: Carrier, said: tuple[Said, ...], speaker_key: str) -> ReadArticle | None:
    """The article as it was read; None where the store has no text of it."""
    annotated = await page.store.annotated(carrier.article_id)
    if annotated is None:
        return None
    numbers = numbers_in(annotated, said, speaker_key)
    # A long article takes tens of milliseconds, and knowledge is loaded when it is first needed.
    return await asyncio.to_thread(
        lambda: read_article(
            annotated.article, annotated.statements, numbers, load(page.settings.knowledge), WORDINGS[page.lang]
        )
    )


async def _opposed(page: Page, alert: Alert) -> dict[UUID, UUID]:
    """Statement that is reversed or denied → the alert that tells it."""
    opposed: list[Opposed] = [told.opposes for told in alert.statements if told.opposes is not None]
    ids = {one.statement for one in opposed if one.statement is not None}
    return dict(await page.store.alerts_telling(ids)) if ids else {}
