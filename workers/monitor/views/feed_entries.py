"""Alerts and statements as entries of a feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from schemas import Act, Alert, AlertStatement, Speaker
from workers.monitor.templating import web_url
from workers.monitor.translate import Translator
from workers.monitor.views.feed_document import Entry, Link
from workers.monitor.views.search_address import Search
from workers.sinks.render import RIGHT_TO_LEFT_MARK, isolated, office, other_speaker, outlets, printable, quoted
from workers.store.search import FoundStatement

LONGEST_TITLE: Final = 160
"""Characters of what was said that a title shows."""

Html = Callable[..., str]
"""Makes the HTML of an entry; everything that articles brought comes out escaped."""


def alert_entry(alert: Alert, updated: datetime, page: str, t: Translator, html: Html) -> Entry:
    """``alert`` with all outlets and changes so far; ``updated``: when the last of its events was told."""
    told = [_told(statement, alert.speaker) for statement in alert.statements]
    title = _title(alert.speaker, alert.leading.act, quoted(alert.leading), t)
    carriers = [(carrier, web_url(carrier.url)) for carrier in alert.carriers]
    return Entry(
        id=alert.alert_id,
        page=page,
        title=f"{RIGHT_TO_LEFT_MARK}{t('feeds.corrected')} — {title}" if alert.changes else title,
        text="\n".join(told),
        html=html(alert=alert, told=told, office=office(alert.speaker), carriers=carriers, t=t),
        published=alert.produced_at,
        updated=max(updated, alert.produced_at),
        author="، ".join(outlets(alert)[:1]),
        tags=_tags((statement.act for statement in alert.statements), alert.speaker, t),
        sources=tuple(Link(url, printable(carrier.label)) for carrier, url in carriers if url),
    )


def statement_entry(found: FoundStatement, page: str, t: Translator, html: Html) -> Entry:
    """A statement that no alert tells: said by nobody official, or not new."""
    url, label = web_url(found.url), printable(found.outlet or found.source)
    return Entry(
        id=found.statement_id,
        page=page,
        title=_title(found.speaker, found.act, quoted(found), t),
        text=quoted(found),
        html=html(found=found, told=quoted(found), office=office(found.speaker), url=url, label=label, t=t),
        published=found.published_at,
        updated=found.published_at,
        author=label,
        tags=_tags((found.act,), found.speaker, t),
        sources=(Link(url, label),) if url else (),
    )


def _told(statement: AlertStatement, speaker: Speaker) -> str:
    """What was said; behind his name where that was not ``speaker``, whom the alert names: «متحدث باسم الجيش: لا نقص …»."""
    other = other_speaker(statement.speaker, speaker)
    return f"{isolated(other, True)}: {quoted(statement)}" if other else quoted(statement)


def _title(speaker: Speaker, act: Act, told: str, t: Translator) -> str:
    """«سالم الهادي — نفي: لا نقص …»: a line from right to left; its parts keep their own direction."""
    parts = (isolated(printable(speaker.label), True), t(f"act.{act}"), isolated(_shortened(told), True))
    return "{}{} — {}: {}".format(RIGHT_TO_LEFT_MARK if t.language == "ar" else "", *parts)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rpartition(" ")[0] + "…"


def _tags(acts: Iterable[Act], speaker: Speaker, t: Translator) -> tuple[tuple[str, str], ...]:
    tags = {act.value: t(f"act.{act}") for act in acts}
    if speaker.country:
        tags[speaker.country] = speaker.country
    return tuple(tags.items())


def search_title(search: Search, t: Translator) -> str:
    """«بحث: هدنة · SY»: what tells one feed of a search from another."""
    return t("feeds.search", search=" · ".join(value for _, value in search.parameters) or t("site.all"))
